"""Shares and changes in words beside the facts that say them in figures.

Only what renames a fact is certain: "a third of them (45 per cent)", "45 per cent (a third)", and
"doubled from 200 to 900". "A third" by itself may be of anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import pairwise

from report_build.checks.quantities import settled_facts
from report_build.diagnostics import Diagnostic, Rule, Severity
from report_build.facts import Fact, Facts, with_percent_signs
from report_build.model import FactRef
from report_build.numerals import base
from report_build.transforms.prose import OBJECT, Passage
from report_build.walk import plain

_SHARES: Mapping[str, Mapping[str, float]] = {
    "en": {r"(?<!first )(?<!second )(?<!other )(?<!latter )(?<!one )half": 50,
           "(?:a|one) third": 100 / 3, "two[- ]thirds": 200 / 3, "(?:a|one) quarter(?= of)": 25,
           "three[- ]quarters(?= of)": 75, "(?:a|one) fifth": 20, "(?:a|one) tenth": 10,
           "one (?:in|out of) three": 100 / 3, "one (?:in|out of) four": 25,
           "one (?:in|out of) five": 20, "one (?:in|out of) ten": 10},
    "de": {"(?:die|der) Hälfte": 50, "ein(?:em)? Drittel": 100 / 3, "zwei Dritteln?": 200 / 3,
           "ein(?:em)? Viertel(?= [dv])": 25, "drei Vierteln?(?= [dv])": 75,
           "ein(?:em)? Fünftel": 20, "ein(?:em)? Zehntel": 10},
    "fr": {"la moitié": 50, "un tiers": 100 / 3, "deux tiers": 200 / 3, "un quart(?= d)": 25,
           "trois quarts(?= d)": 75, "un cinquième": 20, "un dixième": 10},
    "es": {"la mitad": 50, "un tercio": 100 / 3, "dos tercios": 200 / 3, "un cuarto(?= d)": 25,
           "tres cuartos(?= d)": 75, "un quinto": 20, "un décimo": 10},
}  # fmt: skip
"""Shares in words, in per cent. Half a year and a quarter of it are none."""

_TIMES: Mapping[str, Mapping[str, float]] = {
    "en": {"doubl(?:ed?|es|ing)": 2, "(?:tripl|trebl)(?:ed?|es|ing)": 3,
           "quadrupl(?:ed?|es|ing)": 4, "halv(?:ed?|es|ing)": 0.5, "twofold": 2, "threefold": 3,
           "fourfold": 4, "fivefold": 5, "tenfold": 10},
    "de": {"verdoppelte?": 2, "verdreifachte?": 3, "vervierfachte?": 4, "halbierte?": 0.5},
    "fr": {"doubl(?:é|e|ait|a)": 2, "tripl(?:é|e|ait|a)": 3, "quadrupl(?:é|e|ait|a)": 4},
    "es": {"duplic(?:a|ó|ado)": 2, "triplic(?:a|ó|ado)": 3, "cuadruplic(?:a|ó|ado)": 4},
}  # fmt: skip
_MORE = "more than|well over|over|mehr als|über|plus de|plus que|más de|más que"
_LESS = (
    "less than|fewer than|under|nearly|almost|close to|not quite|weniger als|unter|fast|knapp"
    "|nahezu|beinahe|moins de|près de|presque|menos de|casi"
)
_HEDGE = r"(?:(?:about|some|around|roughly|nearly|etwa|rund|fast|environ|près de|unos|casi)\s)?"
_THINGS = rf"[^.;:()\d,–—{OBJECT}]{{0,60}}"
_CLOSED = {"(": ")", ",": ",", "–": "–", "—": "—"}
_TO = {"en": ("from", "to"), "de": ("von", "auf"), "fr": ("de", "à"), "es": ("de", "a")}
_FAR = 50  # characters from a number to the one that it changes to
_ROOM = 0.13  # of a share or a change: "a third" is 29 to 37 per cent


def fractions(text: Iterable[Passage], facts: Facts, language: str) -> Iterator[Diagnostic]:
    """A warning for each fact of which words beside it say another size."""
    for passage in text:
        found = settled_facts(passage, facts)
        for at, node, fact in found:
            said = _renamed(passage.text, at, fact, plain(node), language)
            if said and not _fits(said, _worth(said["said"], _SHARES, language), fact.value):
                fault = f"stands beside {fact.key}, which is {fact.written(language)} %"
                yield _finding(said, node, fault)
        for (at, node, fact), (to, _, later) in pairwise(found):
            said = _changed(passage.text, at, to, language)
            if said and fact.value > 0 and fact.unit == later.unit:
                times = later.value / fact.value
                if not _fits(said, _worth(said["said"], _TIMES, language), times):
                    fault = f"leads to {later.key}, which is {times:.1f} times {fact.key}"
                    yield _finding(said, node, fault)


def _finding(said: re.Match[str], node: FactRef, fault: str) -> Diagnostic:
    words = " ".join((said["more"] or said["less"] or "", said["said"])).strip()
    hint = "write the words that fit the number, or leave them out"
    message = f'"{words}" {fault}'
    return Diagnostic(Rule.FACT_MISMATCH, message, node.pos, hint, Severity.WARNING)


# ---- what the words say --------------------------------------------------------------------


def _fits(said: re.Match[str], worth: float, value: Decimal) -> bool:
    """Whether a size can be called so: above it after "more than", below it after "nearly"."""
    low, high = worth * (1 - _ROOM), worth * (1 + _ROOM)
    if said["more"]:
        low, high = worth * 0.99, worth * 2
    elif said["less"]:
        low, high = 0.0, worth * 1.01
    return low <= float(value) <= high


def _worth(said: str, table: Mapping[str, Mapping[str, float]], language: str) -> float:
    known = table.get(base(language), table["en"])
    return next(worth for words, worth in known.items() if _is(words, said))


def _is(words: str, said: str) -> bool:
    bare = re.sub(r"\(\?(?:<!|=)[^)]*\)", "", words)  # what must not stand around it
    return re.fullmatch(bare, said, re.IGNORECASE) is not None


@cache
def _shares(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A share before a number that renames it, and one in brackets behind a number."""
    known = _any(_SHARES, language)
    of = "of|the|its|their|der|des|von|de|du|des|del|women|men|people"
    things = rf"(?:\s(?:{of})\b{_THINGS}|\sd’{_THINGS})?"
    return (
        re.compile(rf"{known}{things}\s?(?P<open>[(,–—])\s?{_HEDGE}$", re.IGNORECASE),
        re.compile(rf"\s?%?{_THINGS}\({_HEDGE}{known}\)", re.IGNORECASE),
    )


def _any(table: Mapping[str, Mapping[str, float]], language: str) -> str:
    words = "|".join(table.get(base(language), table["en"]))
    return rf"\b(?:(?P<more>{_MORE})\s|(?P<less>{_LESS})\s)?\b(?P<said>{words})\b"


def _renamed(text: str, at: int, fact: Fact, number: str, language: str) -> re.Match[str] | None:
    """The share in words that a fact of per cent gives in figures."""
    after = with_percent_signs(text[at + 1 :])
    if "%" not in with_percent_signs(f"{fact.unit} {number}") + after[:2]:
        return None
    before, behind = _shares(language)
    if found := before.search(text[:at]):
        rest = after.lstrip(" \u00a0\u202f%")
        return found if rest.startswith(_CLOSED[found["open"]]) else None
    return behind.match(after)


@cache
def _changes(language: str) -> re.Pattern[str]:
    """A change right before a number that it is "from"."""
    first, _ = _TO.get(base(language), _TO["en"])
    few = r",?(?:\s(?!(?:and|but|then|und|aber|et|mais|y)\b)[\w’'-]+){0,2}"
    verb = rf"{_any(_TIMES, language)}{few}\s{first}\s{_HEDGE}$"
    return re.compile(verb, re.IGNORECASE)


def _changed(text: str, at: int, to: int, language: str) -> re.Match[str] | None:
    """The change in words from one fact to the next: "doubled from 200 to 900"."""
    _, then = _TO.get(base(language), _TO["en"])
    between = text[at + 1 : to]
    leads_on = then in between.split()[-3:] and len(between) < _FAR
    if not leads_on or any(sign in between for sign in ".;:()"):
        return None
    return _changes(language).search(text[:at])
