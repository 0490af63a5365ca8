"""The works that a report may cite, as its bibliography gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from report_build.diagnostics import NOWHERE, Pos
from report_build.frozen import dataclass


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One work. `csl` is a sound item of CSL-JSON 1.0.2, with its id and type.

    `status` is the author's own word in custom.status, such as "verified" or
    "partly-verified"; empty if there is none. `pos` is where its id stands, `start` its brace.
    """

    id: str
    type: str
    title: str
    csl: Mapping[str, object]
    status: str = ""
    pos: Pos = field(default=NOWHERE, compare=False)
    start: Pos = field(default=NOWHERE, compare=False)


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

    def csl(self) -> tuple[Mapping[str, object], ...]:
        """All works as items of CSL-JSON."""
        return tuple(item.csl for item in self.items.values())
