"""citeproc-py's elements of names, corrected; `Names` is written anew.

How a single name prints is in `names.py`; how the classes take their places, in `engine.py`.
"""

# mypy: disallow-subclassing-any=False
# ruff: noqa: D102, N801  (see engine.py)

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citeproc import model

from report_build.citations.engine import Label, Learned
from report_build.citations.names import ListStyle, NameStyle, Person, listed, sort_text
from report_build.citations.rendering import Rendering
from report_build.citations.richtext import attached, joined

if TYPE_CHECKING:
    from report_build.citations.style import Sheet


class Names(Learned, model.Names):
    """cs:names, written anew: every variable of names, substitution, particles, et al."""

    def learn(self, sheet: Sheet) -> None:
        super().learn(sheet)
        self.variables = self.traits.get("variable", "").split()
        self.plans: dict[str, NamesPlan] = {}  # by area
        # In cs:substitute a cs:names without children takes those of the names around it.
        borrowed = isinstance(self.getparent(), model.Substitute) and self.find_kid("name") is None
        self.pattern = self.getparent().getparent() if borrowed else self
        self.instead = self.find_kid("substitute")

    def find_kid(self, tag: str) -> Any:
        """The first child of a tag, None if there is none."""
        return self.find(f"{{{self.nsmap['cs']}}}{tag}")

    def render(self, item: Rendering) -> str:
        if item.mode == "suppress-author" and item.area == "citation":
            item.mode = ""
            return ""
        text = self._text(item) or (self.instead.render(item) if self.instead is not None else "")
        if text and item.lead is None:
            item.lead = text
        return text

    def _text(self, item: Rendering) -> str:
        present = self._present(item)
        if not present:
            return ""
        if item.sorting:
            return " ".join(sort_text(people) for _, people in present)
        plan = self.plans.get(item.area)
        if plan is None:
            plan = self.plans[item.area] = NamesPlan(self, item.area)
        pieces = [self._with_label(role, people, plan, item) for role, people in present]
        return self.dressed(joined(pieces, plan.between_roles, self.sheet.inside))

    def _present(self, item: Rendering) -> list[tuple[str, tuple[Person, ...]]]:
        """The variables that have names; an editor who is the translator too is taken once."""
        found: list[tuple[str, tuple[Person, ...]]] = []
        item.tried += 1
        for variable in self.variables:
            if variable in item.reference and variable not in item.spent:
                people = item.value(variable)
                if isinstance(people, tuple):
                    found.append((variable, people))
        if len(found) < 2:
            return found
        roles = {role for role, _ in found}
        if roles == {"editor", "translator"} and found[0][1] == found[1][1]:
            return [("editortranslator", found[0][1])]
        return found

    def _with_label(
        self, role: str, people: tuple[Person, ...], plan: NamesPlan, item: Rendering
    ) -> str:
        if plan.counts:
            return str(min(len(people), plan.list.et_al_use_first))
        fullness = item.fullness if item.area == "citation" else {}
        text = listed(people, plan.list, fullness)
        if item.dash:
            text, item.dash = item.dash, ""
        if plan.label is None:
            return text
        words = plan.label.worded(role, len(people) > 1)
        pair = (words, text) if plan.label_first else (text, words)
        return attached(*pair, self.sheet.inside)


class NamesPlan:
    """How one cs:names prints in one area, its options as citeproc-py's own look-up gives them."""

    def __init__(self, names: Names, area: str) -> None:
        self.pattern = names.pattern
        self.sheet = names.sheet
        self.name: Any = self.pattern.find_kid("name")
        self.layout = self.sheet.layout(area)
        self.label: Label | None = self.pattern.find_kid("label")
        kids = list(self.pattern.iterchildren())
        self.label_first = self.label in kids and kids.index(self.label) < kids.index(self.name)
        part = self.layout.getparent()
        self.between_roles = names.traits.get("delimiter", part.get_option("names-delimiter") or "")
        self.counts = self._option("form") == "count"
        self.list = self._list_style()

    def _option(self, name: str) -> Any:
        return self.name.get_option(name, self.layout)

    def _list_style(self) -> ListStyle:
        parts = {part.get("name"): part for part in self.name.iterchildren()}
        return ListStyle(
            one=self._name_style(),
            delimiter=self._option("delimiter") or ", ",
            and_word=self._and_word(),
            before_last=self._option("delimiter-precedes-last"),
            et_al=self._et_al(),
            before_et_al=self._option("delimiter-precedes-et-al"),
            et_al_min=int(self._option("et-al-min") or 0),
            et_al_use_first=int(self._option("et-al-use-first") or 1),
            et_al_use_last=bool(self._option("et-al-use-last")),
            part=(lambda name, text: _part_text(parts.get(name), text)) if parts else None,
        )

    def _name_style(self) -> NameStyle:
        mark = self._option("initialize-with")
        # citeproc-py has no option `initialize`, so it is looked up here.
        places = (self.name, self.layout.getparent(), self.sheet.root)
        initialize = next((p.get("initialize") for p in places if p.get("initialize")), "true")
        return NameStyle(
            form=self._option("form") or "long",
            order=self._option("name-as-sort-order"),
            sort_separator=self._option("sort-separator") or ", ",
            initials=mark if initialize == "true" else None,
            spaced=mark,
            # Zotero parts J.-P. where given names are not made initials; MLA leaves it.
            hyphen=bool(self._option("initialize-with-hyphen"))
            and (self.sheet.is_mla or initialize == "true"),
            demote=self.sheet.root.get("demote-non-dropping-particle", "display-and-sort"),
        )

    def _and_word(self) -> str:
        match self._option("and"):
            case "text":
                return self.sheet.term("and")
            case "symbol":
                return "&amp;"
        return ""

    def _et_al(self) -> str:
        element: Any = self.pattern.find_kid("et-al")
        if element is None:
            return self.sheet.term("et-al")
        return str(element.dressed(self.sheet.term(element.traits.get("term", "et-al"))))


def _part_text(part: Name_Part | None, text: str) -> str:
    return part.dressed(part.cased(text, True)) if part is not None and text else text


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


NAME_ELEMENTS = (Et_Al, Name, Name_Part, Names, Substitute)
