"""The printed handout, opened again as a file and questioned."""

from __future__ import annotations

import datetime
import re
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from report_build.model import Document, Meta
from report_build.render.fit import ruler, text_in
from report_build.render.handout import PerPage
from report_build.render.handout_pdf import handout_pdf
from report_build.render.look import own
from report_build.render.pdf import Job
from report_build.render.shapes import PictureShape, SlidePlan, TextShape
from tests.render.features import DECK, project
from tests.shipped import PLAIN

WHEN = datetime.datetime(2023, 3, 1, 9, 30, tzinfo=datetime.UTC)
META = Meta("Ten years of a mission", WHEN.date(), language="en-GB", paper="letter")
SIZES: tuple[PerPage, ...] = (1, 2, 3, 6)


@cache
def content(per_page: PerPage) -> bytes:
    with TemporaryDirectory() as folder:
        return printed(project(Path(folder)), per_page)


def printed(root: Path, per_page: PerPage) -> bytes:
    found: list[object] = []
    job = Job(Document(META, ()), PLAIN, root, found.append, WHEN, slides=True)
    made = handout_pdf(DECK, job, per_page)
    assert found == []
    return made


def opened(per_page: PerPage) -> Any:
    return PdfReader(BytesIO(content(per_page)))


def lines_of(page: Any) -> list[str]:
    return [" ".join(line.split()) for line in page.extract_text().split("\n")]


def structure(file: Any) -> list[Any]:
    """Every structure element of the file, parents first."""
    found: list[Any] = []

    def walk(node: Any) -> None:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, ArrayObject):
            for kid in node:
                walk(kid)
        elif isinstance(node, DictionaryObject) and "/S" in node:
            found.append(node)
            walk(node.get("/K"))

    walk(file.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def roles(file: Any) -> list[str]:
    return [str(element["/S"]) for element in structure(file)]


def test_one_a_page_is_the_deck_at_its_own_size() -> None:
    file = opened(1)
    assert len(file.pages) == len(DECK.slides)
    assert {(page.mediabox.width, page.mediabox.height) for page in file.pages} == {(960, 540)}


@pytest.mark.parametrize(("per_page", "pages"), [(2, 7), (3, 5), (6, 3)])
def test_several_stand_on_the_paper_of_the_report(per_page: PerPage, pages: int) -> None:
    file = opened(per_page)
    assert len(file.pages) == pages
    assert {(page.mediabox.width, page.mediabox.height) for page in file.pages} == {(612, 792)}


def test_lines_of_the_file_are_the_lines_of_the_plan() -> None:
    measure = ruler(own(PLAIN), lambda _: None)
    assert measure
    for slide, page in zip(DECK.slides, opened(1).pages, strict=True):
        shown = lines_of(page)
        for shape in texts_of(slide):
            style, width = shape.style, shape.frame.width
            for line in text_in(measure, shape.paras, style, width, shape.scale).lines:
                assert any(bare(line) in bare(each) for each in shown), line


def texts_of(slide: SlidePlan) -> list[TextShape]:
    return [shape for shape in slide.shapes if isinstance(shape, TextShape)]


def bare(line: str) -> str:
    """A line without blanks and case, which raised letters and small capitals change."""
    return re.sub(r"\s+", "", line).casefold()


@pytest.mark.parametrize("per_page", SIZES)
def test_the_file_says_what_it_is(per_page: PerPage) -> None:
    file = opened(per_page)
    assert file.metadata.title == META.title
    assert file.metadata.creation_date == WHEN
    root = file.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert 'pdfuaid:part="1"' in root["/Metadata"].get_object().get_data().decode()


@pytest.mark.parametrize("per_page", SIZES)
def test_titles_lists_tables_and_pictures_are_tagged(per_page: PerPage) -> None:
    found = roles(opened(per_page))
    assert found.count("/H1") + found.count("/H2") == len(DECK.slides)
    assert found.index("/H1") < found.index("/H2")
    assert found.count("/TH") == 2
    assert found.count("/Lbl") == found.count("/LI")
    assert found.count("/Figure") == 4  # two charts, a drawing, a picture that says something


def test_pictures_speak() -> None:
    figures = [element for element in structure(opened(1)) if element["/S"] == "/Figure"]
    spoken = {shape.alt for slide in DECK.slides for shape in slide.shapes
              if isinstance(shape, PictureShape) and shape.alt}  # fmt: skip
    assert spoken <= {element["/Alt"] for element in figures}
    assert all(element["/Alt"] for element in figures)


def test_footer_and_number_are_artifacts() -> None:
    page = opened(1).pages[2]
    assert "3" in lines_of(page)[-1]
    assert page.get_contents().get_data().count(b"/Pagination") == 2


def test_the_same_slides_give_the_same_bytes(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert printed(root, 3) == printed(root, 3)
