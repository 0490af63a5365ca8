from pathlib import Path

import pytest

from report_build.model import Table
from report_build.transforms.data_numbers import with_written_numbers
from report_build.walk import of_kind, plain
from tests.transforms.projects import document, written


def column(root: Path, head: str, values: str, language: str = "en-GB") -> list[str]:
    rows = "".join(f"a{at},{value}\n" for at, value in enumerate(values.split()))
    text = "```{table}\nlabel: tbl-a\ncaption: A\ndata: data/a.csv\n```\n"
    written(root, {"content/data/a.csv": f"Who,{head}\n{rows}", "a.md": text})
    read, _ = document(root, text)
    (table,) = of_kind(read, Table)
    return [plain(row.cells[1]) for row in with_written_numbers(table, language).rows]


@pytest.mark.parametrize(
    ("head", "values", "language", "shown"),
    [
        ("Displaced", "2270000 390 1950", "en-GB", ["2,270,000", "390", "1,950"]),
        ("Displaced", "2270000 1500", "fr", ["2\u202f270\u202f000", "1\u202f500"]),
        ("Change", "-1200.50 +3.0", "en-GB", ["\u22121,200.50", "+3.0"]),
        ("Share", "12.5 7.25", "de", ["12,5", "7,25"]),
        ("Number", "12500 7", "en-GB", ["12,500", "7"]),
        ("Area", "1e6 2270000", "en-GB", ["1e6", "2,270,000"]),
    ],
)
def test_what_counts_is_written_as_the_language_writes_it(
    tmp_path: Path, head: str, values: str, language: str, shown: list[str]
) -> None:
    assert column(tmp_path, head, values, language) == shown


@pytest.mark.parametrize(
    ("head", "values"),
    [
        ("Founded", "1964 2005"),
        ("Year", "1964 12005"),
        ("Case ID", "22700 390000"),
        ("Resolution", "2640 2531"),
        ("Dialled", "00223 12345"),
        ("Said", "12345 many"),
    ],
)
def test_what_names_something_stays_as_it_is(tmp_path: Path, head: str, values: str) -> None:
    assert column(tmp_path, head, values) == values.split()


def test_the_first_column_names_the_rows(tmp_path: Path) -> None:
    text = "```{table}\nlabel: tbl-a\ncaption: A\ndata: data/a.csv\n```\n"
    written(tmp_path, {"content/data/a.csv": "Post,Men\n12345,67890\n", "a.md": text})
    (table,) = of_kind(document(tmp_path, text)[0], Table)
    (row,) = with_written_numbers(table, "en-GB").rows
    assert [plain(cell) for cell in row.cells] == ["12345", "67,890"]


def test_a_table_in_markdown_prints_as_it_is_typed(tmp_path: Path) -> None:
    text = "| a | b |\n|---|--:|\n| c | 12345 |\n"
    (table,) = of_kind(document(tmp_path, text)[0], Table)
    assert with_written_numbers(table, "en-GB") is table
