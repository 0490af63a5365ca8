"""citeproc-py's element of dates, corrected; how a date prints is in `datetext.py`."""

# mypy: disallow-subclassing-any=False
# ruff: noqa: D102  (see engine.py)

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from citeproc import model

from report_build.citations.dates import When
from report_build.citations.datetext import DatePart, DatePlan, date_part
from report_build.citations.engine import Learned
from report_build.citations.rendering import Rendering

if TYPE_CHECKING:
    from report_build.citations.style import Sheet


class Date(Learned, model.Date):
    """cs:date, by its own parts or those that the locale has for its form."""

    def learn(self, sheet: Sheet) -> None:
        super().learn(sheet)
        self.variable = self.traits.get("variable", "")
        self.plan: DatePlan | None = None

    def render(self, item: Rendering) -> str:
        value = item.value(self.variable)
        if not isinstance(value, When):
            return ""
        if item.sorting:
            return value.sort_key()
        if self.plan is None:
            self.plan = self._made_plan()
        suffix = item.year_suffix if self.variable == "issued" and self.sheet.suffixes_years else ""
        return self.dressed(self.plan.text(value, suffix))

    def _made_plan(self) -> DatePlan:
        form = self.traits.get("form")
        shown = self.traits.get("date-parts", "year-month-day").split("-")
        own = {part.get("name"): dict(part.attrib) for part in self.iterchildren()}
        if form is None:
            parts = tuple(self._part(traits) for traits in own.values())
            return self.sheet.date_plan(parts, self.traits.get("delimiter", ""))
        pattern = self.sheet.date_pattern(form)
        parts = tuple(
            self._part({**traits, **own.get(traits.get("name", ""), {})})
            for traits in pattern.parts
            if traits.get("name") in shown
        )
        return self.sheet.date_plan(parts, self.traits.get("delimiter", pattern.delimiter))

    def _part(self, traits: Mapping[str, str]) -> DatePart:
        probe = self.makeelement(f"{{{self.nsmap['cs']}}}date-part", dict(traits))
        opening, _, closing = str(probe.format("\0")).partition("\0")
        return date_part(traits, (opening, closing))
