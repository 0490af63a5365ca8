"""Names of people and organizations as a style prints them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from report_build.citations.richtext import is_east_asian, rich

_QUOTED = re.compile('^[\ue001“"](.*)[\ue002”"]$')


@dataclass(frozen=True, slots=True)
class Person:
    """A name as CSL-JSON splits it, each part HTML; an organization has `literal` alone."""

    family: str = ""
    given: str = ""
    dropping: str = ""  # "de" in Simone de Beauvoir
    particle: str = ""  # "La" in Jean de La Fontaine
    suffix: str = ""
    literal: str = ""
    comma: bool = False  # a comma before the suffix in normal order too
    static: bool = False  # family name first, always


@dataclass(frozen=True, slots=True)
class NameStyle:
    """The options of cs:name that hold in one place of a style."""

    form: str
    order: str | None
    sort_separator: str
    initials: str | None  # the mark after an initial, if given names are initials
    spaced: str | None  # the mark after initials that stand in the data
    hyphen: bool  # keep the hyphen of Jean-Luc: J.-L.
    demote: str  # demote-non-dropping-particle


def person(value: object) -> Person | None:
    """The name that a value of CSL-JSON holds; None if it holds none."""
    if isinstance(value, str):
        return Person(literal=rich(value.strip())) if value.strip() else None
    if not isinstance(value, Mapping):
        return None
    given = _text(value, "given")
    family = _QUOTED.sub(r"\1", _text(value, "family"))
    literal = _text(value, "literal") or ("" if family or given else _text(value, "name"))
    if literal and not family:
        return Person(literal=literal)
    if not family and not given:
        return None
    return Person(
        family=family,
        given=given,
        dropping=_text(value, "dropping-particle"),
        particle=_text(value, "non-dropping-particle"),
        suffix=_text(value, "suffix"),
        comma=value.get("comma-suffix") in (True, 1, "1", "true"),
        static=value.get("static-ordering") in (True, 1, "1", "true"),
    )


def _text(value: Mapping[str, object], key: str) -> str:
    part = value.get(key)
    if isinstance(part, bool) or not isinstance(part, str | int):
        return ""
    return rich(str(part).strip())


def glued(particle: str, rest: str) -> str:
    """A particle before a name: `van Gogh`, but `D’Annunzio` and `al-Hakim`."""
    if not particle or not rest:
        return particle or rest
    return particle + rest if particle[-1] in "’'-–" else f"{particle} {rest}"


def display(who: Person, style: NameStyle, first: bool, fullness: int = 0) -> str:
    """One name in print; `first` is the name that begins a list.

    `fullness` tells people of one surname apart in a citation: 1 adds initials, 2 the given
    names (MLA 9, 6.8).
    """
    if who.literal:
        return who.literal
    if not who.family:
        return who.given
    if who.given and is_east_asian(who.family + who.given):
        return who.family if style.form == "short" and not fullness else who.family + who.given
    surname = glued(who.particle, who.family)
    if style.form == "short":
        return _short(who, style, surname, fullness)
    given = _given(who.given, style)
    if style.order == "all" or (style.order == "first" and first) or who.static:
        return _inverted(who, given, style)
    name = " ".join(part for part in (given, glued(who.dropping, surname)) if part)
    if not who.suffix:
        return name
    return f"{name}, {who.suffix}" if who.comma else f"{name} {who.suffix}"


def _short(who: Person, style: NameStyle, surname: str, fullness: int) -> str:
    if not fullness or not who.given:
        return surname
    given = initials(who.given, ". ", True) if fullness == 1 else who.given
    return f"{given} {glued(who.dropping, surname)}"


def _inverted(who: Person, given: str, style: NameStyle) -> str:
    if who.static:
        return " ".join(part for part in (glued(who.particle, who.family), given) if part)
    if style.demote == "display-and-sort":
        parts = (who.family, " ".join(x for x in (given, who.dropping, who.particle) if x))
    else:
        surname = glued(who.particle, who.family)
        parts = (surname, " ".join(x for x in (given, who.dropping) if x))
    return style.sort_separator.join(part for part in (*parts, who.suffix) if part)


def _given(given: str, style: NameStyle) -> str:
    if given and style.initials is not None:
        return initials(given, style.initials, style.hyphen)
    if given and style.spaced:
        return _spaced_initials(given, style.spaced)
    return given


def initials(given: str, mark: str, hyphen: bool) -> str:
    """Given names as initials: `J. R.`, `J.-L.`; a small word stays: `W. von`."""
    out = ""
    for word in given.replace(".", " ").split():
        if not word[0].isupper():
            out += f" {word} " if out else f"{word} "
            continue
        parts = [part for part in word.split("-") if part]
        joint = mark.strip() + "-" if hyphen else mark
        out += joint.join(part[0].upper() for part in parts) + mark
    return " ".join(out.split())


def _spaced_initials(given: str, mark: str) -> str:
    """Initials as they stand, with the style's full stop and space: `J.R.R.` is `J. R. R.`."""
    out: list[str] = []
    for word in given.split():
        capitals = word.replace(".", "")
        bare = len(word) == 1 and word.isupper()
        if bare or (re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]?", word) and capitals.isupper()):
            out.extend(capital + mark.strip() for capital in capitals)
        else:
            out.append(word)
    return " ".join(out)
