"""A messy article of our own, with a list such as people paste: every seeded fault is found."""

from __future__ import annotations

from collections import Counter

import pytest

from report_build.diagnostics import Diagnostic
from tests.evidence.seeded import compared, found

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
    ("quote-differs", "The political space has closed in each region."),
    ("quote-differs", "politics has narrowed in every region"),
    ("no-snapshot", "::: pullquote {cite=council2022}"),
]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[Diagnostic]:
    return found("article", tmp_path_factory.mktemp("article"))


def test_every_seeded_fault_is_found_and_nothing_else(findings: list[Diagnostic]) -> None:
    assert len(SEEDED) > 25
    assert compared("article", SEEDED, findings) == ([], [])


def test_each_finding_says_what_to_do(findings: list[Diagnostic]) -> None:
    assert [one.message for one in findings if not one.hint and one.severity != "note"] == []


def test_most_findings_stand_at_the_field(findings: list[Diagnostic]) -> None:
    columns = Counter(one.pos.column > 2 for one in findings if one.pos.file.endswith(".json"))
    assert columns[True] > columns[False]
