"""The command line: exit codes, findings, output files, and what is loaded for what."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from report_build import cli
from tests.projects import REPORT, SECTION, WORKS, project

ROOT = Path(__file__).parent.parent
BROKEN = {"content/01-one.md": "# One\n\nWords [@smith202, p. 4].\n"}


def report_build(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A run of report-build as a program of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **more}
    return subprocess.run(
        [sys.executable, "-m", "report_build", *map(str, arguments)],
        capture_output=True, text=True, check=False, env=environment, encoding="utf-8",
    )  # fmt: skip


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return project(tmp_path / "sound", {})


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return project(tmp_path / "broken", dict(BROKEN))


# ---- usage ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["pfd"], ["pdf", "--papr", "a4"], ["pdf", "--paper", "a5"], ["check", "--out", "x"],
        ["works-cited"], ["works-cited", "x", "--format", "rtf"], ["check", "--root", "nowhere"],
        ["pdf", "--root", __file__],
    ],
)  # fmt: skip
def test_wrong_usage_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    assert left.value.code == 2
    shown = capsys.readouterr()
    assert "usage: report-build" in shown.err
    assert not shown.out


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["pdf", "--help"]])
def test_help_is_0(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    assert left.value.code == 0
    assert "report-build" in capsys.readouterr().out


# ---- check ---------------------------------------------------------------------------------


def test_a_sound_project_is_0(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--root", str(sound)]) == 0
    assert capsys.readouterr() == ("the content has no errors\n", "")
    assert not (sound / "build").exists()


def test_a_finding_is_shown_with_its_line_and_hint(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", "--root", str(broken)]) == 1
    assert capsys.readouterr() == ("", """\
content/01-one.md:3:7: error[unknown-citation]: bibliography.json has no "smith202"
    | Words [@smith202, p. 4].
    |       ^
  hint: did you mean @smith2020?
1 error; no output file was touched
""")  # fmt: skip


@pytest.mark.parametrize(
    ("line", "shown", "before"),
    [
        ("ab [@x]", "ab [@x]", 3),
        ("文字 [@x]", "文字 [@x]", 5),
        ("e\u0301 [@x]", "e\u0301 [@x]", 2),
        ("a\tb [@x]", "a b [@x]", 4),
        ("a" * 99 + " [@x]", "a" * 91 + " [@x]", 92),
        ("[@x] " + "b" * 99, "[@x] " + "b" * 91, 0),
    ],
)
def test_the_mark_stands_under_the_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, shown: str, before: int
) -> None:
    root = project(tmp_path, {"content/01-one.md": f"\ufeff# One\r\n\r\n{line}\r\n"})
    assert cli.main(["check", "--root", str(root)]) == 1
    lines = capsys.readouterr().err.splitlines()
    at = next(at for at, text in enumerate(lines) if "unknown-citation" in text)
    assert lines[at + 1 : at + 3] == [f"    | {shown}", f"    | {' ' * before}^"]


def test_findings_as_json(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--root", str(broken), "--json"]) == 1
    shown = capsys.readouterr()
    assert not shown.err
    assert json.loads(shown.out) == {
        "code": 1,
        "said": "1 error; no output file was touched",
        "findings": [
            {
                "rule": "unknown-citation",
                "severity": "error",
                "file": "content/01-one.md",
                "line": 3,
                "column": 7,
                "message": 'bibliography.json has no "smith202"',
                "hint": "did you mean @smith2020?",
            }
        ],
    }


def test_both_outputs_tell_a_fault_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "# One\n\n::: slide\n# S\n- a[^x]\n:::\n\n[1]{fact=a}\n"
    root = project(tmp_path, {"content/01-one.md": text})
    cli.main(["check", "--root", str(root), "--json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [one["rule"] for one in found] == ["unknown-footnote", "unknown-fact"]


def test_verbose_says_how_long_it_took_and_what_was_decided(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "# One\n\n::: slide\n# S\n- a\n:::\n"
    root = project(tmp_path, {"content/01-one.md": text})
    assert cli.main(["check", "--root", str(root)]) == 0
    assert "note" not in capsys.readouterr().err
    assert cli.main(["check", "--root", str(root), "--verbose"]) == 0
    shown = capsys.readouterr()
    assert "title-and-content" in shown.err
    assert shown.out.splitlines()[-1].endswith(" s")


def test_a_project_may_be_anywhere(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sound / "content")
    assert cli.main(["check", "--root", ".."]) == 0
    monkeypatch.chdir(sound)
    assert cli.main(["check"]) == 0


# ---- output files --------------------------------------------------------------------------


def test_a_build_says_what_it_wrote(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["slides", "--root", str(sound)]) == 0
    assert capsys.readouterr().out.startswith(f"wrote {sound.as_posix()}/build/slides.pptx (")
    assert (sound / "build/slides.pptx").read_bytes().startswith(b"PK")
    assert cli.main(["pdf", "--root", str(sound)]) == 0
    assert (sound / "build/report.pdf").read_bytes().startswith(b"%PDF-")
    assert {path.name for path in (sound / "build").iterdir()} == {"slides.pptx", "report.pdf"}


def test_a_build_leaves_nothing_but_its_output(sound: Path, tmp_path: Path) -> None:
    (folder := tmp_path / "temporary").mkdir()
    assert report_build("pdf", "--root", sound, TMPDIR=str(folder)).returncode == 0
    assert not list(folder.iterdir())


def test_the_folder_of_the_output_is_made(sound: Path, tmp_path: Path) -> None:
    out = tmp_path / "some" / "where" / "deck.pptx"
    assert cli.main(["slides", "--root", str(sound), "--out", str(out)]) == 0
    assert out.is_file()


@pytest.mark.parametrize("command", ["pdf", "slides"])
def test_a_build_with_errors_leaves_the_old_output(broken: Path, command: str) -> None:
    out = broken / ("old.pdf" if command == "pdf" else "old.pptx")
    out.write_bytes(b"old")
    os.utime(out, (1, 1))
    assert cli.main([command, "--root", str(broken), "--out", str(out)]) == 1
    assert (out.read_bytes(), out.stat().st_mtime) == (b"old", 1)
    assert not list(broken.glob(".old*"))


@pytest.mark.parametrize("out", ["content", "content/01-one.md/deck.pptx", "bibliography.json"])
def test_an_output_that_cannot_be_written_is_the_only_error(
    broken: Path, capsys: pytest.CaptureFixture[str], out: str
) -> None:
    before = sorted(broken.rglob("*"))
    assert cli.main(["slides", "--root", str(broken), "--out", str(broken / out)]) == 1
    shown = capsys.readouterr().err
    assert (shown.count("error["), shown.count("error[cannot-write]")) == (1, 1)
    assert sorted(broken.rglob("*")) == before
    assert (broken / "bibliography.json").read_text(encoding="utf-8") == WORKS


@pytest.mark.parametrize(
    ("command", "out"),
    [
        ("slides", "brands/own look.pptx"),
        ("slides", "brands/../brands/own look.pptx"),
        ("pdf", "content/sources/smith2020.pdf"),
        ("evidence", "content/sources/smith2020.html"),
        ("evidence", "bibliography.json"),
    ],
)
def test_an_output_never_takes_the_place_of_what_the_report_is_made_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, out: str
) -> None:
    named = f"{REPORT}template: brands/own look.pptx\n"
    root = project(tmp_path, {"content/report.yaml": named, "brands/own look.pptx": b"own"})
    if not (root / out).exists():
        (root / out).parent.mkdir(parents=True)
        (root / out).write_bytes(b"own")
    before = (root / out).read_bytes()
    assert cli.main([command, "--root", str(root), "--out", str(root / out)]) == 1
    shown = capsys.readouterr().err
    assert "the report is made from it\n  hint: name another file with --out\n1 error" in shown
    assert (root / out).read_bytes() == before


def test_an_output_beside_the_content_is_replaced(tmp_path: Path) -> None:
    root = project(tmp_path, {"content/report.pptx": b"old", "brand.pptx": b"old"})
    for out in ("content/report.pptx", "brand.pptx"):  # which report.yaml does not name
        assert cli.main(["slides", "--root", str(root), "--out", str(root / out)]) == 0
        assert (root / out).read_bytes() != b"old"


@pytest.mark.parametrize("epoch", ["abc", "-1", "1.5", "100000000000000000000", "253402300800"])
def test_a_wrong_source_date_epoch_is_an_error(
    sound: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert cli.main(["slides", "--root", str(sound)]) == 1
    assert epoch in capsys.readouterr().err
    assert not (sound / "build").exists()


def test_an_unknown_theme_is_one_error(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--root", str(sound), "--theme", "plane"]) == 1
    shown = capsys.readouterr().err
    assert shown.count("error[") == 1
    assert shown.startswith('--theme: error[bad-theme]: there is no theme "plane" in styles/\n')
    assert "did you mean --theme plain?" in shown


def test_an_interrupted_build_is_130_and_leaves_no_file(sound: Path) -> None:
    program = (
        "import sys\n"
        "def interrupt(event, details):\n"
        "    if event == 'os.rename' and str(details[1]).endswith('report.pdf'):\n"
        "        raise KeyboardInterrupt  # the whole file stands beside its place\n"
        "sys.addaudithook(interrupt)\n"
        "from report_build.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "pdf", "--root", str(sound)],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert done.returncode == 130
    assert done.stderr == "interrupted; no output file was touched\n"
    assert not list(sound.glob("build/*"))


# ---- tree and works-cited ------------------------------------------------------------------


def test_the_tree_is_printed(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["tree", "--root", str(sound)]) == 0
    shown = capsys.readouterr().out
    assert "Heading level=1 label='sec-one'\n    Text 'One'" in shown
    assert "CitedWork id='smith2020' label='page' locator='4'" in shown


def test_works_cited_as_text_html_and_json(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(sound / "bibliography.json")
    assert cli.main(["works-cited", file]) == 0
    assert capsys.readouterr().out == "Smith, Ann. On Numbers. 2020.\n"
    assert cli.main(["works-cited", file, "--format", "html"]) == 0
    html = "Smith, Ann. <i>On Numbers</i>. 2020."
    assert capsys.readouterr().out == f'<p id="ref-smith2020">{html}</p>\n'
    assert cli.main(["works-cited", file, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"id": "smith2020", "text": "Smith, Ann. On Numbers. 2020.", "html": html}
    ]


def test_works_cited_in_no_language_are_english_with_a_warning(
    sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(sound / "bibliography.json")
    assert cli.main(["works-cited", file, "--language", "a b"]) == 0
    shown = capsys.readouterr()
    assert "unknown-language" in shown.err
    assert shown.out.startswith("Smith, Ann.")


@pytest.mark.parametrize("form", ["text", "html", "json"])
@pytest.mark.parametrize("content", [None, "", "[{", "{}"])
def test_works_cited_of_a_file_that_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, content: str | None
) -> None:
    if content is not None:
        (tmp_path / "a.json").write_text(content, encoding="utf-8")
    assert cli.main(["works-cited", str(tmp_path / "a.json"), "--format", form]) == 1
    shown = capsys.readouterr()
    assert not shown.out
    assert shown.err.startswith("a.json")


def test_an_id_is_escaped_in_html(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.json"
    file.write_text(WORKS.replace("smith2020", "a<b>'c"), encoding="utf-8")
    cli.main(["works-cited", str(file), "--format", "html"])
    assert "<b>" not in capsys.readouterr().out


# ---- as a program --------------------------------------------------------------------------


def test_no_colour_where_there_is_no_terminal(broken: Path) -> None:
    done = report_build("check", "--root", broken)
    assert done.returncode == 1
    assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there a program has no terminal of its own")
def test_a_terminal_is_told_what_goes_on_until_it_is_done(sound: Path) -> None:
    reader, terminal = os.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "report_build", "check", "--root", str(sound)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, stderr=terminal, check=False,
    )  # fmt: skip
    os.write(terminal, b"END")
    shown = b""
    while not shown.endswith(b"END"):
        shown += os.read(reader, 1000)
    os.close(terminal)
    os.close(reader)
    first, wiped, _ = shown.decode().split("\r")
    assert done.returncode == 0
    assert first == "checking …"
    assert wiped == " " * len(first)


def test_a_character_that_the_terminal_lacks_is_no_crash(tmp_path: Path) -> None:
    root = project(tmp_path, {"content/01-one.md": "# Oné 文\n\n[@x]\n"})
    for command in ("tree", "check"):
        done = report_build(command, "--root", root, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert done.returncode == (0 if command == "tree" else 1)
        assert "Traceback" not in done.stderr


def test_a_reader_that_has_seen_enough_is_no_crash(tmp_path: Path) -> None:
    text = SECTION + "\n".join(f"## Heading {n}\n\nWords.\n" for n in range(2000))
    root = project(tmp_path, {"content/01-one.md": text, "content/report.yaml": REPORT})
    program = f"{sys.executable} -m report_build tree --root {root} | head -1"
    done = subprocess.run(
        program, shell=True, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("Document\n", "")


def test_a_report_does_not_load_python_pptx(sound: Path) -> None:
    program = (
        "import sys\n"
        "from report_build.cli import main\n"
        "code = main(sys.argv[1:])\n"
        "print(sorted({'pptx', 'xlsxwriter'} & set(sys.modules)))\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "pdf", "--root", str(sound)],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "[]"


# ---- decks ---------------------------------------------------------------------------------

DECKS = {
    "content/report.yaml": REPORT + "deck:\n  short: {slides: [s-one], minutes: 0.1}\n",
    "content/01-one.md": SECTION + "".join(
        f"\n::: slide {{#s-{name}}}\n# Slide {name}\n\n- Words\n:::\n" for name in ("one", "two")
    ),
}  # fmt: skip


def test_a_named_deck_goes_into_a_file_of_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path / "decks", dict(DECKS))
    assert cli.main(["slides", "--root", str(root), "--deck", "short"]) == 0
    assert (root / "build/slides-short.pptx").is_file()
    assert "warning[speaking-time]" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--slides", "2"], ["--slides", "s-two"]])
def test_a_handout_may_hold_some_of_the_slides(tmp_path: Path, options: list[str]) -> None:
    root = project(tmp_path / "decks", dict(DECKS))
    assert cli.main(["handout", "--root", str(root), "--per-page", "3", *options]) == 0
    pages = PdfReader(root / "build/handout.pdf").pages
    text = "".join(page.extract_text() for page in pages)
    assert "Slide two" in text
    assert "Slide one" not in text


def test_verbose_says_how_long_the_deck_takes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path / "decks", dict(DECKS))
    assert cli.main(["slides", "--root", str(root), "--slides", "2", "--verbose"]) == 0
    assert "min to present" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "said"),
    [(["--deck", "shrt"], "did you mean short?"), (["--slides", "s-on"], "did you mean s-one?")],
)
def test_a_deck_or_slide_that_is_not_there_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    root = project(tmp_path / "decks", dict(DECKS))
    assert cli.main(["handout", "--root", str(root), *options]) == 1
    assert said in capsys.readouterr().err
    assert not (root / "build").exists()


def test_check_looks_at_every_deck(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    yaml = REPORT + "deck:\n  long: {slides: [s-tow]}\n"
    root = project(tmp_path / "decks", {**DECKS, "content/report.yaml": yaml})
    assert cli.main(["check", "--root", str(root)]) == 1
    assert "content/report.yaml:5:18: error[unknown-slide]" in capsys.readouterr().err


# ---- evidence ------------------------------------------------------------------------------


def test_evidence_is_a_page_or_json_by_its_file(
    sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["evidence", "--root", str(sound)]) == 0
    page = (sound / "build/evidence.html").read_text(encoding="utf-8")
    assert "1 of 1 citations (100%) go to one work: Smith." in page
    file = sound / "out/evidence.json"
    assert cli.main(["evidence", "--root", str(sound), "--out", str(file)]) == 0
    found = json.loads(file.read_text(encoding="utf-8"))
    assert [(one["text"], one["page"]) for one in found["claims"]] == [("Words (Smith 4).", "1")]
    assert found["sources"][0]["pages"] == ["1"]
    assert f"wrote {file.as_posix()}" in capsys.readouterr().out


def test_evidence_names_the_slides(tmp_path: Path) -> None:
    text = f"{SECTION}\n::: slide {{#s-a}}\n# A slide\n\n- Words [@smith2020]\n:::\n"
    root = project(tmp_path / "slides", {"content/01-one.md": text})
    file = tmp_path / "evidence.json"
    assert cli.main(["evidence", "--root", str(root), "--out", str(file)]) == 0
    found = json.loads(file.read_text(encoding="utf-8"))
    assert found["sources"][0]["slides"] == [3]  # after the title and the divider


def test_the_schema_of_the_evidence_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["evidence", "--schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$id"] == "urn:report-build:evidence:1"
