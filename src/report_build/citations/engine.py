"""citeproc-py's style elements, corrected: what holds others, conditions, texts and numbers.

Each class here takes the place of the class of that name in `citeproc.model`, in styles that
`style.py` loads and nowhere else. None derives from `CitationStylesElement` itself:
citeproc-py finds its own classes by asking for that one's subclasses, and would find ours.

What an element says never changes once a style is read, so each element learns it once
(`learn`): its children, its fonts, the conditions that it tests. What changes from one
rendering to the next travels in a `Rendering`. Elements of names are in `engine_names.py`, those
of dates in `engine_dates.py`.
"""

# mypy: disallow-subclassing-any=False
# Classes are named for the tags, as citeproc-py finds them; `learn` and `render` are told once.
# ruff: noqa: D102, N801

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from citeproc import model

from report_build.citations.conditions import condition
from report_build.citations.numbers import dashed, is_numeric, is_several, page_range, roman
from report_build.citations.rendering import Rendering
from report_build.citations.richtext import (
    QUOTE,
    TERM,
    UNQUOTE,
    attached,
    capitalized,
    is_east_asian,
    joined,
    title_case,
    with_element_capital,
)

if TYPE_CHECKING:
    from report_build.citations.style import Sheet


_FONTS = frozenset(
    ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")
)


class Learned:
    """What every element knows of itself after `learn`."""

    sheet: Sheet
    kids: tuple[Learned, ...]

    def learn(self, sheet: Sheet) -> None:
        """Keep what the attributes and children say; `sheet` is the style that they are of."""
        self.sheet = sheet
        self.kids = tuple(self.iterchildren())  # type: ignore[attr-defined]
        traits = self.traits = dict(self.attrib)  # type: ignore[attr-defined]
        self.before = traits.get("prefix", "")
        self.after = traits.get("suffix", "")
        self.casing = traits.get("text-case", "")
        self.font = self._font()
        self.plainly = not (self.before or self.after or self.font[0])

    def _font(self) -> tuple[str, str]:
        """The tags that citeproc-py's own formatting puts around a text."""
        if not isinstance(self, model.Formatted) or _FONTS.isdisjoint(self.traits):
            return "", ""
        opening, _, closing = str(self.format("\0")).partition("\0")
        return opening, closing

    def pieces(self, item: Rendering) -> list[str]:
        """What the element prints, as the parts that a delimiter of its parent goes between."""
        text = self.render(item)
        return [text] if text else []

    def render(self, item: Rendering) -> str:
        """What the element prints as HTML with marks, "" for nothing."""
        if len(self.kids) == 1:
            return self.kids[0].render(item)
        pieces = [text for kid in self.kids for text in kid.pieces(item)]
        return pieces[0] if len(pieces) == 1 else joined(pieces, "", self.sheet.inside)

    def dressed(self, text: str) -> str:
        """A text with the element's fonts and affixes."""
        if not text or self.plainly:
            return text
        return self._affixed(f"{self.font[0]}{text}{self.font[1]}")

    def _affixed(self, text: str) -> str:
        inside = self.sheet.inside
        return attached(attached(self.before, text, inside), self.after, inside)

    def cased(self, text: str, english: bool) -> str:
        """A text in the element's text-case; titles in other languages keep theirs."""
        match self.casing:
            case "":
                return text
            case "title":
                return title_case(text) if english else text
            case "capitalize-first" | "sentence":
                return capitalized(text)
            case "lowercase":
                return _outside_tags(text, str.lower)
            case "uppercase":
                return _outside_tags(text, str.upper)
            case "capitalize-all":
                return re.sub(r"(?<![\w’'<&/])[^\W\d_]", lambda m: m.group().upper(), text)
        return text


def _outside_tags(text: str, change: Callable[[str], str]) -> str:
    return re.sub(r"<[^>]+>|&\w+;|([^<&]+)", lambda m: change(m[0]) if m[1] else m[0], text)


# -- what holds other elements -------------------------------------------------------------


class Macro(Learned, model.Macro):
    """cs:macro."""


class Layout(Learned, model.Layout):
    """cs:layout; its affixes and delimiter are for the whole citation (`works.py`)."""


class Group(Learned, model.Group):
    """cs:group: prints nothing if all the variables that it asks for are empty."""

    def learn(self, sheet: Sheet) -> None:
        super().learn(sheet)
        self.delimiter = self.traits.get("delimiter", "")
        self.has_elements = False  # whether each child is an element of an MLA entry

    def render(self, item: Rendering) -> str:
        tried, found = item.tried, item.found
        pieces = [text for kid in self.kids for text in kid.pieces(item)]
        if not pieces or (item.tried > tried and item.found == found):
            return ""
        if self.has_elements:
            pieces = [with_element_capital(piece) for piece in pieces]
        inside = self.sheet.inside
        text = pieces[0] if len(pieces) == 1 else joined(pieces, self.delimiter, inside)
        return text if self.plainly else self.dressed(text)


class Choose(Learned, model.Choose):
    """cs:choose: the pieces of the first branch whose condition holds."""

    def pieces(self, item: Rendering) -> list[str]:
        for branch in self.kids:
            if branch.holds(item):  # type: ignore[attr-defined]
                kids = branch.kids
                if len(kids) == 1:
                    return kids[0].pieces(item)
                return [text for kid in kids for text in kid.pieces(item)]
        return []

    def render(self, item: Rendering) -> str:
        pieces = self.pieces(item)
        return pieces[0] if len(pieces) == 1 else joined(pieces, "", self.sheet.inside)


class If(Learned, model.If):
    """cs:if: its condition, made once from the attributes."""

    def learn(self, sheet: Sheet) -> None:
        super().learn(sheet)
        self.holds = condition(self.traits)


class Else_If(If, model.Else_If):
    """cs:else-if."""


class Else(Learned, model.Else):
    """cs:else."""

    def holds(self, _: Rendering) -> bool:
        """Always."""
        return True


# -- texts and numbers ---------------------------------------------------------------------

_RANGES = frozenset(("volume", "issue", "collection-number", "chapter-number"))
_STYLE_WORDS = frozenset(("edition", "version", "number-of-volumes", "genre"))
_SPECIAL = frozenset(("locator", "citation-number", "year-suffix", "page", "page-first"))


class Text(Learned, model.Text):
    """cs:text: a variable, a macro, a term or a value."""

    def learn(self, sheet: Sheet) -> None:
        super().learn(sheet)
        traits = self.traits
        self.variable = traits.get("variable", "")
        self.short = self.variable + "-short" if traits.get("form") == "short" else ""
        self.quoted = traits.get("quotes") == "true"
        self.strips = traits.get("strip-periods") == "true"
        self.as_is = self.plainly and not (
            self.quoted or self.strips or self.casing or "display" in traits
        )
        self.linked = self.variable in ("URL", "DOI", "PMID", "PMCID")
        self.is_margin = traits.get("display") == "left-margin"
        self.words = ""
        if "macro" in traits:
            self.kids = (sheet.macro(traits["macro"]),)
        elif "term" in traits:
            plural = traits.get("plural") == "true"
            self.words = sheet.term(traits["term"], traits.get("form", ""), plural)
        elif "value" in traits:
            self.words = traits["value"]
        if self.words[:1].isalpha():
            self.words = TERM + self.words

    def render(self, item: Rendering) -> str:
        if self.variable:
            text = self._variable_text(item)
        elif self.kids:
            text = self.kids[0].render(item)
        else:
            text = self.words
        if not text or (self.as_is and not self.linked):
            return text
        return self._finished(text, item)

    def _finished(self, text: str, item: Rendering) -> str:
        if self.strips:
            text = text.replace(".", "")
        if self.casing:
            text = self.cased(text, item.reference.english)
        opening, closing = self.font
        if opening and not (opening == "<i>" and is_east_asian(text)):  # they have no italics
            text = f"{opening}{text}{closing}"
        if self.quoted:
            text = f"{QUOTE}{text}{UNQUOTE}"
        if self.before or self.after:
            text = self._affixed(text)
        if self.is_margin:
            text += " "
        if self.linked and item.area == "bibliography" and not item.sorting:
            return self.sheet.linked(text, self.variable, item)
        return text

    def _variable_text(self, item: Rendering) -> str:
        variable = self.variable
        if variable in _SPECIAL:
            return self._special_text(item)
        if self.short and self.short in item.reference:
            variable = self.short
        text = item.text(variable)
        if text and variable in _RANGES:
            return dashed(text)
        return TERM + text if text and variable in _STYLE_WORDS else text

    def _special_text(self, item: Rendering) -> str:
        match self.variable:
            case "locator":
                return locator_text(item, self.sheet.page_range_format)
            case "citation-number":
                item.found += 1
                return str(item.number or "")
            case "year-suffix":
                return item.year_suffix
            case "page-first":
                return re.split(r"\s*[-–,;&]", item.text("page"))[0]
        return page_range(item.text("page"), self.sheet.page_range_format)


def locator_text(item: Rendering, form: str | None) -> str:
    """The locator in print; a range of times keeps both ends whole."""
    item.tried += 1
    if not item.locator:
        return ""
    item.found += 1
    if item.label == "timestamp":
        return re.sub(r"\s*-\s*", "–", item.locator)
    return page_range(item.locator, form)


class Number(Learned, model.Number):
    """cs:number: a variable as numeral, ordinal or roman numeral."""

    def learn(self, sheet: Sheet) -> None:
        super().learn(sheet)
        self.variable = self.traits.get("variable", "")
        self.form = self.traits.get("form", "numeric")

    def render(self, item: Rendering) -> str:
        if self.variable == "locator":
            text = locator_text(item, self.sheet.page_range_format)
        elif self.variable == "citation-number":
            item.found += 1
            text = str(item.number or "")
        else:
            text = item.text("page" if self.variable == "page-first" else self.variable)
        if not text:
            return ""
        if is_numeric(text):
            text = text if self.variable == "number" else dashed(text)
            text = re.sub(r"\d+", self._numeral, text) if self.form != "numeric" else text
        return self.dressed(self.cased(TERM + text, item.reference.english))

    def _numeral(self, found: re.Match[str]) -> str:
        following = found.string[found.end() : found.end() + 1]
        if following.isalpha() or len(found.group()) > 9:
            return found.group()  # 2nd stays 2nd
        number = int(found.group())
        match self.form:
            case "ordinal":
                return self.sheet.ordinal(number)
            case "long-ordinal":
                word = self.sheet.term(f"long-ordinal-{number:02}")
                return word or self.sheet.ordinal(number)
            case "roman":
                return roman(number)
        return found.group()


class Label(Learned, model.Label):
    """cs:label of a number or locator; labels of names are printed by `Names`."""

    def learn(self, sheet: Sheet) -> None:
        super().learn(sheet)
        self.variable = self.traits.get("variable", "")
        self.form = self.traits.get("form", "long")
        self.plural = self.traits.get("plural", "contextual")
        self.strips = self.traits.get("strip-periods") == "true"

    def render(self, item: Rendering) -> str:
        if self.variable == "locator":
            return self.worded(item.label, is_several(item.locator)) if item.locator else ""
        value = item.reference.get(self.variable)
        if not isinstance(value, str) or self.variable in item.spent:
            return ""
        return self.worded(self.variable, self._is_several(value))

    def _is_several(self, value: str) -> bool:
        if self.variable.startswith("number-of"):
            return value.strip() not in ("", "1")
        if self.variable == "page" and self.sheet.is_mla and value.endswith("+"):
            return True  # PLUSPP: more pages follow (MLA 9, 5.84-99)
        return self.variable not in ("version", "number") and is_several(value)  # no. 2023-17

    def worded(self, name: str, several: bool) -> str:
        """The label's term, one or more of what it names."""
        plural = self.plural == "always" or (self.plural == "contextual" and several)
        text = self.sheet.term(name, self.form, plural)
        if not text:
            return ""
        if self.strips:
            text = text.replace(".", "")
        return self.dressed(self.cased(TERM + text, True))


ELEMENTS = (Choose, Else, Else_If, Group, If, Label, Layout, Macro, Number, Text)
