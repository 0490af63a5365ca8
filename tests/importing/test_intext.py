"""Citations in the text of an article, of every shape that people type."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from report_build.diagnostics import Diagnostic, Rule
from report_build.importing import run

LIST = """
Works Cited

[1] Doe, J. (2020) The Long Exit. Oslo: Fjell Press.
[2] Roe, R. and Poe, P. (2019) ‘Short Exits’, Peace Quarterly, 3(2), pp. 1–9.
[3] World Food Office (n.d.) Grain. Rome: World Food Office.
[4] “Sahel in Focus.” The Daily Meridian, 12 Nov. 2022, www.meridian.example/x.
[5] Van der Berg, A., Ba, B. and Keita, C. (2021) Three Authors. Oslo: Fjell Press.
"""


def imported(folder: Path, text: str) -> tuple[str, list[Diagnostic]]:
    file = folder / "article.txt"
    file.write_text(f"A Title of Some Words\n\nIt begins.\n\n{text}\n{LIST}", encoding="utf-8")
    findings: list[Diagnostic] = []
    run.run(file, folder / "out", findings.append)
    (section,) = (folder / "out/content").glob("*.md")
    keys = [one["id"] for one in json.loads((folder / "out/bibliography.json").read_bytes())]
    assert keys == ["doe2020", "roe2019", "wfond", "sahel2022", "vanderberg2021"]
    return section.read_text(encoding="utf-8").split("\n\n")[2].strip(), findings


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("So (Doe, 2020).", "So [@doe2020]."),
        ("So (Doe 2020: 4).", "So [@doe2020, p. 4]."),
        ("So (Doe,2020,4-6).", "So [@doe2020, pp. 4-6]."),
        ("So (Doe, 2020, S. 4).", "So [@doe2020, p. 4]."),
        ("So (Roe & Poe, 2019, p. 4; Doe, 2020).", "So [@roe2019, p. 4; @doe2020]."),
        ("So (Doe 2020 and Roe and Poe 2019).", "So [@doe2020; @roe2019]."),
        ("So (see Doe, 2020).", "So [see @doe2020]."),
        ("So (vgl. Doe 2020).", "So [vgl. @doe2020]."),
        ("So (as cited in Doe, 2020).", "So [as cited in @doe2020]."),
        ("So (World Food Office, n.d.).", "So [@wfond]."),
        ("So (van der Berg et al., 2021).", "So [@vanderberg2021]."),
        ("As Doe (2020) says.", "As @doe2020 says."),
        ("As Doe’s (2020) book.", "As @doe2020’s book."),
        ("So (Doe 12).", "So [@doe2020, p. 12]."),
        ("So (Roe and Poe 3-4).", "So [@roe2019, pp. 3-4]."),
        ("So (“Sahel in Focus”).", "So [@sahel2022]."),
        ("So (“Sahel”).", "So [@sahel2022]."),
        ("So [1].", "So [@doe2020]."),
        ("So [1, 3-5].", "So [@doe2020; @wfond; @sahel2022; @vanderberg2021]."),
        ("So (Doe 2020). And (ibid., p. 9).", "So [@doe2020]. And [@doe2020, p. 9]."),
    ],
)
def test_a_citation_becomes_a_key(tmp_path: Path, text: str, made: str) -> None:
    found, findings = imported(tmp_path, text)
    assert found == made
    assert Rule.UNKNOWN_CITATION not in {one.rule for one in findings}


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("It is * late (Nobody, 2020).", 14),
        ("So [1] and [9].", 12),
        ("So (Doe 2020; Roe and Poe 2019). And (ibid.).", 38),
        ("So (Roe 2019) and (Loe, 2019).", 19),
        ("So. As Van der Berg et al. show, it fell (12).", 42),
        ("Roe and Poe call it “a turn” (4-6), and so on.", 30),
        ("In “Sahel in Focus” it is Doe’s own word (4).", 42),
    ],
)
def test_what_fits_none_stays_and_its_place_is_told(tmp_path: Path, text: str, column: int) -> None:
    found, findings = imported(tmp_path, text)
    (told,) = (one for one in findings if one.rule is Rule.UNKNOWN_CITATION)
    assert (told.pos.line, told.pos.column) == (5, column)
    stays = text[column - 1 :].replace("[", "\\[").replace("]", "\\]")
    assert found.endswith(stays)


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose (by 4).",
        "It is late (900).",
        "So (the annex).",
        "Doe went (1) there, (2) home.",
        "Doe was here (2020).",
        "Doe went. They lost (12).",
        "Of Mali’s Roe he knew (4).",
    ],
)
def test_an_aside_is_no_citation(tmp_path: Path, text: str) -> None:
    found, findings = imported(tmp_path, text)
    assert found == text
    assert Rule.UNKNOWN_CITATION not in {one.rule for one in findings}


def test_a_citation_that_may_be_one_is_counted_as_left(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(f"A Title of Some Words\n\nSo (Doe). So (Doe 4).\n{LIST}", encoding="utf-8")
    done = run.run(file, tmp_path / "out", lambda _: None)
    assert (done.counts["citations"], done.counts["citations_left"]) == (1, 1)
