"""The proof that nothing of a string was lost: what stands in no field is unplaced."""

from __future__ import annotations

import re

from report_build.importing import when
from report_build.importing.draft import Draft

_GLUE = frozenset(
    "abgerufen abrufbar access accessed accessible aceso and at aufgerufen aufl auflage "
    "autumn available band bd by cited consulta consultada consultado consulté coords "
    "crossref dans date dated delivered dir directed disponible doc doi ed edited edition editor "
    "editors edn eds electronic en fall first from given heft held herausgegeben hrsg htm "
    "html http https in index internet isbn issn issue jahrgang last letzter ligne link línea "
    "modified no nos nr num number of on online org page pdf posted pp presented pub "
    "performance performances published página resource retrieved scholar spring ssrn summer sur "
    "the to trans translated und undated unter updated url verfügbar viewed visited vol vols "
    "volume web website winter www zugriff zuletzt".split()
)
"""Words that stand around fields and mean nothing without them."""

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|er|[a-z])?")
_MONTH = re.compile(rf"{when.MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)


def leave_rest(draft: Draft) -> None:
    """Leave each run of words that stands in no field and is no glue."""
    placed = _words(" ".join([*map(_text, draft.fields.values()), *draft.unplaced]))
    run: list[str] = []
    for word in [*re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", _without_addresses(draft.raw)), ""]:
        if word and not _is_placed(word, placed):
            run.append(word)
        elif run:
            draft.leave(" ".join(run))
            run = []


def _is_placed(word: str, placed: frozenset[str]) -> bool:
    parts = _words(word)
    return all(
        part in placed
        or part in _GLUE
        or len(part) < 3
        or bool(_ORDINAL.fullmatch(part))
        or _MONTH.fullmatch(part)
        for part in parts
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", text.casefold()))


def _text(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(map(_text, value.values()))
    return " ".join(map(_text, value)) if isinstance(value, list) else str(value)


def _without_addresses(text: str) -> str:
    """Addresses are whole in their fields, but for what only follows their reader."""
    return re.sub(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)+/\S*", " ", text)
