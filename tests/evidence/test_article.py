"""A messy article of our own, with a list such as people paste: every seeded fault is found."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from report_build import build
from report_build.diagnostics import BuildError, Diagnostic, Rule
from tests.projects import STYLES

ARTICLE = Path(__file__).parent / "article"

SEEDED = [
    # rule, what the line holds that the finding points at
    ("missing-url", '"id": "petit2022"'),
    ("missing-date", '"id": "many2022"'),
    ("missing-site", '"id": "report2021"'),
    ("missing-site", '"id": "untitled2022"'),
    ("missing-author", '"id": "wire2022"'),
    ("missing-author", '"id": "radio2022"'),
    ("missing-access-date", '"id": "tracker2022"'),
    ("missing-short-title", '"id": "diarra2022end"'),
    ("missing-short-title", '"id": "wire2022"'),
    ("missing-short-title", '"id": "dune2022"'),
    ("harvard-residue", '"id": "online2022"'),
    ("harvard-residue", "Mansour, L. (2020)"),
    ("harvard-residue", "Mansour, L. (2020)"),
    ("dropped-authors", '"id": "body2022"'),
    ("publisher-as-author", '"id": "sahelpost2022"'),
    ("publisher-as-author", '"id": "institute2022"'),
    ("glued-title", '"id": "northdesk2022"'),
    ("glued-title", '"id": "rubric2022"'),
    ("title-case", '"id": "caps2022"'),
    ("title-case", '"id": "lower2022"'),
    ("bad-doi", '"id": "journal2020"'),
    ("doi-as-url", '"id": "journal2019"'),
    ("bad-url", '"id": "url2022"'),
    ("bad-date", '"id": "old2022"'),
    ("late-date", '"id": "future2023"'),
    ("same-work", '"id": "dune2022"'),
    ("name-variant", '"id": "centre2021"'),
    ("duplicate-id", '"id": "keita2021"'),
    ("uncited-work", '"id": "idle2020"'),
    ("unverified-work", '"id": "untitled2022"'),
    ("unknown-citation", "@okafr2021"),
    ("ambiguous-mention", "(Diarra, 2022)"),
    ("typed-citation", "(Novak, 2021)"),
    ("typed-citation", "Okafor (2022)"),
    ("quote-differs", "::: pullquote {cite=okafor2022}"),
    ("quote-differs", "politics has narrowed in every region"),
    ("no-snapshot", "::: pullquote {cite=council2022}"),
]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[Diagnostic]:
    root = tmp_path_factory.mktemp("article") / "project"
    shutil.copytree(ARTICLE, root)
    shutil.copytree(STYLES, root / "styles")
    found: list[Diagnostic] = []
    with pytest.raises(BuildError):
        build.check(root, build.Wishes(), found.append)
    return found


def line(finding: Diagnostic) -> str:
    text = (ARTICLE / finding.pos.file).read_text(encoding="utf-8")
    return text.split("\n")[finding.pos.line - 1]


def test_every_seeded_fault_is_found_and_nothing_else(findings: list[Diagnostic]) -> None:
    assert len(SEEDED) > 25
    left = [one for one in findings if one.rule is not Rule.SLIDE_CHOICE]
    lost = []
    for rule, words in SEEDED:
        hit = next((one for one in left if one.rule == rule and words in line(one)), None)
        if hit is None:
            lost.append((rule, words))
        else:
            left.remove(hit)
    assert lost == []
    assert [f"{one.rule}: {one.message}" for one in left] == []


def test_each_finding_says_what_to_do(findings: list[Diagnostic]) -> None:
    assert [one.message for one in findings if not one.hint and one.severity != "note"] == []


def test_most_findings_stand_at_the_field(findings: list[Diagnostic]) -> None:
    columns = Counter(one.pos.column > 2 for one in findings if one.pos.file.endswith(".json"))
    assert columns[True] > columns[False]
