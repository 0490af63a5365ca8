"""Faults are put into a sound deck, one at a time, and each has to be noticed."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from report_build.diagnostics import Pos, Rule, Severity
from report_build.render.opc import opened
from report_build.render.package import findings, sealed, timestamp, zipped
from tests.render.features import DECK, features_deck

RUNS, TABLE, PICTURE, CHART = (f"ppt/slides/slide{number}.xml" for number in (3, 9, 8, 6))
PRESENTATION = "ppt/presentation.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
TYPES = "[Content_Types].xml"
PLOT = "ppt/charts/chart1.xml"

Parts = dict[str, bytes]


def changed(edit: Callable[[Parts], None]) -> bytes:
    parts = dict(opened(features_deck()).content)
    edit(parts)
    return zipped(parts.items())


@dataclass(frozen=True)
class Swap:
    """A fault: what stands in a part is put in the place of something else, once."""

    part: str
    pattern: str
    other: str

    def __call__(self, parts: Parts) -> None:
        text, count = re.subn(self.pattern, self.other, parts[self.part].decode(), count=1)
        assert count, f"{self.part} holds no {self.pattern}"
        parts[self.part] = text.encode()


def without(name: str) -> Callable[[Parts], None]:
    def edit(parts: Parts) -> None:
        del parts[name]

    return edit


def rels(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def book_with(name: str, old: bytes, new: bytes) -> Callable[[Parts], None]:
    def edit(parts: Parts) -> None:
        book = next(part for part in parts if part.endswith(".xlsx"))
        inner = dict(opened(parts[book]).content)
        assert old in inner[name]
        inner[name] = inner[name].replace(old, new, 1)
        parts[book] = zipped(inner.items())

    return edit


def second_name(parts: Parts) -> None:
    parts[RUNS.upper()] = parts[RUNS]


def stray_part(parts: Parts) -> None:
    parts["ppt/slides/slide99.xml"] = parts[RUNS]


def text_for_png(parts: Parts) -> None:
    parts[next(name for name in parts if name.endswith(".png"))] = b"no picture"


UNSOUND: dict[str, Callable[[Parts], None]] = {
    "two parts of one name": second_name,
    "a part that nothing leads to": stray_part,
    "a file that is no picture": text_for_png,
    "a part is missing": without("ppt/theme/theme2.xml"),
    "the types are missing": without(TYPES),
    "XML is cut off": Swap(RUNS, "</p:sld>", ""),
    "a document type": Swap(RUNS, "<p:sld ", '<!DOCTYPE p:sld [<!ENTITY a "b">]><p:sld '),
    "a type without a part": Swap(TYPES, "/ppt/slides/slide1.xml", "/ppt/slides/slide77.xml"),
    "a slide that is declared to be a layout": Swap(
        TYPES, r'(slide1\.xml" ContentType="[^"]*)slide\+xml', r"\1slideLayout+xml"
    ),
    "two relationships of one id": Swap(rels(RUNS), 'Id="rId2"', 'Id="rId1"'),
    "a relationship to nothing": Swap(rels(RUNS), r"slideLayout\d+\.xml", "slideLayout99.xml"),
    "a link that is no address": Swap(rels(RUNS), "https://example.org/a", "https://a b|"),
    "a link that claims to be a part": Swap(rels(RUNS), ' TargetMode="External"', ""),
    "a reference without a relationship": Swap(RUNS, 'r:id="rId2"', 'r:id="rId88"'),
    "a chart where a picture is due": Swap(CHART, r'(<c:chart [^>]*)r:id="\w+"', r'\1r:id="rId1"'),
    "a slide without a layout": Swap(rels(RUNS), "relationships/slideLayout", "relationships/tags"),
    "a slide that no list names": Swap(PRESENTATION, r'<p:sldId id="257"[^>]*/>', ""),
    "a slide that the list names twice": Swap(
        PRESENTATION, r'(<p:sldId )id="257"([^>]*/>)', r'\1id="257"\2\1id="999"\2'
    ),
    "two slides of one id": Swap(PRESENTATION, 'p:sldId id="257"', 'p:sldId id="258"'),
    "an id of a slide that is too small": Swap(PRESENTATION, 'p:sldId id="257"', 'p:sldId id="7"'),
    "an id of a layout that a master has": Swap(
        MASTER, 'sldLayoutId id="2147483649"', 'sldLayoutId id="2147483648"'
    ),
    "notes without their master in the list": Swap(
        PRESENTATION, "<p:notesMasterIdLst>.*</p:notesMasterIdLst>", ""
    ),
    "two shapes of one id": Swap(RUNS, r'<p:cNvPr id="3"', '<p:cNvPr id="2"'),
    "a date that is none": Swap("docProps/core.xml", "2023-03-01T00:00:00Z", "yesterday"),
    "a property that stands twice": Swap("docProps/core.xml", "(<dc:title>.*</dc:title>)", r"\1\1"),
    "children out of order": Swap(RUNS, r"(<a:rPr[^>]*/>)(<a:t>[^<]*</a:t>)", r"\2\1"),
    "a child of another element": Swap(RUNS, "<a:bodyPr/>", "<a:bodyPr><a:t/></a:bodyPr>"),
    "text without a paragraph": Swap(TABLE, r"<a:p>.*?</a:p></a:txBody>", "</a:txBody>"),
    "a size out of range": Swap(TABLE, 'sz="1600"', 'sz="16"'),
    "a language that is none": Swap(RUNS, 'lang="fr"', 'lang="français"'),
    "a count that begins at nothing": Swap(RUNS, 'startAt="3"', 'startAt="0"'),
    "a colour that no theme has": Swap(MASTER, 'schemeClr val="tx2"', 'schemeClr val="accent9"'),
    "a theme with two effects": Swap(
        "ppt/theme/theme1.xml", "<a:effectStyle>.*?</a:effectStyle>", ""
    ),
    "a theme with eleven colours": Swap("ppt/theme/theme1.xml", "<a:accent4>.*?</a:accent4>", ""),
    "table styles out of order": Swap(
        "ppt/tableStyles.xml", "(<a:lastRow>.*</a:lastRow>)(<a:firstRow>.*</a:firstRow>)", r"\2\1"
    ),
    "two placeholders of one index": Swap(
        RUNS,
        r'<p:ph type="sldNum" sz="quarter" idx="12"/>',
        '<p:ph type="ftr" sz="quarter" idx="11"/>',
    ),
    "a placeholder that the layout lacks": Swap(RUNS, 'idx="20"', 'idx="21"'),
    "a row that is too short": Swap(TABLE, "<a:tc>.*?</a:tc></a:tr>", "</a:tr>"),
    "a cell that spans too much": Swap(TABLE, "<a:tc>", '<a:tc gridSpan="3">'),
    "a table style that is missing": Swap(TABLE, "(<a:tableStyleId>{)........", r"\g<1>00000000"),
    "a jump without its action": Swap(RUNS, ' action="ppaction://hlinksldjump"', ""),
    "a drawing where a PNG is due": Swap(
        PICTURE,
        r'<a:blip r:embed="(\w+)">(.*?)r:embed="(\w+)"',
        r'<a:blip r:embed="\3">\2r:embed="\1"',
    ),
    "a slide in no section": Swap(PRESENTATION, r'<p14:sldId id="258"/>', ""),
    "a slide in two sections": Swap(
        PRESENTATION, r'<p14:sldId id="258"/>', '<p14:sldId id="258"/><p14:sldId id="256"/>'
    ),
    "a section without a name": Swap(
        PRESENTATION, r'(<p14:section[^>]*) name="The numbers"', r"\1"
    ),
    "a run that holds the end of a line": Swap(RUNS, "<a:t>italic", "<a:t>ita\nlic"),
    "an axis with a negative id": Swap(PLOT, r'<c:axId val="\d+"/>', '<c:axId val="-5"/>'),
    "an axis that crosses nothing": Swap(PLOT, r'<c:crossAx val="\d+"/>', '<c:crossAx val="7"/>'),
    "a point beyond the count": Swap(PLOT, r'<c:ptCount val="3"/>', '<c:ptCount val="2"/>'),
    "a chart without a workbook": Swap(rels(PLOT), "relationships/package", "relationships/tags"),
    "a formula in the workbook": book_with("xl/worksheets/sheet1.xml", b"<v>", b"<f>1+1</f><v>"),
    "a link in the workbook": book_with(
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        b'</sheetData><hyperlinks><hyperlink ref="A1"/></hyperlinks>',
    ),
}


def test_the_sound_deck_has_no_findings() -> None:
    assert findings(features_deck()) == ()


@pytest.mark.parametrize("fault", UNSOUND)
def test_an_unsound_package_is_noticed(fault: str) -> None:
    found = findings(changed(UNSOUND[fault]))
    assert any(one.rule is Rule.BAD_PACKAGE and one.severity is Severity.ERROR for one in found)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_stands_twice_is_noticed() -> None:
    target = io.BytesIO(features_deck())
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(RUNS, opened(features_deck()).content[RUNS])
    found = [one.message for one in findings(target.getvalue())]
    assert f"{RUNS}: the name stands in the zip more than once" in found


BARRIERS: dict[str, tuple[Rule, Callable[[Parts], None]]] = {
    "no title of the document": (
        Rule.NO_PROPERTY,
        Swap("docProps/core.xml", "<dc:title>.*</dc:title>", ""),
    ),
    "no language of the document": (
        Rule.NO_PROPERTY,
        Swap("docProps/core.xml", "<dc:language>.*</dc:language>", ""),
    ),
    "a section that is called a section": (
        Rule.SECTION_NAME,
        Swap(PRESENTATION, 'name="The numbers"', 'name="Section 2"'),
    ),
    "two sections of one name": (
        Rule.SECTION_NAME,
        Swap(PRESENTATION, 'name="The numbers"', 'name="What happened"'),
    ),
    "a title that is empty": (Rule.SLIDE_TITLE, Swap(TABLE, "The numbers in full", " ")),
    "two equal titles": (Rule.SLIDE_TITLE, Swap(TABLE, "The numbers in full", "A voice")),
    "a picture without words": (
        Rule.MISSING_ALT,
        Swap(PICTURE, ' descr="Map of the north of Mali."', ""),
    ),
    "a picture with the name of a file": (
        Rule.MISSING_ALT,
        Swap(PICTURE, "Map of the north of Mali.", "map.svg"),
    ),
    "a chart without words": (Rule.MISSING_ALT, Swap(CHART, ' descr="[^"]*"', "")),
    "a table without a header": (Rule.TABLE_HEADER, Swap(TABLE, ' firstRow="1"', "")),
    "cells that are merged": (Rule.TABLE_HEADER, Swap(TABLE, "<a:tc>", '<a:tc rowSpan="2">')),
    "type that is too small": (Rule.SMALL_TYPE, Swap(TABLE, 'sz="1600"', 'sz="900"')),
    "body type that is too small": (
        Rule.SMALL_TYPE,
        Swap("ppt/slides/slide4.xml", 'sz="1800"', 'sz="1400"'),
    ),
    "type that cannot be told from its ground": (
        Rule.LOW_CONTRAST,
        Swap("ppt/theme/theme1.xml", r"(<a:dk1><a:srgbClr val=)\"\w+\"", r'\1"C0C0C0"'),
    ),
    "a dark panel under dark words": (
        Rule.LOW_CONTRAST,
        Swap("ppt/slides/slide13.xml", 'schemeClr val="bg2"', 'schemeClr val="tx1"'),
    ),
    "a header that cannot be read": (
        Rule.LOW_CONTRAST,
        Swap("ppt/tableStyles.xml", r'(<a:firstRow>.*?schemeClr val=)"bg1"', r'\1"tx1"'),
    ),
    "words without a language": (Rule.NO_LANGUAGE, Swap(RUNS, ' lang="fr"', "")),
    "a link that says here": (Rule.LINK_TEXT, Swap(RUNS, "the report", "here")),
    "a link that says its address": (Rule.LINK_TEXT, Swap(RUNS, "the report", "https://a.org")),
    "a placeholder that is empty": (
        Rule.EMPTY_PLACEHOLDER,
        Swap("ppt/slides/slide10.xml", "A minister, November 2022", ""),
    ),
    "a title that is read later": (
        Rule.READING_ORDER,
        Swap(RUNS, r"(<p:sp>.*?</p:sp>)(<p:sp>.*?</p:sp>)", r"\2\1"),
    ),
    "something after the foot": (
        Rule.READING_ORDER,
        Swap(RUNS, r"(<p:sp>(?:(?!</p:sp>).)*Source.*?</p:sp>)(.*)(</p:spTree>)", r"\2\1\3"),
    ),
    "words that are read after those below them": (
        Rule.READING_ORDER,
        Swap(
            "ppt/slides/slide5.xml",
            r"(<p:sp>(?:(?!</p:sp>).)*Left head.*?</p:sp>)(<p:sp>.*?</p:sp>)",
            r"\2\1",
        ),
    ),
}


@pytest.mark.parametrize("fault", BARRIERS)
def test_what_keeps_a_reader_out_is_noticed(fault: str) -> None:
    rule, edit = BARRIERS[fault]
    found = findings(changed(edit))
    assert {one.rule for one in found} == {rule}


def test_a_finding_on_a_slide_points_to_where_the_author_wrote_it() -> None:
    places = [planned.pos for planned in DECK.slides]
    (found,) = findings(changed(BARRIERS["words without a language"][1]), places)
    assert found.pos == Pos("content/01-a.md", 12)
    assert found.message.startswith("slide 3: ")


def test_a_computed_colour_is_not_judged() -> None:
    color = '<a:schemeClr val="bg1"><a:lumMod val="5"/></a:schemeClr>'
    shade = f'<a:rPr lang="fr"><a:solidFill>{color}</a:solidFill></a:rPr>'
    edit = Swap(RUNS, r'<a:rPr lang="fr"[^>]*/>', shade)
    assert findings(changed(edit)) == ()


def test_an_entry_of_the_works_cited_may_link_its_doi() -> None:
    assert findings(changed(Swap(RUNS, "the report", "https://doi.org/10.1000/xyz"))) == ()


# ---- the same bytes ------------------------------------------------------------------------


def stamped(year: int, members: list[tuple[str, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (year, 2, 3, 4, 5, 6)), content)
    return target.getvalue()


def core(year: int) -> bytes:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dcterms:created>{year}-01-01T00:00:00Z</dcterms:created></cp:coreProperties>"
    ).encode()


def test_the_time_and_order_of_writing_leave_no_trace() -> None:
    def deck(year: int, turn: int) -> bytes:
        book = stamped(
            year, [("docProps/core.xml", core(year)), ("xl/workbook.xml", b"<a/>")][::turn]
        )
        members = [
            ("docProps/core.xml", core(year)),
            ("b.xlsx", book),
            ("[Content_Types].xml", b"<b/>"),
        ]
        return stamped(year, members[::turn])

    first = sealed(opened(deck(2001, 1)).content, "2023-03-01")
    assert first == sealed(opened(deck(2020, -1)).content, "2023-03-01")
    package = opened(first)
    assert package.members == ("[Content_Types].xml", "b.xlsx", "docProps/core.xml")
    assert b"2023-03-01T00:00:00Z" in package.content["docProps/core.xml"]
    assert b"2023-03-01T00:00:00Z" in opened(package.content["b.xlsx"]).content["docProps/core.xml"]


def test_another_date_is_another_file() -> None:
    members = {"[Content_Types].xml": b"<b/>", "docProps/core.xml": core(2001)}
    assert sealed(members, "2023-03-01") != sealed(members, "2024-03-01T10:00:00Z")


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("2023-03-01", "2023-03-01T00:00:00Z"),
        ("2023-03", "2023-03-01T00:00:00Z"),
        ("2023", "2023-01-01T00:00:00Z"),
        ("2023-03-01T01:00:00+02:00", "2023-02-28T23:00:00Z"),
        ("2023-03-01T01:00:00", "2023-03-01T01:00:00Z"),
        ("", "1980-01-01T00:00:00Z"),
    ],
)
def test_a_date_becomes_a_moment(written: str, held: str) -> None:
    assert timestamp(written) == held
