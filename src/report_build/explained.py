"""What every rule means, from rules.toml: groups for the review, a paragraph for --explain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from report_build.diagnostics import Diagnostic, Severity
from report_build.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Explained:
    """What a rule finds, why that matters, and how to mend it; `group` is its heading."""

    group: str
    what: str
    why: str
    mend: str


@cache
def rules() -> Mapping[str, Explained]:
    """Every rule by its name, in the order of the groups; a run without findings asks for none."""
    import tomllib
    from importlib.resources import files

    text = files("report_build").joinpath("rules.toml").read_text(encoding="utf-8")
    return {
        rule: Explained(group, *words)
        for group, table in tomllib.loads(text).items()
        for rule, words in table.items()
    }


def explanation(rule: str) -> str:
    """A rule in a paragraph, with its group."""
    import textwrap

    found = rules()[rule]
    paragraph = f"{found.what} {found.why} {found.mend}"
    return f"{rule} ({found.group})\n\n{textwrap.fill(paragraph, 78)}"


def grouped(findings: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """The findings by their groups, in the order in which an author would mend them."""
    held: dict[str, list[Diagnostic]] = {rule.group: [] for rule in rules().values()}
    for finding in findings:
        found = rules().get(finding.rule)
        held.setdefault(found.group if found else "Outputs", []).append(finding)
    return {group: inside for group, inside in held.items() if inside}


def counted(findings: Iterable[Diagnostic]) -> str:
    """How many findings there are of each severity: "1 error, 2 warnings"; empty if none."""
    severities = [finding.severity for finding in findings]
    counts = ((severities.count(one), one.value) for one in Severity)
    return ", ".join(f"{count} {word}{'s' * (count != 1)}" for count, word in counts if count)
