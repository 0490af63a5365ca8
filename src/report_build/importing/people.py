"""A list of names as one style or another writes it, to names of CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence

Name = dict[str, str]

_UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
INITIALS = re.compile(rf"(?:[{_UPPER}][a-z]?\.[\s-]?)+[{_UPPER}]?|[{_UPPER}]{{1,3}}")
_VANCOUVER = re.compile(rf"([{_UPPER}][\w'’-]+(?:\s[{_UPPER}][\w'’-]+)?)\s([{_UPPER}]{{1,3}})")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_PARTICLES = frozenset(
    "al bin da de del della den der di dos du el ibn la le ten ter van von".split()
)
_BODY = re.compile(
    r"\b(?:Agency|Alliance|Amnesty|Association|Authority|Bank|Bureau|Cabinet|Cent(?:er|re)|College|"
    r"Commission|Committee|Conference|Congress|Corporation|Council|Department|Foundation|Fund|"
    r"Government|Group|House|Initiative|Institute|International|League|Ministry|Mission|"
    r"Nations|Network|Observatory|Office|Organi[sz]ation|Parliament|Press|Programme|Project|"
    r"Republic|Research|School|Secretariat|Service|Society|Trust|Union|University|Watch|"
    r"of|for|the|on|des|sur|pour)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(r",?\s*\(?\b(?:eds?|editors?|trans|translators?)\b\.?\)?", re.IGNORECASE)
_MISSING_COMMA = re.compile(rf"([{_UPPER}]\.)\s(?=[{_UPPER}][\w'’-]+,\s[{_UPPER}]\.)")
_SPLIT = re.compile(r"\s*;\s*(?:and\s+|&\s*)?|,?\s+(?:and|et|und)\s+|\s*,?\s*&\s*|\s*,\s*")


def is_body(text: str) -> bool:
    """Whether a name has a word that only organisations have."""
    return bool(_BODY.search(text)) or bool(re.fullmatch(rf"[{_UPPER}][{_UPPER}&\d/ -]+", text))


def names(text: str) -> tuple[list[Name], float]:
    """The names of a list, and how sure it is; an organisation is one `literal`."""
    text = _ROLE.sub("", text).strip(" ,;:").removesuffix("et al.").strip(" ,;")
    if not re.search(rf"[\s-][{_UPPER}]\.$|\.[{_UPPER}]\.$|\b(?:Jr|Sr|Inc|Ltd)\.$", text):
        text = text.rstrip(".")
    if _VANCOUVER.fullmatch(re.split(r"[,.]", text)[0]):
        text = text.rstrip(".")
    if not text:
        return [], 0.0
    text = _MISSING_COMMA.sub(r"\1, ", text)
    head = text.partition(",")[0]
    if is_body(head) and not _VANCOUVER.fullmatch(head):
        return _bodies(text)
    if not re.search(r"[,;]", text) and not _VANCOUVER.fullmatch(text):
        return _without_comma(text)
    return _people([part for part in _SPLIT.split(text) if part])


def direct(text: str) -> tuple[list[Name], float]:
    """The names of a list that has each given name first, as editors' names mostly stand."""
    text = _ROLE.sub("", text).strip(" ,;:")
    pieces = [part for part in _SPLIT.split(text) if part]
    if any(INITIALS.fullmatch(part) for part in pieces):
        return names(text)
    return [person(part) for part in pieces], 0.8


def person(text: str) -> Name:
    """A person whose given name stands first; a single word is the family's."""
    words = text.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    if at < 1:
        return {"family": text}
    return {"family": " ".join(words[at:]), "given": " ".join(words[:at])}


def _bodies(text: str) -> tuple[list[Name], float]:
    """Organisations; an "and" may belong to a name, so that only a second body splits there."""
    pieces = re.split(r"\s+(?:and|&)\s+", text)
    if len(pieces) == 2 and all(is_body(piece) and len(piece.split()) > 2 for piece in pieces):
        return [{"literal": piece} for piece in pieces], 0.6
    return [{"literal": text}], 0.9


def _without_comma(text: str) -> tuple[list[Name], float]:
    pieces = re.split(r"\s+(?:and|&)\s+", text)
    starts_with_initial = re.match(rf"[{_UPPER}]\.", text)
    if starts_with_initial or (len(pieces) > 1 and all(_is_full_name(one) for one in pieces)):
        return [person(piece) for piece in pieces], 0.7
    return [{"literal": text}], 0.6


def _is_full_name(text: str) -> bool:
    return bool(re.fullmatch(rf"[{_UPPER}][\w'’-]+(?:\s[{_UPPER}]\.)*\s[{_UPPER}][\w'’-]+", text))


def _people(pieces: Sequence[str]) -> tuple[list[Name], float]:
    """Pairs of family and given names; after the first, also a given name that stands first."""
    made: list[Name] = []
    at, sure = 0, 0.9
    while at < len(pieces):
        here, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else ""
        if made and _SUFFIX.fullmatch(here):
            made[-1]["suffix"] = here
        elif found := _VANCOUVER.fullmatch(here):
            made.append({"family": found[1], "given": found[2]})
        elif after and (INITIALS.fullmatch(after) or _may_be_given(here, after, at)):
            made.append({"family": here, "given": after})
            at += 1
        elif " " in here:
            made.append(person(here))
        else:
            made.append({"literal": here})
            sure = 0.4
        at += 1
    return made, sure


def _may_be_given(here: str, after: str, at: int) -> bool:
    """Whether "Doe, Jane" is one person: always at the head, later where neither has two words."""
    return at == 0 or (" " not in here and len(after.split()) < 3)
