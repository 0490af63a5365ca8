"""The printed report, opened again as a file and questioned."""

import base64
import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from report_build.diagnostics import Diagnostic
from report_build.model import Heading
from report_build.render.pdf import pdf
from report_build.walk import plain_text
from tests.long_report import META, PICTURE, long_report, pictured
from tests.shipped import PLAIN, WHEN

TOP = Path(__file__).parents[2]
REPORT = long_report(3)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    found: list[object] = []
    made = pdf(REPORT, PLAIN, pictured(tmp_path_factory.mktemp("report")), found.append, WHEN)
    assert found == []
    return made


@pytest.fixture(scope="module")
def file(content: bytes) -> Any:
    return PdfReader(BytesIO(content))


@pytest.fixture(scope="module")
def texts(file: Any) -> list[str]:
    return [re.sub(r"\s+", " ", page.extract_text()) for page in file.pages]


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

    root = file.trailer["/Root"].get_object()
    walk(root["/StructTreeRoot"]["/K"])
    return found


def test_the_file_says_what_it_is(file: Any) -> None:
    assert file.metadata is not None
    assert file.metadata.title == META.title
    assert file.metadata.author == "Aïssata Traoré, Jonas Lindqvist"
    assert file.metadata.creation_date == WHEN
    assert file.trailer["/Root"]["/Lang"] == "en-US"
    xmp = file.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert 'pdfuaid:part="1"' in xmp
    assert 'pdfaid:part="3"' in xmp


def test_bookmarks_are_the_sections_and_their_parts(file: Any) -> None:
    def titles(items: Any) -> list[Any]:
        return [titles(item) if isinstance(item, list) else item["/Title"] for item in items]

    wanted: list[Any] = []
    for block in REPORT.blocks:
        if isinstance(block, Heading) and block.level < 3:
            title = f"{block.number} {plain_text(block.children)}"
            wanted.append(title if block.level == 1 else [title])
    assert titles(file.outline) == ["Contents", "Figures", "Summary", *wanted, "Works Cited"]


def test_every_link_lands(file: Any) -> None:
    named = set(file.named_destinations)
    internal = 0
    for page in file.pages:
        for reference in page.get("/Annots", ()):
            note = reference.get_object()
            if "/Dest" in note:
                internal += 1
                assert note["/Dest"] in named
            else:
                assert note["/A"]["/URI"].startswith("https://")
    assert internal > 20


def test_contents_give_the_page_on_which_a_section_begins(texts: list[str]) -> None:
    contents = next(text for text in texts if text.startswith("Contents"))
    body = next(
        place for place, text in enumerate(texts) if "Section 1: what" in text and place > 3
    )
    for number in (1, 2, 3):
        shown = re.search(rf"Section {number}: what the contributors said[ .]*(\d+)", contents)
        assert shown is not None
        sheet = texts[body + int(shown[1]) - 1]
        assert f"Section {number}: what the contributors said" in sheet


def test_only_fonts_of_the_theme_are_in_the_file(file: Any) -> None:
    names = set()
    for page in file.pages:
        for font in page["/Resources"]["/Font"].values():
            kind = font.get_object()
            below = kind["/DescendantFonts"][0].get_object()
            names.add(str(kind["/BaseFont"]).partition("+")[2])
            assert "/FontFile3" in below["/FontDescriptor"].get_object()
    families = tuple(family.replace(" ", "-") for fonts in PLAIN.fonts.values() for family in fonts)
    assert names
    assert all(name.startswith(families) for name in names)


def test_every_figure_has_its_alternative_text_and_stands_on_its_page(file: Any) -> None:
    figures = [node for node in structure(file) if node["/S"] == "/Figure"]
    assert len(figures) == 6
    for figure in figures:
        assert figure["/Alt"]
        left, low, right, high = (float(edge) for edge in figure["/A"]["/BBox"])
        width, height = figure["/Pg"].get_object()["/MediaBox"][2:]
        assert 0 <= left < right <= width
        assert 0 <= low < high <= height


def test_list_items_hold_labels_and_bodies_and_heads_have_a_scope(file: Any) -> None:
    for node in structure(file):
        kids = node.get("/K", ())
        if node["/S"] == "/LI":
            assert {kid.get_object()["/S"] for kid in kids} <= {"/Lbl", "/LBody"}
        if node["/S"] == "/TH":
            assert node["/A"]["/Scope"] == "/Column"


def test_every_link_area_belongs_to_a_link(file: Any) -> None:
    areas = 0
    for node in structure(file):
        kids = node.get("/K", ())
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            found = kid.get_object()
            if isinstance(found, DictionaryObject) and found.get("/Type") == "/OBJR":
                areas += 1
                assert node["/S"] == "/Link"
    assert areas == sum(len(page.get("/Annots", ())) for page in file.pages)


def test_headings_never_skip_a_level(file: Any) -> None:
    levels = [int(node["/S"][2]) for node in structure(file) if re.match(r"/H\d", node["/S"])]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_section_has_one_heading_in_the_tree(file: Any) -> None:
    heads = [node for node in structure(file) if node["/S"] == "/H1"]
    assert len(heads) == 3 + len(("contents", "figures", "summary", "works cited"))


def test_a_note_is_read_where_it_is_called_and_has_a_name(file: Any) -> None:
    names = set()
    for node in structure(file):
        kids = node.get("/K", ())
        if not isinstance(kids, ArrayObject):
            continue
        found = [kid.get_object() for kid in kids]
        for before, after in pairwise(found):
            if isinstance(after, DictionaryObject) and after.get("/S") == "/Note":
                assert before["/S"] == "/Reference"
                names.add(after["/ID"])
    assert len(names) == 3 * 4 * 2
    assert sum(node["/S"] == "/Note" for node in structure(file)) == len(names)


def test_a_paragraph_over_two_pages_is_one_element(file: Any) -> None:
    def pages(node: Any) -> set[int]:
        found = (kid for kid in node["/K"] if isinstance(kid, IndirectObject))
        kids: list[Any] = [kid.get_object() for kid in found]
        return {kid.raw_get("/Pg").idnum for kid in kids if kid.get("/S") == "/Span"}

    assert any(len(pages(node)) == 2 for node in structure(file) if node["/S"] == "/P")


def test_a_table_over_pages_is_one_table_with_one_head(file: Any) -> None:
    def kids(node: Any) -> list[Any]:
        return [kid.get_object() for kid in node["/K"]]

    tables = [node for node in structure(file) if node["/S"] == "/Table"]
    assert len(tables) == 3
    sheets = set()
    for table in tables:
        caption, head, body = kids(table)
        assert [caption["/S"], head["/S"], body["/S"]] == ["/Caption", "/THead", "/TBody"]
        names = {cell["/ID"] for row in kids(head) for cell in kids(row)}
        cells = [cell for row in kids(body) for cell in kids(row)]
        assert len(names) == 2
        assert len(cells) == 39 * 2
        assert {name for cell in cells for name in cell["/A"]["/Headers"]} == names
        sheets.add(len({cell.raw_get("/Pg").idnum for cell in cells}))
    assert max(sheets) > 1


def test_a_repeated_head_is_printed_as_an_artifact(file: Any, texts: list[str]) -> None:
    times = sum(text.count("Contributor Personnel") for text in texts)
    assert times > 3
    pages = b"".join(page.get_contents().get_data() for page in file.pages)
    heads = re.findall(rb"/Artifact\s+<</Type /Pagination>>\s+BDC", pages)
    assert len(heads) == (times - 3) * 2


def test_contents_works_and_phrases_have_their_own_tags(file: Any) -> None:
    nodes = structure(file)
    kinds = [node["/S"] for node in nodes]
    assert kinds.count("/TOCI") == 3 * 2 + len(("summary", "works cited")) + 3 * 3
    assert kinds.count("/BibEntry") == len(REPORT.works)
    assert [node.get("/Lang") for node in nodes].count("fr") == 3


def test_a_link_says_in_words_where_it_goes(file: Any) -> None:
    for page in file.pages:
        for reference in page.get("/Annots", ()):
            note = reference.get_object()
            assert note["/Contents"]
            assert note["/Contents"] != note.get("/Dest")


def test_running_heads_and_folios_are_artifacts_of_pagination(file: Any) -> None:
    content = file.pages[-1].get_contents().get_data()
    assert b"/Subtype /Header" in content
    assert b"/Subtype /Footer" in content
    assert content.count(b"/Type /Pagination") >= 3


def test_running_heads_name_the_section_and_the_folio_counts_from_one(texts: list[str]) -> None:
    body = [text for text in texts if "Policy Briefing 7" in text][1:]
    assert "1 Section 1: what the contributors said" in body[0]
    assert "Works Cited" in body[-1]


def test_a_list_counts_from_the_number_that_it_begins_with(texts: list[str]) -> None:
    lists = [text for text in texts if "Say what leaves. Say when." in text]
    assert lists
    assert all(re.search(r"3\.\s*4\.\s*•", text) for text in lists)  # pypdf reads labels last


def test_no_page_is_empty(texts: list[str]) -> None:
    assert all(len(text) > 60 for text in texts)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_paper(tmp_path: Path, paper: str, size: tuple[int, int]) -> None:
    meta = replace(META, paper="letter" if paper == "letter" else "a4")
    found: list[Diagnostic] = []
    made = pdf(long_report(1, meta=meta), PLAIN, pictured(tmp_path), found.append, WHEN)
    assert found == []
    sizes = {
        tuple(round(edge) for edge in page.mediabox[2:]) for page in PdfReader(BytesIO(made)).pages
    }
    assert sizes == {size}


def test_no_picture_asks_to_be_smoothed(tmp_path: Path) -> None:
    """PDF/A forbids it, within a picture too."""
    pixel = BytesIO()
    Image.new("RGB", (2, 2)).save(pixel, "PNG")
    address = "data:image/png;base64," + base64.b64encode(pixel.getvalue()).decode()
    svg = PICTURE.replace("<circle", f'<image href="{address}" width="9" height="9"/><circle')
    root = pictured(tmp_path)
    (root / "content/figures/map.svg").write_text(svg, encoding="utf-8")
    found: list[Diagnostic] = []
    made = pdf(long_report(1), PLAIN, root, found.append, WHEN)
    assert found == []
    assert b"/Interpolate false" in made
    assert b"/Interpolate true" not in made


def test_another_process_writes_the_same_bytes(content: bytes, tmp_path: Path) -> None:
    code = (
        "import sys, hashlib, pathlib; sys.path.insert(0, sys.argv[1])\n"
        "from tests.outputs import test_report_file as t\n"
        "made = t.pdf(t.REPORT, t.PLAIN, pathlib.Path(sys.argv[2]), print, t.WHEN)\n"
        "print(hashlib.sha256(made).hexdigest())\n"
    )
    folders = [str(TOP), str(pictured(tmp_path))]
    run = subprocess.run(
        [sys.executable, "-c", code, *folders],
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": str(TOP / "src"), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == [hashlib.sha256(content).hexdigest()]


def test_a_second_run_in_one_process_writes_the_same_bytes(tmp_path: Path) -> None:
    root, document, found = pictured(tmp_path), long_report(1), list[Diagnostic]()
    runs = [pdf(document, PLAIN, root, found.append, WHEN) for _ in range(2)]
    assert found == []
    assert runs[0] == runs[1]
