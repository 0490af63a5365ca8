import dataclasses
from pathlib import Path

import pytest

from report_build.model import Acronym, Chart, Document, Output, Table
from report_build.transforms.acronyms import expand
from report_build.transforms.select import select
from report_build.walk import of_kind, plain, plain_text
from tests.transforms.projects import META, document

KNOWN = (
    Acronym("UN", "United Nations"),
    Acronym("NGO", "non-governmental organisation"),
    Acronym("AMIB", "Assistance Mission in Benin", "the"),
    Acronym("IDPs", "internally displaced people"),
    Acronym("MSF", ""),
)
FRENCH = (
    Acronym("ONU", "Organisation des Nations unies", "l’"),
    Acronym("CPI", "Cour pénale internationale", "la"),
)


def made(
    root: Path,
    text: str,
    output: Output = Output.REPORT,
    acronyms: tuple[Acronym, ...] = KNOWN,
    language: str = "en-GB",
) -> Document:
    meta = dataclasses.replace(META, acronyms=acronyms, language=language)
    read, _ = document(root, text, meta)
    return expand(select(read, output, lambda _: None), output)


def shown(root: Path, text: str, **how: object) -> str:
    return "\n".join(plain(block) for block in made(root, text, **how).blocks)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("The UN left. The UN came.", "The United Nations (UN) left. The UN came."),
        ("NGOs left.", "Non-governmental organisations (NGOs) left."),
        ("It was an NGO.", "It was a non-governmental organisation (NGO)."),
        ("It was an *NGO*.", "It was a non-governmental organisation (NGO)."),
        ("A UN man", "A United Nations (UN) man"),
        ("UN's men", "United Nations’ (UN) men"),
        ("An NGO's men", "A non-governmental organisation’s (NGO) men"),
        ("AMIB left.", "The Assistance Mission in Benin (AMIB) left."),
        ("the AMIB staff", "the Assistance Mission in Benin (AMIB) staff"),
        ("as AMIB left", "as the Assistance Mission in Benin (AMIB) left"),
        ("They (UN staff) left.", "They (United Nations [UN] staff) left."),
        ("2,000 IDPs left", "2,000 internally displaced people (IDPs) left"),
        ("UN-led, then the UN", "UN-led, then the United Nations (UN)"),
        ("MSF left.", "MSF left."),
        ("A GUN", "A GUN"),
    ],
)
def test_the_first_use_is_written_out(tmp_path: Path, written: str, printed: str) -> None:
    assert shown(tmp_path, written) == printed


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations (UN) left. The UN came.",
        "The UN (United Nations) left.",
        "The united nations, or UN, left.",
        "The world body (UN) left. The UN came.",
        "AMIB, the Assistance Mission in Benin, left.",
        "The Assistance Mission in Benin, AMIB, left.",
    ],
)
def test_what_the_author_has_written_out_stays(tmp_path: Path, text: str) -> None:
    assert shown(tmp_path, text) == text


@pytest.mark.parametrize(
    "before",
    [
        "# The UN leaves",
        "> The UN left.",
        "::: pullquote\nThe UN left.\n:::",
        "He said ‘the UN left us here’ and went.",
        "`the UN`",
        "[l’UN]{lang=fr}",
        "| The UN |\n|---|\n| UN |\n\nTable: The UN {#tbl-a}",
    ],
)
def test_titles_quotations_and_exhibits_stay_as_they_are(tmp_path: Path, before: str) -> None:
    printed = shown(tmp_path, f"{before}\n\nThe UN came.")
    assert printed.endswith("The United Nations (UN) came.")
    assert printed.count("United Nations") == 1


def test_a_note_has_it_only_where_the_text_does_not(tmp_path: Path) -> None:
    text = "They left.^[The UN did not.]\n\nThe UN came."
    first, second = made(tmp_path, text).blocks
    assert plain(second) == "The United Nations (UN) came."
    (alone,) = made(tmp_path, "They left.^[The UN did not.]").blocks
    assert "United Nations (UN)" in str(alone)
    assert "United Nations (UN)" not in str(first)


def test_the_summary_page_and_the_body_each_have_it_once(tmp_path: Path) -> None:
    text = "# One\n\n::: summary\nThe UN left.\n:::\n\nThe UN came.\n\n# Two\n\nThe UN went."
    printed = shown(tmp_path, text).split("\n")
    assert [line.count("(UN)") for line in printed] == [0, 1, 1, 0, 0]


DECK = """# One

The UN left.

::: slide
# The UN leaves an NGO

- The UN went

::: notes
The AMIB went.
:::
:::

::: slide
# NGOs

- The UN went
:::
"""


def test_a_deck_has_it_on_its_own_slides(tmp_path: Path) -> None:
    first, second = made(tmp_path, DECK, output=Output.SLIDES).blocks[1:]
    body = "The UN leaves a non-governmental organisation (NGO)The United Nations (UN) went"
    assert plain(first).startswith(body)
    assert "Assistance" not in str(first)
    assert plain(second) == "NGOsThe UN went"


TABLE = "| Who | {} |\n|---|---|\n| A | {} |\n\nTable: A title{} {{#tbl-a}}"


@pytest.mark.parametrize(
    ("cells", "beside", "notes"),
    [
        (("NGOs", "the UN", ""), "", "UN = United Nations; NGO = non-governmental organisation."),
        (("UN", "b", ""), "Many left.", "UN = United Nations."),
        (("UN", "b", ""), "The UN left.", ""),
        (("UN", "United Nations (UN)", ""), "", ""),
        (("UN", "b", " of the UN (United Nations)"), "", ""),
        (("MSF", "b", ""), "", ""),
    ],
)
def test_what_only_a_table_of_a_deck_has_is_written_out_in_its_note(
    tmp_path: Path, cells: tuple[str, ...], beside: str, notes: str
) -> None:
    text = f"::: slide\n# One\n\n{beside}\n\n{TABLE.format(*cells)}\n:::\n"
    deck = made(tmp_path, text, output=Output.SLIDES)
    (table,) = of_kind(deck, Table)
    assert plain_text(table.legend.note) == notes
    assert expand(deck, Output.SLIDES) == deck
    assert "= United" not in shown(tmp_path, TABLE.format(*cells))


def test_the_note_of_a_chart_goes_on_with_what_only_the_chart_has(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.csv").write_text("who,men\nUN,3\n", encoding="utf-8")
    for note, whole in (("Rounded.", "Rounded. UN = "), ("rounded", "rounded; UN = ")):
        more = f"note: {note}\nalt: Bars.\n"
        text = f"::: slide\n# One\n\n```{{chart}}\nkind: bar\ndata: a.csv\n{more}```\n:::\n"
        (chart,) = of_kind(made(tmp_path, text, output=Output.SLIDES), Chart)
        assert plain_text(chart.legend.note) == f"{whole}United Nations."


def test_writing_out_twice_is_writing_out_once(tmp_path: Path) -> None:
    once = made(tmp_path, DECK, output=Output.SLIDES)
    assert expand(once, Output.SLIDES) == once


def test_other_languages_have_their_own_ways(tmp_path: Path) -> None:
    text = "L'ONU et la CPI ; l'ONU."
    assert shown(tmp_path, text, acronyms=FRENCH, language="fr") == (
        "L’Organisation des Nations unies (ONU) et la Cour pénale internationale (CPI) ; l’ONU."
    )
    german = (Acronym("UN", "Vereinte Nationen"),)
    assert shown(tmp_path, "Das Amt der UN.", acronyms=german, language="de") == (
        "Das Amt der UN (Vereinte Nationen)."
    )
