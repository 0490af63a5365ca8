"""A work that is being read from somewhere else: fields, how sure each is, and what is left."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from report_build.diagnostics import Pos

Csl = dict[str, object]


@dataclass(frozen=True, slots=True)
class Entry:
    """One work as it stands in a list, with marks around what is emphasized."""

    text: str
    pos: Pos


EMPHASIS, NO_EMPHASIS = "\ue000", "\ue001"


def without_emphasis(text: str) -> str:
    """The text without the marks of emphasis."""
    return text.replace(EMPHASIS, "").replace(NO_EMPHASIS, "")


def without(found: re.Match[str], between: str = " ") -> str:
    """The text in which something was found, with a blank or a mark in its place."""
    return f"{found.string[: found.start()]}{between}{found.string[found.end() :]}"


@dataclass(slots=True)
class Draft:
    """A work in the making. Confidence is from 0 to 1; `unplaced` holds what fits no field."""

    raw: str
    pos: Pos
    fields: Csl = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    unplaced: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)  # what the source says it has not

    def put(self, key: str, value: object, sure: float) -> None:
        """Set a field, unless it is empty or already there."""
        if value and key not in self.fields:
            self.fields[key] = value
            self.confidence[key] = sure

    def again(self, key: str, value: object, sure: float) -> None:
        """Set a field, over what it was."""
        self.fields.pop(key, None)
        self.put(key, value, sure)

    def move(self, key: str, new: str) -> None:
        """Call a field by another name, unless there is one of that name."""
        sure = self.confidence.pop(key)
        self.put(new, self.fields.pop(key), sure)

    def text(self, key: str) -> str:
        """A field as text; empty if it is none."""
        value = self.fields.get(key, "")
        return value if isinstance(value, str) else ""

    def leave(self, text: str) -> None:
        """Keep what fits no field."""
        if text := text.strip(" .,;:()[]"):
            self.unplaced.append(text)

    def csl(self, key: str) -> Csl:
        """The work as an item of CSL-JSON with an id."""
        custom: Csl = {"status": "imported", "raw": self.raw}
        if self.unplaced:
            custom["unplaced"] = "; ".join(self.unplaced)
        if self.absent:
            custom["absent"] = self.absent
        custom["confidence"] = dict(sorted(self.confidence.items()))
        kind = self.fields.get("type", "document")
        rest = {name: value for name, value in self.fields.items() if name != "type"}
        return {"id": key, "type": kind, **rest, "custom": custom}
