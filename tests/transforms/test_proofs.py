from pathlib import Path

import pytest

from report_build.diagnostics import Diagnostic
from report_build.transforms.proofs import check_proofs
from tests.transforms.projects import document, figures, said

KNOWN = """\
ci: {value: 900}
uk: {value: 260}
none: {value: 0}
both: {compute: ci + uk}
dead:
  contested:
    - {value: 300, cite: hrw}
    - {value: 203, cite: mod}
"""


def checked(root: Path, text: str, known: str = KNOWN) -> list[Diagnostic]:
    read, findings = document(root, text)
    check_proofs(read, figures(root, known)[0], findings.append)
    return findings


@pytest.mark.parametrize(
    "claim",
    [
        "ci > uk",
        "both = ci + uk",
        "both > 1100 - 1",
        "dead > 200 and dead <= 300",
        "100 < dead < 400",
    ],
)
def test_a_true_headline_stands(tmp_path: Path, claim: str) -> None:
    for text in (f'# A {{assert="{claim}"}}', f'::: slide\n# A {{#x assert="{claim}"}}\n:::'):
        assert checked(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('# A {assert="uk > ci"}', "260 > 900 is false (uk 260, ci 900)"),
        ('## A {#b assert="ci < uk + 10 * 2"}', "900 < 280 is false (ci 900, uk 260)"),
        ('# A {assert="uk / ci > 30 %"}', "0.29 > 0.3 is false (uk 260, ci 900)"),
        ('# A {assert="dead > 250"}', "203 > 250 is false (dead 203 by mod)"),
        ('# A {assert="ci > uk and both < 9"}', "1160 < 9 is false (ci 900, uk 260, both 1160)"),
        ('# A {assert="1 = 2"}', "1 = 2 is false"),
    ],
)
def test_a_false_headline_shows_its_numbers(tmp_path: Path, text: str, message: str) -> None:
    (finding,) = checked(tmp_path, text)
    assert finding.message == f"the headline is not true: {message}"
    assert said([finding]) == [("false-headline", 1, text.index('"') + 2)]


def test_a_false_title_of_a_slide_is_found(tmp_path: Path) -> None:
    text = '::: slide\n# One [900]{fact=ci} {assert="uk > ci"}\n:::'
    assert said(checked(tmp_path, text)) == [("false-headline", 2, 31)]


@pytest.mark.parametrize(
    ("claim", "rule", "at"),
    [
        ("ci > ku", "unknown-fact", 5),
        ("ci > uk-10", "unknown-fact", 5),
        ("ci > uk / none", "bad-arithmetic", 8),
        ("ci + uk", "bad-arithmetic", 7),
        ("ci > open('x')", "bad-arithmetic", 10),
        ("", "bad-arithmetic", 0),
    ],
)
def test_a_fault_stands_at_its_token(tmp_path: Path, claim: str, rule: str, at: int) -> None:
    findings = checked(tmp_path, f'# A {{assert="{claim}"}}')
    if claim:
        assert said(findings) == [(rule, 1, 14 + at)]
    else:
        assert [one.rule for one in findings] == [rule]


def test_a_faulty_fact_is_not_reported_twice(tmp_path: Path) -> None:
    assert checked(tmp_path, '# A {assert="ci > 1"}', "ci: {value: many}") == []


def test_too_many_contested_facts_are_refused(tmp_path: Path) -> None:
    known = "".join(
        f"f{n}: {{contested: [{{value: 1, cite: a}}, {{value: 2, cite: b}}]}}\n" for n in range(13)
    )
    claim = " + ".join(f"f{n}" for n in range(13)) + " > 0"
    assert said(checked(tmp_path, f'# A {{assert="{claim}"}}', known)) == [
        ("contested-fact", 1, 14)
    ]
