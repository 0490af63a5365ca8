"""Whole imports: text, HTML, Word, BibTeX and RIS, into projects that can be checked."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from report_build import build, cli
from report_build.diagnostics import BuildError, Diagnostic, Rule
from report_build.importing import run
from report_build.importing.run import Done

ARTICLE = (Path(__file__).parent / "article.txt").read_text(encoding="utf-8")


def imported(folder: Path, name: str, content: str | bytes) -> tuple[Done, list[Diagnostic]]:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    findings: list[Diagnostic] = []
    return run.run(file, folder / "out", findings.append), findings


def works(folder: Path) -> dict[str, dict[str, Any]]:
    listed = json.loads((folder / "out" / "bibliography.json").read_text(encoding="utf-8"))
    return {work["id"]: work for work in listed}


def sections(folder: Path) -> str:
    return "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((folder / "out/content").glob("*.md"))
    )


def check(folder: Path) -> None:
    build.check(folder / "out", build.Wishes(), lambda _: None)


# ---- Markdown ------------------------------------------------------------------------------

MARKDOWN = """---
title: "What the numbers: show"
author: [Jane Doe, {name: Ann Smith}]
date: 2024-05-01
lang: en-GB
tags: [a]
---

# First part

Words. ![A map](img/map.png)

![](room.png "A room"){width=50%}

```text
![a](b.png)
```

# Works Cited

Smith, Ann. *On Numbers*. Oxford UP, 2020.
"""


def test_front_matter_goes_to_report_yaml_and_pictures_are_told(tmp_path: Path) -> None:
    _, findings = imported(tmp_path, "a.md", MARKDOWN)
    text = (tmp_path / "out/content/report.yaml").read_text(encoding="utf-8")
    for line in ('"What the numbers: show"', "Jane Doe", "Ann Smith", "2024-05-01", "en-GB"):
        assert line in text
    assert sections(tmp_path).startswith("# First part\n\nWords.\n\n```text\n![a](b.png)\n```\n")
    check(tmp_path)
    assert [(one.rule, one.pos.line) for one in findings if one.rule != Rule.BAD_WORK] == [
        (Rule.UNKNOWN_KEY, 6),
        (Rule.MISSING_FILE, 11),
        (Rule.MISSING_FILE, 13),
    ]


def test_front_matter_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    _, findings = imported(tmp_path, "a.md", MARKDOWN.replace("[a]", "[a"))
    assert [one.pos.line for one in findings if one.rule == Rule.BAD_YAML] == [6]
    assert "tags" not in sections(tmp_path)


def test_a_list_alone_is_one_file(tmp_path: Path) -> None:
    done, _ = imported(tmp_path, "a.txt", "Smith, Ann. On Numbers. Oxford UP, 2020.\n")
    assert done.said().startswith("wrote 1 file into")


# ---- text ----------------------------------------------------------------------------------


def test_a_messy_article_becomes_a_project_that_check_walks_through(tmp_path: Path) -> None:
    done, findings = imported(tmp_path, "article.txt", ARTICLE)
    check(tmp_path)
    text = sections(tmp_path)
    assert "[@cds2022]" in text, "Center and Centre are one body"
    assert "[@brandt2019, p. 14]" in text
    assert "[@diallo2020, pp. 46-47]" in text
    assert "[@keita2022a; @keita2022b]" in text
    assert "[see @egan2018, pp. 3-5; @diallo2020]" in text
    assert "@hoffmann2017 calls it a turn" in text
    assert done.counts["works"] == 7
    assert (done.counts["citations"], done.counts["citations_left"]) == (6, 2)
    report = (tmp_path / "out/content/report.yaml").read_text(encoding="utf-8")
    assert 'title: "The Convoys Stop at Noon"' in report
    assert "date: 2022-12-16" in report
    assert 'name: "Jane Doe"' in report
    assert "# Introduction\n\nThe mission is" in text
    assert {one.pos.line for one in findings} == {5, 9, 27}


def test_what_fits_two_works_or_none_stays_and_is_reported(tmp_path: Path) -> None:
    _, findings = imported(tmp_path, "article.txt", ARTICLE)
    text = sections(tmp_path)
    assert "(Unknown Body, 2021)" in text
    assert "(Keita, 2022)" in text
    left = [one for one in findings if one.rule is Rule.UNKNOWN_CITATION]
    assert [one.message for one in left] == [
        '"(Unknown Body, 2021)" fits no work of the list',
        '"(Keita, 2022)" fits 2 works of the list',
    ]
    assert left[1].hint == "write [@keita2022a] or [@keita2022b]"


def test_markdown_stays_markdown(tmp_path: Path) -> None:
    text = (
        "# The title\n\n## One\n\n*Words* (Doe 2020).[^1]\n\n[^1]: A note (Doe 2020, 7).\n\n"
        "## Works Cited\n\n- Doe, Jane. *The Long Exit*. Harrow Press, 2020.\n"
    )
    imported(tmp_path, "draft.md", text)
    check(tmp_path)
    made = sections(tmp_path)
    assert made.startswith("# One\n\n*Words* [@doe2020].[^1]")
    assert "[^1]: A note" in made
    assert works(tmp_path)["doe2020"]["title"] == "The Long Exit"


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n"])
def test_a_list_alone_is_split_into_entries(tmp_path: Path, between: str) -> None:
    listed = [
        "Brandt, H. and Osei, M., 2019. Rivers and Borders. London: Harrow Press.",
        "Doyle, Jane. “The Long Exit.” The Daily Meridian, 12 Nov. 2022, www.meridian.example/x.",
        "Evans, R. (2017). Patrols and perceptions. Redwood Press.",
    ]
    done, _ = imported(tmp_path, "list.txt", "Works Cited\n\n" + between.join(listed) + "\n")
    assert list(works(tmp_path)) == ["brandt2019", "doyle2022", "evans2017"]
    assert done.counts["files"] == 1


def test_authors_behind_et_al_are_asked_for(tmp_path: Path) -> None:
    text = "Works Cited\n\nDoe, Jane, et al. “On It.” Ocean Journal, vol. 10, 2020, pp. 1-9. Odd.\n"
    _, findings = imported(tmp_path, "list.txt", text)
    said = [found.message for found in findings if found.rule is Rule.BAD_WORK]
    assert said[:1] == ['doe2020: of the authors behind "et al." none is named']
    assert said[1:] == ['doe2020: no field for "Odd"']


def test_lines_that_were_wrapped_grow_together(tmp_path: Path) -> None:
    text = (
        "Brandt, H. and Osei, M., 2019. Rivers and Borders\n"
        "    in West Africa. London: Harrow Press.\n"
        "Doyle, J. (2022) ‘The Long Exit’, Meridian, 12 November.\n"
        "    Available at: https://m.example/a/\n    exit.\n"
    )
    imported(tmp_path, "list.txt", text)
    made = works(tmp_path)
    assert made["brandt2019"]["title"] == "Rivers and Borders in West Africa"
    assert made["doyle2022"]["URL"] == "https://m.example/a/exit"


def test_ids_are_unique(tmp_path: Path) -> None:
    text = "\n".join(f"Doe, J. (2020) Title number {word}. Oslo: Fjell Press." for word in "abc")
    imported(tmp_path, "list.txt", text)
    assert list(works(tmp_path)) == ["doe2020", "doe2020b", "doe2020c"]


# ---- HTML and Word -------------------------------------------------------------------------

HTML = """<html lang="en-GB"><head><title>Exits and Costs</title>
<meta property="article:published_time" content="2022-12-16T10:00:00Z">
<meta name="author" content="Jane Doe"></head><body><nav>menu</nav><article>
<h1>Exits and Costs</h1>
<p>The <em>mission </em>has lost <strong>support</strong> (Doe, 2020, p.&nbsp;4)<sup><a href="#fn1"
>1</a></sup> and [more] @home *. See <a href="https://a.example/x">the page</a>.</p>
<h3>Numbers</h3>
<ul><li>One</li><li>Two<ol><li>Inner</li></ol></li></ul>
<table><caption>Exits</caption><tr><th>Who</th><th>How many</th></tr>
<tr><td>A | B</td><td>900</td></tr></table>
<blockquote><p>Stay.</p><p>Go.</p></blockquote>
<img src="x.png" alt="A map">
<h2>References</h2>
<ol><li>Doe, J. (2020) <i>The Long Exit</i>. London: Harrow Press.</li>
<li>Roe, R. (2021). Short exits. <i>Peace Quarterly</i>, <i>3</i>(2), 1–9.</li></ol>
<section><ol><li id="fn1"><p>Others wait (Roe 2021). <a href="#r1">↩</a></p></li></ol></section>
</article><footer>foot</footer></body></html>"""


def test_html_keeps_its_structure(tmp_path: Path) -> None:
    done, findings = imported(tmp_path, "page.html", HTML)
    check(tmp_path)
    text = sections(tmp_path)
    assert "The *mission* has lost **support** [@doe2020, p. 4][^1]" in text
    assert "\\[more\\] \\@home \\*. See [the page](https://a.example/x)." in text
    assert "[^1]: Others wait [@roe2021]." in text
    assert "- Two\n  1. Inner" in text
    assert "| A \\| B | 900 |" in text
    assert "Table: Exits" in text
    assert "> Stay.\n>\n> Go." in text
    assert "menu" not in text
    assert "foot" not in text
    picture, heading = findings
    assert (picture.message, picture.pos.line) == ('the picture "A map" was left out', 12)
    assert heading.message == 'no heading stands before the text, so "Introduction" was put there'
    assert works(tmp_path)["roe2021"]["volume"] == "3"
    assert done.counts["notes"] == 1


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str, style: str = "", marks: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = f'<w:r>{marks}<w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p>{named}{run}</w:p>"


def docx(body: str, notes: str = "") -> bytes:
    """The smallest .docx that Word's readers take."""
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    names = {"Title": "Title", "Heading1": "heading 1"}
    names |= {"ListBullet": "List Bullet", "ListNumber2": "List Number 2"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names.items()
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kinds}.document.main+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{relations}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{relations}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{relations}/footnotes" Target="footnotes.xml"/>'
        "</Relationships>",
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>",
        "docProps/core.xml": f'<c:coreProperties xmlns:c="{package}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        "<dc:creator>Jane Doe</dc:creator><t:created>2022-12-16T09:00:00Z</t:created>"
        "</c:coreProperties>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return stream.getvalue()


def test_a_word_file_keeps_its_structure(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Who", "900"))
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = (
        paragraph("Exits and Costs", "Title")
        + paragraph("The contributors leave", "Heading1")
        + f'<w:p><w:r><w:t xml:space="preserve">It is </w:t></w:r><w:r><w:rPr><w:i/></w:rPr>'
        f"<w:t>late</w:t></w:r><w:r><w:t> (Doe 2020, p. 4).</w:t></w:r>{note}</w:p>"
        + f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
        + paragraph("Works Cited", "Heading1")
        + paragraph("Doe, J. (2020) The Long Exit. London: Harrow Press.")
    )
    notes = f'<w:footnote w:id="2">{paragraph("A note.")}</w:footnote>'
    _, findings = imported(tmp_path, "draft.docx", docx(body, notes))
    check(tmp_path)
    text = sections(tmp_path)
    assert "# The contributors leave" in text
    assert "It is *late* [@doe2020, p. 4].[^1]" in text
    assert "[^1]: A note." in text
    assert "| Who | 900 |" in text
    assert works(tmp_path)["doe2020"]["publisher"] == "Harrow Press"
    report = (tmp_path / "out/content/report.yaml").read_text(encoding="utf-8")
    assert 'title: "Exits and Costs"' in report
    assert "date: 2022-12-16" in report
    assert any("the date 2022-12-16" in one.message for one in findings)


def test_the_lists_of_words_own_styles_keep_their_levels(tmp_path: Path) -> None:
    styled = (("One", "ListBullet"), ("Inner", "ListNumber2"), ("Two", "ListBullet"))
    body = paragraph("They left.") + "".join(paragraph(*one) for one in styled)
    imported(tmp_path, "draft.docx", docx(body))
    check(tmp_path)
    assert "- One\n  1. Inner\n- Two" in sections(tmp_path)


def test_what_word_shows_and_text_does_not_is_told(tmp_path: Path) -> None:
    change = "<w:del><w:r><w:delText>quickly</w:delText></w:r></w:del>"
    chart = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:docPr id="1" name="c" descr="Troops by year"/></wp:inline>'
        "</w:drawing></w:r>"
    )
    comment = '<w:r><w:commentReference w:id="0"/></w:r>'
    body = f"<w:p><w:r><w:t>They left.</w:t></w:r>{change}{chart}{comment}</w:p>"
    _, findings = imported(tmp_path, "draft.docx", docx(body))
    check(tmp_path)
    told = [one.message for one in findings if one.rule is Rule.UNSUPPORTED]
    assert told == [
        "1 change is tracked: what was deleted is left out",
        "1 comment was left out",
        'a drawing or chart was left out: "Troops by year"',
    ]


# ---- BibTeX and RIS ------------------------------------------------------------------------


def test_bibtex_becomes_csl(tmp_path: Path) -> None:
    text = r"""@article{doe2020exit,
  title = {The {Sahel} \'Economy \& More},
  author = {Doe, Jane and {World Food Office} and Luc de la Tour},
  year = 2020, month = mar, journal = {Peace Quarterly}, volume = {3}, number = {2},
  pages = {1--20}, doi = {https://doi.org/10.5555/pq.3}, zzz = {odd}}
@techreport{roe, title = {Figures}, author = {Roe, R.}, institution = {Harbor Institute},
  number = {7}, year = {2021}}
@book{broken, title = {oops
"""
    _, findings = imported(tmp_path, "works.bib", text)
    made = works(tmp_path)
    article = made["doe2020exit"]
    assert article["title"] == "The Sahel Économy & More"
    assert article["author"] == [
        {"family": "Doe", "given": "Jane"},
        {"literal": "World Food Office"},
        {"family": "de la Tour", "given": "Luc"},
    ]
    assert article["issued"] == {"date-parts": [[2020, 3]]}
    assert (article["volume"], article["issue"], article["page"]) == ("3", "2", "1-20")
    assert article["DOI"] == "10.5555/pq.3"
    assert article["custom"]["unplaced"] == "zzz = odd"
    assert "@article{doe2020exit" in article["custom"]["raw"]
    assert (made["roe"]["type"], made["roe"]["number"]) == ("report", "7")
    assert {one.pos.line for one in findings} == {1, 8}


RIS = """TY  - JOUR
AU  - Doe, Jane
AU  - World Bank
TI  - The Long Exit
JO  - Peace Quarterly
PY  - 2020/03/04
VL  - 3
IS  - 2
SP  - 1
EP  - 20
UR  - https://a.example/x
DO  - 10.5555/pq.3
ZZ  - odd
ER  -\x20
TY  - RPRT
A1  - Roe, R.
T1  - Figures
PB  - Harbor Institute
CY  - Oslo
Y1  - 2021
ER  -\x20
"""


def test_ris_becomes_csl(tmp_path: Path) -> None:
    _, findings = imported(tmp_path, "works.ris", RIS)
    made = works(tmp_path)
    article = made["doe2020"]
    assert article["author"] == [{"family": "Doe", "given": "Jane"}, {"literal": "World Bank"}]
    assert article["issued"] == {"date-parts": [[2020, 3, 4]]}
    assert (article["container-title"], article["page"]) == ("Peace Quarterly", "1-20")
    assert article["custom"]["unplaced"] == "ZZ = odd"
    assert (made["roe2021"]["type"], made["roe2021"]["publisher-place"]) == ("report", "Oslo")
    assert [one.pos.line for one in findings] == [1]


# ---- all or nothing ------------------------------------------------------------------------


def test_no_file_is_overwritten_and_none_is_written_beside_it(tmp_path: Path) -> None:
    there = tmp_path / "out/content/report.yaml"
    there.parent.mkdir(parents=True)
    there.write_text("title: Mine\n", encoding="utf-8")
    with pytest.raises(BuildError) as stopped:
        imported(tmp_path, "article.txt", ARTICLE)
    (finding,) = stopped.value.findings
    assert finding.rule is Rule.CANNOT_WRITE
    assert finding.hint == "name another folder with --out"
    assert [path for path in (tmp_path / "out").rglob("*") if path.is_file()] == [there]
    assert there.read_text(encoding="utf-8") == "title: Mine\n"


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("a.pdf", b"%PDF", Rule.UNSUPPORTED),
        ("a.txt", b"", Rule.EMPTY_DOCUMENT),
        ("a.html", b"", Rule.EMPTY_DOCUMENT),
        ("a.bib", b"", Rule.EMPTY_DOCUMENT),
        ("a.txt", b"\xff\xfe\x00a", Rule.NOT_UTF8),
        ("a.docx", b"PK", Rule.UNREADABLE_FILE),
        ("a.docx", b"PK\x05\x06" + bytes(18), Rule.UNREADABLE_FILE),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_written(
    tmp_path: Path, name: str, content: bytes, rule: Rule
) -> None:
    with pytest.raises(BuildError) as stopped:
        imported(tmp_path, name, content)
    assert {one.rule for one in stopped.value.findings} == {rule}
    assert not (tmp_path / "out").exists()


# ---- the command line ----------------------------------------------------------------------


def test_the_command_says_what_was_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert cli.main(["import", "article.txt"]) == 0
    shown = capsys.readouterr()
    assert "citations in the text: 6 mapped, 2 left" in shown.out
    assert 'article.txt:9:175: warning[unknown-citation]: "(Unknown Body, 2021)"' in shown.err
    assert cli.main(["check", "--root", "article"]) == 0
    assert cli.main(["import", "article.txt"]) == 1
    assert "is already there, and nothing is overwritten" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "fact", "hint"),
    [
        (".", 'works: error[unsupported]: "works" is a folder', "it reads .txt"),
        ("..", " is a folder", "it reads .txt"),
        ("none.txt", 'there is no file "none.txt"', "put it there"),
        ("none/none.txt", 'there is no file "none.txt"', "the folder "),
    ],
)
def test_a_file_that_is_none_is_named(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    fact: str,
    hint: str,
) -> None:
    (tmp_path / "works").mkdir()
    monkeypatch.chdir(tmp_path / "works")
    assert cli.main(["import", file]) == 1
    shown = capsys.readouterr().err
    assert fact in shown
    assert f"\n  hint: {hint}" in shown


def test_the_command_counts_for_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "works.ris"
    file.write_text(RIS, encoding="utf-8")
    assert cli.main(["import", str(file), "--out", str(tmp_path / "out"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["works"] == 2
    assert told["findings"][0]["line"] == 1


def test_prose_in_a_list_is_no_work_that_anyone_wrote(tmp_path: Path) -> None:
    prose = "Words without an end " * 200
    text = f"Works Cited\n\nDoe, J. (2020) Title. Oslo: Fjell Press.\n\n{prose}\n"
    _, findings = imported(tmp_path, "list.txt", text)
    made = list(works(tmp_path).values())
    assert "title" not in made[1]
    assert any("no field for" in one.message for one in findings)


def test_a_bold_line_is_a_heading_and_a_date_may_stand_in_a_citation(tmp_path: Path) -> None:
    text = (
        "**The mission at a crossroads**\n\n**The contributors**\n\n"
        "As Roe et al. (2022) say, all go (Doe, 14 Nov. 2022; France24 2022).\n\n"
        "**Works Cited**\n\n"
        "Doe, J. “One Goes.” Libération, 14 Nov. 2022.\n\n"
        "France 24, 2022. Two Go. [Online]\n\n"
        "Roe, R. and Poe, P., 2022. All Go. [Online]\n"
    )
    imported(tmp_path, "draft.md", text)
    check(tmp_path)
    assert sections(tmp_path) == (
        "# The contributors\n\nAs @roe2022 say, all go [@doe2022; @france242022].\n"
    )
    report = (tmp_path / "out/content/report.yaml").read_text(encoding="utf-8")
    assert 'title: "The mission at a crossroads"' in report


@pytest.mark.parametrize("aside", ["(In March 2022)", "(May 2022)", "(Mali since 2013)", "(900)"])
def test_an_aside_with_a_year_is_no_citation(tmp_path: Path, aside: str) -> None:
    text = f"# One\n\nWords {aside}.\n\nWorks Cited\n\nDoe, J. (2020) All Go. Oslo: Fjell Press.\n"
    done, findings = imported(tmp_path, "draft.md", text)
    assert aside in sections(tmp_path)
    assert done.counts["citations_left"] == 0
    assert Rule.UNKNOWN_CITATION not in {one.rule for one in findings}


def test_a_finding_about_a_work_stands_at_its_own_line(tmp_path: Path) -> None:
    text = (
        "# One\n\nWords (Doe 2020).\n\n## References\n"
        "Doe, J. (2020) The Long Exit. Oslo: Fjell Press.\n"
        "Roe, R. (2019) Short Exits in\n   the Delta. Oslo: Fjell Press.\n"
        "Poe, P. (2018) ‘Exits’, Peace Quarterly, 3(2), pp. 1–9. Extra words.\n"
    )
    _, findings = imported(tmp_path, "draft.md", text)
    (told,) = (one for one in findings if one.rule is Rule.BAD_WORK)
    assert told.pos.line == 9
    assert works(tmp_path)["roe2019"]["title"] == "Short Exits in the Delta"


def test_a_byline_and_a_date_below_the_title_are_taken(tmp_path: Path) -> None:
    text = "The Long Exit of the Mission\n\nBy Jane Q. Doe\n3 May 2023\n\nIt begins here.\n"
    imported(tmp_path, "article.txt", text)
    report = (tmp_path / "out/content/report.yaml").read_text(encoding="utf-8")
    assert report.splitlines() == [
        'title: "The Long Exit of the Mission"', "authors:", '  - name: "Jane Q. Doe"',
        "date: 2023-05-03",
    ]  # fmt: skip
    assert sections(tmp_path) == "# The Long Exit of the Mission\n\nIt begins here.\n"


CHROME = """<html><head><title>T</title></head><body><nav><p>menu</p></nav><main><h1>T</h1>
<h2>One</h2><p>Share this: Facebook</p>
<p>Now <del>nine</del> ten <q>said</q> he.<sup><a href="#n1">1</a></sup></p>
<aside><p>900 left.</p></aside><iframe src="x"></iframe>
<dl><dt>MINUSMA</dt><dd>A mission.</dd></dl>
<table><tr><th rowspan="2">Year</th><th>Men</th></tr><tr><td>12</td></tr></table>
<h2>Notes</h2><ol><li id="n1">A note.</li></ol></main></body></html>"""


def test_what_html_has_beside_the_text_is_left_out_and_told(tmp_path: Path) -> None:
    _, findings = imported(tmp_path, "page.html", CHROME)
    check(tmp_path)
    assert sections(tmp_path) == (
        "# One\n\nNow  ten “said” he.[^1]\n\n*MINUSMA*\n\nA mission.\n\n"
        "| Year | Men |\n| --- | ---: |\n|  | 12 |\n\n[^1]: A note.\n"
    )
    assert [one.message for one in findings][:5] == [
        '"Share this: Facebook" was left out, as what a page puts around an article',
        '"nine" is struck out there, and was left out',
        '<aside> was left out: "900 left."',
        "<iframe> was left out",
        "cells of a table that were joined are apart now",
    ]
