import pytest

from report_build import cli, explained
from report_build.diagnostics import Diagnostic, Rule, Severity


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_is_explained(rule: Rule) -> None:
    found = explained.rules()[rule]
    for sentence in (found.what, found.why, found.mend):
        assert len(sentence.split()) > 1
        assert sentence[0].isupper()
        assert sentence.endswith((".", "…", "…."))


def test_findings_are_grouped_and_counted() -> None:
    findings = [
        Diagnostic(Rule.MISSING_URL, "a", severity=Severity.WARNING),
        Diagnostic(Rule.BAD_YAML, "b"),
        Diagnostic(Rule.BAD_DOI, "c", severity=Severity.WARNING),
    ]
    held = explained.grouped(findings)
    assert list(held) == ["Files and fields", "Bibliography"]
    assert explained.counted(held["Bibliography"]) == "2 warnings"
    assert explained.counted(findings) == "1 error, 2 warnings"


def test_a_rule_is_explained_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--explain", "doi-as-url"]) == 0
    assert capsys.readouterr().out.startswith("doi-as-url (Bibliography)\n\nThe URL leads to doi")


def test_a_misspelt_rule_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--explain", "doi-url"]) == 2
    assert "did you mean doi-as-url?" in capsys.readouterr().err
