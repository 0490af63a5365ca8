"""Dates in print: which parts a style shows, in which order and words, and how a range is put."""

from collections.abc import Callable, Mapping, Sequence

from report_build.citations.dates import Day, When
from report_build.citations.numbers import short_end
from report_build.citations.richtext import TERM, capitalized
from report_build.frozen import dataclass

Term = Callable[[str, str], str]  # name, form -> the word in the language of the style
Ordinal = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class DatePart:
    """One cs:date-part with the attributes that hold for it."""

    name: str
    form: str
    prefix: str
    suffix: str
    case: str
    strip_periods: bool
    font: tuple[str, str]


def date_part(traits: Mapping[str, str], font: tuple[str, str]) -> DatePart:
    """A date part from its attributes, the locale's with those of the style laid over."""
    name = traits.get("name", "year")
    return DatePart(
        name=name,
        form=traits.get("form", "numeric" if name == "day" else "long"),
        prefix=traits.get("prefix", ""),
        suffix=traits.get("suffix", ""),
        case=traits.get("text-case", ""),
        strip_periods=traits.get("strip-periods") == "true",
        font=font,
    )


@dataclass(frozen=True, slots=True)
class DatePlan:
    """How one cs:date prints; `short_years` is MLA's 2009-12 (MLA 9, 2.139)."""

    parts: tuple[DatePart, ...]
    delimiter: str
    term: Term
    ordinal: Ordinal
    short_years: bool
    ordinal_only_first: bool  # limit-day-ordinals-to-day-1

    def text(self, date: When, year_suffix: str = "") -> str:
        """A date or range in print, "" if nothing of it is shown.

        `year_suffix` is the letter that tells two works of one year apart: 2001a.
        """
        if date.begin is None:
            return date.literal + (f"-{year_suffix}" if year_suffix and date.literal else "")
        if year_suffix:
            year = self._year(next(p for p in self.parts if p.name == "year"), date.begin.year)
            return self.text(date).replace(year, year + year_suffix, 1)
        if date.end is not None:
            return self._range(date.begin, date.end)
        text = self._day(date.begin, ("year", "month", "day"))
        return text.rstrip() + "–" if date.open_end and text else text

    def _day(self, day: Day, wanted: Sequence[str]) -> str:
        shown = [self._part(part, day) for part in self.parts if part.name in wanted]
        return self.delimiter.join(text for text in shown if text)

    def _part(self, part: DatePart, day: Day) -> str:
        text = self._bare(part, day)
        if not text:
            return ""
        if part.strip_periods:
            text = text.replace(".", "")
        match part.case:
            case "capitalize-first" | "capitalize-all" | "title":
                text = capitalized(text)
            case "uppercase":
                text = text.upper()
            case "lowercase":
                text = text.lower()
        return f"{part.prefix}{part.font[0]}{text}{part.font[1]}{part.suffix}"

    def _bare(self, part: DatePart, day: Day) -> str:
        if part.name == "year":
            return self._year(part, day.year)
        if part.name == "month":
            return self._month(part, day)
        if day.day is None:
            return ""
        if part.form == "ordinal" and (day.day == 1 or not self.ordinal_only_first):
            return self.ordinal(day.day)
        return f"{day.day:02}" if part.form == "numeric-leading-zeros" else str(day.day)

    def _year(self, part: DatePart, year: int) -> str:
        if part.form == "short":
            return f"{abs(year) % 100:02}"
        era = self.term("bc", "") if year < 0 else self.term("ad", "") if year < 1000 else ""
        return f"{abs(year)}{era}"

    def _month(self, part: DatePart, day: Day) -> str:
        if day.month is None:
            return TERM + self.term(f"season-{day.season:02}", "") if day.season else ""
        if part.form == "numeric":
            return str(day.month)
        if part.form == "numeric-leading-zeros":
            return f"{day.month:02}"
        return self.term(f"month-{day.month:02}", "short" if part.form == "short" else "")

    def _range(self, begin: Day, end: Day) -> str:
        """A range by the finest part that both ends have; what both share stands once."""
        shown = {part.name for part in self.parts}
        months = "month" in shown and all(d.month or d.season for d in (begin, end))
        days = months and "day" in shown and bool(begin.day and end.day)
        same_year = begin.year == end.year
        same_month = (begin.month, begin.season) == (end.month, end.season)
        if not months:
            return self._years(begin, end)
        wanted = ("year", "month", "day") if days else ("year", "month")
        if same_year and same_month:
            if not days or begin.day == end.day:
                return self._day(end, wanted)
            return self._days_of_month(begin, end)
        start = self._day(begin, wanted[1:] if same_year else wanted)
        return f"{start.rstrip(' ,')}–{self._day(end, wanted)}"

    def _days_of_month(self, begin: Day, end: Day) -> str:
        """`4–9 May 2019`, and `May 4–9, 2019` where the month stands first."""
        names = [part.name for part in self.parts]
        if names.index("day") == 0 or "month" not in names[: names.index("day")]:
            first = [self._bare(part, begin) for part in self.parts if part.name == "day"]
            return f"{first[0]}–{self._day(end, ('year', 'month', 'day'))}"
        upto = names.index("day")
        out = []
        for number, part in enumerate(self.parts):
            text = self._part(part, end)
            out.append(f"{self._bare(part, begin)}–{text}" if number == upto else text)
        return self.delimiter.join(text for text in out if text)

    def _years(self, begin: Day, end: Day) -> str:
        first, last = self._day(begin, ("year",)), self._day(end, ("year",))
        if begin.year == end.year:
            return last
        short = self.short_years and 1000 <= begin.year < end.year
        if short and begin.year // 100 == end.year // 100:
            last = short_end(str(begin.year), str(end.year), "minimal-two")
            # The last two digits, also where one alone differs (MLA 9, 2.139).
        return f"{first.rstrip()}–{last}"
