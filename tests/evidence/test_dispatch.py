"""A second article, of other faults in other words; and one that is sound, and looks as if not."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_build.diagnostics import Diagnostic
from tests.evidence.seeded import compared, found

SEEDED = [
    # numbers
    ("false-headline", "# Two roads and a river"),
    ("fact-mismatch", "[47,000 people]"),
    ("contested-fact", "[64]{fact=dead}"),
    ("number-conflict", "Southern road"),
    ("number-conflict", "about 45,000"),
    ("number-conflict", "13 pumps"),
    ("bare-number", "about 45,000"),
    ("bare-number", "in 14 camps"),
    ("bare-number", "Fourteen camps"),
    ("bare-number", "Seven hundred tonnes"),
    ("unknown-fact", "trucks-sooth"),
    ("bad-arithmetic", "camps - 14"),
    ("fact-cycle", "loop-a:"),
    ("unused-fact", "camps:"),
    ("unused-fact", "shells:"),
    ("unused-fact", "wells:"),
    ("unsourced-fact", "shells:"),
    ("outdated-fact", "prices:"),
    ("misread-fact", "we counted 102 wells"),
    # citations and quotations
    ("unknown-citation", "@nobody2020"),
    ("typed-citation", "(Weber and Lang, 2021)"),
    ("typed-citation", "(see Adler 2020, p. 17"),
    ("ambiguous-mention", "As Konaté (2021)"),
    ("ambiguous-mention", "Konaté, 2021: 14)"),
    ("quote-differs", "no convoy has passed the bridge"),
    ("quote-differs", "> The roads were open"),
    ("no-snapshot", "{verify=quote cite=lang2020}"),
    ("no-snapshot", "::: pullquote {cite=diallo2022}"),
    ("no-snapshot", "The roads were open, she wrote"),
    ("uncited-work", '"id": "idle1999"'),
    # acronyms
    ("unexpanded-acronym", "MSGR"),
    ("unexpanded-acronym", "UNHAS"),
    ("unused-acronym", "OCHA"),
    # works
    ("missing-url", '"id": "hasan2022"'),
    ("missing-date", '"id": "undated"'),
    ("missing-site", '"id": "blog2022"'),
    ("missing-author", '"id": "sheet2022"'),
    ("missing-access-date", '"id": "tracker2023"'),
    ("missing-short-title", '"id": "konate2021food"'),
    ("harvard-residue", '"id": "centre2020"'),
    ("harvard-residue", "Adler, P. (2020)"),
    ("dropped-authors", '"id": "others2022"'),
    ("publisher-as-author", '"id": "lemonde2022"'),
    ("publisher-as-author", '"id": "agency2023"'),
    ("publisher-as-author", '"id": "nations2022"'),
    ("glued-title", '"id": "opinion2023"'),
    ("title-case", '"id": "shout2022"'),
    ("title-case", '"id": "quiet2022"'),
    ("bad-doi", '"id": "review2019"'),
    ("bad-doi", '"id": "doi2021"'),
    ("doi-as-url", '"id": "doi2020"'),
    ("bad-url", '"id": "dot2022"'),
    ("bad-url", '"id": "track2022"'),
    ("bad-date", '"id": "early2022"'),
    ("bad-date", '"id": "urlday2022"'),
    ("late-date", '"id": "late2023"'),
    ("same-work", '"id": "clinics2022"'),
    ("duplicate-id", '"id": "Camps2022"'),
    ("name-variant", '"id": "centre2020"'),
    ("unverified-work", '"id": "army2023"'),
]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[Diagnostic]:
    return found("dispatch", tmp_path_factory.mktemp("dispatch"))


def test_every_seeded_fault_is_found_and_nothing_else(findings: list[Diagnostic]) -> None:
    assert compared("dispatch", SEEDED, findings) == ([], [])


def test_each_finding_says_what_to_do(findings: list[Diagnostic]) -> None:
    assert [one.message for one in findings if not one.hint and one.severity != "note"] == []


def test_a_sound_article_that_looks_as_if_not_has_no_finding(tmp_path: Path) -> None:
    assert [f"{one.pos}: {one.rule}: {one.message}" for one in found("sound", tmp_path)] == []
