import dataclasses
from pathlib import Path

import pytest

from report_build.diagnostics import Diagnostic, Severity
from report_build.readers.origin import Origin
from report_build.transforms.bare_numbers import check_numbers
from tests.transforms.projects import META, document, figures

KNOWN = """\
ci: {value: 900, unit: uniformed personnel}
crowd: {value: 4300000, unit: people}
held: {value: 46, unit: Ivorian soldiers}
share: {value: 12.5, unit: "%"}
year: {value: 2022, unit: shells}
wide: {value: 640, unit: m}
lost: {value: 19, unit: per cent of supply, label: Real losses}
dead:
  contested:
    - {value: 300, says: civilian men, cite: hrw}
    - {value: 203, says: militants, cite: mod}
"""


def checked(root: Path, text: str, language: str = "en-GB") -> list[Diagnostic]:
    meta = dataclasses.replace(META, language=language)
    (root / "a.md").write_text(text, encoding="utf-8")
    read, findings = document(root, text, meta)
    check_numbers(read, figures(root, KNOWN)[0], Origin(root).number, findings.append)
    return findings


def slide(text: str) -> str:
    return f"::: slide\n# A title\n\n{text}\n:::\n"


@pytest.mark.parametrize(
    ("text", "number", "key"),
    [
        ("The 900 men", "900", "ci"),
        ("The 900-member force", "900", "ci"),
        ("In 2022 some 4.3 million fled", "4.3 million", "crowd"),
        ("All 4,300,000 fled", "4,300,000", "crowd"),
        ("They hold 46 soldiers", "46", "held"),
        ("They hold **46** soldiers, or 46 Ivorian soldiers", "46", "held"),
        ("About 12.5 % left", "12.5", "share"),
        ("About 12.5% left", "12.5", "share"),
        ("Of all that, the loss was 19 per cent", "19", "lost"),
        ("About 19 % of the supply leaks", "19", "lost"),
        ("It is 640 metres wide", "640", "wide"),
        ("They fired 2022 shells", "2022", "year"),
        ("They fired 2,022 times", "2,022", "year"),
        ("They killed 203 there", "203", "dead"),
        ("A note.^[It was 900.]", "900", "ci"),
        ("| a | b |\n|---|---|\n| 900 | c |", "900", "ci"),
        ("# The 900 {#sec-a}", "900", "ci"),
        ("::: slide\n# A\n\n::: notes\nIt was 900.\n:::\n:::", "900", "ci"),
        ("The nine hundred men", "nine hundred", "ci"),
        ("Forty-six Ivorian soldiers", "Forty-six", "held"),
        (
            "All four million, three hundred thousand",
            "four million, three hundred thousand",
            "crowd",
        ),
    ],
)
def test_a_number_that_a_fact_has_is_found(
    tmp_path: Path, text: str, number: str, key: str
) -> None:
    (finding,) = checked(tmp_path, text)
    assert finding.severity is Severity.WARNING
    assert finding.message == f"the number {number} is that of {key}, but does not refer to it"
    line = text.split("\n")[finding.pos.line - 1]
    assert line[finding.pos.column - 1 :].startswith(number)


def test_the_hint_says_what_to_type(tmp_path: Path) -> None:
    hints = [one.hint for one in checked(tmp_path, "The 900, and 203.")]
    assert hints == ["write [900]{fact=ci}", "write []{fact=dead render=attributed}"]
    (finding,) = checked(tmp_path, slide("- It was 77"))
    assert finding.hint == "add it to content/facts.yaml, and write [77]{fact=key}"


@pytest.mark.parametrize(
    "text",
    [
        "Some 4.3 million fled",
        "Some 4.3 million, of whom",
        "Some 4.3 million\u00a0people",
        "Of the 4.3\nmillion people",
    ],
)
def test_a_number_and_its_magnitude_are_one(tmp_path: Path, text: str) -> None:
    (finding,) = checked(tmp_path, text)
    assert finding.hint == "write [4.3 million]{fact=crowd}"
    assert finding.pos.column == text.index("4.3") + 1


def test_each_of_several_numbers_has_its_place(tmp_path: Path) -> None:
    text = "It was 900, or\n1900, or 900; in all\n900. [900]{fact=ci} 900\n"
    found = [(one.pos.line, one.pos.column) for one in checked(tmp_path, text)]
    assert found == [(1, 8), (2, 10), (3, 1), (3, 21)]


@pytest.mark.parametrize(
    "text",
    [
        "The [900]{fact=ci} men",
        "It was 46, or 46 days, or 12.5 times",
        "In 2022 and in 1900, the 1900s",
        "It was 901, 9000, 1.900 or 0.900",
        "It is 900 cubic metres an hour, or nine hundred km",
        "They lose much. Works were late by a median of 19 per cent",
        "> The 900 men",
        "`900`",
        "On page 900 of resolution 900",
        "[@smith2020, p. 900]",
        "::: pullquote\nThe 900 men\n:::",
        "The S/900, BMP-900 and 900th",
    ],
)
def test_other_numbers_in_the_text_are_let_be(tmp_path: Path, text: str) -> None:
    assert checked(tmp_path, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "- All 7 left",
        "- 14 %",
        "| a |\n|---|\n| 7 |",
        "- $40 million",
        "- From 12 to [900]{fact=ci}",
    ],
)
def test_a_number_on_a_slide_refers_to_a_fact(tmp_path: Path, text: str) -> None:
    (finding,) = checked(tmp_path, slide(text))
    assert "stands on a slide and refers to no fact" in finding.message
    assert finding.pos.line >= 4


def test_a_number_in_the_title_of_a_slide_refers_to_a_fact(tmp_path: Path) -> None:
    (finding,) = checked(tmp_path, "::: slide\n# All 7 {#s-a}\n:::")
    assert (finding.pos.line, finding.pos.column) == (2, 7)


@pytest.mark.parametrize(
    "text",
    [
        "1. First\n2. Second",
        "- In 2022, on 11 November, and on 11, 14 and 22 November",
        "- November 14, 2022; Nov. 3; 3 Sept. 2021",
        "- On 2022-11-11 at 17:30, by 13 January",
        "- From June--October 2014 to 2022--23",
        "- On the 11th, resolution 2640, @fig-a",
        "- COVID-19, S/2022/892, G5, 24/7",
        "- [900]{fact=ci} men [@smith2020, p. 4]",
        "| a |\n|---|\n| 14 % |",
        "> They took 7\n",
        "![](#fig-a)",
    ],
)
def test_what_counts_nothing_on_a_slide_is_let_be(tmp_path: Path, text: str) -> None:
    assert checked(tmp_path, slide(text)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "- Le 11 novembre 2022, le 1er mai"),
        ("de", "- Am 11. November, 3. und 4. Mai 2022"),
        ("es", "- El 11 de noviembre de 2022"),
        ("de", "- Linie 411 und die Buslinie 12, Nummer 8"),
        ("fr", "- La ligne 14"),
        ("es", "- La línea 14"),
        ("en-US", "- On November 11 and 14"),
    ],
)
def test_dates_and_names_are_known_by_language(tmp_path: Path, language: str, text: str) -> None:
    assert checked(tmp_path, slide(text), language) == []


def test_numbers_are_read_by_language(tmp_path: Path) -> None:
    (finding,) = checked(tmp_path, "Es waren 4.300.000 Menschen", "de")
    assert "crowd" in finding.message
    (finding,) = checked(tmp_path, "Ils étaient 4 300 000", "fr")
    assert finding.message.startswith("the number 4 300 000 is that of crowd")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Seven hundred men came", 0),
        (slide("- Seven hundred men came"), 1),
        (slide("- Within twelve days, one of nine"), 0),
        (slide("- Resolution twenty-six"), 0),
        ("Forty-six days", 0),
    ],
)
def test_numbers_in_words_are_read_as_those_in_figures_are(
    tmp_path: Path, text: str, count: int
) -> None:
    assert len(checked(tmp_path, text)) == count
