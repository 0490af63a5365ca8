import dataclasses
from pathlib import Path

import pytest
from hypothesis import given, settings

from report_build.diagnostics import Diagnostic
from report_build.model import CrossRef, Document, Event, Exhibit, Heading, Shown
from report_build.transforms.number import number
from report_build.walk import nodes, of_kind
from tests.strategies import documents
from tests.transforms.projects import META, document, said


def numbered(root: Path, text: str, language: str = "en-GB") -> tuple[Document, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    read, _ = document(root, text, dataclasses.replace(META, language=language))
    return number(read, findings.append), findings


def timeline(label: str, caption: str = "Days") -> str:
    return (
        f"```{{timeline}}\nlabel: {label}\ncaption: {caption}\n"
        "events: [{when: 2022, what: It began}]\n```\n"
    )


def exhibits(document: Document) -> dict[str, str]:
    found = (node for node in nodes(document) if isinstance(node, Exhibit))
    return {one.label: one.number for one in found}


@settings(max_examples=25, deadline=None)
@given(documents(slides=True))
def test_numbering_twice_equals_once(document: Document) -> None:
    findings: list[Diagnostic] = []
    once = number(document, findings.append)
    assert number(once, findings.append) == once
    assert findings == []


def test_headings_are_counted_by_level(tmp_path: Path) -> None:
    text = "# A\n## B\n## C\n### D\n# E {-}\n# F\n## G\n"
    done, _ = numbered(tmp_path, text)
    assert [one.number for one in of_kind(done, Heading)] == [
        "1", "1.1", "1.2", "1.2.1", "", "2", "2.1",
    ]  # fmt: skip


def test_headings_may_go_without_numbers(tmp_path: Path) -> None:
    read, _ = document(tmp_path, "# A\n## B", dataclasses.replace(META, number_sections=False))
    done = number(read, list[Diagnostic]().append)
    assert [one.number for one in of_kind(done, Heading)] == ["", ""]


def test_headings_have_labels_of_their_own(tmp_path: Path) -> None:
    text = "# The end\n# The end\n# The *end*, again!\n# 文字\n# ???\n# X {#the-end-3}\n# The end\n"
    done, _ = numbered(tmp_path, text)
    assert [one.label for one in of_kind(done, Heading)] == [
        "the-end", "the-end-2", "the-end-again", "文字", "section", "the-end-3", "the-end-4",
    ]  # fmt: skip


def test_what_only_the_deck_shows_is_numbered_last(tmp_path: Path) -> None:
    text = (
        f"# A\n\n{timeline('fig-a')}\n::: only slides\n{timeline('fig-deck')}:::\n\n"
        f"::: only report\n{timeline('fig-b')}:::\n\n{timeline('fig-c')}\n"
        "| a |\n|---|\n\nTable: One {#tbl-a}\n"
    )
    done, findings = numbered(tmp_path, text)
    assert findings == []
    assert exhibits(done) == {
        "fig-a": "1", "fig-deck": "4", "fig-b": "2", "fig-c": "3", "tbl-a": "1",
    }  # fmt: skip


def test_a_table_without_label_and_title_has_no_number(tmp_path: Path) -> None:
    done, _ = numbered(tmp_path, "| a |\n|---|\n\n- x\n\n| b |\n|---|\nTable: Two {#tbl-b}")
    assert exhibits(done) == {"": "", "tbl-b": "1"}


@pytest.mark.parametrize(
    ("language", "figure", "section"),
    [("en-GB", "Figure\u00a01", "section\u00a01"),
     ("de-DE", "Abbildung\u00a01", "Abschnitt\u00a01"),
     ("fr", "Figure\u00a01", "section\u00a01"), ("es-ES", "Figura\u00a01", "sección\u00a01")],
)  # fmt: skip
def test_a_reference_is_written_in_the_language(
    tmp_path: Path, language: str, figure: str, section: str
) -> None:
    text = f"# A {{#sec-a}}\n\n@fig-a and @sec-a\n\n{timeline('fig-a')}"
    done, _ = numbered(tmp_path, text, language)
    assert [one.text for one in of_kind(done, CrossRef)] == [figure, section]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@sec-a shows it.", "Section"),
        ("So. @sec-a shows it.", "Section"),
        ("**@sec-a** shows it.", "Section"),
        ("- @sec-a", "Section"),
        ("See *@sec-a*.", "section"),
        ("See *so.* @sec-a.", "Section"),
        ("See e.g. @sec-a.", "section"),
        ("See^[So it is.] @sec-a.", "section"),
        ("See [@smith2020]. @sec-a shows it.", "Section"),
        ("| a |\n|---|\n| b |\n\nTable: As in @sec-a {#tbl-a}", "section"),
        ("| a |\n|---|\n| b |\n\nTable: @sec-a again {#tbl-a}", "Section"),
    ],
)
def test_a_reference_that_begins_a_sentence_has_a_capital(
    tmp_path: Path, text: str, shown: str
) -> None:
    done, _ = numbered(tmp_path, f"# A {{#sec-a}}\n\n{text}")
    assert [one.text for one in of_kind(done, CrossRef)] == [f"{shown}\u00a01"]


def test_a_reference_to_a_heading_without_number_says_its_words(tmp_path: Path) -> None:
    done, _ = numbered(tmp_path, "# So *it* goes {#sec-a .unnumbered}\n\n@sec-a")
    assert [one.text for one in of_kind(done, CrossRef)] == ["‘So it goes’"]


def test_what_is_shown_on_a_slide_is_the_numbered_exhibit(tmp_path: Path) -> None:
    done, _ = numbered(tmp_path, f"::: slide\n# A\n![](#fig-a)\n:::\n\n{timeline('fig-a')}")
    (shown,) = of_kind(done, Shown)
    assert shown.target is not None
    assert (shown.target.label, shown.target.number) == ("fig-a", "1")


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("# A {#sec-a}\n\n# B {#sec-a}", ("duplicate-label", 3, 1)),
        (timeline("fig-a") + "\n" + timeline("fig-a"), ("duplicate-label", 7, 1)),
        ("see @fig-b", ("unknown-label", 1, 5)),
        ("# A {#sec-a}\n\n::: slide\n# B\n![](#sec-a)\n:::", ("unknown-label", 5, 1)),
        (timeline("days"), ("bad-label", 1, 1)),
        (timeline("tbl-days"), ("bad-label", 1, 1)),
        ("| a |\n|---|\n\nTable: A {#fig-a}", ("bad-label", 1, 1)),
    ],
)
def test_a_fault_of_labels_is_found(
    tmp_path: Path, text: str, finding: tuple[str, int, int]
) -> None:
    assert said(numbered(tmp_path, text)[1]) == [finding]


def test_an_unknown_label_has_the_nearest_one_as_hint(tmp_path: Path) -> None:
    _, findings = numbered(tmp_path, f"@fig-dys\n\n{timeline('fig-days')}")
    assert findings[0].hint == "did you mean fig-days?"


def test_a_label_of_another_kind_is_nearer_than_a_slide(tmp_path: Path) -> None:
    slide = "::: slide {#s-trend}\n# A title\n:::\n"
    for others, hint in (("fig-trend", "did you mean fig-trend?"), ("fig-a", "one of: fig-a")):
        _, findings = numbered(tmp_path, f"@tbl-trend\n\n{slide}\n{timeline(others)}")
        assert findings[0].hint == hint


@pytest.mark.parametrize(
    ("when", "language", "text"),
    [
        ("2022-11-11", "en-GB", "11 November 2022"),
        ("2022-11-11", "en-US", "November 11, 2022"),
        ("2022-11-11", "fr", "11 novembre 2022"),
        ("2022-11", "en-GB", "November 2022"),
        ("2022-11", "de", "November 2022"),
        ("2022", "en-GB", "2022"),
        ("late 2022", "en-GB", "late 2022"),
    ],
)
def test_a_date_is_written_in_the_language(
    tmp_path: Path, when: str, language: str, text: str
) -> None:
    block = f"```{{timeline}}\nevents: [{{when: {when}, what: x}}]\n```"
    done, findings = numbered(tmp_path, block, language)
    assert ([one.when_text for one in of_kind(done, Event)], findings) == ([text], [])


def test_a_day_that_is_none_is_found(tmp_path: Path) -> None:
    block = "```{timeline}\nevents:\n  - {when: 2022-02-30, what: x}\n```"
    assert [one[:2] for one in said(numbered(tmp_path, block)[1])] == [("bad-value", 3)]


def test_appendices_have_letters_and_are_referred_to_as_such(tmp_path: Path) -> None:
    refs = "See @sec-a, @sec-b, @sec-d.\n"
    text = "# A {#sec-a}\n# B {.appendix #sec-b}\n## C\n# D {#sec-d}\n\n" + refs
    done, findings = numbered(tmp_path, text)
    assert findings == []
    assert [one.number for one in of_kind(done, Heading)] == ["1", "A", "A.1", "B"]
    shown = [one.text.replace("\u00a0", " ") for one in of_kind(done, CrossRef)]
    assert shown == ["section 1", "appendix A", "appendix B"]


def test_the_twenty_seventh_appendix_is_aa(tmp_path: Path) -> None:
    text = "# First {.appendix}\n\n" + "# More\n\n" * 27
    done, _ = numbered(tmp_path, text)
    assert [one.number for one in of_kind(done, Heading)][24:] == ["Y", "Z", "AA", "AB"]
