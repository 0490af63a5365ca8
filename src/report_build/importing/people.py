"""A list of names as one style or another writes it, to names of CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence

from report_build.importing.bodies import UPPER, is_body, starts_with_body

Name = dict[str, str]

INITIALS = re.compile(rf"(?:[{UPPER}][a-z]?\.[\s-]?)+[{UPPER}]?|[{UPPER}]{{1,3}}")
_VANCOUVER = re.compile(
    rf"([{UPPER}][\w'’-]+(?:\s[{UPPER}][\w'’-]+)?)\s"
    rf"([{UPPER}]{{1,3}}|(?:[{UPPER}]\.[ -]?){{1,3}})(?![\w'’-])"
)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_PARTICLES = frozenset(
    "al bin da de del della den der di dos du el ibn la le ten ter van von".split()
)
_OF_PERSONS = re.compile(r"\s(?:bin|ibn|ben|van|von|al-\w+|el-\w+|ould)\s", re.IGNORECASE)
_ROLE = re.compile(
    r",?\s*\(?\b(?:hosts?|narrator|director|producer)\.?$|,?\s*\(?\b(?:eds?|editors?|trans|translators?|hrsg|hg|dirs?|coords?|comps?)\b\.?\)?",
    re.IGNORECASE,
)
_GIVEN = rf"[{UPPER}][a-zà-ÿ'’-]+[\w-]*(?:\s(?:[{UPPER}]\.|[{UPPER}][a-zà-ÿ]+))?"
_CAPITALS = (  # an acronym has no comma behind it, no accent and no second word
    rf"(?P<family>[{UPPER}]{{2,}}(?:[ '’-][{UPPER}]+)+|[{UPPER}]{{2,}}(?=,)|"
    rf"[A-Z]*[À-ÖØ-Þ][{UPPER}]+)"
)
_IN_CAPITALS = re.compile(
    rf"(?:(?<=^)|(?<=[,;&/] )|(?<=and )|(?<=et )){_CAPITALS},?\s(?P<given>{_GIVEN})"
    rf"|(?P<before>[{UPPER}][{UPPER}'’-]{{2,}}),\s"
    rf"(?P<first>[{UPPER}]\.)"
)
_PARTICLE_BEHIND = re.compile(
    r"(?P<given>[^,]*?[\w.]) (?P<particle>(?:(?:van|von|de|der|den|du|da|di|la|le) ?\b)+)"
)
_MISSING_COMMA = re.compile(rf"([{UPPER}]\.)\s(?=[{UPPER}][\w'’-]+,\s[{UPPER}]\.)")
_SPLIT = re.compile(
    r"\s*;\s*(?:and\s+|&\s*)?|\s/\s|(?<=\.),?\s+[ye]\s+|,?\s+(?:and|et|und)\s+|\s*,?\s*&\s*|\s*,\s*"
)


def names(text: str) -> tuple[list[Name], float]:
    """The names of a list, and how sure it is; an organisation is one `literal`."""
    text = _ROLE.sub("", text).strip(" ,;:").removesuffix("et al.").strip(" ,;")
    text = re.sub(r"\.{2,}$", ".", text)
    if not re.search(rf"[\s-][{UPPER}]\.$|\.[{UPPER}]\.$|\b(?:Jr|Sr|Inc|Ltd)\.$", text):
        text = text.rstrip(".")
    if _VANCOUVER.fullmatch(re.split(r"[,.]", text)[0]) and text.count(".") == 1:
        text = text.rstrip(".")
    if not text:
        return [], 0.0
    text = _IN_CAPITALS.sub(
        lambda m: f"{_lowered(m['family'] or m['before'])}, {m['given'] or m['first']}", text
    )
    text = _MISSING_COMMA.sub(r"\1, ", text)
    head = text.partition(",")[0]
    if starts_with_body(text) and not _VANCOUVER.fullmatch(head):
        return _bodies(text)
    if not re.search(r"[,;]", text) and not _VANCOUVER.match(text):
        return _without_comma(text)
    return _people([part for part in _SPLIT.split(text) if part])


def given_first(text: str) -> tuple[list[Name], float]:
    """The names of a list as a note has it, `Jane Doe and R. Roe`; a body has a word of its own."""
    text = _ROLE.sub("", text).strip(" ,;:")
    pieces = [part for part in re.split(r",?\s+(?:and|&|et|und)\s+|,\s+", text) if part]
    if all(_is_full_name(piece) and not _VANCOUVER.fullmatch(piece) for piece in pieces):
        return [person(piece) for piece in pieces], 0.6
    return names(text)


def _lowered(text: str) -> str:
    """A family's name in capitals as it is written elsewhere: `DE LA TOUR` to `de la Tour`."""
    words = [
        word.lower() if word.lower() in _PARTICLES else word.title() for word in text.split(" ")
    ]
    return " ".join([words[0].capitalize() if len(words) == 1 else words[0], *words[1:]])


def direct(text: str) -> tuple[list[Name], float]:
    """The names of a list that has each given name first, as editors' names mostly stand."""
    text = _ROLE.sub("", text).strip(" ,;:")
    pieces = [part for part in _SPLIT.split(text) if part]
    inverted = ";" in text or (len(pieces) > 1 and " " not in pieces[0])
    if inverted or any(INITIALS.fullmatch(part) for part in pieces):
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
    starts_with_initial = re.match(rf"[{UPPER}]\.", text) or _OF_PERSONS.search(text)
    if starts_with_initial or (len(pieces) > 1 and all(_is_full_name(one) for one in pieces)):
        return [person(piece) for piece in pieces], 0.7
    return [{"literal": text}], 0.6


def _is_full_name(text: str) -> bool:
    """Whether two to five words are those of a person: all with capitals but particles."""
    words = text.split()
    named = [word for word in words if word.lower() not in _PARTICLES]
    whole = all(re.fullmatch(rf"[{UPPER}][a-zà-ÿ'’-]*[\w.'’-]*", word) for word in named)
    shouted = any(len(word.strip(".")) > 1 and word.isupper() for word in named)
    return whole and not shouted and 2 <= len(words) <= 5 and len(named) > 1 and not is_body(text)


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
        elif after and (found := _PARTICLE_BEHIND.fullmatch(after)):  # Clausewitz, Carl von
            made.append({"family": f"{found['particle']} {here}", "given": found["given"]})
            at += 1
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
