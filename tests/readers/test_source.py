import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_build.diagnostics import Diagnostic, Pos, Rule
from report_build.readers.source import (
    BYTES_LIMIT,
    SHOWN_CHARACTERS,
    characters,
    read_bytes,
    read_text,
)

FIRST = Pos("a.md", 1)
NAMED_AT = Pos("content/01-a.md", 7, 3)


def read(root: Path, path: str) -> tuple[str | None, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    return read_text(root, path, findings.append), findings


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"a\nb\n", "a\nb\n"),
        (b"\xef\xbb\xbfa", "a"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (
            "café\u00a0– 文字 🎓 a\u0301\u00ad\u200d".encode(),
            "café\u00a0– 文字 🎓 a\u0301\u00ad\u200d",
        ),
        (b"", ""),
        (b"\tx", "\tx"),
    ],
)
def test_sound_files_are_read(tmp_path: Path, content: bytes, text: str) -> None:
    (tmp_path / "a.md").write_bytes(content)
    assert read(tmp_path, "a.md") == (text, [])


@pytest.mark.parametrize(
    ("content", "rule", "line", "column"),
    [
        ("a".encode("utf-16"), Rule.NOT_UTF8, 1, 1),
        ("abcd".encode("utf-16-le"), Rule.NOT_UTF8, 1, 1),
        ("abcd".encode("utf-16-be"), Rule.NOT_UTF8, 1, 1),
        ("a".encode("utf-32"), Rule.NOT_UTF8, 1, 1),
        (b"ok\nca\xe9f\n", Rule.NOT_UTF8, 2, 3),
        ("é\r\né".encode() + b"\xff", Rule.NOT_UTF8, 2, 2),
        (b"ab\x00c", Rule.BAD_CHARACTER, 1, 3),
        (b"a\nb\x07", Rule.BAD_CHARACTER, 2, 2),
        (b"\x7f", Rule.BAD_CHARACTER, 1, 1),
        ("a\u0085".encode(), Rule.BAD_CHARACTER, 1, 2),
        ("a\u2028b".encode(), Rule.BAD_CHARACTER, 1, 2),
        ("x\u202ey".encode(), Rule.BAD_CHARACTER, 1, 2),
        ("\n\u2066".encode(), Rule.BAD_CHARACTER, 2, 1),
        ("\ufdd0".encode(), Rule.BAD_CHARACTER, 1, 1),
        ("🎓\U0001fffe".encode(), Rule.BAD_CHARACTER, 1, 2),
        ("\U0010ffff".encode(), Rule.BAD_CHARACTER, 1, 1),
    ],
)
def test_a_bad_byte_or_character_has_its_place(
    tmp_path: Path, content: bytes, rule: Rule, line: int, column: int
) -> None:
    (tmp_path / "a.md").write_bytes(content)
    _, findings = read(tmp_path, "a.md")
    assert [(found.rule, found.pos) for found in findings] == [(rule, Pos("a.md", line, column))]


def test_the_encoding_and_the_byte_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("a".encode("utf-16"))
    (tmp_path / "b.md").write_bytes(b"caf\xe9")
    assert "UTF-16" in read(tmp_path, "a.md")[1][0].message
    assert "0xE9 at offset 3" in read(tmp_path, "b.md")[1][0].message


def test_reading_goes_on_after_a_bad_character(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a\x01b")
    assert read(tmp_path, "a.md")[0] == "a\ufffdb"


def test_a_file_full_of_bad_characters_says_so_once() -> None:
    findings: list[Diagnostic] = []
    characters("\x01" * 1000, FIRST, findings.append)
    assert len(findings) == SHOWN_CHARACTERS + 1
    assert findings[-1].message.startswith(f"{1000 - SHOWN_CHARACTERS} more")


def test_a_piece_of_a_file_counts_from_its_first_character() -> None:
    findings: list[Diagnostic] = []
    characters("\x01\n\x02", Pos("a.md", 5, 9), findings.append)
    assert [found.pos for found in findings] == [Pos("a.md", 5, 9), Pos("a.md", 6, 1)]


def test_half_a_character_is_named() -> None:
    findings: list[Diagnostic] = []
    assert characters("a\ud800", FIRST, findings.append) == "a\ufffd"
    assert "U+D800" in findings[0].message


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("content/02-b.md", Rule.MISSING_FILE),
        ("nowhere/a.md", Rule.MISSING_FILE),
        ("content", Rule.UNREADABLE_FILE),
        (".", Rule.UNREADABLE_FILE),
        ("", Rule.UNREADABLE_FILE),
        ("content/a.md/b", Rule.MISSING_FILE),
        ("../outside.md", Rule.OUTSIDE_PROJECT),
        ("content/../../outside.md", Rule.OUTSIDE_PROJECT),
        ("../../../../etc/passwd", Rule.OUTSIDE_PROJECT),
        ("/etc/passwd", Rule.OUTSIDE_PROJECT),
        ("link-out.md", Rule.OUTSIDE_PROJECT),
        ("folder-out/outside.md", Rule.OUTSIDE_PROJECT),
        ("https://example.org/a.svg", Rule.OUTSIDE_PROJECT),
        ("file:///etc/passwd", Rule.OUTSIDE_PROJECT),
        ("loop.md", Rule.UNREADABLE_FILE),
        ("a\x00b", Rule.UNREADABLE_FILE),
        ("a\ud800", Rule.UNREADABLE_FILE),
        ("x" * 5000, Rule.UNREADABLE_FILE),
        ("pipe", Rule.UNREADABLE_FILE),
    ],
)
def test_what_is_no_file_of_the_project_is_refused(tmp_path: Path, path: str, rule: Rule) -> None:
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "content/a.md").write_text("a", encoding="utf-8")
    (tmp_path / "outside.md").write_text("secret", encoding="utf-8")
    (root / "link-out.md").symlink_to(tmp_path / "outside.md")
    (root / "folder-out").symlink_to(tmp_path)
    (root / "loop.md").symlink_to(root / "loop.md")
    os.mkfifo(root / "pipe")
    findings: list[Diagnostic] = []
    assert read_text(root, path, findings.append, NAMED_AT) is None
    assert [(found.rule, found.pos) for found in findings] == [(rule, NAMED_AT)]
    assert findings[0].hint


def test_a_link_within_the_project_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a", encoding="utf-8")
    (tmp_path / "b.md").symlink_to("a.md")
    assert read(tmp_path, "b.md") == ("a", [])


def test_a_project_that_is_itself_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.md").write_text("a", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")
    assert read(tmp_path / "link", "a.md") == ("a", [])


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file"
)
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a", encoding="utf-8")
    (tmp_path / "a.md").chmod(0)
    assert [found.rule for found in read(tmp_path, "a.md")[1]] == [Rule.UNREADABLE_FILE]


def test_the_nearest_name_is_the_hint(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/exits.csv").write_text("a", encoding="utf-8")
    assert read(tmp_path, "data/exit.csv")[1][0].hint == "did you mean data/exits.csv?"


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"12345")
    findings: list[Diagnostic] = []
    assert read_bytes(tmp_path, "a.png", findings.append, limit=5) == b"12345"
    assert read_bytes(tmp_path, "a.png", findings.append, limit=4) is None
    assert [found.rule for found in findings] == [Rule.UNREADABLE_FILE]
    assert BYTES_LIMIT > 1_000_000


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "a").write_bytes(content)
    text, findings = read(folder, "a")
    assert text is not None or findings
    assert text is None or "\r" not in text


@given(st.text(max_size=40))
def test_any_path_is_read_or_refused(path: str) -> None:
    text, findings = read(Path(__file__).parent, path)
    assert text is not None or findings


@given(st.text(alphabet=st.characters(), max_size=60))
def test_cleaning_twice_equals_once(text: str) -> None:
    findings: list[Diagnostic] = []
    clean = characters(text, FIRST, findings.append)
    assert len(clean) == len(text)
    assert characters(clean, FIRST, findings.append) == clean
