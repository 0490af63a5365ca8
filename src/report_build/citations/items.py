"""One work, as an item of CSL-JSON gives it: texts, people and dates sorted out of the values.

Reading never fails for a value of the wrong kind; what cannot be read is left out. Faults are
told to the author elsewhere (`readers/library.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from report_build.citations.dates import When, when
from report_build.citations.errors import MissingId
from report_build.citations.names import Person, person
from report_build.citations.richtext import word_set

NAMES = word_set(
    """author chair collection-editor compiler composer container-author contributor curator
    director editor editor-translator editorial-director executive-producer guest host
    illustrator interviewer narrator organizer original-author performer producer recipient
    reviewed-author script-writer series-creator translator"""
)
DATES = word_set("accessed available-date event-date issued original-date submitted")
TYPES = word_set(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter
    classic collection dataset document entry entry-dictionary entry-encyclopedia event figure
    graphic hearing interview legal_case legislation manuscript map motion_picture
    musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software
    song speech standard thesis treaty webpage"""
)
# Names that programs export beside those of CSL 1.0.2.
_OTHER_NAMES = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
    "archive-location": "archive_location",
    "archive-collection": "archive_collection",
    "editortranslator": "editor-translator",
}
_OTHER_TYPES = {
    "blog-post": "post-weblog",
    "film": "motion_picture",
    "journal-article": "article-journal",
    "misc": "document",
    "review_book": "review-book",
}
_NOT_TEXT = NAMES | DATES | {"id", "type", "custom", "categories", "language", "author-lead"}


@dataclass(frozen=True, slots=True)
class Work:
    """A work with its variables by their CSL names; texts are as the author wrote them.

    Empty variables are absent. `custom` keeps the texts of CSL-JSON's custom object.
    """

    id: str
    kind: str
    texts: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    dates: Mapping[str, When] = field(default_factory=dict)
    language: str = ""
    link: str = ""  # where a live URL leads, whatever of it is printed
    custom: Mapping[str, str] = field(default_factory=dict)

    def text(self, variable: str) -> str:
        """A text variable, "" if the work has none."""
        return self.texts.get(variable, "")


def item_id(item: object) -> str:
    """The id of an item as text; raises MissingId if it has none."""
    value = item.get("id") if isinstance(item, Mapping) else None
    if isinstance(value, bool) or not isinstance(value, str | int | float) or value == "":
        raise MissingId(item)
    return str(value)


def work(item: Mapping[str, object]) -> Work:
    """The work that an item of CSL-JSON describes; raises MissingId if it has no id."""
    texts: dict[str, str] = {}
    people: dict[str, tuple[Person, ...]] = {}
    dates: dict[str, When] = {}
    for name, value in item.items():
        variable = _OTHER_NAMES.get(name, name)
        if variable in NAMES:
            found = _people(value)
            if found:
                people[variable] = found
        elif variable in DATES:
            date = when(value)
            if date is not None:
                dates[variable] = date
        elif variable not in _NOT_TEXT:
            text = _text(value)
            if text and (variable == name or variable not in texts):
                texts[variable] = text
    return Work(
        id=item_id(item),
        kind=_kind(item.get("type")),
        texts=texts,
        people=people,
        dates=dates,
        language=_text(item.get("language")),
        link=texts.get("URL", ""),
        custom=_custom(item.get("custom")),
    )


def _kind(value: object) -> str:
    name = value.strip() if isinstance(value, str) else ""
    name = _OTHER_TYPES.get(name, name)
    return name if name in TYPES else name.lower() if name.lower() in TYPES else "document"


def _people(value: object) -> tuple[Person, ...]:
    if isinstance(value, str | Mapping):
        value = [value]
    if not isinstance(value, Sequence):
        return ()
    return tuple(who for who in map(person, value) if who is not None)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _custom(value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        return {}
    return {str(key): text for key, part in value.items() if (text := _text(part))}
