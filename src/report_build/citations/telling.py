"""What citations add so that no two works are cited alike."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace

from report_build.citations.names import Person
from report_build.citations.richtext import letters
from report_build.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """How a citation tells a work from the others."""

    fullness: Mapping[int, int] = field(default_factory=dict)  # place of a name: how full
    title: bool = False
    year_suffix: str = ""


@dataclass(frozen=True, slots=True)
class Means:
    """What a style may add: given names, then a title, then a letter to the year."""

    given_names: bool
    title: bool
    year_suffix: bool


People = Callable[[str], Sequence[Person]]
Cited = Callable[[str, Told], str]


def told_apart(ids: Sequence[str], people: People, cited: Cited, means: Means) -> dict[str, Told]:
    """For each id what its citation adds.

    `people` are those whom a citation of the id names; `cited` is the text of its citation,
    "" if it need not be told apart. `ids` are in the order of the list, which gives the letters.
    """
    told = {name: Told() for name in ids}
    alike = _alike(ids, told, cited)
    for level in (1, 2) if means.given_names else ():
        for group in alike:
            told |= _with_names(group, told, people, level)
        alike = _still_alike(alike, told, cited)
    if means.title:
        told |= {name: replace(told[name], title=True) for group in alike for name in group}
        alike = _still_alike(alike, told, cited)
    if means.year_suffix:
        for group in alike:
            for number, name in enumerate(group):
                told[name] = replace(told[name], year_suffix=_letter(number))
    return told


def _alike(ids: Iterable[str], told: Mapping[str, Told], cited: Cited) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for name in ids:
        text = cited(name, told[name])
        if text:
            groups.setdefault(text, []).append(name)
    return [group for group in groups.values() if len(group) > 1]


def _still_alike(
    groups: Iterable[Sequence[str]], told: Mapping[str, Told], cited: Cited
) -> list[list[str]]:
    return [part for group in groups for part in _alike(group, told, cited)]


def _with_names(
    group: Sequence[str], told: Mapping[str, Told], people: People, level: int
) -> dict[str, Told]:
    """The group with fuller names, in the places where its people differ."""
    named = {name: people(name) for name in group}
    fuller: dict[str, dict[int, int]] = {name: {} for name in group}
    for place in range(max(len(shown) for shown in named.values())):
        there = [name for name in group if place < len(named[name])]
        if len({_whole_name(named[name][place]) for name in there}) > 1:
            for name in there:
                fuller[name][place] = level
    return {
        name: replace(told[name], fullness={**told[name].fullness, **fuller[name]})
        for name in group
    }


def _whole_name(who: Person) -> str:
    parts = (who.literal, who.given, who.dropping, who.particle, who.family, who.suffix)
    return letters(" ".join(parts))


def _letter(number: int) -> str:
    """The letter of a year: a to z, then aa."""
    rest, last = divmod(number, 26)
    return (_letter(rest - 1) if rest else "") + chr(ord("a") + last)
