"""One fault is one finding: what follows from it alone is not called wrong as well."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from report_build import build
from report_build.diagnostics import BuildError, Diagnostic
from tests.projects import REPORT, SECTION, project

MD, YAML, FACTS = "content/01-one.md", "content/report.yaml", "content/facts.yaml"


@pytest.mark.parametrize(
    ("files", "finding"),
    [
        ({YAML: "title: x\ndate: soon\nlanguage: en-GB\n"}, ("bad-value", YAML, 2)),
        ({YAML: REPORT + "theme: nope\n"}, ("bad-theme", YAML, 4)),
        ({FACTS: "a: {value: x}\n", MD: f"{SECTION}\n[1]{{fact=a}}\n"}, ("bad-value", FACTS, 1)),
        ({MD: f"{SECTION}\n::: callout\n```{{chart}}\nlabel: fig-a\n:::\n\n@fig-a\n"},
         ("unclosed-fence", MD, 6)),
        ({MD: f"{SECTION}\n@fig-a\n\n```{{figure}} a.svg\nlabel: fig-a\nalt: [b\n```\n"},
         ("bad-yaml", MD, 9)),
        ({MD: f"{SECTION}\n@fig-a\n\n```{{figur}} a.svg\nlabel: fig-a\n```\n"},
         ("unknown-fence", MD, 7)),
        ({MD: f"{SECTION}\n@tbl-a\n\n```{{table}}\nlabel: tbl-a\ndata: data/a.csv\n```\n"},
         ("missing-file", MD, 9)),
    ],
)  # fmt: skip
def test_a_fault_is_told_once(
    tmp_path: Path, files: Mapping[str, str], finding: tuple[str, str, int]
) -> None:
    found: list[Diagnostic] = []
    with pytest.raises(BuildError):
        build.check(project(tmp_path, files), build.Wishes(), found.append)
    assert [(one.rule, one.pos.file, one.pos.line) for one in found] == [finding]
