"""Numbers in the alternative text of a chart that its data does not have.

A number counts where nothing else can be meant: right behind the name of a mark ("Benin about
450"), or behind words for how a line runs ("peaks at 14,000") and near to a mark. Numbers may be
rounded; so may sums and differences of marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

from report_build.diagnostics import Diagnostic, Rule, Severity
from report_build.facts import Fact, Facts, hedge, with_percent_signs
from report_build.frozen import dataclass
from report_build.measures import measure
from report_build.model import Chart, Text
from report_build.transforms.bare_numbers import Place, Stated, stated_numbers
from report_build.walk import plain_text

_NEAR = Decimal("0.25")  # of a mark: farther off, another thing may be meant
_ROUGH = Decimal("0.1")  # of a mark: as far as rounding may go
_FEW = 12  # as many as a text may count of anything
_MANY = 100  # marks, whose differences are nearly any number
_SIZE = 3  # times a mark: beyond it, a number with a noun is of another thing
_SCALES = (0, 3, 6, 9, -3, -6, -9)  # a column may be in thousands


@dataclass(frozen=True, slots=True)
class _Mark:
    """A datum of a chart and the name of its category."""

    name: str
    value: Decimal


def alternatives(
    charts: Iterable[Chart], facts: Facts, place: Place, language: str
) -> Iterator[Diagnostic]:
    """A warning for each number of an alternative text that is off the data."""
    for chart in charts:
        marks = tuple(_marks(chart, facts))
        for stated in stated_numbers(Text(chart.alt), language) if marks else ():
            if meant := _missed(stated, chart, marks, language):
                right = Fact("", meant.value).written(language)
                message = (
                    f"the alternative text says {stated.text},"
                    f" and the chart has {right} for {meant.name}"
                )
                hint = f"write {right}, or say what {stated.text} counts"
                where = place(chart.pos, stated.text, stated.earlier)
                yield Diagnostic(Rule.ALT_DIFFERS, message, where, hint, Severity.WARNING)


def _marks(chart: Chart, facts: Facts) -> Iterator[_Mark]:
    for key in chart.facts:
        if fact := facts.get(key):
            for one in fact.accounts or (fact,):
                yield _Mark(fact.label or key, one.value)
    for series in chart.series:
        for name, value in zip(chart.categories, series.values, strict=False):
            if value is not None:
                yield _Mark(name, Decimal(repr(value)))
        for name, value in zip(chart.categories, series.xs, strict=False):
            yield _Mark(name, Decimal(repr(value)))


def _missed(stated: Stated, chart: Chart, marks: Sequence[_Mark], language: str) -> _Mark | None:
    """The mark that a number should be, and is not; None if it is right or means another thing."""
    before = chart.alt[: stated.at].rstrip()
    said = hedge(before, language)
    if stated.in_words or stated.is_year or _is_of_another_kind(stated, chart):
        return None
    before = _unhedged(before) if said else before
    named = _named(before, marks)
    near = named or _along(before, stated, marks)
    others = () if named or not near else (*(one.value for one in marks), *_worked_out(marks))
    values = [one.value for one in near]
    if stated.rest[:1].isalpha():  # "Mali: 9 camps" counts another thing than 380,000
        near = [one for one in near if _is_of_one_size(stated.value, one.value)]
    if not near or any(
        _agree(stated.value, one, said) for one in (*values, sum(values, Decimal(0)), *others)
    ):
        return None
    return min(near, key=lambda mark: abs(mark.value - stated.value))


def _is_of_another_kind(stated: Stated, chart: Chart) -> bool:
    """Whether the words after a number say that it is a share, a change or another measure."""
    names = " ".join(series.name for series in chart.series)
    counted = f"{chart.unit} {chart.y_title} {names} {plain_text(chart.legend.caption)}"
    rest, counted = with_percent_signs(stated.rest), with_percent_signs(counted)
    if rest.startswith("%"):
        return "%" not in counted or chart.labels == "percent"
    unit = measure(rest)
    return bool(unit and unit not in counted) or _changes().match(rest) is not None


def _is_of_one_size(said: Decimal, mark: Decimal) -> bool:
    sizes = (abs(mark).scaleb(zeros) for zeros in _SCALES)
    return any(one / _SIZE <= said <= one * _SIZE for one in sizes)


def _agree(said: Decimal, mark: Decimal, hedged: str) -> bool:
    """Whether a number is that of a mark, or a rounded one of it."""
    exponent = said.normalize().as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    sizes = (abs(mark).scaleb(zeros) for zeros in _SCALES)
    return any(
        (off := abs(said - one)) <= (unit if hedged else unit / 2) and off <= one * _ROUGH
        for one in sizes
    )


# ---- which mark is meant -------------------------------------------------------------------


def _named(before: str, marks: Sequence[_Mark]) -> list[_Mark]:
    """The marks whose name stands right before a number; none if it is one of several names."""
    bare = before.rstrip(" :,(=–—")
    fitting = [one for one in marks if one.name and _ends_with(bare, one.name)]
    longest = max((len(one.name) for one in fitting), default=0)
    joint = _joint().search(bare[: len(bare) - longest])
    if joint:
        row = bare[: joint.start()].rstrip(" ,")
        after_number = re.search(r"[\d%]$", row) and not any(_ends_with(row, m.name) for m in marks)
        if not (joint["and_"] and after_number):
            return []
    return [one for one in fitting if len(one.name) == longest]


def _ends_with(text: str, name: str) -> bool:
    text, name = text.replace("’", "'"), name.replace("’", "'")
    return text.endswith(name) and not re.search(r"[\w.,]$", text[: len(text) - len(name)])


def _along(before: str, stated: Stated, marks: Sequence[_Mark]) -> list[_Mark]:
    """The marks near to a number that a line is said to reach or to come from."""
    clause = re.split(r"[.;:()]\s", before)[-1]
    if stated.value <= max(_FEW, len(marks)) or len(marks) > _MANY or _apart().search(clause):
        return []
    if not (_runs().search(clause) and _reaches().search(clause)):
        return []
    return [one for one in marks if abs(one.value - stated.value) <= _NEAR * abs(one.value)]


def _worked_out(marks: Sequence[_Mark]) -> Iterator[Decimal]:
    """What a text may say of several marks: their sum, those of each name, and differences."""
    values = [one.value for one in marks]
    yield sum(values, Decimal(0))
    for name in {one.name for one in marks}:
        yield sum((one.value for one in marks if one.name == name), Decimal(0))
    yield from (abs(one - other) for one, other in combinations(values, 2))


# ---- words, in four languages --------------------------------------------------------------


def _unhedged(before: str) -> str:
    """The words before a number without its hedge, "about" or "more than"."""
    return re.sub(r"(?:\S+\s(?=(?:least|than)$))?\S+$", "", before)


@cache
def _joint() -> re.Pattern[str]:
    """What joins a name to one before it."""
    other = "to until through by before after from between since than bis von zwischen seit vor"
    other += " nach als à de entre depuis avant après que a desde hasta antes después"
    words = "|".join(other.split())
    return re.compile(
        rf"(?:\b(?P<and_>and|und|et|y|or|oder|ou|o)|\b(?:{words})|[–-])\s*$", re.IGNORECASE
    )


@cache
def _changes() -> re.Pattern[str]:
    words = "times|fold|points|more|fewer|less|higher|lower|of|mal|mehr|weniger|von|fois|plus|moins"
    return re.compile(rf"-?(?:{words}|de|veces|más|menos)\b", re.IGNORECASE)


@cache
def _runs() -> re.Pattern[str]:
    stems = "peak ris[ei] rose reach climb grow grew increas fall fell drop declin decreas sink"
    stems += " sank shr[aiu]nk steig stieg erreich wächst wuchs fällt fiel culmin atteint augment"
    stems += " mont[eé] tombe baisse sube subi[oó] alcanz baja bajó cae cayó"
    return re.compile(rf"\b(?:{'|'.join(stems.split())})", re.IGNORECASE)


@cache
def _reaches() -> re.Pattern[str]:
    words = r"at|to|from|of|reach(?:es|ed|ing)?|auf|von|bei|erreichte?|à|atteint|a|en|hasta|alcanza"
    return re.compile(rf"\b(?:{words})$", re.IGNORECASE)


@cache
def _apart() -> re.Pattern[str]:
    """What a chart may show besides its data."""
    words = "axis scale target goal limit threshold average mean median total together combined sum"
    words += " achse ziel grenze mittel durchschnitt zusammen summe gesamt axe échelle objectif"
    words += " seuil moyenne ensemble eje escala objetivo meta límite media promedio suma"
    return re.compile(rf"\b(?:{'|'.join(words.split())})", re.IGNORECASE)
