import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_build.diagnostics import Diagnostic, Pos, Rule
from report_build.readers.table import Sheet, columns, number, parse, report_no_numbers


def read(text: str) -> tuple[Sheet | None, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    return parse(text, "a.csv", findings.append), findings


@pytest.mark.parametrize(
    ("text", "names", "rows"),
    [
        ("a,b\n1,2\n", ("a", "b"), (("1", "2"),)),
        ("a,b\n1,2", ("a", "b"), (("1", "2"),)),
        ("a\n1\n", ("a",), (("1",),)),
        (" a , b\n 1 ,2 \n", ("a", "b"), (("1", "2"),)),
        ('a,b\n"x, y","say ""z"""\n', ("a", "b"), (("x, y", 'say "z"'),)),
        ('a,b\n"two\nlines",2\n', ("a", "b"), (("two\nlines", "2"),)),
        ("a,b\n\n1,2\n\n", ("a", "b"), (("1", "2"),)),
        ("a,b\n,\n", ("a", "b"), (("", ""),)),
        ('"a" ,"b"\n1,2', ("a", "b"), (("1", "2"),)),
        ("a,b\nx;y,2", ("a", "b"), (("x;y", "2"),)),
    ],
)
def test_sound_files(text: str, names: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    sheet, findings = read(text)
    assert findings == []
    assert sheet is not None
    assert (sheet.names, sheet.rows()) == (names, rows)


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ('"1,938"', "write 1938"),
        ('"-1,938,000"', "write -1938000"),
        ("1.938.000", "write 1938000"),
        ("1 938", "write 1938"),
        ("19%", "write 19 alone"),
        ("€4.5", "write 4.5 alone"),
        ("~5", "write 5 alone"),
        ("n/a", "leave the cell empty"),
        ("3-4", "leave the cell empty"),
        ('"4,5 kg"', "leave the cell empty"),
    ],
)
def test_a_cell_that_is_no_number_is_told_what_to_type(cell: str, hint: str) -> None:
    told: list[Diagnostic] = []
    sheet, _ = read(f"a,b\nx,{cell}\n")
    assert sheet is not None
    report_no_numbers(sheet.columns[1], told.append)
    (fault,) = told
    assert hint in fault.hint
    typed = re.search(r"write (\S+)", fault.hint)
    assert typed is not None
    assert (number(typed[1]) is not None) == ("leave" not in hint)


def test_the_cells_of_a_column_are_told_at_once() -> None:
    told: list[Diagnostic] = []
    sheet, _ = read("a,b\nx,1\n" + "".join(f"x,no{at}\n" for at in range(8)))
    assert sheet is not None
    report_no_numbers(sheet.columns[1], told.append)
    assert [one.pos.line for one in told] == [3, 4, 5, 6, 7, 8]
    assert "3 more cells are no number" in told[-1].message


def test_cells_know_their_places() -> None:
    sheet, _ = read('name, killed\n"a\nb", 28\n  c,"3"\n')
    assert sheet is not None
    name, killed = sheet.columns
    assert (name.pos, killed.pos) == (Pos("a.csv", 1, 1), Pos("a.csv", 1, 7))
    assert name.places == (Pos("a.csv", 2, 2), Pos("a.csv", 4, 3))
    assert killed.places == (Pos("a.csv", 3, 5), Pos("a.csv", 4, 6))


def test_columns_of_numbers_are_known() -> None:
    sheet, _ = read("n,empty,text,late\n1,,x,1\n−2.5,,1,\n,,2,about 3\n1e3,,3,4")
    assert sheet is not None
    n, empty, text, late = sheet.columns
    assert n.numbers == (Decimal(1), Decimal("-2.5"), None, Decimal(1000))
    assert (empty.numbers, empty.not_numbers) == (None, ())
    assert (text.numbers, text.not_numbers) == (None, (0,))
    assert (late.numbers, late.not_numbers) == (None, (2,))
    assert sheet.column("text") is text
    assert sheet.column("Text") is None


@pytest.mark.parametrize(
    "text", ["1,200", "NaN", "inf", "1e400", "12 %", "x", "", "0x1", "1_0", "--1"]
)
def test_what_is_no_number(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("", 1, 1, "empty"),
        ("\n\n", 1, 1, "empty"),
        ("a,b\n", 1, 1, "no row"),
        ("a;b\n1;2\n", 1, 1, "semicolons"),
        ("a\tb\n1\t2\n", 1, 1, "tabs"),
        ('a,b\n1,"x\n', 2, 3, "never closed"),
        ('a,b\n"x"y,2\n', 2, 1, "closing quotation mark"),
        ('a,b\nx"y,2\n', 2, 2, "within a cell"),
        ("a\n" + "1\n" * 6000, 5002, 1, "more than"),
    ],
)
def test_what_is_no_table_is_refused(text: str, line: int, column: int, says: str) -> None:
    sheet, findings = read(text)
    assert sheet is None
    assert [(found.rule, found.pos) for found in findings] == [
        (Rule.BAD_CSV, Pos("a.csv", line, column))
    ]
    assert says in findings[0].message


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("a,a\n1,2", 1, 3, 'two columns have the name "a"'),
        ("a,,b\n1,2,3", 1, 3, "column 2 has no name"),
        ("a,b\n1\n", 2, 1, "this row has 1 cell, the header 2"),
        ("a,b\n1,2\n1,200,3\n", 3, 7, "this row has 3 cells, the header 2"),
    ],
)
def test_what_is_uneven_is_reported_and_read(text: str, line: int, column: int, says: str) -> None:
    sheet, findings = read(text)
    assert sheet is not None
    assert [(found.message, found.pos) for found in findings] == [
        (says, Pos("a.csv", line, column))
    ]
    assert all(len(row) == len(sheet.names) for row in sheet.rows())


def test_semicolons_are_named_with_the_header_as_it_should_be() -> None:
    _, findings = read("year;killed\n2014;28\n")
    assert findings[0].hint == "save it with commas: year,killed"


def test_a_file_with_a_byte_order_mark_and_crlf_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\xef\xbb\xbfa,b\r\n1,2\r\n")
    findings: list[Diagnostic] = []
    sheet = columns(tmp_path, "a.csv", findings.append)
    assert sheet is not None
    assert (sheet.path, sheet.names, sheet.rows()) == ("a.csv", ("a", "b"), (("1", "2"),))


def test_a_missing_file_is_reported_where_it_is_named(tmp_path: Path) -> None:
    findings: list[Diagnostic] = []
    assert columns(tmp_path, "a.csv", findings.append, Pos("b.md", 3, 7)) is None
    assert [(found.rule, found.pos) for found in findings] == [
        (Rule.MISSING_FILE, Pos("b.md", 3, 7))
    ]


CELLS = st.text(st.sampled_from('ab1,"\n ;'), max_size=4).map(str.strip)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_what_is_written_in_quotes_is_read_again(rows: list[list[str]]) -> None:
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    sheet, findings = read("\n".join(["x,y", *lines]))
    assert findings == []
    assert sheet is not None
    assert sheet.rows() == tuple(tuple(row) for row in rows)


@given(st.one_of(st.text(max_size=40), st.text(st.sampled_from('ab,";\n\t 1'), max_size=30)))
def test_any_text_is_read_or_refused(text: str) -> None:
    sheet, findings = read(text)
    assert sheet is not None or findings
    if sheet is not None:
        assert all(len(row) == len(sheet.names) for row in sheet.rows())
