"""One rendering of one work: its variables, what is asked for, and what has been printed."""

# mypy: disallow-subclassing-any=False

from collections.abc import Mapping

from citeproc import source

from report_build.citations.dates import When
from report_build.citations.names import Person

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
