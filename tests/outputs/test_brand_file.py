"""`template:` in report.yaml: a deck on the brand's slides, or a finding and no deck."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pptx
import pytest

from report_build import cli
from tests.projects import REPORT, SECTION, project
from tests.render.brands import standard, without_layout

COLUMN = "::: column\n- a\n:::\n"
SLIDE = f"\n::: slide {{layout=two-content}}\n# Both\n\n{COLUMN}\n{COLUMN}:::\n"
PLACE = ("content/report.yaml", 4)


def made(root: Path, template: str, content: bytes | None) -> Path:
    files: dict[str, str | bytes | None] = {
        "content/report.yaml": f"{REPORT}template: {template}\n",
        "content/01-one.md": SECTION + SLIDE,
    }
    return project(root, {**files, "brand.pptx": content})


def findings(root: Path, capsys: pytest.CaptureFixture[str], command: str) -> list[tuple[str, ...]]:
    assert cli.main([command, "--root", str(root), "--json"]) == cli.CONTENT_ERRORS
    found = json.loads(capsys.readouterr().out)["findings"]
    found = [one for one in found if one["severity"] == "error"]
    assert {(one["file"], one["line"]) for one in found} == {PLACE}, found
    return [(one["rule"], one["message"], one["hint"]) for one in found]


def test_the_deck_stands_on_the_brands_slides(tmp_path: Path) -> None:
    root = made(tmp_path, "brand.pptx", standard())
    assert cli.main(["slides", "--root", str(root)]) == cli.DONE
    deck = pptx.Presentation(io.BytesIO((root / "build/slides.pptx").read_bytes()))
    names = {slide.slide_layout.name for slide in deck.slides}
    assert {"Title Slide", "Section Header", "Two Content"} <= names
    assert not any("sample" in slide.shapes.title.text for slide in deck.slides)


@pytest.mark.parametrize("command", ["slides", "check"])
@pytest.mark.parametrize(
    ("template", "content", "rule"),
    [
        ("brand.pptx", None, "missing-file"),
        ("../brand.pptx", standard(), "outside-project"),
        ("https://example.org/brand.pptx", standard(), "outside-project"),
        ("content", standard(), "unreadable-file"),
        ("brand.pptx", b"", "bad-template"),
        ("brand.pptx", standard()[:5000], "bad-template"),
        ("brand.pptx", without_layout(standard(), "Two Content"), "template-layout"),
    ],
    ids=["missing", "outside", "network", "folder", "empty", "cut off", "lacks a layout"],
)
def test_what_cannot_be_used_is_refused_where_it_is_named(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    command: str,
    template: str,
    content: bytes | None,
    rule: str,
) -> None:
    root = made(tmp_path, template, content)
    found = findings(root, capsys, command)
    assert [each[0] for each in found] == [rule]
    assert not (root / "build").exists()


def test_a_report_without_slides_of_its_own_needs_no_template(tmp_path: Path) -> None:
    root = made(tmp_path, '""', None)
    assert cli.main(["check", "--root", str(root)]) == cli.DONE


def test_a_handout_says_that_it_leaves_the_template_aside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = made(tmp_path, "brand.pptx", standard())
    assert cli.main(["handout", "--root", str(root), "--json", "--verbose"]) == cli.DONE
    found = json.loads(capsys.readouterr().out)["findings"]
    (note,) = [one for one in found if "brand.pptx" in one["message"]]
    assert (note["file"], note["line"], note["severity"]) == (*PLACE, "note")
