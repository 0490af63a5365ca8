"""The finished .pptx of the features deck, opened again and questioned."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from report_build.diagnostics import Diagnostic
from report_build.model import Series
from report_build.render import layouts
from report_build.render.deck import pptx
from report_build.render.ooxml import Element, qualified
from report_build.render.opc import opened
from report_build.render.package import findings
from report_build.render.shapes import ChartShape
from report_build.render.slides import plan
from tests.render.features import CHART, DECK, DRAWING, features_deck, slide
from tests.render.random_slides import document as random_document
from tests.shipped import PLAIN

ROOT = Path(__file__).parents[2]
BUILD = (
    "import hashlib; from tests.render.features import features_deck;"
    "print(hashlib.sha256(features_deck()).hexdigest())"
)


def parts_of_slides() -> Iterator[tuple[str, Element]]:
    for name, tree in opened(features_deck()).trees.items():
        if name.startswith(("ppt/slides/", "ppt/notesSlides/", "ppt/charts/")):
            yield name, tree


def test_our_own_checks_find_nothing() -> None:
    assert findings(features_deck()) == ()


@pytest.mark.parametrize("edition", [FileFormat.OFFICE_2019, FileFormat.MICROSOFT_365])
def test_a_second_opinion_finds_nothing(tmp_path: Path, edition: FileFormat) -> None:
    path = tmp_path / "features.pptx"
    path.write_bytes(features_deck())
    result = OpenXmlValidator(file_format=edition).validate(str(path))
    assert [str(error) for error in result.errors] == []


def test_no_slide_holds_a_colour_or_a_font_of_its_own() -> None:
    code = PLAIN.font("deck-font-code")
    for name, tree in parts_of_slides():
        assert next(tree.iter(qualified("a:srgbClr")), None) is None, name
        faces = {each.get("typeface") for each in tree.iter(qualified("a:latin"))}
        assert faces <= {"+mj-lt", "+mn-lt", code}, name


def test_every_colour_is_a_slot_of_the_theme() -> None:
    slots = re.compile(r"(tx|bg)[12]|accent[1-6]|hlink|folHlink")
    for name, tree in parts_of_slides():
        for each in tree.iter(qualified("a:schemeClr")):
            assert slots.fullmatch(each.get("val", "")), name


def test_no_part_names_the_library_or_the_machine() -> None:
    for name, content in opened(features_deck()).content.items():
        for trace in (b"python-pptx", b"Steve Canny", str(ROOT).encode(), b"/home/"):
            assert trace not in content, name


def test_a_label_is_text_in_the_workbook_whatever_it_looks_like(tmp_path: Path) -> None:
    labels = ("=1+1", "https://example.org", "@SUM(A1)", "-3 °C")
    chart = replace(CHART, categories=labels, series=(Series("=A1", (1, 2, 3, 4)),), highlight=())
    shown = ChartShape(layouts.AREA, chart, "Bar chart of four odd labels.")
    data = pptx(replace(DECK, slides=(slide("chart", "A", shown),)), PLAIN, tmp_path)
    assert findings(data) == ()
    book = next(part for name, part in opened(data).content.items() if name.endswith(".xlsx"))
    words = {each.text for each in opened(book).trees["xl/sharedStrings.xml"].iter("{*}t")}
    assert words >= {*labels, "=A1"}


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_planned_is_sound_and_open_to_all(tmp_path: Path, seed: int) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/map.svg").write_text(DRAWING, encoding="utf-8")
    planned = plan(random_document(seed), PLAIN, list[Diagnostic]().append)
    data = pptx(planned, PLAIN, tmp_path)
    assert findings(data) == ()
    (tmp_path / "deck.pptx").write_bytes(data)
    second = OpenXmlValidator().validate(str(tmp_path / "deck.pptx"))
    assert [str(error) for error in second.errors] == []


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_writes_the_same_bytes(seed: str) -> None:
    made = subprocess.run(
        [sys.executable, "-c", BUILD],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        },
        capture_output=True,
        check=True,
        text=True,
    )
    assert made.stdout.strip() == hashlib.sha256(features_deck()).hexdigest()
