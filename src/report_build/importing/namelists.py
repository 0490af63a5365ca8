"""Where a list of names ends that no date follows, but a title.

Each piece of the list is matched by itself: one pattern for the whole list would try every
division of it.
"""

from __future__ import annotations

import re

from report_build.importing.bodies import UPPER
from report_build.importing.people import INITIALS

_WORD = rf"[{UPPER}][\w'’-]*[\w’']"
_PARTICLE = r"(?:van|von|de|der|den|del|du|da|di|dos|bin|al|el|la|le|ten|ter|Ould)\s"
_DOTTED = rf"[{UPPER}]\.(?:[ -]?[{UPPER}]\.)*"
_FAMILY = rf"(?:{_PARTICLE})*{_WORD}(?:\s(?:{_PARTICLE})*{_WORD})?"
_FAMILIES = re.compile(_FAMILY)
_GIVEN = re.compile(rf"{_WORD}(?:\s{_WORD})?(?:\s{_DOTTED})?|{_DOTTED}")
_STRAIGHT = re.compile(
    rf"(?:{_WORD}|{_DOTTED})(?:\s{_DOTTED}|\s(?:{_PARTICLE})*{_WORD}){{0,3}}"
    rf"\s(?:{_PARTICLE})*{_WORD}"
)
_WITH_INITIALS = re.compile(rf"{_FAMILY}\s(?:{INITIALS.pattern})")
_IN_CAPITALS = re.compile(rf"[{UPPER}]{{2,}}(?:[ '’-][{UPPER}]+)*\s{_WORD}(?:\s{_WORD})?")
_BEHIND = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|et al\.?|\(?(?:eds?|editors?|dir|Hrsg)\.?\)?")
_BETWEEN = re.compile(
    r"\s*;\s*|,?\s+(?:and|&|et|und|y)\s+(?!al\b)|,\s+|\s/\s"
    r"|\s(?=\((?:eds?|dir|Hrsg)\b)|\s(?=et al\b)"
)
_LONGEST = 400


def end_at_stop(text: str) -> int:
    """Where names end before a full stop, as in MLA, Chicago and Vancouver; 0 if there are none."""
    for stop in re.finditer(r"\.\s+(?=\S)", text[:_LONGEST]):
        after = text[stop.end() :]
        if re.match(rf"[{UPPER}]\.[\s-]|(?:and|&|et)\s", after):
            continue
        before = text[: stop.start()]
        if _is_list(before) or _is_list(f"{before}."):
            return stop.end()
    return 0


def end_at_comma(text: str) -> int:
    """Where names end before a comma, in the shapes that tell where; 0 if there are none."""
    ends = [
        comma.end()
        for comma in re.finditer(r",\s+(?=\S)", text[:_LONGEST])
        if _is_told(text[: comma.start()])
    ]
    return ends[-1] if ends else 0


def _is_list(text: str) -> bool:
    """Whether a text is names: the first with its family's name first, the others either way."""
    pieces = _BETWEEN.split(text)
    if all(_WITH_INITIALS.fullmatch(piece) or _BEHIND.fullmatch(piece) for piece in pieces):
        return True  # Vancouver
    at = 0
    while at < len(pieces):
        step = _step(pieces, at)
        if not step:
            return False
        at += step
    return True


def _step(pieces: list[str], at: int) -> int:
    """How many pieces the name at a place takes; 0 if there is none."""
    here, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else ""
    if at and _BEHIND.fullmatch(here):
        return 1
    if _FAMILIES.fullmatch(here) and _GIVEN.fullmatch(after):
        return 2
    return 1 if at and _STRAIGHT.fullmatch(here) else 0


def _is_told(text: str) -> bool:
    """Whether names have initials or capitals throughout, or are one or two inverted ones."""
    pieces = [piece for piece in _BETWEEN.split(text) if not _BEHIND.fullmatch(piece)]
    if all(_WITH_INITIALS.fullmatch(piece) or _IN_CAPITALS.fullmatch(piece) for piece in pieces):
        return True
    if len(pieces) % 2:
        return len(pieces) == 3 and _is_pair(pieces[:2]) and bool(_STRAIGHT.fullmatch(pieces[2]))
    if all(INITIALS.fullmatch(piece) for piece in pieces[1::2]):
        return all(_FAMILIES.fullmatch(piece) for piece in pieces[::2])
    return len(pieces) == 2 and _is_pair(pieces)


def _is_pair(pieces: list[str]) -> bool:
    return bool(_FAMILIES.fullmatch(pieces[0]) and _GIVEN.fullmatch(pieces[1]))
