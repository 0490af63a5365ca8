"""One rendering of one work: its variables, what is asked for, and what has been printed."""

# mypy: disallow-subclassing-any=False

from collections.abc import Mapping
from dataclasses import dataclass, field

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


@dataclass(slots=True, repr=False, eq=False)
class Rendering:
    """One rendering of one work: what is asked for, and what has been printed so far."""

    reference: Reference
    area: str  # "citation" or "bibliography"
    locator: str = ""
    label: str = ""
    mode: str = ""  # "suppress-author" or ""
    fullness: Mapping[int, int] = field(default_factory=dict)
    title: bool = False  # cs:if disambiguate
    dash: str = ""  # stands for the first names, once
    link: str = ""
    number: int = 0
    year_suffix: str = ""
    position: frozenset[str] = frozenset({"first"})
    sorting: bool = False
    lead: str | None = None  # what the first cs:names printed
    printed: set[str] = field(default_factory=set)
    spent: set[str] = field(default_factory=set)  # printed by cs:substitute, and not again
    tried: int = 0  # variables asked for
    found: int = 0  # variables that had something to print

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
