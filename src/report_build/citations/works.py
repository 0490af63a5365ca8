"""The works of one document: collected, told apart, cited and listed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from report_build.citations import Formatted, Piece, mla
from report_build.citations.errors import UnknownWork
from report_build.citations.items import Work, item_id, work
from report_build.citations.names import Person
from report_build.citations.rendering import Reference, Rendering, Value
from report_build.citations.richtext import attached, escaped, letters, plain, rich, word_set
from report_build.citations.sorting import csl_order
from report_build.citations.style import Sheet, sheet

Fullness = Mapping[int, int]

_VERBATIM = word_set("URL DOI ISBN ISSN PMID PMCID archive_location call-number")
_UNPRINTED = word_set("abstract keyword note annote")
_LABELS = {"time": "timestamp", "sub verbo": "sub-verbo", "article": "article-locator"}


def formatted(
    items: Sequence[Mapping[str, object]],
    citations: Sequence[Mapping[str, object]],
    style: str,
    locale: str,
    nocite: Sequence[str],
    annotated: bool,
) -> Formatted:
    """All citations and the list of works cited; see `report_build.citations`."""
    page = sheet(style, locale)
    library = _library(items)
    wanted = [[_cite(cite) for cite in _cites(citation)] for citation in citations]
    listed = _listed(library, (cite.id for cites in wanted for cite in cites), nocite)
    bibliography = _Bibliography(page, listed)
    parts = tuple(
        bibliography.parts(cites, citation.get("mode") == "composite")
        for cites, citation in zip(wanted, citations, strict=True)
    )
    return Formatted(
        citations=tuple("".join(html for _, html in pieces) for pieces in parts),
        works_cited=tuple(bibliography.entries()),
        parts=parts,
        annotations=tuple(bibliography.annotations()) if annotated else (),
    )


# -- what is asked for ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cite:
    """One cite of a citation; affixes are HTML, the locator is marked text."""

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    mode: str = ""  # "suppress-author", "author-only", "locator-only" or ""


def _cites(citation: Mapping[str, object]) -> Sequence[Mapping[str, object]]:
    cites = citation.get("cites")
    return cites if isinstance(cites, Sequence) and not isinstance(cites, str) else ()


def _cite(cite: Mapping[str, object]) -> Cite:
    modes = ("author-only", "locator-only", "suppress-author")
    label = _words(cite, "label") or "page"
    locator = _words(cite, "locator")
    label = _LABELS.get(label, label)
    return Cite(
        id=item_id(cite),
        locator=rich(mla.volume_and_page(locator, label)),
        label=label,
        prefix=rich(_words(cite, "prefix")),
        suffix=rich(_words(cite, "suffix")),
        mode=next((mode for mode in modes if cite.get(mode)), ""),
    )


def _words(cite: Mapping[str, object], key: str) -> str:
    value = cite.get(key)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _library(items: Iterable[Mapping[str, object]]) -> dict[str, Mapping[str, object]]:
    library: dict[str, Mapping[str, object]] = {}
    for item in items:
        library.setdefault(item_id(item), item)
    return library


def _listed(
    library: Mapping[str, Mapping[str, object]], cited: Iterable[str], nocite: Sequence[str]
) -> dict[str, Work]:
    """The works that stand in the list, in the order of their first mention."""
    wanted = dict.fromkeys([*cited, *(name for name in nocite if name != "*")])
    if "*" in nocite:
        wanted |= dict.fromkeys(library)
    for name in wanted:
        if name not in library:
            raise UnknownWork(name, library)
    return {name: work(library[name]) for name in wanted}


# -- one document --------------------------------------------------------------------------


@dataclass(slots=True)
class _Told:
    """How a citation tells a work from the others."""

    fullness: dict[int, int] = field(default_factory=dict)  # place of a name: how full
    title: bool = False


class _Bibliography:
    def __init__(self, page: Sheet, works: Mapping[str, Work]) -> None:
        self.sheet = page
        self.works = {k: mla.prepared(w) for k, w in works.items()} if page.is_mla else works
        self.references = {k: _reference(w, page.language) for k, w in self.works.items()}
        self.told = _told_apart(self.works) if page.is_mla else {k: _Told() for k in self.works}

    # -- citations

    def parts(self, cites: Sequence[Cite], composite: bool) -> tuple[Piece, ...]:
        """A citation in pieces, each cite apart from what stands between."""
        if composite and cites:
            return self._composite(cites)
        if len(cites) == 1 and cites[0].mode == "author-only":
            return ((cites[0].id, self._finished(self._text(cites[0]))),)
        return self._parenthesis(cites)

    def _composite(self, cites: Sequence[Cite]) -> tuple[Piece, ...]:
        first, *others = cites
        author = self._text(Cite(first.id, mode="author-only"))
        rest = Cite(
            first.id, first.locator, first.label, first.prefix, first.suffix, "suppress-author"
        )
        inner = self._parenthesis([rest, *others])
        pieces: list[Piece] = [(first.id, self._finished(author))]
        return (*pieces, (None, " "), *inner) if inner else tuple(pieces)

    def _parenthesis(self, cites: Sequence[Cite]) -> tuple[Piece, ...]:
        layout = self.sheet.layout("citation")
        opening, closing = layout.before, layout.after
        delimiter = layout.traits.get("delimiter", "; ")
        shown = [(cite.id, text) for cite in cites if (text := self._with_affixes(cite))]
        if not shown:
            return ()
        pieces: list[Piece] = [(None, escaped(opening))] if opening else []
        for place, (name, text) in enumerate(shown):
            if place:
                pieces.append((None, escaped(delimiter)))
            pieces.append((name, self._finished(text)))
        return (*pieces, (None, escaped(closing))) if closing else tuple(pieces)

    def _with_affixes(self, cite: Cite) -> str:
        text = self._text(cite)
        prefix, suffix = cite.prefix, cite.suffix
        if prefix and text and not prefix[-1].isspace():
            prefix += " "
        if suffix and text and (suffix[0].isalnum() or suffix[0] in "(["):
            suffix = " " + suffix
        return attached(prefix + text, suffix, self.sheet.inside)

    def _text(self, cite: Cite) -> str:
        """A cite as marked text, without affixes."""
        told = self.told[cite.id]
        named = cite.mode != "author-only"
        item = Rendering(
            self.references[cite.id],
            "citation",
            locator=cite.locator if named else "",
            label=cite.label,
            mode="suppress-author" if cite.mode in ("suppress-author", "locator-only") else "",
            fullness=told.fullness,
            title=told.title and named and cite.mode != "locator-only",
        )
        text: str = self.sheet.layout("citation").render(item)
        if not named and item.lead:
            text = item.lead
        return mla.without_handle(text) if self.sheet.is_mla else text

    def _finished(self, text: str) -> str:
        return self.sheet.settled(text)

    # -- the list

    def entries(self) -> Iterable[tuple[str, str]]:
        """(id, HTML) in list order, dashes for names that repeat."""
        before: object = None
        dash = self._dash()
        for name in self._order():
            lead = self._lead(name)
            repeats = bool(dash) and bool(lead) and lead == before
            item = Rendering(
                self.references[name],
                "bibliography",
                dash=dash if repeats else "",
                link=self.works[name].link,
            )
            yield name, self.sheet.entry(item)
            before = lead

    def annotations(self) -> Iterable[tuple[str, str]]:
        """(id, HTML) of the works that have an annotation, in list order."""
        for name in self._order():
            text = self.works[name].text("annote")
            if text:
                yield name, self._finished(rich(text))

    def _order(self) -> list[str]:
        if self.sheet.is_mla:
            return sorted(self.works, key=lambda name: mla.sort_key(self.works[name]))
        return csl_order(self.sheet, self.references)

    def _lead(self, name: str) -> object:
        return mla.lead(self.works[name])

    def _dash(self) -> str:
        part = self.sheet.bibliography
        value = part.get("subsequent-author-substitute", "") if part is not None else ""
        return escaped(value)


def _reference(item: Work, language: str) -> Reference:
    values: dict[str, Value] = {**item.people, **item.dates}
    for variable, text in item.texts.items():
        if variable in _VERBATIM:
            values[variable] = escaped(text)
        elif variable not in _UNPRINTED:
            values[variable] = rich(text)
    english = (item.language or language).lower()[:2] == "en"
    return Reference(item.id, item.kind, values, english)


def _told_apart(works: Mapping[str, Work]) -> dict[str, _Told]:
    """What each work's citation adds so that no two works are cited alike (MLA 9, 6.8).

    Initials first, then given names; works by the same people add their title.
    """
    told = {name: _Told() for name in works}
    alike = _cited_alike(works, works, told)
    for level in (1, 2):
        for group in alike:
            _add_names(group, works, told, level)
        alike = [part for group in alike for part in _cited_alike(group, works, told)]
    for group in alike:
        for name in group:
            told[name].title = True
    return told


def _cited_alike(
    names: Iterable[str], works: Mapping[str, Work], told: Mapping[str, _Told]
) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for name in names:
        if mla.lead(works[name]):
            groups.setdefault(mla.cited_name(works[name], told[name].fullness), []).append(name)
    return [group for group in groups.values() if len(group) > 1]


def _add_names(
    group: Sequence[str], works: Mapping[str, Work], told: Mapping[str, _Told], level: int
) -> None:
    people = {name: mla.cited_people(works[name]) for name in group}
    for place in range(max(len(shown) for shown in people.values())):
        there = [name for name in group if place < len(people[name])]
        if len({_whole_name(people[name][place]) for name in there}) > 1:
            for name in there:
                told[name].fullness[place] = level


def _whole_name(who: Person) -> str:
    parts = (who.literal, who.given, who.dropping, who.particle, who.family, who.suffix)
    return letters(plain(" ".join(parts)))
