from pathlib import Path

import pytest

from report_build import build
from report_build.diagnostics import BuildError, Diagnostic, Rule
from tests.projects import REPORT, WORKS, project

OPEN = WORKS.replace('"type"', '"custom": {"status": "seen"}, "type"')
OFF = "off:\n  {}:\n    unverified-work: {}\n"


def checked(
    tmp_path: Path, yaml: str = "", text: str = "Words [@smith2020, p. 4]."
) -> list[Diagnostic]:
    files = {
        "content/report.yaml": REPORT + yaml,
        "content/01-one.md": f"# One\n\n{text}\n",
        "bibliography.json": OPEN,
    }
    findings: list[Diagnostic] = []
    try:
        build.check(project(tmp_path, files), build.Wishes(), findings.append)
    except BuildError:
        assert any(finding.severity == "error" for finding in findings)
    return findings


def severities(findings: list[Diagnostic]) -> list[str]:
    return [f"{one.severity} {one.rule}" for one in findings if one.rule != Rule.SLIDE_CHOICE]


@pytest.mark.parametrize(
    ("yaml", "severity"),
    [
        ("", "warning"),
        ("status: draft\n", "warning"),
        ("status: review\n", "warning"),
        ("status: final\n", "error"),
    ],
)
def test_a_warning_is_an_error_when_the_report_is_final(
    tmp_path: Path, yaml: str, severity: str
) -> None:
    findings = [one for one in checked(tmp_path, yaml) if one.rule is Rule.UNVERIFIED_WORK]
    assert severities(findings) == [f"{severity} unverified-work"]


@pytest.mark.parametrize("files", ["bibliography.json", '"*.json"', '"*"'])
def test_a_rule_is_switched_off_for_files(tmp_path: Path, files: str) -> None:
    findings = checked(tmp_path, "status: final\n" + OFF.format(files, "all were seen"))
    assert severities(findings)[:2] == ["note switched-off", "note unverified-work"]
    assert findings[1].message.endswith("(switched off: all were seen)")


@pytest.mark.parametrize(
    ("off", "said"),
    [
        (OFF.format('"content/*.md"', "no"), "warning unverified-work"),
        (OFF.format("bibliography.json", '""'), "error missing-key"),
        ("off:\n  bibliography.json:\n    unverified: no\n", "error bad-value"),
    ],
)
def test_what_switches_nothing_off(tmp_path: Path, off: str, said: str) -> None:
    assert said in severities(checked(tmp_path, off))


TYPED = "The count is known (Diallo, 2020)."


def test_a_rule_is_switched_off_between_two_lines(tmp_path: Path) -> None:
    text = (
        '::: off {rule=typed-citation reason="a date of birth"}\n'
        f"{TYPED}\n:::\n\n{TYPED} [@smith2020]"
    )
    findings = [one for one in checked(tmp_path, text=text) if one.rule == Rule.TYPED_CITATION]
    assert [(one.pos.line, one.severity) for one in findings] == [(4, "note"), (7, "warning")]


def test_off_leaves_its_blocks_where_they_are(tmp_path: Path) -> None:
    text = '::: off {rule=typed-citation reason="so"}\n## Two\n\nWords [@smith2020].\n:::'
    assert "error" not in " ".join(severities(checked(tmp_path, text=text)))


@pytest.mark.parametrize("opener", ["::: off", "::: off {rule=x reason=y}", "::: off {rule=font}"])
def test_off_needs_a_rule_and_a_reason(tmp_path: Path, opener: str) -> None:
    findings = checked(tmp_path, text=f"{opener}\nWords [@smith2020].\n:::")
    assert [one.pos.line for one in findings if one.severity == "error"] == [3]


def test_an_error_cannot_be_switched_off(tmp_path: Path) -> None:
    off = "off:\n  '*':\n    unknown-citation: later\n"
    assert "error unknown-citation" in severities(checked(tmp_path, off, "Words [@jones1999]."))


@pytest.mark.parametrize(
    ("yaml", "text"),
    [
        ("off:\n  bibliography.json:\n    missing-url: so\n", "Words [@smith2020]."),
        (OFF.format('"content/*.md"', "so"), "Words [@smith2020]."),
        ("", '::: off {rule=typed-citation reason="so"}\nWords [@smith2020].\n:::'),
    ],
)
def test_an_exception_that_excuses_nothing_is_found(tmp_path: Path, yaml: str, text: str) -> None:
    found = severities(checked(tmp_path, yaml, text))
    assert "warning idle-exception" in found


@pytest.mark.parametrize(
    ("yaml", "text"),
    [
        (OFF.format("bibliography.json", "so"), "Words [@smith2020]."),
        ("", f'::: off {{rule=typed-citation reason="so"}}\n{TYPED} [@smith2020]\n:::'),
        ("off:\n  '*':\n    sparse-page: seen on paper only\n", "Words [@smith2020]."),
    ],
)
def test_an_exception_that_excuses_something_is_let_be(
    tmp_path: Path, yaml: str, text: str
) -> None:
    assert "idle-exception" not in " ".join(severities(checked(tmp_path, yaml, text)))
