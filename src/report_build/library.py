"""The works that a report may cite, as its bibliography gives them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from report_build.diagnostics import NOWHERE, Pos
from report_build.frozen import dataclass

Name = Mapping[str, object]
"""The parts of a name as CSL-JSON calls them: family and given, or literal."""


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One work. `csl` is a sound item of CSL-JSON 1.0.2, with its id and type.

    `status` is the author's own word in custom.status, such as "verified" or
    "partly-verified"; empty if there is none. `pos` is where its id stands, `start` its brace.
    `faulty` are the keys that have a fault, which has been reported, and may lack their value.
    """

    id: str
    type: str
    title: str
    csl: Mapping[str, object]
    status: str = ""
    pos: Pos = field(default=NOWHERE, compare=False)
    start: Pos = field(default=NOWHERE, compare=False)
    faulty: frozenset[str] = field(default=frozenset(), compare=False)

    def text(self, key: str) -> str:
        """A variable as text; empty if the work has none."""
        found = self.csl.get(key)
        return found if isinstance(found, str) else ""

    def names(self, key: str = "author") -> tuple[Name, ...]:
        """The names of one role; none if the work has no such role."""
        found = self.csl.get(key)
        return tuple(found) if isinstance(found, list | tuple) else ()

    def day(self, key: str) -> tuple[int, ...]:
        """Year, month and day of a date as far as they are given; none for a range or words."""
        date = self.csl.get(key)
        parts: object = date.get("date-parts") if isinstance(date, Mapping) else None
        return tuple(parts[0]) if isinstance(parts, list) and len(parts) == 1 else ()

    def entered(self) -> tuple[str, ...]:
        """What two entries of one work have in common; empty if there is too little to tell."""
        words = re.findall(r"\w+", self.title.casefold())
        if len(words) < 3 or not ("author" in self.csl or "issued" in self.csl):
            return ()
        others = ("author", "issued", "container-title", "page")
        return (self.type, " ".join(words), *(str(self.csl.get(key, "")) for key in others))


@dataclass(frozen=True, slots=True)
class Library:
    """Works by their ids, which keep their case, in the order of the file.

    It is not `complete` where a fault, which has been reported, cost one work or more.
    """

    items: Mapping[str, WorkItem] = field(default_factory=dict)
    complete: bool = True

    def lacks(self, key: str) -> bool:
        """Whether there is no such work, and no fault of the file could be the reason."""
        return self.complete and key not in self.items

    def get(self, key: str) -> WorkItem | None:
        """The work with an id, or None."""
        return self.items.get(key)
