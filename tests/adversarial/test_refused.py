"""Hostile and broken input: each is refused with rule, file and line, and no output is touched."""

from __future__ import annotations

import json
import os
import struct
import zlib
from pathlib import Path

import pytest

from report_build import cli
from tests.projects import REPORT, SECTION, SVG, WORKS, project

Files = dict[str, str | bytes | None]
Finding = tuple[str, str, int]

MD, YAML, FACTS, LIBRARY = (
    "content/01-one.md", "content/report.yaml", "content/facts.yaml", "bibliography.json",
)  # fmt: skip


def section(text: str) -> Files:
    return {MD: text, "content/m.svg": SVG}


def works(*items: object) -> Files:
    return {LIBRARY: json.dumps(items), MD: "# One\n\nWords.\n"}


def book(**more: object) -> dict[str, object]:
    return {"id": "a", "type": "book", "title": "On Numbers", **more}


def picture(name: str, content: str | bytes) -> Files:
    text = f"# One\n\n```{{figure}} {name}\nalt: A map.\n```\n"
    return {MD: text, f"content/{name}": content, LIBRARY: "[]"}


def png(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    )


FAMILIES: dict[str, dict[str, tuple[Files, Finding]]] = {
    "files": {
        "no report.yaml": ({YAML: None}, ("missing-file", YAML, 0)),
        "empty report.yaml": ({YAML: ""}, ("missing-key", YAML, 1)),
        "no section": ({MD: None}, ("empty-document", "content", 0)),
        "empty section": ({MD: ""}, ("empty-document", "content", 0)),
        "no number": ({"content/two.md": "# Two"}, ("bad-value", "content/two.md", 0)),
        "no bibliography": ({LIBRARY: None}, ("missing-file", LIBRARY, 0)),
        "UTF-16": ({MD: SECTION.encode("utf-16")}, ("not-utf8", MD, 1)),
        "UTF-16 yaml": ({YAML: REPORT.encode("utf-16")}, ("not-utf8", YAML, 1)),
        "UTF-16 json": ({LIBRARY: WORKS.encode("utf-16")}, ("not-utf8", LIBRARY, 1)),
        "a byte that is not UTF-8": ({MD: b"# One\n\ncaf\xe9\n"}, ("not-utf8", MD, 3)),
        "NUL": ({MD: b"# One\n\na\x00b\n"}, ("bad-character", MD, 3)),
        "control character": ({MD: "# One\r\n\r\na\x07\r\n"}, ("bad-character", MD, 3)),
        "bidi override": ({MD: "# One\n\na \u202ecba\n"}, ("bad-character", MD, 3)),
        "no such theme": ({YAML: REPORT + "theme: nope\n"}, ("bad-theme", YAML, 4)),
        "theme outside": ({YAML: REPORT + "theme: ../../x\n"}, ("bad-theme", YAML, 4)),
    },
    "yaml": {
        "unknown key": ({YAML: REPORT + "titel: x\n"}, ("unknown-key", YAML, 4)),
        "no title": ({YAML: "date: 2022-12-16\n"}, ("missing-key", YAML, 1)),
        "key twice": ({YAML: REPORT + "title: x\n"}, ("duplicate-key", YAML, 4)),
        "alias": ({YAML: "title: &a x\nsubtitle: *a\ndate: 2022-12-16\n"}, ("bad-yaml", YAML, 1)),
        "alias bomb": (
            {YAML: REPORT + "keywords: &a [x]\nrights: [*a, *a]\n"}, ("bad-yaml", YAML, 4)
        ),
        "tab": ({YAML: REPORT + "slides:\n\ttitle: true\n"}, ("bad-yaml", YAML, 5)),
        "object tag": ({YAML: REPORT + "rights: !!python/object:os.x {}\n"}, ("bad-yaml", YAML, 4)),
        "not a mapping": ({YAML: "- a\n"}, ("bad-yaml", YAML, 1)),
        "unclosed": ({YAML: REPORT + 'rights: "x\n'}, ("bad-yaml", YAML, 4)),
        "no such day": ({YAML: "title: x\ndate: 2022-02-30\n"}, ("bad-value", YAML, 2)),
        "no language tag": ({YAML: "title: x\ndate: 2022-12-16\nlanguage: a b\n"},
                            ("bad-value", YAML, 3)),
        "no such paper": ({YAML: REPORT + "paper: a5\n"}, ("bad-value", YAML, 4)),
        "no such style": ({YAML: REPORT + "style: nla\n"}, ("unknown-style", YAML, 4)),
        "nocite of nobody": ({YAML: REPORT + "nocite:\n- nobody\n"}, ("unknown-citation", YAML, 5)),
    },
    "facts": {
        "misspelt key": ({FACTS: "a:\n  vlaue: 1\n"}, ("unknown-key", FACTS, 2)),
        "text": ({FACTS: 'a:\n  value: "900 "\n'}, ("bad-value", FACTS, 2)),
        "NaN": ({FACTS: "a:\n  value: .nan\n"}, ("bad-value", FACTS, 2)),
        "Infinity": ({FACTS: "a:\n  value: .inf\n"}, ("bad-value", FACTS, 2)),
        "1e400": ({FACTS: "a:\n  value: 1e400\n"}, ("bad-value", FACTS, 2)),
        "alias": ({FACTS: "a: &x\n  value: 1\nb: *x\n"}, ("bad-yaml", FACTS, 1)),
        "twice": ({FACTS: "a: {value: 1}\na: {value: 2}\n"}, ("duplicate-key", FACTS, 2)),
        "mismatch": (
            {FACTS: "a: {value: 1}\n", MD: "# One\n\n[2]{fact=a}\n"}, ("fact-mismatch", MD, 3)
        ),
        "unknown": ({MD: "# One\n\n[2]{fact=a}\n"}, ("unknown-fact", MD, 3)),
    },
    "bibliography": {
        "unknown id": (section("# One\n\n[@smith202]\n"), ("unknown-citation", MD, 3)),
        "empty": ({LIBRARY: ""}, ("bad-json", LIBRARY, 1)),
        "broken": ({LIBRARY: '[\n {"id": "a",\n]\n'}, ("bad-json", LIBRARY, 3)),
        "half a character": (
            {LIBRARY: '[{"id": "a", "type": "book", "title": "\\ud800"}]', MD: "# One\n\nWords.\n"},
            ("bad-character", LIBRARY, 1),
        ),
        "id twice": (works(book(), book(title="On Other Things")), ("duplicate-id", LIBRARY, 1)),
        "no title": (works({"id": "a", "type": "book"}), ("bad-work", LIBRARY, 1)),
        "author as text": (works(book(author="Smith")), ("bad-work", LIBRARY, 1)),
        "javascript": (works(book(URL="javascript:alert(1)")), ("bad-work", LIBRARY, 1)),
        "file URL": (works(book(URL="file:///etc/passwd")), ("bad-work", LIBRARY, 1)),
    },
    "markdown": {
        "unclosed div": (section("# One\n\n::: callout\na\n"), ("unclosed-div", MD, 3)),
        "stray div": (section("# One\n\n:::\n"), ("stray-div", MD, 3)),
        "misspelt div": (section("# One\n\n::: slied\n:::\n"), ("unknown-div", MD, 3)),
        "div across a list": (section("# One\n\n- ::: callout\n\n:::\n"), ("unclosed-div", MD, 3)),
        "misspelt fence": (section("# One\n\n```{figur} m.svg\n```\n"), ("unknown-fence", MD, 3)),
        "fence left open": (section("# One\n\n```{figure} m.svg\n"), ("unclosed-fence", MD, 3)),
        "front matter": (section("---\ntitle: x\n"), ("unsupported", MD, 1)),
        "label twice": (
            {MD: "# One {#sec-a}\n", "content/02-two.md": "# Two {#sec-a}\n"},
            ("duplicate-label", "content/02-two.md", 1),
        ),
        "no such label": (section("# One\n\n@sec-two\n"), ("unknown-label", MD, 3)),
        "label of the other output": (
            section("# One\n\n[x](#sec-two)\n\n::: only slides\n# Two {#sec-two}\n:::\n"),
            ("unknown-label", MD, 3),
        ),
        "reference to what is not in this output": (
            section("# One\n\n@sec-two\n\n::: only slides\n# Two {#sec-two}\n:::\n"),
            ("unknown-label", MD, 3),
        ),
        "heading jump": (section("# One\n\n#### Four\n"), ("heading-jump", MD, 3)),
        "no such layout": (section("# One\n\n::: slide {layout=x}\n# A\n:::\n"),
                           ("unknown-layout", MD, 3)),
        "too deep": (section("> " * 300 + "a\n"), ("nested-too-deep", MD, 1)),
        "too deep in lists": (section("- " * 300 + "a\n"), ("nested-too-deep", MD, 1)),
    },
    "pictures": {
        "missing": (picture("m.svg", SVG) | {"content/m.svg": None}, ("missing-file", MD, 3)),
        "outside": (section("# One\n\n```{figure} ../../m.svg\nalt: a\n```\n"),
                    ("outside-project", MD, 3)),
        "network": (section("# One\n\n```{figure} https://example.org/m.svg\nalt: a\n```\n"),
                    ("outside-project", MD, 3)),
        "no alt": (section("# One\n\n```{figure} m.svg\nnote: a\n```\n"), ("missing-alt", MD, 3)),
        "script": (picture("m.svg", SVG.replace("></", "><script/></")), ("bad-picture", MD, 3)),
        "doctype": (picture("m.svg", "<!DOCTYPE svg>" + SVG), ("bad-picture", MD, 3)),
        "event": (picture("m.svg", SVG.replace("<svg", '<svg onload="x"')), ("bad-picture", MD, 3)),
        "outward href": (
            picture("m.svg", SVG.replace("></", '><image href="file:///etc/passwd"/></')),
            ("bad-picture", MD, 3),
        ),
        "outward css": (
            picture("m.svg", SVG.replace("></", "><style>a{b:url(http://c.d)}</style></")),
            ("bad-picture", MD, 3),
        ),
        "import in css": (
            picture("m.svg", SVG.replace("></", '><style>@import "http://c.d";</style></')),
            ("bad-picture", MD, 3),
        ),
        "not XML": (picture("m.svg", "<svg"), ("bad-picture", MD, 3)),
        "not a picture": (picture("m.png", b"text"), ("bad-picture", MD, 3)),
        "30000 x 30000": (picture("m.png", png(30000, 30000)), ("bad-picture", MD, 3)),
        "a million wide": (picture("m.png", png(10**6, 1000)), ("bad-picture", MD, 3)),
        "tiff": (picture("m.tiff", b"II*\x00"), ("bad-picture", MD, 3)),
        "folder": (section("# One\n\n```{figure} data\nalt: a\n```\n") | {"content/data/x": ""},
                   ("unreadable-file", MD, 3)),
        "use bomb": (
            picture("m.svg", SVG.replace("></", '><g id="a">' + "<path/>" * 400 + "</g>"
                                         + '<use href="#a"/>' * 400 + "</")),
            ("bad-picture", MD, 3),
        ),
        "use of itself": (
            picture("m.svg", SVG.replace("></", '><g id="a"><use href="#a"/></g></')),
            ("bad-picture", MD, 3),
        ),
        "nested use bomb": (
            picture("m.svg", SVG.replace("></", '><g id="g0"><path d="M0 0"/></g>' + "".join(
                f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
            ) + "</")),
            ("bad-picture", MD, 3),
        ),
    },
}  # fmt: skip

CASES = [
    pytest.param(files, finding, id=f"{family}: {name}")
    for family, cases in FAMILIES.items()
    for name, (files, finding) in cases.items()
]


def refused(root: Path, capsys: pytest.CaptureFixture[str]) -> list[Finding]:
    """The errors of a build, after which the old output is as it was."""
    out = root / "build/report.pdf"
    out.parent.mkdir()
    out.write_bytes(b"old")
    os.utime(out, (1, 1))
    code = cli.main(["pdf", "--root", str(root), "--json"])
    shown = json.loads(capsys.readouterr().out)
    assert code == shown["code"] == 1
    assert (out.read_bytes(), out.stat().st_mtime) == (b"old", 1)
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    found = [one for one in shown["findings"] if one["severity"] == "error"]
    assert all(one["message"] and one["hint"] for one in found)
    return [(one["rule"], one["file"], one["line"]) for one in found]


@pytest.mark.parametrize(("files", "finding"), CASES)
def test_bad_input_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], files: Files, finding: Finding
) -> None:
    assert finding in refused(project(tmp_path, files), capsys)


def test_a_link_out_of_the_project_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# Secret\n", encoding="utf-8")
    root = project(tmp_path / "project", {MD: None})
    (root / MD).symlink_to(secret)
    assert ("outside-project", MD, 0) in refused(root, capsys)


def test_a_folder_in_place_of_a_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path, {MD: None})
    (root / MD).mkdir()
    assert ("unreadable-file", MD, 0) in refused(root, capsys)


def test_all_findings_come_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files: Files = {
        YAML: REPORT + "titel: x\n",
        MD: "# One\n\n[@smith202] @sec-two [1]{fact=a}\n\n::: callout\n",
        FACTS: "b:\n  value: x\n",
        LIBRARY: WORKS.replace('"type": "book"', '"type": "buch"'),
    }
    rules = {rule for rule, _, _ in refused(project(tmp_path, files), capsys)}
    assert {
        "unknown-key", "unknown-citation", "unknown-label", "unknown-fact", "unclosed-div",
        "bad-value",
    } <= rules  # fmt: skip
