"""What a finding amounts to: the report's status, and rules that its author has switched off.

While a report is a draft or in review, a doubt is a warning; when it is final, a warning is an
error. A warning can be switched off with a reason; it then is a note, and the reason with it.
An error cannot: what it names would not print, or not rightly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Literal

from report_build.diagnostics import Diagnostic, Exemption, Rule, Severity
from report_build.explained import rules
from report_build.frozen import dataclass

Status = Literal["draft", "review", "final"]


@dataclass(frozen=True, slots=True)
class Review:
    """How strictly a report is looked at."""

    status: Status = "review"
    exemptions: tuple[Exemption, ...] = ()

    def weighed(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings, each as serious as it is for this report."""
        return [self._weighed(finding) for finding in findings]

    def idle(self, findings: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        """A finding for each exemption that excuses none of those given.

        Faults of finished pages are not among what `check` finds, so their rules are let be.
        """
        for one in self.exemptions:
            excuses = any(_covers(one, finding) for finding in findings)
            if not excuses and rules()[one.off].group != "Outputs":
                message = f"{one.off} is switched off, and there is nothing to excuse"
                hint = "delete the exception; what it was for is mended, or stands elsewhere"
                yield Diagnostic(Rule.IDLE_EXCEPTION, message, one.pos, hint, Severity.WARNING)

    def _weighed(self, finding: Diagnostic) -> Diagnostic:
        if finding.severity is not Severity.WARNING:
            return finding
        for exemption in self.exemptions:
            if _covers(exemption, finding):
                message = f"{finding.message} (switched off: {exemption.reason})"
                return replace(finding, message=message, hint="", severity=Severity.NOTE)
        if self.status != "final":
            return finding
        hint = finding.hint or "mend it, or switch the rule off with a reason in report.yaml: off:"
        return replace(finding, hint=hint, severity=Severity.ERROR)


def _covers(exemption: Exemption, finding: Diagnostic) -> bool:
    """Whether a finding is of the rule, in the files and within the lines of an exemption."""
    if exemption.off is not finding.rule:
        return False
    if exemption.last_line:
        inside = exemption.pos.line <= finding.pos.line <= exemption.last_line
        return inside and exemption.files == finding.pos.file
    names = (finding.pos.file, finding.pos.file.removeprefix("content/"))
    return any(fnmatchcase(name, exemption.files) for name in names)
