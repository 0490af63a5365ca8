from dataclasses import replace
from pathlib import Path

import pytest

from report_build.checks.alternatives import alternatives
from report_build.diagnostics import Diagnostic
from report_build.model import Chart
from report_build.readers.origin import Origin
from report_build.walk import of_kind
from tests.transforms.projects import META, document, figures, written

COUNTRIES = "who,men,women\nCôte d'Ivoire,900,40\nBenin,453,60\nUnited Kingdom,260,13\n"
YEARS = "year,killed\n2013,9410\n2014,13289\n2015,2270\n"
CHART = "```{{chart}}\nkind: {}\ndata: data/a.csv\nx: {}\ny: {}\nalt: >-\n  {}\n{}```\n"
KNOWN = "ci: {label: Côte d’Ivoire, value: 900}\nuk: {label: Kingdom, value: 260}\n"


def told(root: Path, chart: str, data: str, language: str = "en-GB") -> list[Diagnostic]:
    written(root, {"a.md": chart, "content/data/a.csv": data})
    read, faults = document(root, chart, replace(META, language=language))
    assert faults == []
    facts = figures(root, KNOWN)[0]
    return list(alternatives(of_kind(read, Chart), facts, Origin(root).number, language))


def bars(alt: str, more: str = "") -> str:
    return CHART.format("bar", "who", "[men, women]", alt, more)


def line(alt: str, more: str = "") -> str:
    return CHART.format("line", "year", "killed", alt, more)


@pytest.mark.parametrize(
    ("alt", "said", "right"),
    [
        ("Bars. Côte d’Ivoire 950, Benin about 450.", "950", "900 for Côte d’Ivoire"),
        ("Bars. Côte d'Ivoire: 900. Benin: some 540.", "540", "453 for Benin"),
        ("Bars. Benin (354) and United Kingdom (260).", "354", "453 for Benin"),
        ("Benin has fewer: Côte d'Ivoire 900, Benin 453 and United Kingdom 290", "290", "260 for"),
        ("Women: Benin 66.", "66", "60 for Benin"),
        # two marks change places
        ("United Kingdom 453.", "453", "260 for United Kingdom"),
    ],
)
def test_a_number_behind_the_name_of_a_mark_is_the_one_of_the_mark(
    tmp_path: Path, alt: str, said: str, right: str
) -> None:
    (one,) = told(tmp_path, bars(alt), COUNTRIES)
    assert one.message.startswith(f"the alternative text says {said}, and the chart has {right}")
    assert one.pos.line == 7


@pytest.mark.parametrize(
    ("alt", "said"),
    [
        ("The line peaks at 14,000 and falls.", "14,000"),
        ("It rises from 9,400 in 2013 to 12,300 in 2014.", "12,300"),
        ("A line that falls from 13,300 to 2,700.", "2,700"),
        ("2014: 12,289.", "12,289"),
        ("In 2014, 12,300 people.", "12,300"),
    ],
)
def test_a_number_that_a_line_is_said_to_reach_is_one_of_its_marks(
    tmp_path: Path, alt: str, said: str
) -> None:
    (one,) = told(tmp_path, line(alt), YEARS)
    assert one.message.startswith(f"the alternative text says {said}, and the chart has ")
    assert one.hint.endswith(f", or say what {said} counts")


@pytest.mark.parametrize(
    "alt",
    [
        # rounded, with a hedge or without
        "It peaks at 13,300. It peaks at 13,289 in 2014 and falls to about 2,300.",
        "It rises to more than 13,000 in 2014, and to nearly 9,500 before.",
        "Falls to 2.27 thousand.",
        # worked out
        "It rises by 3,879 and falls by 83 per cent, from 9,410 to 2,270.",
        "It rises by 41 %, and by a difference of 3,900, to 13,289.",
        "A total of 25,000 in 3 years, or 24,969.",
        # years, counts and other things
        "From 2013 to 2015. Three points in 24 months; 12 days. Rises over 2,300 days.",
        "The axis goes from 0 to 14,000. It falls below a target of 10,000.",
        "Peaks at 300 places, and reaches 2,500 km.",
        "Between 2013 and 2014, 22,699 people. 2014: 13,289, 2 of 3.",
    ],
)
def test_a_number_that_may_be_right_or_of_another_thing_is_let_be(tmp_path: Path, alt: str) -> None:
    assert told(tmp_path, line(alt), YEARS) == []


@pytest.mark.parametrize(
    "alt",
    [
        "Côte d'Ivoire about 900, Benin about 450, United Kingdom 260; women 40, 60 and 13.",
        "Côte d'Ivoire 940, Benin 513.",  # men and women
        "Benin and Togo 700. Côte d'Ivoire, 2 of 3. Benin 50 % more. Benin 30 km away.",
        "Benin 3 times as many.",
        "Benin: 17 camps. United Kingdom, 2,400 km² of it.",
        "",
    ],
)
def test_marks_of_several_series_may_be_put_together(tmp_path: Path, alt: str) -> None:
    more = "" if alt else "decorative: true\n"
    assert told(tmp_path, bars(alt or '""', more).replace('>-\n  ""', '""'), COUNTRIES) == []


def test_a_chart_of_facts_has_the_numbers_of_its_facts(tmp_path: Path) -> None:
    chart = "```{chart}\nkind: bar\nfacts: [ci, uk]\nalt: Côte d'Ivoire 980, Kingdom 260.\n```\n"
    (one,) = told(tmp_path, chart, YEARS)
    assert one.message.endswith("says 980, and the chart has 900 for Côte d’Ivoire")
    assert str(one.pos) == "a.md:4:20"


def test_other_languages_have_their_numbers_and_words(tmp_path: Path) -> None:
    assert (
        told(tmp_path, line("Die Linie steigt auf 13.300 und fällt auf 2.270."), YEARS, "de") == []
    )
    (one,) = told(tmp_path, line("Die Linie steigt auf 14.000."), YEARS, "de-DE")
    assert "says 14.000, and the chart has 13.289 for 2014" in one.message
