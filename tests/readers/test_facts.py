import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_build.diagnostics import Diagnostic, Pos
from report_build.facts import Facts, Source
from report_build.readers import facts


def read(root: Path, text: str) -> tuple[Facts, list[Diagnostic]]:
    (root / "content").mkdir(exist_ok=True)
    (root / "content/facts.yaml").write_text(text, encoding="utf-8")
    findings: list[Diagnostic] = []
    return facts.read(root, findings.append), findings


def test_a_project_without_facts_has_none(tmp_path: Path) -> None:
    findings: list[Diagnostic] = []
    assert facts.read(tmp_path, findings.append) == Facts()
    assert findings == []


def test_a_fact_has_all_that_was_written(tmp_path: Path) -> None:
    text = """\
# figures
ci-troops:
  value: 900
  unit: uniformed personnel
  label: Côte d'Ivoire
  approx: true
  as_of: 2022-11-11
  review_by: 2023-05-01
  source:
    - {cite: icg2022, locator: par. 1, excerpt: "start withdrawing its 900 soldiers"}
    - scr2023jan
"""
    found, findings = read(tmp_path, text)
    one = found.items["ci-troops"]
    assert findings == []
    assert (one.key, one.value, one.unit, one.label) == (
        "ci-troops", Decimal(900), "uniformed personnel", "Côte d’Ivoire",
    )  # fmt: skip
    assert (one.approx, one.at_least) == (True, False)
    assert (one.as_of, one.review_by) == ("2022-11-11", datetime.date(2023, 5, 1))
    assert one.sources == (
        Source("icg2022", "par. 1", "start withdrawing its 900 soldiers"),
        Source("scr2023jan"),
    )
    assert one.pos == Pos(facts.PATH, 2)
    assert [source.pos for source in one.sources] == [
        Pos(facts.PATH, 10, 14), Pos(facts.PATH, 11, 7),
    ]  # fmt: skip


@pytest.mark.parametrize("source", ["icg2022", "'@icg2022'", "{cite: icg2022}", "[icg2022]"])
def test_a_source_is_written_short_or_long(tmp_path: Path, source: str) -> None:
    found, findings = read(tmp_path, f"a: {{value: 1, source: {source}}}")
    assert findings == []
    assert found.items["a"].sources == (Source("icg2022"),)


@pytest.mark.parametrize("as_of", ["2022", "2022-11", "2022-11-11"])
def test_a_year_or_a_month_is_a_time(tmp_path: Path, as_of: str) -> None:
    found, findings = read(tmp_path, f"a: {{value: 1, as_of: {as_of}}}")
    assert (found.items["a"].as_of, findings) == (as_of, [])


@pytest.mark.parametrize(
    ("text", "rules", "line", "column"),
    [
        ("a: {vlaue: 3}", ["missing-key", "unknown-key"], 1, 4),
        ('a: {value: "900 "}', ["bad-value"], 1, 12),
        ("a: {value: NaN}", ["bad-value"], 1, 12),
        ("a: {value: 1e400}", ["bad-value"], 1, 12),
        ("a: 7", ["bad-value"], 1, 4),
        ("a:", ["missing-key"], 1, 1),
        ("9a: {value: 1}", ["bad-label"], 1, 1),
        ("a b: {value: 1}", ["bad-label"], 1, 1),
        ("and: {value: 1}", ["bad-label"], 1, 1),
        ("a: {value: 1, compute: 2 + 3}", ["bad-value"], 1, 24),
        ("a:\n  compute:", ["missing-key"], 2, 3),
        ("a: {value: 1}\na: {value: 2}", ["duplicate-key"], 2, 1),
        ("a: {value: 1, as_of: 2022-13}", ["bad-value"], 1, 22),
        ("a: {value: 1, source: {locator: p. 1}}", ["missing-key"], 1, 23),
        ("a: {value: 1, source: {cite: b, page: 1}}", ["unknown-key"], 1, 33),
        ("- a", ["bad-yaml"], 1, 1),
        ("a: &x {value: 1}", ["bad-yaml"], 1, 4),
    ],
)
def test_a_fault_has_its_place(
    tmp_path: Path, text: str, rules: list[str], line: int, column: int
) -> None:
    _, findings = read(tmp_path, text)
    assert [found.rule for found in findings] == rules
    assert findings[0].pos == Pos(facts.PATH, line, column)


def test_a_contested_fact_has_an_account_for_each_source(tmp_path: Path) -> None:
    text = """\
dead:
  label: Deaths
  contested:
    - {value: 300, approx: true, says: "so-called 'men'", cite: hrw, locator: p. 4, as_of: 2022}
    - {value: 203, cite: "@mod", label: the ministry, excerpt: "203 dead"}
"""
    found, findings = read(tmp_path, text)
    one, two = found.items["dead"].accounts
    assert findings == []
    assert (one.value, one.approx) == (Decimal(300), True)
    assert (one.unit, one.as_of) == ("so-called ‘men’", "2022")
    assert (two.value, two.approx, two.label) == (Decimal(203), False, "the ministry")
    assert [one.sources, two.sources] == [
        (Source("hrw", "p. 4"),), (Source("mod", excerpt="203 dead"),),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rules", "line", "column"),
    [
        ("a:\n  contested:\n    - {value: 1, cite: b}", ["bad-value"], 3, 5),
        ("a:\n  contested: [{value: 1}, {value: 2, cite: c}]", ["missing-key"], 2, 15),
        ("a:\n  contested: [{cite: b}, {value: 2, cite: c}]", ["missing-key"], 2, 15),
        (
            "a:\n  contested: [{value: 1, cite: b, unit: x}, {value: 2, cite: c}]",
            ["unknown-key"], 2, 35,
        ),
        ("a:\n  contested:", ["missing-key"], 2, 3),
        ("a:\n  value: 3\n  contested: [{value: 1, cite: b}]", ["bad-value"], 3, 14),
        (
            "a:\n  render: bare\n  contested: [{value: 1, cite: b}, {value: 2, cite: c}]",
            ["bad-value"], 2, 11,
        ),
        (
            "a:\n  contested: [{value: 1, cite: b}, {value: 2, cite: c}]\nd: {compute: a + 1}",
            ["contested-fact"], 3, 14,
        ),
    ],
)  # fmt: skip
def test_a_fault_of_an_account_has_its_place(
    tmp_path: Path, text: str, rules: list[str], line: int, column: int
) -> None:
    _, findings = read(tmp_path, text)
    assert [found.rule for found in findings] == rules
    assert findings[0].pos == Pos(facts.PATH, line, column)


def test_one_fault_leaves_the_other_facts(tmp_path: Path) -> None:
    found, findings = read(tmp_path, "a: {value: x}\nb: {value: 2}\nc: {compute: a}\n")
    assert list(found.items) == ["b"]
    assert found.faulty == {"a", "c"}
    assert len(findings) == 1


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "content").mkdir()
    (folder / "content/facts.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    findings: list[Diagnostic] = []
    found = facts.read(folder, findings.append)
    assert all(fact.key for fact in found.items.values())


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("900 soldiers", 'write value: 900, unit: "soldiers"'),
        ("about 900", "write value: 900, approx: true"),
        ("1.2 million", "write value: 1200000"),
        ("about 1.2 million people", 'write value: 1200000, approx: true, unit: "people"'),
        ("more than 4,300 people", 'write value: 4300, at_least: true, unit: "people"'),
        ("12.5 %", 'write value: 12.5, unit: "%"'),
        ("-5 degrees", 'write value: -5, unit: "degrees"'),
        ("4 300", "write value: 4300"),
        ("3,5", "write value: 3.5"),
    ],
)
def test_what_stands_beside_a_value_has_keys_of_its_own(
    tmp_path: Path, value: str, hint: str
) -> None:
    found, (finding,) = read(tmp_path, f"a:\n  value: {value}\n")
    assert found.items == {}
    assert (finding.rule, finding.hint) == ("bad-value", hint)


@pytest.mark.parametrize("value", ["900", "-5", "1e3", "1E-2", "2.5", "+7"])
def test_a_number_is_a_value(tmp_path: Path, value: str) -> None:
    found, findings = read(tmp_path, f"a:\n  value: {value}\n")
    assert (found.items["a"].value, findings) == (Decimal(value), [])


def test_a_comma_within_braces_is_told(tmp_path: Path) -> None:
    _, (finding,) = read(tmp_path, "a: {value: 1,200, source: icg2022}\n")
    assert finding.hint == "write the value without it: 1200"


def test_the_place_may_stand_with_the_work(tmp_path: Path) -> None:
    found, findings = read(tmp_path, 'a: {value: 1, source: "@icg2022, p. 4"}\n')
    assert findings == []
    assert found.items["a"].sources == (Source("icg2022", "p. 4"),)


def test_accounts_that_say_the_same_are_not_contested(tmp_path: Path) -> None:
    text = "a: {contested: [{value: 3, cite: one}, {value: 3, cite: two}]}\n"
    _, (finding,) = read(tmp_path, text)
    assert finding.message == "the accounts all say the same, so nothing is contested"
    assert read(tmp_path, text.replace("cite: two", "cite: two, says: men"))[1] == []
