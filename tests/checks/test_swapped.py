from pathlib import Path

import pytest

from report_build.checks.swapped import swapped
from report_build.transforms.prose import all_passages
from tests.transforms.projects import document, figures

KNOWN = """\
ci: {label: Côte d’Ivoire, value: 900, unit: soldiers, approx: true}
benin: {label: Benin, value: 450, unit: soldiers}
force: {label: The whole force, value: 13000, unit: soldiers}
deaths: {value: 28, unit: deaths}
helmets: {value: 15000, unit: blue helmets}
cost: {value: 1200000, unit: US$}
killed: {label: Killed in Benin, value: 7, unit: soldiers}
"""


def found(root: Path, text: str) -> list[str]:
    read, _ = document(root, text)
    return [one.message for one in swapped(all_passages(read), figures(root, KNOWN)[0], "en-GB")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- Benin: [900]{fact=ci}", '"Benin" stands before ci, which is of Côte d’Ivoire'),
        ("- **Benin**: about [900]{fact=ci}", '"Benin" stands before ci, which is of'),
        ("- Côte d'Ivoire: []{fact=benin} soldiers", '"Côte d’Ivoire" stands before benin, '),
        (
            "It sent [1,200,000]{fact=cost} soldiers.",
            'cost is in US$, and stands before "soldiers"',
        ),
    ],
)
def test_a_fact_beside_the_words_of_another_is_found(
    tmp_path: Path, text: str, message: str
) -> None:
    (said,) = found(tmp_path, text)
    assert said.startswith(message)


def test_two_facts_in_each_others_place_are_both_found(tmp_path: Path) -> None:
    text = "It has [28]{fact=deaths} blue helmets and [15,000]{fact=helmets} deaths."
    assert found(tmp_path, text) == [
        'deaths is in deaths, and stands before "blue helmets" as helmets would',
        'helmets is in blue helmets, and stands before "deaths" as deaths would',
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- Benin: [450]{fact=benin}\n- Côte d'Ivoire: about [900]{fact=ci}",
        # the other label says where, or in what
        "- The whole force: [900]{fact=ci} from Côte d'Ivoire",
        "- Benin: [7]{fact=killed} dead",
        "- Benin: [28]{fact=deaths}",
        "- In Benin [900]{fact=ci} stayed",
        "- South Benin: [900]{fact=ci}",
        # one unit may be the subject of another
        "It lost [28]{fact=deaths} blue helmets.",
        "It had [28]{fact=deaths} deaths among [15,000]{fact=helmets} blue helmets.",
        "The [28]{fact=deaths} and [15,000]{fact=helmets} soldiers.",
        # an amount of money
        "It paid US$ [1,200,000]{fact=cost} soldiers.",
        "It paid [US$ 1,200,000]{fact=cost} for soldiers.",
        "It cost [1,200,000]{fact=cost} a year.",
        "It has [2]{fact=absent} blue helmets.",
    ],
)
def test_a_fact_that_may_stand_where_it_does_is_let_be(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []
