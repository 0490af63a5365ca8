"""Figures that a reader could challenge, and whether a text says them rightly.

A fact is one number with its source. The words around a number that keep it true ("about",
"at least") are known in the languages of words.py; numbers in figures are read by the rules
of the language (Babel), numbers in words are compared with the number as num2words spells it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import field, replace
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Literal

from report_build.diagnostics import NOWHERE, Pos
from report_build.frozen import dataclass
from report_build.locales import locale
from report_build.measures import is_other_measure, measure
from report_build.model import CitedWork
from report_build.numerals import base, magnitude, number_words, numerals, scale, spelled
from report_build.words import words

FACT_COLUMNS = ("label", "value", "unit", "as_of", "source")
"""What a table can say of its facts, in order."""

_ABOUT = {
    "en": "about, some, around, roughly, approximately, nearly, almost, circa, ca., ca, c.,"
    " close to, an estimated, estimated, up to, just over, just under",
    "fr": "environ, quelque, quelques, près de, à peu près, presque, autour de, aux alentours de,"
    " env., une estimation de",
    "de": "etwa, rund, ungefähr, circa, ca., fast, knapp, gut, um die, schätzungsweise, annähernd",
    "es": "unos, unas, alrededor de, cerca de, aproximadamente, casi, en torno a, aprox., cerca",
}
_AT_LEAST = {
    "en": "at least, more than, over, no fewer than, not less than, upwards of",
    "fr": "au moins, plus de, pas moins de",
    "de": "mindestens, wenigstens, mehr als, über, nicht weniger als",
    "es": "al menos, por lo menos, más de, no menos de, como mínimo",
}
_ABOUT_AFTER = {
    "en": "or so, odd, or thereabouts, approximately",
    "fr": "environ, à peu près",
    "de": "oder so, in etwa",
    "es": "más o menos, aproximadamente",
}
_AT_LEAST_AFTER = {
    "en": "or more, and more, plus, and counting",
    "fr": "ou plus, et plus, au moins",
    "de": "oder mehr, und mehr",
    "es": "o más, y más, como mínimo",
}
_WITHIN = re.compile(  # in English, whose "about" is not said there
    r"(?:\b(?:the|these|those|its|their|his|her|our|my|your|whose|an?|another|other|same|first|last"
    r"|next|remaining|additional|further|extra)|['’]s|s['’])\s*$",
    re.IGNORECASE,
)
_BEYOND = {  # what no exact number and no rounded one allows
    "en": "(?:more|fewer|less) than|upwards of|at least",
    "fr": "(?:plus|moins) de|au moins",
    "de": "(?:mehr|weniger) als|mindestens|wenigstens",
    "es": "(?:más|menos) de|al menos|por lo menos|como mínimo",
}
_SIGNS = re.compile(r"^(?:[~≈∼]\s?|(?:c|ca|env)\.(?=\d))")  # of "about", that touch the number
_SHARE = re.compile(r"%|(?:per\s?cent|pour cent|prozent|por ciento)\b", re.IGNORECASE)
_OF_SHARES = re.compile(  # units of what is counted in hundredths
    rf"{_SHARE.pattern}|^of\b|\b(?:shares?|rates?|ratios?|proportions?|points?|taux|part|anteil|quote"
    r"|tasa|proporción|parte)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}(?=\s))\s?(?=\d)")  # €900, US$900, EUR 900
_YEAR = re.compile(r"(?<!per[- ])(?<!\w)(?:year|année|jahr|año)(?!\w)", re.IGNORECASE)
_SPACES = re.compile(r"(?<=\d)[\s\u2009](?=\d{3}(?!\d))")
_FIGURES = re.compile(r"([-+]?\d(?:[\d.,’]*\d)?)(?!\w)\s*(.*)")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact is read: a work, the place in it, and its words.

    `work` is work and place as a citation names them.
    """

    cite: str
    locator: str = ""
    excerpt: str = ""
    work: CitedWork | None = field(default=None, compare=False, repr=False)
    pos: Pos = field(default=NOWHERE, compare=False)
    excerpt_pos: Pos = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """One number with its source; `as_of` is an ISO year, month or day.

    A computed fact has `parts`, the keys that it is worked out from. A contested one has
    `accounts`, each a fact of its own whose unit is what it says was counted, and no value
    that could stand alone; `attributed` has it written out with all of them and their sources.
    Each account is itself `contested`.
    """

    key: str
    value: Decimal
    unit: str = ""
    label: str = ""
    approx: bool = False
    at_least: bool = False
    as_of: str = ""
    review_by: datetime.date | None = None
    sources: tuple[Source, ...] = ()
    parts: tuple[str, ...] = ()
    accounts: tuple[Fact, ...] = ()
    attributed: bool = False
    contested: bool = False
    pos: Pos = field(default=NOWHERE, compare=False)

    def written(self, language: str) -> str:
        """The number in figures as the language writes them, without its unit; a year is 1964."""
        from babel.numbers import format_decimal

        figures = format_decimal(
            self.value,
            locale=locale(language),
            decimal_quantization=False,
            group_separator=not self._is_year(),
        )
        return figures.replace("-", "\u2212")

    def _is_year(self) -> bool:
        """Whether its unit says that it is a year, or without one its key or its label."""
        is_whole = self.value == self.value.to_integral_value() and 1000 <= self.value < 3000
        named = (
            _YEAR.fullmatch(self.unit) if self.unit else _YEAR.search(f"{self.key} {self.label}")
        )
        return is_whole and named is not None

    def hedged(self, language: str, before: str = "") -> str:
        """The number with the word that keeps it true: "about 300", "at least 500".

        `before` is what stands before it: "the" makes it "roughly 300".
        """
        speech = words(language)
        about = (_WITHIN.search(before) and speech.about_within) or speech.about
        word = speech.at_least if self.at_least else about if self.approx else ""
        return f"{word} {self.written(language)}".strip()

    def says(self, text: str, language: str) -> bool:
        """Whether the text states this number: "900", "about 900", "nine hundred soldiers".

        Words after the number may follow, but no % where the unit is none, and no other unit of
        measure. "About", "or so" and the like need `approx`; "at least", "or more" `at_least`.
        """
        said = " ".join(text.replace("\u2212", "-").split())
        rest = _MONEY.sub("", self._without_hedge(said, language), count=1)
        if re.match(r"[-+]?\d", rest):
            return self._in_figures(rest, language)
        return self._in_words(rest, language)

    def restated(self, text: str, language: str) -> str:
        """The text with the right number in it, and its hedge and unit if they fit this fact."""
        right, text = self.written(language), text.replace("\u2212", "-")
        found = _FIGURES.search(_SPACES.sub("", text))
        if found is None:
            return right
        before, after = text[: found.start()], found[2]
        scaled = self.value.scaleb(-scale(after, language)).normalize()
        number = replace(self, value=scaled).written(language)
        gap = " " if after and found[0][len(found[1])].isspace() else ""
        whole = f"{before}{number}{gap}{after}"
        return whole if self.says(whole, language) else right

    def _without_hedge(self, text: str, language: str) -> str:
        allowed = (self.approx, _ABOUT), (self.at_least, _AT_LEAST)
        for wanted, table in allowed:
            for hedge in _phrases(table, language) if wanted else ():
                if text.casefold().startswith(hedge + " "):
                    return text[len(hedge) + 1 :]
        return _SIGNS.sub("", text) if self.approx else text

    def _may_be_followed_by(self, rest: str, language: str) -> bool:
        """Whether the words after the number leave it true."""
        after = rest.casefold().lstrip("-– ")
        for allowed, table in ((self.approx, _ABOUT_AFTER), (self.at_least, _AT_LEAST_AFTER)):
            if any(re.match(rf"{one}\b", after) for one in _phrases(table, language)):
                return allowed
        if after.startswith("+"):
            return self.at_least
        after = after[len(magnitude(after, language)) :].lstrip()
        if is_other_measure(after, self.unit):
            return False
        return not self.unit or not _SHARE.match(after) or bool(_OF_SHARES.search(self.unit))

    def _in_figures(self, text: str, language: str) -> bool:
        found = _FIGURES.fullmatch(_SPACES.sub("", text).replace("'", "’"))
        value = _number(found[1], language) if found else None
        if found is None or value is None or re.search(r"\d", found[2]):
            return False
        stated = value.scaleb(scale(found[2], language))
        whole = self.value.scaleb(scale(self.unit, language))  # a unit may be "million people"
        is_right = stated in (self.value, whole)
        return is_right and self._may_be_followed_by(found[2], language)

    def _in_words(self, text: str, language: str) -> bool:
        right, said = spelled(self.value, language), number_words(text, language)
        rest = said[len(right) :]
        if not right or said[: len(right)] != right or (rest and rest[0] in numerals(language)):
            return False
        return self._may_be_followed_by(" ".join(rest), language)


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a report by their keys.

    A fact with a fault has been reported and is no item: its key is among the `faulty`. The
    facts are not `complete` where the whole file cannot be read.
    """

    items: Mapping[str, Fact] = field(default_factory=dict)
    faulty: frozenset[str] = frozenset()
    complete: bool = True

    def lacks(self, key: str) -> bool:
        """Whether there is no such fact, and no fault of the file could be the reason."""
        return self.complete and key not in self.items and key not in self.faulty

    def get(self, key: str) -> Fact | None:
        """The fact with a key, or None."""
        return self.items.get(key)


def hedge(before: str, language: str) -> Literal["", "about", "at least"]:
    """What the words before a number make of it: "some", "more than", or nothing."""
    said = f" {before.casefold().strip()}"
    for kind, table in (("at least", _AT_LEAST), ("about", _ABOUT)):
        if any(said.endswith(f" {phrase}") for phrase in _phrases(table, language)):
            return kind  # type: ignore[return-value]
    return ""


def hedge_after(after: str, language: str) -> bool:
    """Whether the words after a number are a hedge of it: "or so", "or more"."""
    said = after.casefold().lstrip("-– ")
    phrases = (*_phrases(_ABOUT_AFTER, language), *_phrases(_AT_LEAST_AFTER, language))
    return said.startswith("+") or any(re.match(rf"{one}\b", said) for one in phrases)


def with_percent_signs(text: str) -> str:
    """The text with % for each word that says so."""
    return _SHARE.sub("%", text)


def tail(after: str, language: str) -> str:
    """What stands right behind a number and is read with it: "million", "per cent", "or more"."""
    scaled = magnitude(after, language)
    rest = after[len(scaled) :]
    blank = rest[: len(rest) - len(rest.lstrip())]
    said = rest.strip()
    if said.startswith("+"):
        return scaled + blank + "+"
    found = _SHARE.match(said)
    if words_ := found[0] if found else measure(said) or _hedge_behind(said, language):
        return scaled + blank + words_
    return scaled


def _hedge_behind(said: str, language: str) -> str:
    """A hedge like "or more" that ends its clause: "or more than before" is none."""
    first = words(language).either
    phrases = (*_phrases(_ABOUT_AFTER, language), *_phrases(_AT_LEAST_AFTER, language))
    ended = (re.match(rf"{one}(?=\W*$|[.,;:)])", said) for one in phrases if one.startswith(first))
    return next((found[0] for found in ended if found), "")


def claims_more_or_less(before: str, language: str) -> bool:
    """Whether the words before a number say that there are more, or fewer: "more than"."""
    table = _BEYOND.get(base(language), _BEYOND["en"])
    return re.search(rf"\b(?:{table})\s+$", before, re.IGNORECASE) is not None


def stated_value(figures: str, rest: str, language: str) -> Decimal | None:
    """The value of a number in figures and the words after it: "4.3" and "million people"."""
    value = _number(_SPACES.sub("", figures).replace("'", "’"), language)
    return None if value is None else value.scaleb(scale(rest, language))


def _phrases(table: Mapping[str, str], language: str) -> tuple[str, ...]:
    """A language's phrases, the longer ones first."""
    phrases = table.get(base(language), table["en"]).split(",")
    return tuple(sorted((phrase.strip() for phrase in phrases), key=len, reverse=True))


@cache
def _number(figures: str, language: str) -> Decimal | None:
    from babel.numbers import NumberFormatError, parse_decimal

    try:
        return parse_decimal(figures, locale=locale(language), strict=True)
    except (NumberFormatError, InvalidOperation):
        return None
