"""Names of people and organizations as a style prints them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from report_build.citations.richtext import is_east_asian, letters, rich
from report_build.frozen import dataclass

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


@dataclass(frozen=True, slots=True)
class ListStyle:
    """The options of a list of names; the comma options are CSL's `delimiter-precedes-…`."""

    one: NameStyle
    delimiter: str
    and_word: str
    before_last: str
    et_al: str
    before_et_al: str
    et_al_min: int
    et_al_use_first: int
    et_al_use_last: bool
    part: Callable[[str, str], str] | None = None  # dresses a part: ("family", text) -> HTML


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
    names (MLA 9, chapter 6).
    """
    if who.literal:
        return who.literal
    if not who.family:
        return who.given
    if who.given and is_east_asian(who.family + who.given):
        return who.family if style.form == "short" and not fullness else who.family + who.given
    surname = glued(who.particle, who.family)
    if style.form == "short":
        return _short(who, surname, fullness)
    given = _given(who.given, style)
    if style.order == "all" or (style.order == "first" and first) or who.static:
        return _inverted(who, given, style)
    name = " ".join(part for part in (given, glued(who.dropping, surname)) if part)
    if not who.suffix:
        return name
    return f"{name}, {who.suffix}" if who.comma else f"{name} {who.suffix}"


def _short(who: Person, surname: str, fullness: int) -> str:
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
        return _spaced_initials(given, style.spaced, style.hyphen)
    return given


def initials(given: str, mark: str, hyphen: bool) -> str:
    """Given names as initials: `J. R.`, `J.-L.`; a small word stays: `W. von`."""
    out = ""
    for word in given.split():
        if not word[0].isupper():
            out += f" {word} "
            continue
        joint = mark.strip() + "-" if hyphen else mark
        parts = [_first_letters(part, mark) for part in word.split("-")]
        out += joint.join(part for part in parts if part) + mark
    return " ".join(out.split())


def _first_letters(part: str, mark: str) -> str:
    return mark.join(piece[0].upper() for piece in part.split(".") if piece)


def _spaced_initials(given: str, mark: str, hyphen: bool) -> str:
    """Initials as they stand, with the style's full stop and space: `J.R.R.` is `J. R. R.`."""
    out: list[str] = []
    for word in given.split():
        pieces = [piece.strip("-") for piece in word.split(".") if piece]
        if hyphen and "-" in word:
            pieces = [word]
        bare = len(word) == 1 and word.isupper()
        if bare or ("." in word and all(_is_initial(piece) for piece in pieces)):
            out.extend(piece + mark.strip() for piece in pieces)
        else:
            out.append(word)
    return " ".join(out)


def _is_initial(piece: str) -> bool:
    return len(piece) <= 2 and piece.isalpha() and piece[0].isupper()


# -- lists ---------------------------------------------------------------------------------


def listed(people: Sequence[Person], style: ListStyle, fullness: Mapping[int, int]) -> str:
    """Names as a list, cut with et al. where the style says so.

    `fullness` is by the place of a name; see `display`.
    """
    cut = len(people) > 1 and 0 < style.et_al_min <= len(people)
    cut = cut and style.et_al_use_first < len(people)
    shown = people[: style.et_al_use_first] if cut else people
    names = [
        _dressed(who, style, place == 0, fullness.get(place, 0)) for place, who in enumerate(shown)
    ]
    if cut:
        return _cut(names, people, style)
    return _joined(names, people[0], style)


def _dressed(who: Person, style: ListStyle, first: bool, fullness: int) -> str:
    if style.part is not None:
        part = style.part
        who = replace(
            who,
            given=part("given", who.given),
            family=part("family", who.family),
            literal=part("family", who.literal),
        )
    return display(who, style.one, first, fullness)


def _cut(names: list[str], people: Sequence[Person], style: ListStyle) -> str:
    head = style.delimiter.join(names)
    if style.et_al_use_last and style.et_al_use_first <= len(people) - 2:
        return f"{head}{style.delimiter}… {_dressed(people[-1], style, False, 0)}"
    if not style.et_al:
        return head
    precedes = style.before_et_al
    comma = precedes == "always" or (precedes == "contextual" and len(names) > 1)
    return f"{head}{style.delimiter if comma else ' '}{style.et_al}"


def _joined(names: list[str], first: Person, style: ListStyle) -> str:
    if len(names) == 1 or not style.and_word:
        return style.delimiter.join(names)
    comma = _has_comma_before_last(len(names), first, style)
    joint = style.delimiter if comma else " "
    return f"{style.delimiter.join(names[:-1])}{joint}{style.and_word} {names[-1]}"


def _has_comma_before_last(count: int, first: Person, style: ListStyle) -> bool:
    """Of two names the comma after the first closes its inversion, so an organization has none."""
    inverted = bool(style.one.order and first.family and first.given)
    match style.before_last:
        case "always":
            return count > 2 or inverted or not style.one.order
        case "after-inverted-name":
            return inverted
        case "contextual":
            return count > 2
    return False


def sort_text(people: Sequence[Person]) -> str:
    """Names as text that sorts: family names first."""
    return " ".join(
        f"{letters(who.particle + (who.family or who.literal))} {letters(who.given)}"
        for who in people
    )
