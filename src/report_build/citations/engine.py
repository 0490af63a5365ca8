"""citeproc-py's style elements, corrected.

Each class here takes the place of the class of that name in `citeproc.model`, in styles that
`style.py` loads and nowhere else. None derives from `CitationStylesElement` itself:
citeproc-py finds its own classes by asking for that one's subclasses, and would find ours.

What an element says never changes once a style is read, so each element learns it once
(`learn`): its children, its fonts, the conditions that it tests. What changes from one
rendering to the next travels in a `Rendering`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from citeproc import model, source

from report_build.citations.dates import When
from report_build.citations.datetext import DatePart, DatePlan, date_part
from report_build.citations.names import NameStyle, Person, display
from report_build.citations.numbers import (
    dashed,
    is_numeric,
    is_several,
    page_range,
    roman,
)
from report_build.citations.richtext import (
    QUOTE,
    TERM,
    UNQUOTE,
    attached,
    capitalized,
    is_east_asian,
    joined,
    letters,
    plain,
    title_case,
    with_element_capital,
)

if TYPE_CHECKING:
    from report_build.citations.style import Sheet

Value = str | When | tuple[Person, ...]


class Reference(source.Reference):
    """The variables of one work: texts as HTML, names and dates as typed values."""

    def __init__(self, key: str, kind: str, values: Mapping[str, Value], english: bool) -> None:
        dict.__init__(self, values)
        object.__setattr__(self, "id", key)
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "english", english)


class Rendering:
    """One rendering of one work: what is asked for, and what has been printed so far."""

    __slots__ = (
        "area", "dash", "found", "fullness", "label", "lead", "link", "locator", "mode",
        "number", "position", "printed", "reference", "sorting", "spent", "title", "tried",
        "year_suffix",
    )  # fmt: skip

    def __init__(
        self,
        reference: Reference,
        area: str,
        *,
        locator: str = "",
        label: str = "",
        mode: str = "",
        fullness: Mapping[int, int] | None = None,
        title: bool = False,
        dash: str = "",
        link: str = "",
        number: int = 0,
        year_suffix: str = "",
        position: frozenset[str] = frozenset({"first"}),
        sorting: bool = False,
    ) -> None:
        self.reference = reference
        self.area = area  # "citation" or "bibliography"
        self.locator = locator
        self.label = label
        self.mode = mode  # "suppress-author" or ""
        self.fullness = fullness or {}
        self.title = title  # cs:if disambiguate
        self.dash = dash  # stands for the first names, once
        self.link = link
        self.number = number
        self.year_suffix = year_suffix
        self.position = position
        self.sorting = sorting
        self.lead: str | None = None  # what the first cs:names printed
        self.printed: set[str] = set()
        self.spent: set[str] = set()  # printed by cs:substitute, so not to be printed again
        self.tried = 0  # variables asked for
        self.found = 0  # variables that had something to print

    def value(self, variable: str) -> Value | None:
        """A variable of the work, None if it is empty or spent; counted for cs:group."""
        self.tried += 1
        if variable in self.spent:
            return None
        value: Value | None = self.reference.get(variable)
        if value is not None:
            self.found += 1
            self.printed.add(variable)
        return value

    def text(self, variable: str) -> str:
        """A text variable of the work, "" if it is empty, spent or no text."""
        value = self.value(variable)
        return value if isinstance(value, str) else ""


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
        if not isinstance(self, model.Formatted):
            return "", ""
        opening, _, closing = str(self.format("\0")).partition("\0")
        return opening, closing

    def pieces(self, item: Rendering) -> list[str]:
        """What the element prints, as the parts that a delimiter of its parent goes between."""
        text = self.render(item)
        return [text] if text else []

    def render(self, item: Rendering) -> str:
        """What the element prints as HTML with marks, "" for nothing."""
        inside = self.sheet.inside
        return joined([text for kid in self.kids for text in kid.pieces(item)], "", inside)

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
            case "capitalize-first":
                return capitalized(text)
            case "lowercase":
                return re.sub(r"(<[^>]+>)|([^<]+)", _lowered, text)
            case "uppercase":
                return re.sub(r"(<[^>]+>|&\w+;)|([^<&]+)", _raised, text)
            case "capitalize-all":
                return re.sub(r"(?<![\w’'<&/])[^\W\d_]", lambda m: m.group().upper(), text)
            case "sentence":
                return capitalized(text)
        return text


def _lowered(found: re.Match[str]) -> str:
    return found.group(1) or found.group(2).lower()


def _raised(found: re.Match[str]) -> str:
    return found.group(1) or found.group(2).upper()


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
        pieces: list[str] = []
        for kid in self.kids:
            pieces += kid.pieces(item)
        if not pieces or (item.tried > tried and item.found == found):
            return ""
        if self.has_elements:
            pieces = [with_element_capital(piece) for piece in pieces]
        return self.dressed(joined(pieces, self.delimiter, self.sheet.inside))


class Choose(Learned, model.Choose):
    """cs:choose: the pieces of the first branch whose condition holds."""

    def pieces(self, item: Rendering) -> list[str]:
        for branch in self.kids:
            if branch.holds(item):  # type: ignore[attr-defined]
                return [text for kid in branch.kids for text in kid.pieces(item)]
        return []

    def render(self, item: Rendering) -> str:
        return joined(self.pieces(item), "", self.sheet.inside)


Test = Callable[[Rendering], bool]


class If(Learned, model.If):
    """cs:if: its tests, made once from the attributes."""

    def learn(self, sheet: Sheet) -> None:
        super().learn(sheet)
        self.tests = tuple(self._tests())
        self.match = self.traits.get("match", "all")

    def holds(self, item: Rendering) -> bool:
        """Whether the branch is the one to print."""
        if self.match == "any":
            return any(test(item) for test in self.tests)
        if self.match == "none":
            return not any(test(item) for test in self.tests)
        return all(test(item) for test in self.tests)

    def _tests(self) -> Iterator[Test]:
        for attribute, value in self.traits.items():
            words = value.split()
            if attribute == "type" and self.traits.get("match") in ("any", "none"):
                yield _has_kind(frozenset(words))
            elif attribute in _TESTS:
                yield from map(_TESTS[attribute], words)


def _has_kind(kinds: frozenset[str]) -> Test:
    return lambda item: item.reference.kind in kinds


def _has_variable(variable: str) -> Test:
    if variable == "locator":
        return lambda item: bool(item.locator)
    if variable == "citation-number":
        return lambda item: bool(item.number)
    if variable == "year-suffix":
        return lambda item: bool(item.year_suffix)
    if variable == "page-first":
        variable = "page"
    return lambda item: variable in item.reference


def _holds_number(variable: str) -> Test:
    if variable == "locator":
        return lambda item: is_numeric(item.locator)

    def test(item: Rendering) -> bool:
        value = item.reference.get(variable)
        return isinstance(value, str) and is_numeric(plain(value))

    return test


def _is_uncertain(variable: str) -> Test:
    def test(item: Rendering) -> bool:
        value = item.reference.get(variable)
        return isinstance(value, When) and value.circa

    return test


def _has_label(label: str) -> Test:
    return lambda item: bool(item.locator) and item.label == label


def _has_position(position: str) -> Test:
    return lambda item: item.area == "citation" and position in item.position


def _is_ambiguous(_: str) -> Test:
    return lambda item: item.title


_TESTS: Mapping[str, Callable[[str], Test]] = {
    "type": lambda kind: _has_kind(frozenset({kind})),
    "variable": _has_variable,
    "is-numeric": _holds_number,
    "is-uncertain-date": _is_uncertain,
    "locator": _has_label,
    "position": _has_position,
    "disambiguate": _is_ambiguous,
}


class Else_If(If, model.Else_If):
    """cs:else-if."""


class Else(Learned, model.Else):
    """cs:else."""

    def holds(self, item: Rendering) -> bool:
        """Always."""
        return True


# -- texts and numbers ---------------------------------------------------------------------

_RANGES = frozenset(("volume", "issue", "number", "collection-number", "chapter-number"))
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
        self.linked = self.variable in ("URL", "DOI", "PMID", "PMCID")
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
        return self._finished(text, item) if text else ""

    def _finished(self, text: str, item: Rendering) -> str:
        if self.strips:
            text = text.replace(".", "")
        if self.casing:
            text = self.cased(text, item.reference.english)
        opening, closing = self.font
        if opening and not (opening == "<i>" and self.sheet.upright and is_east_asian(text)):
            text = f"{opening}{text}{closing}"
        if self.quoted:
            text = f"{QUOTE}{text}{UNQUOTE}"
        if self.before or self.after:
            text = self._affixed(text)
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
            text = dashed(re.sub(r"\d+", self._numeral, text) if self.form != "numeric" else text)
        return self.dressed(self.cased(TERM + text, item.reference.english))

    def _numeral(self, found: re.Match[str]) -> str:
        following = found.string[found.end() : found.end() + 1]
        if following.isalpha():
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
        return self.variable != "version" and is_several(value)

    def worded(self, name: str, several: bool) -> str:
        """The label's term, one or more of what it names."""
        plural = self.plural == "always" or (self.plural == "contextual" and several)
        text = self.sheet.term(name, self.form, plural)
        if not text:
            return ""
        if self.strips:
            text = text.replace(".", "")
        return self.dressed(self.cased(TERM + text, True))


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
            return value.begin.sort_key() if value.begin else value.literal
        if self.plan is None:
            self.plan = self._made_plan()
        text = self.plan.text(value)
        if text and item.year_suffix and self.variable == "issued" and self.sheet.suffixes_dates:
            text, item.year_suffix = text + item.year_suffix, ""
        return self.dressed(text)

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


# -- names ---------------------------------------------------------------------------------


class Names(Learned, model.Names):
    """cs:names, written anew: every variable of names, substitution, particles, et al."""

    def learn(self, sheet: Sheet) -> None:
        super().learn(sheet)
        self.variables = self.traits.get("variable", "").split()
        self.options: dict[str, NamesOptions] = {}
        # In cs:substitute a cs:names without children takes those of the names around it.
        borrowed = isinstance(self.getparent(), model.Substitute) and self.find_kid("name") is None
        self.pattern = self.getparent().getparent() if borrowed else self
        self.instead = self.find_kid("substitute")

    def find_kid(self, tag: str) -> Learned | None:
        """The first child of a tag."""
        return self.find(f"{{{self.nsmap['cs']}}}{tag}")  # type: ignore[no-any-return]

    def render(self, item: Rendering) -> str:
        if item.mode == "suppress-author" and item.area == "citation":
            item.mode = ""
            return ""
        text = self._listed(item) or (self.instead.render(item) if self.instead is not None else "")
        if item.lead is None:
            item.lead = text
        return text

    def _listed(self, item: Rendering) -> str:
        present = self._present(item)
        if not present:
            return ""
        options = self.options.get(item.area)
        if options is None:
            options = self.options[item.area] = NamesOptions(self, item.area)
        pieces = [self._with_label(role, people, options, item) for role, people in present]
        delimiter = self.traits.get("delimiter", options.names_delimiter)
        return self.dressed(joined(pieces, delimiter, self.sheet.inside))

    def _present(self, item: Rendering) -> list[tuple[str, tuple[Person, ...]]]:
        """The variables that have names, an editor who is the translator too taken once."""
        found: list[tuple[str, tuple[Person, ...]]] = []
        for variable in self.variables:
            people = item.value(variable)
            if isinstance(people, tuple):
                found.append((variable, people))
        roles = {role for role, _ in found}
        if roles == {"editor", "translator"} and found[0][1] == found[1][1]:
            return [("editortranslator", found[0][1])]
        return found

    def _with_label(
        self, role: str, people: tuple[Person, ...], options: NamesOptions, item: Rendering
    ) -> str:
        text = options.listed(people, item)
        if item.dash:
            text, item.dash = item.dash, ""
        label = options.label
        if label is None:
            return text
        words = label.worded(role, len(people) > 1)
        inside = self.sheet.inside
        pair = (words, text) if options.label_first else (text, words)
        return attached(*pair, inside)


class NamesOptions:
    """The options of one cs:names in one area, as citeproc-py's own look-up gives them."""

    def __init__(self, names: Names, area: str) -> None:
        pattern = names.pattern
        name = pattern.find_kid("name")
        label = pattern.find_kid("label")
        layout = names.sheet.layout(area)
        option: Callable[[str], str | None] = lambda key: name.get_option(key, layout)
        kids = list(pattern.iterchildren())
        self.label: Label | None = label
        self.label_first = label is not None and kids.index(label) < kids.index(name)
        self.names_delimiter: str = layout.getparent().get_option("names-delimiter") or ""
        self.name = name
        self.sheet = names.sheet
        self.delimiter = option("delimiter") or ", "
        self.delimiter_before_et_al = option("delimiter-precedes-et-al")
        self.delimiter_before_last = option("delimiter-precedes-last")
        self.et_al_min = int(option("et-al-min") or 0)
        self.et_al_use_first = int(option("et-al-use-first") or 1)
        self.et_al_use_last = bool(option("et-al-use-last"))
        self.form = option("form") or "long"
        self.and_word = self._and_word(option("and"))
        self.et_al = self._et_al(pattern)
        self.parts = {part.get("name"): part for part in name.iterchildren()}
        self.style = self._style(option, name, layout)

    def _style(self, option: Callable[[str], str | None], name: Names, layout: Layout) -> NameStyle:
        initials = option("initialize-with")
        # D1: citeproc-py has no option `initialize`.
        places = (name, layout.getparent(), self.sheet.root)
        initialize = next((p.get("initialize") for p in places if p.get("initialize")), "true")
        return NameStyle(
            form=self.form,
            order=option("name-as-sort-order"),
            sort_separator=option("sort-separator") or ", ",
            initials=initials if initialize == "true" else None,
            spaced=initials,
            hyphen=bool(option("initialize-with-hyphen")),
            demote=self.sheet.root.get("demote-non-dropping-particle", "display-and-sort"),
        )

    def _and_word(self, option: str | None) -> str:
        if option == "text":
            return self.sheet.term("and")
        return "&amp;" if option == "symbol" else ""

    def _et_al(self, pattern: Names) -> str:
        element = pattern.find_kid("et-al")
        if element is None:
            return self.sheet.term("et-al")
        term: str = element.traits.get("term", "et-al")  # type: ignore[attr-defined]
        return element.dressed(self.sheet.term(term))

    def listed(self, people: tuple[Person, ...], item: Rendering) -> str:
        """The names as a list, cut with et al. where the style says so."""
        if self.form == "count":
            return str(min(len(people), self.et_al_use_first))
        cut = len(people) > 1 and 0 < self.et_al_min <= len(people)
        cut = cut and self.et_al_use_first < len(people)
        shown = people[: self.et_al_use_first] if cut else people
        fullness = item.fullness if item.area == "citation" else {}
        names = [
            self._one(who, place == 0, fullness.get(place, 0), item.sorting)
            for place, who in enumerate(shown)
        ]
        if cut:
            return self._cut(names, people, item)
        return self._joined(names, shown[0])

    def _one(self, who: Person, first: bool, fullness: int, sorting: bool) -> str:
        if sorting:
            return letters(f"{who.particle}{who.family or who.literal}") + " " + letters(who.given)
        if self.parts:
            who = self._with_parts(who)
        return display(who, self.style, first, fullness)

    def _with_parts(self, who: Person) -> Person:
        given, family = self.parts.get("given"), self.parts.get("family")
        return Person(
            family=_part_text(family, who.family) if family is not None else who.family,
            given=_part_text(given, who.given) if given is not None else who.given,
            dropping=who.dropping,
            particle=who.particle,
            suffix=who.suffix,
            literal=_part_text(family, who.literal) if family is not None else who.literal,
            comma=who.comma,
            static=who.static,
        )

    def _cut(self, names: list[str], people: tuple[Person, ...], item: Rendering) -> str:
        if self.et_al_use_last and self.et_al_use_first <= len(people) - 2:
            last = self._one(people[-1], False, 0, item.sorting)
            return f"{self.delimiter.join(names)}{self.delimiter}… {last}"
        if not self.et_al:
            return self.delimiter.join(names)
        precedes = self.delimiter_before_et_al
        comma = precedes == "always" or (precedes == "contextual" and len(names) > 1)
        joint = self.delimiter if comma else " "
        return f"{self.delimiter.join(names)}{joint}{self.et_al}"

    def _joined(self, names: list[str], first: Person) -> str:
        if len(names) == 1 or not self.and_word:
            return self.delimiter.join(names)
        precedes = self.delimiter_before_last
        inverted = bool(first.family and self.style.order)
        comma = (
            len(names) > 2 and precedes in ("contextual", "always")
            or precedes == "always" and (len(names) > 2 or inverted or self.style.order is None)
            or precedes == "after-inverted-name" and inverted
        )  # fmt: skip
        joint = self.delimiter if comma else " "
        return f"{self.delimiter.join(names[:-1])}{joint}{self.and_word} {names[-1]}"


def _part_text(part: Name_Part, text: str) -> str:
    return part.dressed(part.cased(text, True)) if text else ""


class Name(Learned, model.Name):
    """cs:name: options only."""


class Name_Part(Learned, model.Name_Part):
    """cs:name-part: fonts and case of family or given names."""


class Et_Al(Learned, model.Et_Al):
    """cs:et-al."""


class Substitute(Learned, model.Substitute):
    """cs:substitute: the first child that prints something; it is not printed again."""

    def render(self, item: Rendering) -> str:
        for kid in self.kids:
            before = set(item.printed)
            text = kid.render(item)
            if text:
                item.spent |= item.printed - before
                return text
        return ""


ELEMENTS: Mapping[str, type] = {
    cls.__name__.replace("_", "-").lower(): cls
    for cls in (
        Choose,
        Date,
        Else,
        Else_If,
        Et_Al,
        Group,
        If,
        Label,
        Layout,
        Macro,
        Name,
        Name_Part,
        Names,
        Number,
        Substitute,
        Text,
    )  # fmt: skip
}
