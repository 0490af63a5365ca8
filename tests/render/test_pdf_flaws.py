"""The build's own check of PDF/UA and PDF/A: each clause is seen when a file fails it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pydyf  # type: ignore[import-untyped]
import pytest
import weasyprint

from report_build import theme as themes
from report_build.diagnostics import NOWHERE, Diagnostic, Pos, Rule
from report_build.model import Block, Document, Figure, Heading, Legend, Paragraph, Text
from report_build.render import conformance, pdf_flaws, tags, weasyprint_fixes
from report_build.render.pdf import pdf
from tests.long_report import META, PICTURE
from tests.projects import STYLES
from tests.shipped import WHEN

AT = Pos("content/01.md", 3, 7)
HTML = """<html lang="en"><head><title>A title</title><style>
.footnote { float: footnote } @page { @top-left { content: "Head" } }
</style></head><body><main><h1>One</h1>
<p>Words<span class="footnote">A note.</span> and<span class="footnote">another</span>
<a href="https://example.org/">a link</a>.</p>
<figure id="fig-a"><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">
<title>A drawing</title><circle r="3"/></svg></figure><h2>Two</h2>
<table><caption>Title</caption><thead><tr><th>A</th><th>B</th></tr></thead>
<tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>
<ul><li>one</li><li>two</li></ul></main></body></html>"""
FIGURE = Figure("a.svg", "A drawing", Legend(), "fig-a", "1", pos=AT)
DOCUMENT = Document(META, (Heading(1, (Text("One", pos=replace(AT, line=1)),)), FIGURE))

STANDARDS = ("PDF/UA-1, ", "PDF/A-3, ", "ISO 32000-1, ")


@pytest.fixture(scope="module")
def pages() -> Any:
    weasyprint_fixes.apply()
    found = weasyprint.HTML(string=HTML).render(pdf_variant=conformance.VARIANT)
    conformance.mark_as_accessible(found.metadata)
    return found


Doctor = Callable[[Any], object]


def findings(pages: Any, doctor: Doctor) -> list[Diagnostic]:
    """What is found in the file of the pages once it was doctored."""
    found: list[Diagnostic] = []

    def finish(document: Any, file: Any) -> None:
        tags.mend(document, file)
        doctor(file)
        found.extend(pdf_flaws.findings(document, file, DOCUMENT))

    file = weasyprint.Attachment(string="{}", name="a.json", relationship="Data")
    pages.write_pdf(pdf_variant=conformance.VARIANT, finisher=finish, attachments=[file])
    return found


def test_a_sound_file_has_no_flaw(pages: Any) -> None:
    assert findings(pages, id) == []


# ---- ways to spoil a file ------------------------------------------------------------------


def element(file: Any, role: str, place: int = 0) -> Any:
    return [one for one in file.objects if isinstance(one, dict) and one.get("S") == role][place]


def kind(file: Any, name: str) -> Any:
    return next(one for one in file.objects if isinstance(one, dict) and one.get("Type") == name)


def page(file: Any) -> Any:
    return file.objects[int(file.page_references[0].split()[0])]


def stream(file: Any) -> list[Any]:
    parts: list[Any] = file.objects[int(page(file)["Contents"].split()[0])].stream
    return parts


def without(role: str, key: str) -> Doctor:
    return lambda file: element(file, role).pop(key)


def as_role(role: str, new: str, place: int = 0) -> Doctor:
    return lambda file: element(file, role, place).update(S=new)


def unhung(role: str) -> Doctor:
    """Take an element out of its parent, which it still names."""

    def doctor(file: Any) -> None:
        found = element(file, role)
        file.objects[int(found["P"].split()[0])]["K"].remove(found.reference)

    return doctor


def painted(*parts: Any, at: int | None = None) -> Doctor:
    """Put operators on the page, at its end or within its first tag."""

    def doctor(file: Any) -> None:
        found = stream(file)
        place = len(found) if at is None else found.index(b"BDC") + at
        found[place:place] = parts

    return doctor


def metadata(old: bytes, new: bytes) -> Doctor:
    def doctor(file: Any) -> None:
        found = file.objects[int(file.catalog["Metadata"].split()[0])]
        found.stream = [b"".join(found.stream).replace(old, new)]

    return doctor


def two_captions(file: Any) -> None:
    found = element(file, "/Table")
    found["K"].append(found["K"].pop(0))  # last is allowed
    found["K"].insert(1, found["K"][-1])


def same_name(file: Any) -> None:
    element(file, "/Note", 1)["ID"] = element(file, "/Note")["ID"]


SPOILT: tuple[tuple[Doctor, str], ...] = (
    (lambda file: file.catalog.pop("MarkInfo"), "does not say that it is tagged"),
    (lambda file: file.catalog["MarkInfo"].update(Suspects="true"), "calls its own tags suspect"),
    (lambda file: file.catalog.pop("ViewerPreferences"), "the name of the file for its title"),
    (lambda file: file.catalog.update(Lang=pydyf.String("")), "does not say its language"),
    (lambda file: file.catalog.pop("OutputIntents"), "which colours it means"),
    (lambda file: file.catalog.pop("Metadata"), "that it is PDF/UA-1"),
    (metadata(b"pdfuaid:part", b"pdfuaid:share"), "that it is PDF/UA-1"),
    (metadata(b'conformance="A"', b'conformance="B"'), "that it is PDF/A-3a"),
    (metadata(b":title>", b":name>"), "its title"),
    (lambda file: kind(file, "/FontDescriptor").pop("FontFile2"), "is not in the file"),
    (lambda file: [one.pop("ToUnicode", 0) for one in file.objects if isinstance(one, dict)],
     "which characters it shows"),
    (lambda file: kind(file, "/Filespec").pop("UF"), "an attached file has no name"),
    (lambda file: kind(file, "/Filespec").pop("AFRelationship"), "what it is for"),
    (painted(b"S"), "neither tagged nor an artifact"),
    (painted(b"[<0012>] TJ"), "neither tagged nor an artifact"),
    (painted("/Artifact", b"BMC", b"EMC", at=1), "an artifact within a tag"),
    (painted(b"[<0012>0<0000>] TJ", at=1), "a box for a character"),
    (painted("/Span", pydyf.Dictionary({"MCID": 999}), b"BDC", b"EMC"), "belongs to nothing"),
    (unhung("/P"), "belongs to nothing"),
    (lambda file: page(file).pop("Tabs"), "not in the order of reading"),
    (as_role("/Link", "/Span"), "a link of sheet 1 has no tag"),
    (lambda file: kind(file, "/Annot").pop("Contents"), "a link of sheet 1 has no words"),
    (lambda file: kind(file, "/Annot").update(Subtype="/Widget"), "a field or a remark"),
    (as_role("/P", "/Paragraph"), "/Paragraph is no role"),
    (as_role("/LBody", "/P"), "a list item holds a P"),
    (as_role("/L", "/Div"), "a list item stands in a Div"),
    (as_role("/TH", "/P"), "a row holds a P"),
    (lambda file: element(file, "/P").update(P=element(file, "/H1").reference),
     "not where it says"),
    (as_role("/H1", "/P"), "a heading of level 2 follows none"),
    (as_role("/H2", "/H3"), "a heading of level 3 follows one of level 1"),
    (without("/Note", "ID"), "a footnote has no name"),
    (same_name, "two footnotes have one name"),
    (without("/Figure", "Alt"), "no alternative text"),
    (lambda file: element(file, "/Figure").update(Alt=pydyf.String(" ")), "no alternative text"),
    (lambda file: element(file, "/Figure")["A"].pop("BBox"), "where it stands"),
    (lambda file: element(file, "/Figure")["A"].update(BBox=[0, 0, 99, 2000]), "over the edge"),
    (as_role("/TBody", "/THead"), "a table has two heads"),
    (two_captions, "the title of a table stands amid its rows"),
    (lambda file: element(file, "/TR", 1)["K"].pop(), "not all the same cells"),
    (lambda file: element(file, "/TD")["A"].update(RowSpan=3), "not all the same cells"),
    (lambda file: element(file, "/TH")["A"].pop("Scope"), "whether it heads a row"),
    (lambda file: element(file, "/Table").update(K=[]), "a table has no rows"),
    (lambda file: element(file, "/Document").update(K=[]), "belongs to nothing"),
    (lambda file: file.catalog.pop("StructTreeRoot"), "the file has no tags"),
)  # fmt: skip


@pytest.mark.parametrize(("doctor", "fact"), SPOILT, ids=[fact for _, fact in SPOILT])
def test_what_fails_a_clause_is_seen(pages: Any, doctor: Doctor, fact: str) -> None:
    found = findings(pages, doctor)
    assert any(fact in one.message for one in found), found
    assert {one.rule for one in found} == {Rule.BAD_PDF}
    assert all(any(name in one.message for name in STANDARDS) and one.hint for one in found)


def test_a_flaw_is_shown_where_the_author_wrote_the_element(pages: Any) -> None:
    (found,) = findings(pages, without("/Figure", "Alt"))
    assert found.pos == AT
    found = findings(pages, as_role("/H1", "/H2"))[0]
    assert found.pos == replace(AT, line=1)
    (found,) = findings(pages, lambda file: file.catalog.pop("MarkInfo"))
    assert found.pos == NOWHERE


# ---- in a build ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "fact"),
    [
        ("<h4>A head</h4>", "a heading of level 4 follows"),
        ("<table><tr><td>1</td></tr><tr><td>2</td><td>3</td></tr></table>", "the same cells"),
        ('<p style="opacity: .5">Words</p>', "neither tagged nor an artifact"),
    ],
)
def test_a_theme_that_makes_an_unsound_file_fails_the_build(
    tmp_path: Path, part: str, fact: str
) -> None:
    folder = tmp_path / "styles" / "plain"
    shutil.copytree(STYLES / "plain", folder)
    shell = folder / "report.html.j2"
    text = shell.read_text(encoding="utf-8")
    shell.write_text(text.replace("<main>", f"<main>{part}"), encoding="utf-8")
    found: list[Diagnostic] = []
    theme = themes.load(folder, lambda _: None)
    pdf(Document(META, SECTION), theme, tmp_path, found.append, WHEN)
    assert fact in next(one for one in found if one.rule is Rule.BAD_PDF).message


SECTION: tuple[Block, ...] = (
    Heading(1, (Text("One"),), "sec-one", "1"),
    Paragraph((Text("Words"),)),
)


def test_a_drawing_that_is_wider_than_its_page_is_a_flaw_of_its_figure(tmp_path: Path) -> None:
    folder = tmp_path / "styles" / "plain"
    shutil.copytree(STYLES / "plain", folder)
    with (folder / "report.css").open("a", encoding="utf-8") as file:
        file.write("\nfigure img[src$='.svg'] { width: 300mm; max-width: none }\n")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.svg").write_text(PICTURE, encoding="utf-8")
    found: list[Diagnostic] = []
    theme = themes.load(folder, lambda _: None)
    pdf(Document(META, (*SECTION, FIGURE)), theme, tmp_path, found.append, WHEN)
    (flaw,) = (one for one in found if one.rule is Rule.BAD_PDF)
    assert "reaches over the edge of its page" in flaw.message
    assert flaw.pos == AT
