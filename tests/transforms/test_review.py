import datetime
from pathlib import Path

import pytest

from report_build.diagnostics import Diagnostic, Severity
from report_build.transforms.review import check_facts
from tests.transforms.projects import Said, document, figures, said

TODAY = datetime.date(2022, 12, 16)


def reviewed(root: Path, known: str, text: str, today: datetime.date = TODAY) -> Said:
    read, findings = document(root, text)
    more: list[Diagnostic] = []
    check_facts(read, figures(root, known)[0], today, more.append)
    assert all(one.severity is Severity.WARNING for one in more)
    return said([*findings, *more])


CHART = """```{chart}
label: fig-x
kind: column
facts: [a]
caption: How many
alt: Columns.
```
"""


@pytest.mark.parametrize(
    "text",
    [
        "[]{fact=a}",
        "::: slide\n# A\n\n::: notes\n[7]{fact=a}\n:::\n:::",
        '# A {assert="a > 3"}',
        CHART,
        "[]{fact=sum}",
    ],
)
def test_a_fact_that_is_used_is_let_be(tmp_path: Path, text: str) -> None:
    known = "a: {value: 7, source: x}\nsum: {compute: a + 1}\n"
    found = reviewed(tmp_path, known, text)
    assert ("unused-fact", 1, 1) not in found


def test_an_unused_fact_is_found(tmp_path: Path) -> None:
    known = "a: {value: 7, source: x}\nb: {compute: a + 1}\nc: {compute: b + 1}\n"
    assert reviewed(tmp_path, known, "7") == [("unused-fact", line, 1) for line in (1, 2, 3)]
    assert reviewed(tmp_path, known, "[]{fact=b}") == [("unused-fact", 3, 1)]


def test_a_fact_without_a_source_is_found(tmp_path: Path) -> None:
    known = (
        "a: {value: 7}\nb: {compute: a + 1}\n"
        "c: {contested: [{value: 1, cite: x}, {value: 2, cite: y}]}\n"
    )
    text = "[]{fact=a} []{fact=b} []{fact=c}"
    assert reviewed(tmp_path, known, text) == [("unsourced-fact", 1, 1)]


@pytest.mark.parametrize(("day", "late"), [(16, False), (17, True)])
def test_a_fact_is_to_be_reviewed_by_its_day(tmp_path: Path, day: int, late: bool) -> None:
    known = "a: {value: 7, source: x, review_by: 2022-12-16}"
    found = reviewed(tmp_path, known, "[]{fact=a}", datetime.date(2022, 12, day))
    assert found == ([("outdated-fact", 1, 1)] if late else [])


EXCERPT = 'a: {{value: {}, source: {{cite: smith2020, excerpt: "{}"}}}}\n'


@pytest.mark.parametrize(
    ("value", "excerpt", "rules"),
    [
        ("900", "its 850 soldiers", ["misread-fact"]),
        ("900", "its 900 of 4,300 soldiers", []),
        ("900", "its nine hundred soldiers", []),
        ("13000", "plus de 13 000 Casques bleus", []),
        ("4300000", "4.3 million people", []),
        ("12.5", "12,5 %", []),
        ("260", "its 206-member contingent", ["misread-fact"]),
        ("260", "", []),
    ],
)
def test_a_fact_has_the_number_of_its_excerpt(
    tmp_path: Path, value: str, excerpt: str, rules: list[str]
) -> None:
    found = reviewed(tmp_path, EXCERPT.format(value, excerpt), "[]{fact=a}")
    assert [rule for rule, _, _ in found] == rules


def test_an_account_has_the_number_of_its_excerpt(tmp_path: Path) -> None:
    known = (
        "a:\n  contested:\n    - {value: 3, cite: smith2020, excerpt: 5 men}\n"
        "    - {value: 4, cite: jones2021, excerpt: 4 men}\n"
    )
    found = reviewed(tmp_path, known, "[]{fact=a render=attributed}")
    assert [rule for rule, _, _ in found] == ["misread-fact"]
