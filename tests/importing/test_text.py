"""Articles as they are pasted from the web into plain text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from report_build import build
from report_build.diagnostics import Diagnostic, Rule
from report_build.importing import run

PASTED = """Home > Analysis > Africa

The Sahel After the Blue Helmets

By Jane Q. Doe and Ibrahim Ould Ahmed | 14 March 2023

Share this: Facebook Twitter LinkedIn
5 min read

The mission left in a hurry (Doe, 2020). Prices rose by 30% – or $4m.
Share prices fell, too.

What the contributors wanted

Contributors wanted three things:

• a way [out]
• cover for the convoy
  and the camp

Two lessons stay:
1. The first is speed.
2. The second is money.

> A quoted line
> over two lines.

Year\tTroops
2021\t13,000

Nobody knows (AU, n.d.).

Related articles
The next war

References

Doe, J. (2020) The Long Exit. London: Hurst.
African Union (n.d.) About the Peace Fund [Online]. Available at: https://au.example/fund

About the author
Jane Q. Doe is a fellow at the Centre for Delta Studies.

© 2023 Centre for Delta Studies. All rights reserved.
"""


def imported(folder: Path, text: str) -> tuple[list[str], list[Diagnostic]]:
    file = folder / "article.txt"
    file.write_text(text, encoding="utf-8")
    findings: list[Diagnostic] = []
    run.run(file, folder / "out", findings.append)
    build.check(folder / "out", build.Wishes(), lambda _: None)
    paths = sorted((folder / "out/content").glob("*.md"))
    return [path.read_text(encoding="utf-8") for path in paths], findings


def test_the_structure_of_a_pasted_article_is_found(tmp_path: Path) -> None:
    (first, second), _ = imported(tmp_path, PASTED)
    assert first == (
        "# Introduction\n\nThe mission left in a hurry [@doe2020]. "
        "Prices rose by 30% – or $4m.\nShare prices fell, too.\n"
    )
    assert second.split("\n\n") == [
        "# What the contributors wanted",
        "Contributors wanted three things:",
        "- a way \\[out\\]\n- cover for the convoy\n  and the camp",
        "Two lessons stay:",
        "1. The first is speed.\n2. The second is money.",
        "> A quoted line\n> over two lines.",
        "| Year | Troops |\n| --- | ---: |\n| 2021 | 13,000 |",
        "Nobody knows [@africanunionnd].\n",
    ]
    report = (tmp_path / "out/content/report.yaml").read_text(encoding="utf-8")
    assert report.startswith('title: "The Sahel After the Blue Helmets"')
    assert "Ibrahim Ould Ahmed" in report
    assert "date: 2023-03-14" in report


def test_what_a_page_puts_around_it_is_left_out_and_told(tmp_path: Path) -> None:
    _, findings = imported(tmp_path, PASTED)
    left = {one.pos.line for one in findings if one.rule is Rule.UNSUPPORTED}
    words = ("Home", "Share this", "5 min", "Related", "The next", "About the", "Jane Q", "©")
    lines = PASTED.split("\n")
    assert left == {at for at, line in enumerate(lines, 1) if line.startswith(words)}
    works = json.loads((tmp_path / "out/bibliography.json").read_bytes())
    assert [one["id"] for one in works] == ["doe2020", "africanunionnd"]
    assert works[1]["custom"]["absent"] == ["date"]


@pytest.mark.parametrize(
    "text",
    [
        "Search and rescue ended.",
        "Share prices fell.",
        "Read more books.",
        "- 4 is a number",
        "Menus",
    ],
)
def test_a_line_of_the_article_is_no_trimming(tmp_path: Path, text: str) -> None:
    sections, findings = imported(tmp_path, f"A Title of Words\n\nIt begins here.\n\n{text}\n")
    assert text in "".join(sections)
    assert Rule.UNSUPPORTED not in {one.rule for one in findings}
