"""Numbers in words: "nine hundred", "trois cents", and the words that multiply figures.

num2words knows how its languages spell a number. A text is read the other way round, word by
word; what is read counts only if num2words spells it with the same words.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

SCALES: Mapping[str, Mapping[str, int]] = {
    "en": {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12},
    "fr": {"cent": 2, "cents": 2, "mille": 3, "million": 6, "millions": 6, "milliard": 9,
           "milliards": 9, "billion": 12, "billions": 12},
    "de": {"hundert": 2, "tausend": 3, "million": 6, "millionen": 6, "mio.": 6, "milliarde": 9,
           "milliarden": 9, "mrd.": 9, "billion": 12, "billionen": 12},
    "es": {"cien": 2, "mil": 3, "millón": 6, "millones": 6, "billón": 12, "billones": 12},
}  # fmt: skip
"""How many zeros a word after a number adds, by language."""

_BASIC = (*range(1, 31), *range(40, 100, 10), *range(100, 1000, 100), 1000, 10**6, 10**9)
_FORMS = {"es": {"ciento": 100}, "fr": {"vingts": 20}}  # of words that stand before others
_WORD = re.compile(r"[^\W\d_]+")
_WHOLE_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[\s\u2009-]+|,\s")
_PACKAGE = f"{__name__}_spelled"  # holds the languages that are imported alone


def base(tag: str) -> str:
    """The language of a tag without its country: "en" of "en-GB"."""
    return tag.partition("-")[0].lower()


def magnitude(rest: str, language: str) -> str:
    """The words after a number that multiply it, with their blank: " hundred thousand"."""
    found = _magnitudes(language).match(rest)
    return found[0] if found else ""


def scale(rest: str, language: str) -> int:
    """How many zeros the words after a number add."""
    scales = SCALES.get(base(language), SCALES["en"])
    return sum(scales[word] for word in magnitude(rest, language).casefold().split())


@cache
def _magnitudes(language: str) -> re.Pattern[str]:
    words = sorted(SCALES.get(base(language), SCALES["en"]), key=len, reverse=True)
    one = rf"(?:{'|'.join(map(re.escape, words))})(?![\w-])"
    return re.compile(rf"\s?{one}(?:\s{one})*", re.IGNORECASE)


@cache
def spelled(value: Decimal, language: str) -> tuple[str, ...]:
    """The words of a number; none where num2words has no such language."""
    number = int(value) if value == value.to_integral_value() else value
    try:
        return number_words(_speller(base(language)).to_cardinal(number), language)
    except (NotImplementedError, ArithmeticError, LookupError, TypeError, ValueError):
        return ()


@cache
def _speller(language: str) -> Any:
    """num2words' speller of a language; LookupError if it has none.

    The package makes those of its sixty languages when it is imported, which takes longer than
    all else that a check does with numbers; so a usual one is imported from its own module.
    """
    if language not in SCALES:
        from num2words import CONVERTER_CLASSES  # type: ignore[import-untyped]

        return CONVERTER_CLASSES[language]
    package = ModuleType(_PACKAGE)  # it takes the place of num2words/__init__.py
    package.__path__ = list(getattr(find_spec("num2words"), "submodule_search_locations", ()))
    sys.modules.setdefault(_PACKAGE, package)
    name = language.upper()
    return getattr(import_module(f"{_PACKAGE}.lang_{name}"), f"Num2Word_{name}")()


def number_words(text: str, language: str) -> tuple[str, ...]:
    """The words of a number, apart from what writers leave out or join with a hyphen."""
    joint = _joint(language)
    return tuple(word for word in _WORD.findall(text.casefold()) if word != joint)


def _joint(language: str) -> str:
    return {"en": "and", "es": "y", "fr": "et"}.get(base(language), "")


@cache
def numerals(language: str) -> frozenset[str]:
    """Words that go on with a number, so that "nine hundred thousand" is not 900."""
    scales = SCALES.get(base(language), {})
    return frozenset(_values(language)).union(
        scales, (word for n in (2 * 10**6, 2 * 10**9) for word in spelled(Decimal(n), language))
    )


@cache
def _values(language: str) -> Mapping[str, int]:
    """What single words count."""
    words = ((spelled(Decimal(number), language), number) for number in _BASIC)
    found = {one[0]: number for one, number in words if len(one) == 1}
    scales = SCALES.get(base(language), {})
    found |= {word: 10**zeros for word, zeros in scales.items() if zeros < 9}
    return found | _FORMS.get(base(language), {})


@cache
def _parts(language: str) -> frozenset[str]:
    """The words that numbers are made of."""
    return frozenset((*_values(language), _joint(language)))


def spelled_numbers(text: str, language: str) -> Iterator[tuple[int, int, Decimal]]:
    """Each number in words, as where it begins, where it ends, and its value."""
    run: list[re.Match[str]] = []
    parts = _parts(language)
    for word in _WHOLE_WORD.finditer(text):
        if word[0].casefold() not in parts:
            continue
        if run and not _BETWEEN.fullmatch(text, run[-1].end(), word.start()):
            yield from _number(run, language)
            run = []
        if run or word[0].casefold() in _values(language):
            run.append(word)
    yield from _number(run, language)


def _number(run: list[re.Match[str]], language: str) -> Iterator[tuple[int, int, Decimal]]:
    """The number of a run of words, if num2words spells it so; a joint at its end is none of it."""
    while run and run[-1][0].casefold() == _joint(language):
        run = run[:-1]
    if not run:
        return
    words = tuple(word for one in run if (word := one[0].casefold()) != _joint(language))
    value = Decimal(_worth([_values(language)[word] for word in words]))
    if spelled(value, language) == words:
        yield run[0].start(), run[-1].end(), value


def _worth(parts: list[int]) -> int:
    whole = small = 0
    for part in parts:
        if part >= 1000:
            whole, small = whole + max(small, 1) * part, 0
        elif part == 100 or (part == 20 and small % 100 == 4):  # quatre-vingts
            small = small - small % 100 + max(small % 100, 1) * part
        else:
            small += part
    return whole + small
