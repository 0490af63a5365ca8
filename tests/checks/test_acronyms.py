import dataclasses
from pathlib import Path

import pytest

from report_build.checks.acronyms import acronyms
from report_build.diagnostics import Diagnostic, Severity
from report_build.model import Acronym
from report_build.readers.origin import Origin
from tests.transforms.projects import META, document

LISTED = (Acronym("OCB", "Office of Counting Beans"), Acronym("RFJ", ""))


def found(root: Path, text: str, listed: tuple[Acronym, ...] = ()) -> list[Diagnostic]:
    meta = dataclasses.replace(META, acronyms=listed)
    (root / "a.md").write_text(text, encoding="utf-8")
    read, _ = document(root, text, meta)
    return list(acronyms(read, Origin(root)))


def test_an_acronym_that_nobody_tells_is_found_once_and_where_it_stands(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "# A\n\nThe long\nway of the OCB and\nthe OCB.")
    assert finding.message == "the report uses OCB and never says what it stands for"
    assert (finding.pos.line, finding.pos.column) == (4, 12)
    assert finding.severity is Severity.WARNING
    assert "acronyms: {OCB: its words}" in finding.hint


@pytest.mark.parametrize(
    "text",
    [
        "The OCBs left.",
        "# The OCB leaves",
        "# OCB",
        "OCB-led men",
        "They left.^[The OCB did not.]",
        "| The OCB |\n|---|\n| b |",
        "::: slide\n# A\n- The OCB\n:::",
        "The agency (OCB) left.",
    ],
)
def test_it_is_found_wherever_readers_meet_it(tmp_path: Path, text: str) -> None:
    assert len(found(tmp_path, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Office of Counting Beans (OCB) left. The OCB came.",
        "The OCB (Office of Counting Beans) left.",
        "The Office of Counting Beans, or OCB, left.",
        "The UN, the EU, the USA and NATO left.",
        "Pope John XXIII and Chapter IV",
        "They paid XOF 900, and 900 XOF more.",
        "COVID-19 in S/RES/2640 and A/77",
        "They must NOT leave. DO NOT LEAVE NOW.",
        "# RELATED ARTICLES\n\n# WHAT WE KNOW: 12 POINTS",
        "**RELATED ARTICLES**",
        "In Washington, DC, they met J. F. Kay.",
        "As it is, I say As.",
        "> The OCB left.",
        "He said ‘the OCB left us here’ and went.",
        "`OCB` and [l’OCB]{lang=fr} at <https://ocb.example/OCB>",
        "See example.ORG or me@OCB.example.",
    ],
)
def test_what_is_told_or_needs_no_words_is_left_alone(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


def test_the_list_tells_both_outputs(tmp_path: Path) -> None:
    text = "The OCB, on RFJ.\n\n::: slide\n# A\n- OCB and RFJ\n:::"
    assert found(tmp_path, text, LISTED) == []


def test_what_the_report_tells_a_deck_does_not(tmp_path: Path) -> None:
    text = "The Office of Counting Beans (OCB).\n\n::: slide\n# A\n- The OCB\n:::"
    (finding,) = found(tmp_path, text)
    assert finding.message.startswith("the deck uses OCB")
    assert finding.pos.line == 5


def test_an_acronym_of_the_list_that_nothing_uses_is_found(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "The OCBs left.", LISTED)
    assert finding.message == "nothing uses the acronym RFJ"


WORDS = (
    Acronym("IOM", "International Organization for Migration", "the"),
    Acronym("IDP", "internally displaced person"),
    Acronym("VN", "Vereinte Nationen"),
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The International Office for Migration (IOM) left.",
            "International Office for Migration",
        ),
        (
            "The IOM (International Office for Migration) left.",
            "International Office for Migration",
        ),
        ("It left.^[So did the Institute of Old Men (IOM).]", "Institute of Old Men"),
        ("All internal displaced people (IDPs) left.", "internal displaced people"),
        ("Few internally displaced citizens (IDPs) left.", "internally displaced citizens"),
        ("Of the International Organization for Migration (IOM).", ""),
        ("The IOM (International Organization for Migration, in Geneva) left.", ""),
        ("Many internally displaced persons (IDPs) left.", ""),
        ("Das Amt der Vereinten Nationen (VN) ging.", ""),
        ("In the office of the mayor (IOM) all is well; its agency (IOM) left.", ""),
        ("The IOM (in part) and the IOM (Geneva) left.", ""),
        ('He said "the International Office for Migration (IOM) left us".', ""),
    ],
)
def test_an_acronym_is_written_out_with_the_words_of_the_list(
    tmp_path: Path, text: str, said: str
) -> None:
    text = f"It was so.\n{text} The IOM, IDP, VN."
    told = [one for one in found(tmp_path, text, WORDS) if one.rule == "other-expansion"]
    assert [f'"{said}" here' in one.message for one in told] == ([True] if said else [])
    for one in told:
        line = text.split("\n")[one.pos.line - 1]
        assert line[one.pos.column - 1 :].startswith(said)
