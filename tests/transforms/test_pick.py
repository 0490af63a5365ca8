"""Some of the slides, by number and label."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from report_build.diagnostics import Diagnostic, Pos, Rule
from report_build.model import Document, NamedDeck, Slide
from report_build.transforms.pick import ASKED, check_decks, named_deck, with_slides
from report_build.walk import of_kind, plain_text
from tests.transforms.projects import document

TEXT = "# Part\n\n" + "".join(
    f"::: slide {{#s-{name}}}\n# Slide {name}\n\nWords.\n:::\n\n" for name in "abcd"
)


def read(root: Path) -> Document:
    made, findings = document(root, TEXT)
    assert not findings
    return made


def titles(made: Document) -> str:
    return "".join(plain_text(slide.title)[-1] for slide in of_kind(made, Slide))


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ((), "abcd"), (("2",), "b"), (("2-3",), "bc"), (("3-",), "cd"), (("s-a", "4"), "ad"),
        (("4", "1"), "ad"), (("1-2", "2-3"), "abc"), ((" s-b ",), "b"), (("2", ""), "b"),
    ],
)  # fmt: skip
def test_slides_are_picked(tmp_path: Path, wanted: tuple[str, ...], left: str) -> None:
    findings: list[Diagnostic] = []
    assert titles(with_slides(read(tmp_path), wanted, ASKED, findings.append)) == left
    assert not findings


@pytest.mark.parametrize(
    ("wanted", "message", "hint"),
    [
        ("s-aa", 'no slide is called "s-aa"', "did you mean s-a?"),
        ("5", "the report has 4 slides of its own, and no 5", "count from 1 to 4"),
        ("0", "the report has 4 slides of its own, and no 0", "count from 1 to 4"),
        ("3-2", "3-2 runs backwards, and a deck keeps the order of the report", "write 2-3"),
        ("9-2", "the report has 4 slides of its own, and no 9-2", "count from 1 to 4"),
    ],
)
def test_a_slide_that_is_not_there_is_found(
    tmp_path: Path, wanted: str, message: str, hint: str
) -> None:
    findings: list[Diagnostic] = []
    with_slides(read(tmp_path), (wanted,), ASKED, findings.append)
    assert findings == [Diagnostic(Rule.UNKNOWN_SLIDE, message, ASKED, hint)]


def test_decks_of_the_report_are_checked_at_their_place(tmp_path: Path) -> None:
    made = read(tmp_path)
    here = Pos("content/report.yaml", 7, 3)
    decks = (NamedDeck("short", ("s-x",), pos=here), NamedDeck("long"))
    made = replace(made, meta=replace(made.meta, decks=decks))
    findings: list[Diagnostic] = []
    check_decks(made, findings.append)
    assert [(one.rule, one.pos) for one in findings] == [(Rule.UNKNOWN_SLIDE, here)]
    assert named_deck(made, "long", findings.append) == decks[1]
    assert named_deck(made, "shrt", findings.append) is None
    assert (findings[-1].rule, findings[-1].hint) == (Rule.UNKNOWN_DECK, "did you mean short?")
