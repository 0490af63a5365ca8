"""Rules that an author switches off, with a reason, for files or between two lines."""

from __future__ import annotations

from report_build.diagnostics import Diagnostic, Exemption, Pos, Report, Rule, suggestion
from report_build.readers.fields import Fields


def report_exemptions(off: Fields, report: Report) -> None:
    """Report each rule that `off` in report.yaml names: below a file, the rule and its reason."""
    for files in off:
        if rules := off.fields(files, required=True):
            for name in rules:
                place = rules.key_pos(name)
                report_exemption(name, rules.text(name), place, report, files=files)


def report_exemption(
    name: str, reason: str, pos: Pos, report: Report, *, files: str, last_line: int = 0
) -> None:
    """Report that a rule is off, or why it cannot be: no such rule, or no reason."""
    if name not in tuple(Rule):
        hint = suggestion(name, tuple(Rule)) or "the finding names its rule in brackets"
        report(Diagnostic(Rule.BAD_VALUE, f'there is no rule "{name}"', pos, hint))
    elif not reason.strip():
        hint = 'say why: {rule=… reason="…"}' if last_line else f"say why: {name}: …"
        report(Diagnostic(Rule.MISSING_KEY, f"{name} is switched off without a reason", pos, hint))
    else:
        report(Exemption.of(Rule(name), reason.strip(), pos, files, last_line))
