import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_build.diagnostics import Diagnostic, Pos, Rule
from report_build.readers.fields import Fields, parse
from report_build.readers.yaml_tree import DEPTH_LIMIT


def read(text: str, line: int = 1, column: int = 1) -> tuple[Fields, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    found = parse(text, "a.yaml", findings.append, line, column)
    assert found is not None, findings
    return found, findings


def places(findings: list[Diagnostic]) -> list[tuple[str, int, int]]:
    return [(found.rule.value, found.pos.line, found.pos.column) for found in findings]


# ---- what cannot be read ----


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("a:\n\tb: 1\n", "bad-yaml", 2, 1),
        ("a:\t1", "bad-yaml", 1, 3),
        ("a: b: c", "bad-yaml", 1, 5),
        ("a: 1\n b: 2", "bad-yaml", 2, 3),
        ("a:\n  b: 1\n c: 2", "bad-yaml", 3, 2),
        ("a: 1\nfoo\nb: 2", "bad-yaml", 2, 1),
        ('a: "x', "bad-yaml", 1, 4),
        ('a: "x" y', "bad-yaml", 1, 8),
        ('a: "\\q"', "bad-yaml", 1, 6),
        ("a: [1, 2", "bad-yaml", 1, 4),
        ("a: {", "bad-yaml", 1, 5),
        ("a: }", "bad-yaml", 1, 4),
        ("a: - b", "bad-yaml", 1, 4),
        ("a: @icg2022", "bad-yaml", 1, 4),
        ("a: [@icg2022, p. 4]", "bad-yaml", 1, 5),
        ("a: `x`", "bad-yaml", 1, 4),
        ("a: *x", "bad-yaml", 1, 4),
        ("a: **bold** words", "bad-yaml", 1, 4),
        ("a: &x 1\nb: *x", "bad-yaml", 1, 4),
        ("a: !!python/object x", "bad-yaml", 1, 4),
        ("a: !x", "bad-yaml", 1, 4),
        ("? [a]\n: b", "bad-yaml", 1, 3),
        ("words", "bad-yaml", 1, 1),
        ("- a", "bad-yaml", 1, 1),
        ("%YAML 1.1\n---\na: 1", "bad-yaml", 1, 1),
        ("a: 1\n---\nb: 2", "bad-yaml", 2, 1),
        ('a: "\\x07"', "bad-character", 1, 4),
        ('a: "\\ud800"', "bad-character", 1, 4),
        ("a: " + "[" * 1000, "nested-too-deep", 1, 3 + DEPTH_LIMIT),
        ("a: " + "{b: " * 1000, "nested-too-deep", 1, 4 + 4 * (DEPTH_LIMIT - 1)),
    ],
)
def test_a_fault_has_its_place(text: str, rule: str, line: int, column: int) -> None:
    findings: list[Diagnostic] = []
    assert parse(text, "a.yaml", findings.append) is None
    assert places(findings) == [(rule, line, column)]
    findings.clear()
    parse(text, "a.md", findings.append, 11, 5)
    assert places(findings) == [(rule, line + 10, column + 4)]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("caption: Mali: a map", 'put the text in quotes: caption: "Mali: a map"'),
        ("- caption: **Bold** words", 'put the text in quotes: caption: "**Bold** words"'),
        ('caption: A "map": of Mali', "put the text in quotes: caption: 'A \"map\": of Mali'"),
        ("note: @icg2022 says", 'put the text in quotes: note: "@icg2022 says"'),
        ("a:\n\tb: 1", "put spaces in its place"),
    ],
)
def test_the_hint_says_what_to_type(text: str, hint: str) -> None:
    findings: list[Diagnostic] = []
    parse(text, "a.yaml", findings.append)
    assert [found.hint for found in findings] == [hint]


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    lines = ["a: &a [x, x]"] + [f"{b}: &{b} [*{a}, *{a}]" for a, b in pairwise("abcdefgh")]
    findings: list[Diagnostic] = []
    assert parse("\n".join(lines), "a.yaml", findings.append) is None
    assert places(findings) == [("bad-yaml", 1, 4)]


def test_an_equal_key_is_reported_and_the_first_kept() -> None:
    found, findings = read("a: 1\nb: 2\na: 3\nc:\n  d: 1\n  d: 2\n")
    assert places(findings) == [("duplicate-key", 3, 1), ("duplicate-key", 6, 3)]
    assert "line 1" in findings[0].message
    assert found.text("a") == "1"


def test_a_bad_character_does_not_end_the_reading() -> None:
    found, findings = read("a: x\x07\nb: y")
    assert places(findings) == [("bad-character", 1, 5)]
    assert found.text("b") == "y"


def test_an_empty_text_has_no_keys() -> None:
    for text in ("", "\n\n", "# a comment\n", "---\n", "{}"):
        found, findings = read(text)
        assert (tuple(found), findings) == ((), [])


# ---- texts ----


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: NO", "NO"),
        ("a: yes", "yes"),
        ("a: 1:30", "1:30"),
        ("a: 1984", "1984"),
        ("a: 2022-11-11", "2022-11-11"),
        ("a: 007", "007"),
        ("a: true", "true"),
        ("a: 'it''s'", "it's"),
        ('a: "tab\\tand \\u00e9"', "tab\tand é"),
        ("a: two\n  lines", "two lines"),
        ("a: |\n  two\n  lines\n", "two\nlines\n"),
        ("a: >\n  two\n  lines\n", "two lines\n"),
        ('a: ""', ""),
        ("a:", "default"),
        ("a: null", "default"),
        ("a: ~", "default"),
        ("b: 1", "default"),
        ("a: words # a comment", "words"),
        ("a: C#", "C#"),
    ],
)
def test_a_text_is_what_was_typed(text: str, value: str) -> None:
    found, findings = read(text)
    assert (found.text("a", "default"), findings) == (value, [])


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("b: 1", "missing-key", 1, 1),
        ("b: 1\na:", "missing-key", 2, 1),
        ('a: " "', "bad-value", 1, 4),
        ("a: [x]", "bad-value", 1, 4),
        ("a:\n  b: 1", "bad-value", 2, 3),
    ],
)
def test_a_required_text_is_there(text: str, rule: str, line: int, column: int) -> None:
    found, findings = read(text)
    assert found.text("a", "default", required=True) == "default"
    assert places(findings) == [(rule, line, column)]


@pytest.mark.parametrize(
    ("text", "word", "line", "column"),
    [
        ("a: one two", "two", 10, 12),
        ("a: 'one two'", "two", 10, 13),
        ('a: "say \\"x\\" two"', "two", 10, 19),
        ("a: one\n  two", "two", 11, 7),
        ("a: |\n  one\n  two\n", "one", 11, 7),
        ("a: |\n  one\n  two\n", "two", 12, 7),
        ("a: >-\n\n   one\n   two\n\n   end", "end", 15, 8),
        ("a: 'it''s two'", "two", 10, 15),
        ("{a: one two}", "two", 10, 13),
    ],
)
def test_each_word_of_a_text_has_its_place(text: str, word: str, line: int, column: int) -> None:
    found, _ = read(text, 10, 5)
    value = found.text("a")
    assert found.text_pos("a", value.index(word)) == Pos("a.yaml", line, column)


@given(st.lists(st.text("ab\"'é🎓", min_size=1, max_size=5), min_size=1, max_size=5))
def test_places_of_words_in_a_block_of_lines_are_exact(words: list[str]) -> None:
    text = "a: |\n" + "".join(f"  {word}\n" for word in words)
    found, _ = read(text)
    value, offset = found.text("a"), 0
    for number, word in enumerate(words):
        assert value[offset : offset + len(word)] == word
        assert found.text_pos("a", offset) == Pos("a.yaml", 2 + number, 3)
        offset += len(word) + 1


# ---- numbers, flags, days, words ----


@pytest.mark.parametrize(
    ("text", "value"),
    [("900", "900"), ("-1.5", "-1.5"), ("2e6", "2E+6"), (".5", "0.5"), ("0.10", "0.10")],
)
def test_a_number_is_exact(text: str, value: str) -> None:
    found, findings = read(f"a: {text}")
    assert (str(found.number("a")), findings) == (value, [])


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('"900 "', "write a: 900"),
        ("1,200", "write a: 1200"),
        ("1_200", "write a: 1200"),
        ("1 200", "write a: 1200"),
        ("about 900", "write a: 900, digits only, with a point before decimals"),
        ("NaN", "write a: 900, digits only, with a point before decimals"),
        (".inf", "write a: 900, digits only, with a point before decimals"),
        ("1e400", "write a: 900, digits only, with a point before decimals"),
        ("0x10", "write a: 900, digits only, with a point before decimals"),
        ("[900]", "write a: 900, digits only, with a point before decimals"),
        ("1e999999999", "write a: 900, digits only, with a point before decimals"),
    ],
)
def test_what_is_not_a_number_is_refused(text: str, hint: str) -> None:
    found, findings = read(f"a: {text}")
    assert found.number("a") is None
    assert places(findings) == [("bad-value", 1, 4)]
    assert findings[0].hint == hint


def test_an_integer_stays_in_its_range() -> None:
    found, findings = read("a: 0\nb: 9\nc: 1.5\nd: -1")
    assert [found.integer(key, 1, most=5) for key in "abcde"] == [0, 1, 1, 1, 1]
    assert places(findings) == [("bad-value", 2, 4), ("bad-value", 3, 4), ("bad-value", 4, 4)]


def test_a_flag_is_true_or_false() -> None:
    found, findings = read('a: TRUE\nb: False\nc: yes\nd: "true"\ne: NO')
    assert [found.flag(key) for key in "abcdef"] == [True, False, False, False, False, False]
    assert [found.hint for found in findings] == [
        "write c: true", "write d: true", "write e: false",
    ]  # fmt: skip


def test_a_day_is_an_iso_date() -> None:
    found, findings = read("a: 2022-11-11\nb: 2022-02-30\nc: 11 Nov. 2022\nd: '2022-01-01'")
    assert found.date("a") == datetime.date(2022, 11, 11)
    assert found.date("d") == datetime.date(2022, 1, 1)
    assert [found.date(key) for key in "bce"] == [None, None, None]
    assert places(findings) == [("bad-value", 2, 4), ("bad-value", 3, 4)]


def test_a_choice_is_one_of_its_words() -> None:
    found, findings = read("kind: colum\npaper: A4\nx: [a]")
    assert found.choice("kind", ("bar", "column"), "bar") == "bar"
    assert found.choice("paper", ("a4", "letter"), "a4") == "a4"
    assert found.choice("x", ("a4", "letter"), "a4") == "a4"
    assert found.choice("none", ("a4", "letter"), "letter") == "letter"
    assert [(found.pos.line, found.hint) for found in findings] == [
        (1, "did you mean column?"),
        (2, "did you mean a4?"),
        (3, "one of: a4, letter"),
    ]


# ---- several values ----


def test_texts_are_a_list_and_one_counts_as_a_list() -> None:
    found, findings = read(
        "a: [x, 2022, NO]\nb: x\nc:\n  - x\n  - y\nd: []\ne: [x, [y], ]\nf: [x, ~]"
    )
    assert [found.texts(key) for key in "abcdg"] == [
        ("x", "2022", "NO"), ("x",), ("x", "y"), (), (),
    ]  # fmt: skip
    assert found.places("c") == (Pos("a.yaml", 4, 5), Pos("a.yaml", 5, 5))
    assert findings == []
    assert (found.texts("e"), found.texts("f")) == (("x",), ("x",))
    assert [len(found.places(key)) for key in "abcdefg"] == [3, 1, 2, 0, 1, 1, 0]
    assert places(findings) == [("bad-value", 7, 8), ("bad-value", 8, 8)]


def test_sections_are_a_list_of_fields_and_one_counts_as_a_list() -> None:
    text = "a:\n  - {x: 1}\n  - x: 2\nb: {x: 3}\nc: [Ann, {x: Bo}]\nd: [y]\n"
    found, findings = read(text)
    assert [part.text("x") for part in found.sections("a")] == ["1", "2"]
    assert [part.text("x") for part in found.sections("b")] == ["3"]
    short = found.sections("c", short="x")
    assert [part.text("x") for part in short] == ["Ann", "Bo"]
    assert short[0].pos("x") == Pos("a.yaml", 5, 5)
    assert findings == []
    assert found.sections("d") == ()
    assert places(findings) == [("bad-value", 6, 5)]


def test_fields_stand_within_fields() -> None:
    found, findings = read("a:\n  b:\n    c: 1\nd: x")
    inner = found.fields("a")
    assert inner is not None
    innermost = inner.fields("b")
    assert innermost is not None
    assert (innermost.text("c"), innermost.pos("c")) == ("1", Pos("a.yaml", 3, 8))
    assert findings == []
    assert found.fields("d") is None
    assert found.fields("e", required=True) is None
    assert places(findings) == [("bad-value", 4, 4), ("missing-key", 1, 1)]


def test_the_kind_of_a_value_can_be_asked() -> None:
    found, _ = read("a: x\nb: [x]\nc: {x: 1}\nd:")
    assert [found.kind(key) for key in "abcde"] == ["text", "list", "fields", "", ""]
    assert ["a" in found, "d" in found, "e" in found] == [True, True, False]


# ---- keys ----


def test_every_key_that_nobody_asked_for_is_reported_with_the_nearest() -> None:
    found, findings = read("value: 1\nvlaue: 2\nunit: x\nzzz: 1\n")
    found.number("value")
    found.done("unit", "label")
    assert places(findings) == [("unknown-key", 2, 1), ("unknown-key", 4, 1)]
    assert findings[0].hint == "did you mean value?"
    assert findings[1].hint == "one of: label, unit, value"


def test_a_caller_reports_at_the_value() -> None:
    found, findings = read("a: x\nb:\n")
    found.error("a", "no such label", "write fig-a", Rule.UNKNOWN_LABEL)
    found.error("b", "empty")
    assert places(findings) == [("unknown-label", 1, 4), ("bad-value", 2, 1)]


def test_places_of_keys_and_of_all() -> None:
    found, _ = read("\n  aa: x\n", 3, 5)
    assert found.key_pos("aa") == Pos("a.yaml", 4, 7)
    assert found.pos("aa") == Pos("a.yaml", 4, 11)
    assert found.pos() == Pos("a.yaml", 4, 7)


# ---- any text ----

YAMLISH = st.text(
    st.sampled_from("ab: -[]{},\"'|>&*!%@`#?\n\t\\x0u~é\u2028\ufeff\x85.1"), max_size=40
)


@given(st.one_of(st.text(max_size=60), YAMLISH))
def test_any_text_is_read_or_refused(text: str) -> None:
    findings: list[Diagnostic] = []
    found = parse(text, "a.yaml", findings.append)
    assert found is not None or findings
    if found is not None:
        for key in found:
            _ask_everything(found, key)
        found.done()


def _ask_everything(found: Fields, key: str) -> None:
    value = found.text(key)
    for offset in range(len(value) + 1):
        assert found.text_pos(key, offset).line >= 1
    found.number(key)
    found.integer(key, 0, most=9)
    found.flag(key)
    found.date(key)
    found.choice(key, ("a", "b"), "a")
    found.texts(key)
    found.sections(key, short="a")
    found.fields(key)


def test_a_comma_before_decimals_is_a_point_in_the_hint() -> None:
    findings: list[Diagnostic] = []
    found = parse("value: 12,5\n", "a.yaml", findings.append)
    assert found is not None
    assert found.number("value") is None
    assert [one.hint for one in findings] == ["write value: 12.5"]
