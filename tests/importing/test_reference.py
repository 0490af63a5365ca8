"""Strings of works-cited lists, split into fields: a table of a hundred, and the hardest shapes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from report_build.diagnostics import Pos
from report_build.importing import reference
from report_build.importing.draft import Draft, Entry
from report_build.importing.entries import marked

TABLE = Path(__file__).parent / "references.csv"
COLUMNS = {
    "title": "title", "container": "container-title", "URL": "URL", "DOI": "DOI", "page": "page",
    "volume": "volume", "issue": "issue", "publisher": "publisher", "place": "publisher-place",
    "edition": "edition", "number": "number",
}  # fmt: skip


def read(text: str) -> Draft:
    return reference.work(Entry(marked(text), Pos("list.txt", 1)))


def names(value: object) -> str:
    if not isinstance(value, list):
        return ""
    return "; ".join(
        one.get("literal") or "|".join(filter(None, (one.get("family"), one.get("given"))))
        for one in value
    )


def date(value: object) -> str:
    return "-".join(map(str, value["date-parts"][0])) if isinstance(value, dict) else ""


def found_fields(draft: Draft) -> dict[str, str]:
    made = {column: str(draft.fields.get(key, "")) for column, key in COLUMNS.items()}
    for key in ("author", "editor"):
        made[key] = names(draft.fields.get(key))
    for key in ("issued", "accessed"):
        made[key] = date(draft.fields.get(key))
    return made


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_nine_of_ten_fields_of_the_table_are_right() -> None:
    right, misses = 0, []
    table = rows()
    for row in table:
        made = found_fields(read(row["reference"]))
        for key, value in made.items():
            if not row[key] and not value:
                continue  # absent, and rightly so: that is no achievement
            right += row[key] == value
            if row[key] != value:
                misses.append(f"{row['reference'][:60]} … {key}: {value!r}, not {row[key]!r}")
    share = right / (right + len(misses))
    print(  # noqa: T201 - shown where the test fails
        "\n".join([*misses, f"{share:.1%} of {right + len(misses)} fields in {len(table)} works"])
    )
    assert len(table) >= 100
    assert share >= 0.9


NINE = {
    # a rubric, a site behind a bar, its owner behind a comma
    "Centre for Shared Security (2022) Instability in the Delta | Global Conflict Map, Council on "
    "World Affairs. [Online]. Available at: (Accessed: December 9, 2022).":
    ("Centre for Shared Security", "Instability in the Delta", "Global Conflict Map", "2022"),
    # an empty address
    "Doyle, C., 2022. The End of Operation Sirocco. [Online] Available at: [Accessed 9 December "
    "2022].": ("Doyle|C.", "The End of Operation Sirocco", "", "2022"),
    # commas in the title, the site behind the last
    "Doyle, C. and Tran, J. (2022) Massacres, Executions, Graves: The Cost in the Delta, CSIS. "
    "Available at: https://www.csis.example/analysis/cost (Accessed: 9 December 2022).":
    ("Doyle|C.; Tran|J.", "Massacres, Executions, Graves: The Cost in the Delta", "CSIS", "2022"),
    "International Risk Group, 2022. A Mission at a Crossroads. [Online]. Available at: "
    "https://irg.example/africa/qa [Accessed 10 Dec 2022].":
    ("International Risk Group", "A Mission at a Crossroads", "", "2022"),
    # the outlet as author
    "France24. 2022. Hired soldiers: a deployment. [online] Available at: "
    "<https://www.france24.example/en/x> [Accessed 9 December 2022].":
    ("France24", "Hired soldiers: a deployment", "", "2022"),
    "Petit, B., 2022. Security after the End of the Operation. [online] IISS. Available at: "
    "[Accessed 8 December 2022].":
    ("Petit|B.", "Security after the End of the Operation", "IISS", "2022"),
    # a rubric glued to the title
    "Durand, M., 2022. Diplomatie : Why France Is Leaving. Al Jazeera, [Online] Available at: "
    "[Accessed 9 December 2022].": ("Durand|M.", "Why France Is Leaving", "Al Jazeera", "2022"),
    "Mallet, M. “Diplomatie. Londres retire ses troupes.” Libération, 14 Nov. 2022.":
    ("Mallet|M.", "Londres retire ses troupes", "Libération", "2022-11-14"),
    "Rights Watch International. \"Massacre by Army.\" Rights Watch International, 5 Apr. 2022, "
    "www.rwi.example/news/2022/04/05/massacre.":
    ("Rights Watch International", "Massacre by Army", "Rights Watch International", "2022-4-5"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), NINE.items())
def test_the_nine_shapes_of_a_messy_list_are_split(text: str, parts: tuple[str, ...]) -> None:
    made = found_fields(read(text))
    assert (made["author"], made["title"], made["container"], made["issued"]) == parts


def test_a_work_keeps_its_string_and_says_how_sure_it_is() -> None:
    text = "Doe, J. (2020) *The Long Exit*. London: Harrow Press. Extra words. More of them."
    work = read(text).csl("doe2020")
    custom = work["custom"]
    assert isinstance(custom, dict)
    assert custom["status"] == "imported"
    assert custom["raw"] == text.replace("*", "")
    assert "More of them" in custom["unplaced"]
    assert set(custom["confidence"]) == set(work) - {"id", "custom"}
    assert all(0 < sure <= 1 for sure in custom["confidence"].values())


@pytest.mark.parametrize(
    "text",
    [
        "Doe, J. (2020) Title. Available at: https://a.example/x (Accessed: 3/4/2021).",
        "Doe, J. (2020) Title. Available at: https://a.example/x (Accessed: 31 February 2021).",
    ],
)
def test_a_day_that_could_be_two_or_none_is_left_unplaced(text: str) -> None:
    made = read(text)
    assert "accessed" not in made.fields
    assert made.unplaced


def test_nothing_is_made_of_words_that_are_no_reference() -> None:
    made = read("see the annex of the earlier paper")
    assert set(made.fields) == {"title", "type"}
