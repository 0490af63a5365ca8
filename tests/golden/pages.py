"""Golden pages: Markdown that reads like a manual, with what the build makes of each case.

A case is a heading and fenced sections of four tildes. `content` is what the author writes;
each of the others is checked if it is there: `tree` (as read), `html` (in the report),
`slides` (on the deck) and `says` (the findings). `make golden` rewrites them from the build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SECTIONS = ("tree", "html", "slides", "says")

_CASE = re.compile(r"^## (?P<name>[^\n]+)$|^~~~~ .*?^~~~~$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^~~~~ (?P<name>\w+)\n(?P<text>.*?)^~~~~$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a page: the author's text and the outputs that the page shows."""

    page: Path
    name: str
    content: str
    shown: dict[str, str]

    def __str__(self) -> str:
        return f"{self.page.parent.name}/{self.page.stem}: {self.name}"


def cases() -> Iterator[Case]:
    """Every case of every page below tests/golden."""
    for page in sorted(HERE.glob("*/*.md")):
        if "project" in page.parts:
            continue
        text = page.read_text(encoding="utf-8")
        for name, body in _bodies(text):
            sections = {found["name"]: found["text"] for found in _SECTION.finditer(body)}
            content = sections.pop("content", "")
            yield Case(page, name, content, sections)


def _bodies(text: str) -> Iterator[tuple[str, str]]:
    starts = _case_heads(text)
    for at, start in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(text)
        yield start["name"], text[start.end() : end]


def _case_heads(text: str) -> list[re.Match[str]]:
    """The headings of cases; headings within a fenced section are the author's."""
    return [found for found in _CASE.finditer(text) if found["name"]]


def rewritten(case: Case, made: dict[str, str]) -> None:
    """Put what the build makes into the case's sections on its page."""
    text = case.page.read_text(encoding="utf-8")
    heads = _case_heads(text)
    at = next(n for n, head in enumerate(heads) if head["name"] == case.name)
    start = heads[at].start()
    end = heads[at + 1].start() if at + 1 < len(heads) else len(text)
    body = _SECTION.sub(lambda found: _section(found, made), text[start:end])
    case.page.write_text(text[:start] + body + text[end:], encoding="utf-8")


def _section(found: re.Match[str], made: dict[str, str]) -> str:
    if found["name"] not in made:
        return found[0]
    return f"~~~~ {found['name']}\n{made[found['name']]}~~~~"
