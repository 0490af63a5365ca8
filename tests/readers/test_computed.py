from decimal import Decimal
from pathlib import Path

import pytest

from report_build.diagnostics import Pos
from report_build.facts import Fact
from report_build.readers import facts
from tests.readers.test_facts import read

PARTS = """\
ci: {value: 900, unit: people, approx: true, as_of: 2022-11-11, source: icg}
uk: {value: 260, unit: people, as_of: 2022-11-14, source: [icg, scr]}
days: {value: 0, unit: days, at_least: true}
"""


def one(root: Path, compute: str, more: str = "") -> tuple[Fact | None, list[str]]:
    found, findings = read(root, f"{PARTS}total:\n  compute: {compute}\n{more}")
    return found.get("total"), [
        f"{finding.rule.value} {finding.pos.column}" for finding in findings
    ]


def test_a_computed_fact_has_the_value_and_the_grounds_of_its_parts(tmp_path: Path) -> None:
    fact, findings = one(tmp_path, "ci + uk")
    assert fact is not None
    assert findings == []
    assert (fact.value, fact.unit) == (Decimal(1160), "people")
    assert (fact.approx, fact.at_least) == (True, False)
    assert fact.as_of == "2022-11-14"
    assert [source.cite for source in fact.sources] == ["icg", "scr"]
    assert fact.parts == ("ci", "uk")


def test_what_it_says_of_itself_goes_first(tmp_path: Path) -> None:
    more = "  approx: false\n  unit: soldiers\n  as_of: 2022\n  source: own\n"
    fact, findings = one(tmp_path, "ci + uk", more)
    assert fact is not None
    assert findings == []
    assert (fact.unit, fact.approx, fact.as_of) == ("soldiers", False, "2022")
    assert [source.cite for source in fact.sources] == ["own"]


@pytest.mark.parametrize(
    ("compute", "unit", "at_least"), [("uk + days", "", True), ("uk - days", "", False)]
)
def test_at_least_stays_true_of_a_sum_alone(
    tmp_path: Path, compute: str, unit: str, at_least: bool
) -> None:
    fact, _ = one(tmp_path, compute)
    assert fact is not None
    assert (fact.unit, fact.at_least) == (unit, at_least)


def test_facts_are_computed_in_the_order_of_need(tmp_path: Path) -> None:
    text = "c: {compute: b * 2}\nb: {compute: a + 1}\na: {value: 0.5}\n"
    found, findings = read(tmp_path, text)
    assert findings == []
    assert [found.items[key].value for key in "cba"] == [Decimal(3), Decimal("1.5"), Decimal("0.5")]


def test_a_long_chain_is_computed(tmp_path: Path) -> None:
    links = "".join(f"f{n}: {{compute: f{n + 1} + 1}}\n" for n in range(1500))
    found, findings = read(tmp_path, f"{links}f1500: {{value: 0}}\n")
    assert findings == []
    assert found.items["f0"].value == 1500


@pytest.mark.parametrize(
    ("compute", "said"),
    [
        ("ci + ku", "unknown-fact 17"),
        ("__import__('os')", "bad-arithmetic 12"),
        ("ci / (uk - 260)", "bad-arithmetic 15"),
        ("uk / 7", "bad-arithmetic 12"),
        ("ci * 999999999999999", "bad-arithmetic 12"),
        ("ci +", "bad-arithmetic 16"),
        ("ci + total", "fact-cycle 17"),
    ],
)
def test_a_fault_stands_at_its_token(tmp_path: Path, compute: str, said: str) -> None:
    fact, findings = one(tmp_path, compute)
    assert (fact, findings) == (None, [said])


def test_a_cycle_shows_its_chain_once_and_leaves_the_rest(tmp_path: Path) -> None:
    text = "a: {compute: b + 1}\nb: {compute: c + 1}\nc: {compute: a + 1}\nd: {value: 1}\n"
    found, findings = read(tmp_path, text)
    (finding,) = findings
    assert finding.message == "the fact is computed from itself: a → b → c → a"
    assert finding.pos == Pos(facts.PATH, 1, 14)
    assert list(found.items) == ["d"]


def test_two_cycles_are_both_found(tmp_path: Path) -> None:
    text = "a: {compute: b}\nb: {compute: a}\nc: {compute: d}\nd: {compute: c}\n"
    _, findings = read(tmp_path, text)
    assert [finding.pos.line for finding in findings] == [1, 3]


def test_a_minus_without_blanks_is_explained(tmp_path: Path) -> None:
    _, findings = read(tmp_path, f"{PARTS}x: {{compute: ci-uk}}\ny: {{compute: dasy + 1}}\n")
    assert [finding.hint for finding in findings] == [
        "write blanks around the minus: ci - uk",
        "did you mean days?",
    ]
