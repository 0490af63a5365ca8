from pathlib import Path

import pytest

from report_build.checks.other_sources import other_sources
from report_build.transforms.prose import all_passages
from tests.transforms.projects import document, figures, works

KNOWN = """\
staff: {value: 1200, unit: people, source: {cite: smith2020, locator: p. 4}}
guests: {value: 300, source: {cite: jones2021}}
both: {value: 40, source: [smith2020, jones2021]}
sum: {compute: staff + guests}
more: {compute: staff * 2, unit: hands}
bare: {value: 7}
told:
  contested:
    - {value: 3, says: dead, cite: smith2020}
    - {value: 5, says: dead, cite: jones2021}
"""


def found(root: Path, text: str) -> list[tuple[str, str]]:
    read, _ = document(root, text)
    facts, library = figures(root, KNOWN)[0], works(root)[0]
    heard = other_sources(all_passages(read), library, facts, "en-GB")
    lines = text.split("\n")
    return [(one.message, lines[one.pos.line - 1][one.pos.column - 1 :][:6]) for one in heard]


STAFF = ("1,200 (staff) was read in smith2020, and its sentence cites jones2021", "[1,200")


@pytest.mark.parametrize(
    "text",
    [
        "It had [1,200]{fact=staff} people [@jones2021, p. 9].",
        "It had [1,200]{fact=staff} people. [@jones2021] Then not.",
        "Some left. [1,200]{fact=staff} people stayed [@jones2021].",
        "@jones2021 [p. 9] writes that [1,200]{fact=staff} people came.",
        "It is so [@smith2020]. It had [1,200]{fact=staff} people [@jones2021].",
        "- Once: [1,200]{fact=staff} people [@jones2021]",
        "It came.^[It had [1,200]{fact=staff} people [@jones2021].]",
        "::: slide\n# One\n\nSo.\n\n::: notes\nAll [1,200]{fact=staff} [@jones2021].\n:::\n:::",
    ],
)
def test_a_fact_beside_another_work_alone_is_found(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == [STAFF]


@pytest.mark.parametrize(
    "text",
    [
        "It had [1,200]{fact=staff} people [@smith2020].",
        "It had [1,200]{fact=staff} people [@smith2020; @jones2021].",
        "@smith2020 counts [1,200]{fact=staff} people, who left [@jones2021].",
        "It had [1,200]{fact=staff} people.^[So it is said [@smith2020].] They left [@jones2021].",
        "It had [1,200]{fact=staff} people,^[[@smith2020]] who left [@jones2021].",
        # a citation that speaks for something else
        "All [1,200]{fact=staff} people are what one calls staff: those who work [@jones2021].",
        "All [1,200]{fact=staff} people came -- nobody knows why [@jones2021].",
        "It was old [@jones2021], and had [1,200]{fact=staff} people.",
        "All [1,200]{fact=staff} people came, which @jones2021 calls a turn.",
        "It had [1,200]{fact=staff} people [but see @jones2021].",
        "It had [1,200]{fact=staff} people. @jones2021 [p. 9] says more.",
        "It had [1,200]{fact=staff} people. Others were old [@jones2021].",
        "It had [1,200]{fact=staff} people [@nobody2000].",
        # facts of several works, of none, or worked out
        "It had [40]{fact=both} [@jones2021].",
        "It had [1,500]{fact=sum} [@jones2021].",
        "It had [2,400]{fact=more} [@jones2021].",
        "It had [7]{fact=bare} [@jones2021].",
        "It had [3]{fact=told cite=smith2020} [@jones2021].",
        "It had [2]{fact=absent} [@jones2021].",
    ],
)
def test_a_fact_whose_own_source_may_be_meant_is_left_alone(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


def test_the_hint_names_both_ways_to_mend_it(tmp_path: Path) -> None:
    read, _ = document(tmp_path, "It had []{fact=staff} people [@jones2021].")
    facts, library = figures(tmp_path, KNOWN)[0], works(tmp_path)[0]
    (one,) = other_sources(all_passages(read), library, facts, "en-GB")
    assert one.message.startswith("staff was read in smith2020")
    assert one.hint == (
        "cite @smith2020 beside it; or, where jones2021 says so too, add it to source: at"
        " content/facts.yaml:1:51"
    )
