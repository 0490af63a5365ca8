from dataclasses import replace
from pathlib import Path

import pytest

from report_build.checks.conflicts import conflicts
from report_build.diagnostics import Diagnostic, Severity
from report_build.readers.origin import Origin
from report_build.transforms.prose import all_passages
from tests.transforms.projects import META, document, figures, written

KNOWN = """\
ci: {label: Côte d'Ivoire, value: 900, unit: uniformed personnel, approx: true, as_of: 2022-11-11}
benin: {label: Benin, value: 450, unit: uniformed personnel}
all: {label: Together, compute: ci + benin}
share: {label: Women in Benin, value: 12, unit: "%"}
moura:
  label: Moura
  contested:
    - {value: 300, approx: true, says: civilian men, cite: hrw}
    - {value: 203, says: militants, cite: mod}
"""


def found(root: Path, text: str, known: str = KNOWN) -> list[Diagnostic]:
    written(root, {"a.md": text, "content/data/a.csv": "who,soldiers\nBenin,450\nTogo,730\n"})
    read, _ = document(root, text)
    return list(conflicts(read, all_passages(read), figures(root, known)[0], Origin(root).number))


def slide(text: str) -> str:
    return f"::: slide\n# A title\n\n{text}\n:::\n"


USED = "Its [900]{fact=ci} soldiers stayed, and the [450]{fact=benin} men of Benin.\n\n"


@pytest.mark.parametrize(
    ("text", "number", "fact", "severity"),
    [
        (slide("- Côte d'Ivoire: 850"), "850", "ci", "error"),
        (slide("- Côte d'Ivoire: about 850 soldiers"), "850", "ci", "error"),
        (slide("- **Benin**: four hundred and ten"), "four hundred and ten", "benin", "error"),
        (slide("- Together: 1,300"), "1,300", "all", "error"),
        ("The 850 personnel of Côte d'Ivoire", "850", "ci", "error"),
        ("By May, Côte d'Ivoire withdraws its 850 uniformed personnel.", "850", "ci", "warning"),
        ("They left.^[Benin withdraws 480 men.]", "480", "benin", "warning"),
        ("In 2022 Côte d'Ivoire withdrew 800 soldiers.", "800", "ci", "warning"),
        ("Some 9 % of women in Benin", "9", "share", "error"),
        ("In Moura 400 civilian men died.", "400", "moura", "warning"),
        ("| Who | Personnel |\n|---|---|\n| Benin | 480 |", "480", "benin", "error"),
        ("| a | b |\n|---|---|\n| Benin | 450 |\n| Côte d'Ivoire | 850 |", "850", "ci", "error"),
    ],
)  # fmt: skip
def test_a_number_that_differs_from_the_fact_of_its_label_is_found(
    tmp_path: Path, text: str, number: str, fact: str, severity: str
) -> None:
    (finding,) = found(tmp_path, USED + text)
    assert finding.message.startswith(f"{number} here is ")
    assert f"in the fact {fact}" in finding.message
    assert finding.severity == severity
    line = (USED + text).split("\n")[finding.pos.line - 1]
    assert line[finding.pos.column - 1 :].startswith(number)


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [
        ("Germany sends 1,000 soldiers.", "Germany sends 1,100 soldiers.", "error"),
        ("The mission lost 140 men there.", "- The mission lost 104 men there", "error"),
        ("By June Germany kept 1,000 soldiers.", "- Germany kept 1,100 soldiers", "warning"),
        ("Germany sends [450]{fact=benin} cooks.", "- Germany sends 500 cooks", "error"),
        ("In 2016 Togo lost 12 men.", "- Togo lost 14 men in 2016", "error"),
        ("In Gao nine hundred people fled.", "- In Gao 950 people fled", "error"),
        ("Gao has 79 per cent of the displaced.", "- Gao has 69 % of the displaced", "error"),
        ("Gao has 79% of them displaced.", "- Gao: 69 percent displaced", "error"),
        ("Gao fed 2.9 million people.", "- Gao alone fed 2.5 million people", "error"),
    ],
)
def test_two_places_that_say_one_thing_differently_are_found(
    tmp_path: Path, first: str, second: str, severity: str
) -> None:
    (finding,) = found(tmp_path, f"{first}\n\n{slide(second)}")
    assert "a.md:1:" in finding.message
    assert finding.pos.line == 6
    assert finding.severity == severity
    assert finding.hint


@pytest.mark.parametrize(
    "text",
    [
        # the same number, or one that leaves room for it
        slide("- Côte d'Ivoire: 900"),
        slide("- Côte d'Ivoire: more than 850"),
        slide("- Côte d'Ivoire: nearly 910"),
        # another quantity of the same name
        "In 2016 Côte d'Ivoire had 700 soldiers there.",
        "Benin lost 12 soldiers.",
        "Benin and Togo sent 600 soldiers.",
        "Benin spent 480 dollars.",
        "Benin held 480 prisoners.",
        "Benin came on 14 November 2022, after 11 months.",
        "| Who | Dead |\n|---|---|\n| Benin | 480 |",
        "| Who | Personnel in 2016 |\n|---|---|\n| Benin | 480 |",
        # the same words of other years, names or things
        "Togo lost 12 men in 2016. Togo lost 14 men in 2017.",
        "Togo lost 12 men. Germany lost 14 men.",
        "Togo lost 12 men. Togo lost 14 trucks.",
        "Mali arrested 49 Ivorian soldiers. Mali still held 46 Ivorian soldiers.",
        "There were 12 men. There were 14 men.",
        # shares of one name, in nobody knows what
        "Gao has 79 % of them. In Gao, 61 % are children.",
        "- Gao: 79 %\n- Gao: 61 per cent",
        # two in a clause, a quotation, code
        "Togo sent 12 men or 14 men.",
        "‘Côte d'Ivoire has 850 soldiers’, he said.",
        "> Côte d'Ivoire: 850",
        # a fact that is referred to has findings of its own
        "Côte d'Ivoire: [850]{fact=ci}",
    ],
)
def test_numbers_that_can_all_be_true_are_left_alone(tmp_path: Path, text: str) -> None:
    assert [one.message for one in found(tmp_path, USED + text)] == []


def test_a_mark_of_a_chart_differs_from_its_fact(tmp_path: Path) -> None:
    chart = "```{chart}\nkind: bar\ndata: data/a.csv\nalt: Bars.\n```\n"
    known = "togo: {label: Togo, value: 700, unit: soldiers}\n"
    (finding,) = found(tmp_path, chart, known)
    assert finding.message == "730 here is 700 in the fact togo (Togo)"
    assert finding.severity is Severity.ERROR
    assert str(finding.pos) == "content/data/a.csv:3:6"
    assert finding.hint.startswith("write 700 in the cell, or correct the other;")
    assert found(tmp_path, chart, known.replace("700", "730")) == []


def test_the_hint_writes_the_right_number_as_the_wrong_one_is_written(tmp_path: Path) -> None:
    known = "nigeria: {label: Nigeria, value: 2270000, unit: displaced people}\n"
    (finding,) = found(tmp_path, "Nigeria has 2.37 million displaced people.", known)
    assert finding.message.startswith("2.37 million here is 2,270,000 ")
    assert finding.hint.startswith("write [2.27 million]{fact=nigeria};")
    assert finding.pos.column == 13


def test_each_conflict_is_named_once(tmp_path: Path) -> None:
    text = "Germany sends 1,000 soldiers.\n\nGermany sends 1,100 soldiers.\n\n"
    assert len(found(tmp_path, text)) == 1


def test_the_hint_for_a_contested_fact_is_to_print_every_account(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "In Moura 400 civilian men died.")
    assert finding.hint.startswith("write []{fact=moura render=attributed};")


@pytest.mark.parametrize(
    ("value", "cell", "shown"), [("12.345", "12.345", ""), ("4.5", "4.6", "4.6 here is 4,5 ")]
)
def test_a_number_of_a_file_has_a_decimal_point_in_every_language(
    tmp_path: Path, value: str, cell: str, shown: str
) -> None:
    known = f"togo: {{label: Togo, value: {value}, unit: Tote}}\n"
    written(tmp_path, {"content/data/b.csv": f"wer,Tote\nTogo,{cell}\nMali,7.25\n"})
    table, german = (
        "```{table}\ncaption: Wer\ndata: data/b.csv\n```\n",
        replace(META, language="de-DE"),
    )
    read, _ = document(tmp_path, table, german)
    facts, place = figures(tmp_path, known)[0], Origin(tmp_path).number
    heard = list(conflicts(read, all_passages(read), facts, place))
    assert [one.message[: len(shown)] for one in heard] == [shown] * bool(shown)
