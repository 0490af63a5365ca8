from dataclasses import replace
from pathlib import Path

import pytest

from report_build.diagnostics import Diagnostic, Rule, Severity
from report_build.model import Chart, Cite, FactRef, Table
from report_build.transforms.facts import fill_facts
from report_build.walk import of_kind, plain, plain_text
from tests.transforms.projects import FIGURES, META, document, figures, said, works


def filled(root: Path, text: str, known: str = FIGURES) -> tuple[list[str], list[Diagnostic]]:
    findings: list[Diagnostic] = []
    read, _ = document(root, text)
    facts, _ = figures(root, known)
    done = fill_facts(read, facts, works(root)[0], findings.append)
    return [plain_text(one.children) for one in of_kind(done, FactRef)], findings


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[]{fact=staff} people", "1,200"),
        ("[1,200]{fact=staff}", "1,200"),
        ("[1200]{fact=staff}", "1200"),
        ("[twelve hundred]{fact=staff}", None),
        ("[one thousand two hundred]{fact=staff}", "one thousand two hundred"),
        ("[One thousand, two hundred]{fact=staff}", "One thousand, two hundred"),
        ("[**1,200**]{fact=staff}", "1,200"),
        ("[about 300]{fact=guests}", "about 300"),
        ("[about 1,200]{fact=staff}", None),
        ("[1,201]{fact=staff}", None),
    ],
)
def test_a_fact_is_written_out_or_checked(tmp_path: Path, text: str, shown: str | None) -> None:
    texts, findings = filled(tmp_path, text)
    if shown is None:
        assert said(findings) == [("fact-mismatch", 1, 1)]
    else:
        assert (texts, findings) == ([shown], [])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("They are []{fact=total}.", "about 1,500"),
        ("They are about []{fact=total}.", "1,500"),
        ("They are about **[]{fact=total}**.", "1,500"),
        ("They are []{fact=total} or so.", "1,500"),
        ("They left. []{fact=total} came.", "About 1,500"),
        ("They left, i.e. []{fact=total} came.", "about 1,500"),
        ("They left, *[]{fact=total}* came.", "about 1,500"),
        ("They^[At last.] []{fact=total} came.", "about 1,500"),
        ("::: slide\n# []{fact=total} came\n:::", "About 1,500"),
        ("[about 1,500]{fact=total}", "about 1,500"),
        ("[1,500]{fact=total}", "1,500"),
        ("| a |\n|---|\n| []{fact=total} |", "about 1,500"),
        ("They are []{fact=many}.", "at least 1,201"),
        ("They are more than []{fact=many}.", "1,201"),
        ("They are []{fact=exact}.", "1,500"),
        ("The []{fact=total} came.", "roughly 1,500"),
        ("Of *their* []{fact=total} some came.", "roughly 1,500"),
        ("Mali’s remaining []{fact=total} came.", "roughly 1,500"),
        ("The about []{fact=total} came.", "1,500"),
        ("The []{fact=many} came.", "at least 1,201"),
        ("The [1,500]{fact=total} came.", "1,500"),
    ],
)
def test_a_number_that_the_build_writes_has_the_hedge_of_its_fact(
    tmp_path: Path, text: str, shown: str
) -> None:
    known = f"""{FIGURES}total: {{compute: staff + guests}}
exact: {{compute: staff + guests, approx: false}}
floor: {{value: 1, at_least: true}}
many: {{compute: staff + floor}}
"""
    assert filled(tmp_path, text, known) == ([shown], [])


def test_a_mismatch_names_the_number_the_fact_and_every_other_use(tmp_path: Path) -> None:
    _, findings = filled(tmp_path, "[900]{fact=staff}\n\nand [1,200]{fact=staff}\n")
    (finding,) = findings
    assert '"900"' in finding.message
    assert "1,200" in finding.message
    assert "a.md:3:5" in finding.message
    assert "[1,200]{fact=staff}" in finding.hint
    assert "content/facts.yaml:1:1" in finding.hint


AROUND = """\
idp: {value: 2270000, unit: displaced people}
area: {value: 22000, unit: square kilometres, approx: true}
dead: {value: 40, unit: people}
share: {value: 79, unit: per cent}
most: {value: 500, at_least: true}
fled: {value: 1.2, unit: million people}
"""


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("[2,270,000]{fact=idp} million people", "[2.27 million]{fact=idp} without"),
        ("[]{fact=idp} million people", "[2.27 million]{fact=idp} without"),
        ("[22,000]{fact=area} square miles", "[22,000]{fact=area} without"),
        ("[40]{fact=dead} per cent", "[40]{fact=dead} without"),
        ("**[40]{fact=dead}**% of them", "[40]{fact=dead} without"),
        ("[40]{fact=dead}+ fell", "[40]{fact=dead} without"),
        ("[40]{fact=dead} or more.", "[40]{fact=dead} without"),
    ],
)
def test_what_stands_behind_a_fact_is_read_with_it(tmp_path: Path, text: str, right: str) -> None:
    _, (finding,) = filled(tmp_path, text, AROUND)
    assert finding.rule is Rule.FACT_MISMATCH
    assert finding.severity is Severity.ERROR
    assert finding.hint.startswith(f"write {right}")


@pytest.mark.parametrize(
    "text",
    [
        "In 2018, with more than [22,000]{fact=area}",
        "fewer than [40]{fact=dead}",
        "at least []{fact=area} of it",
    ],
)
def test_what_stands_before_a_fact_may_not_belie_it(tmp_path: Path, text: str) -> None:
    _, (finding,) = filled(tmp_path, text, AROUND)
    assert finding.rule is Rule.FACT_MISMATCH
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "[2.27]{fact=idp} million people, or [2.27 million]{fact=idp}",
        "[1.2]{fact=fled} million people, or []{fact=fled} million",
        "about [22,000]{fact=area} km², or [22,000]{fact=area} square kilometres",
        "[79]{fact=share} per cent, or [79]{fact=share} %",
        "[40]{fact=dead} or more recent, [40]{fact=dead} and more, [40]{fact=dead} days",
        "more than [500]{fact=most}, or [500]{fact=most} or more",
        "Mali has 50, more than [40]{fact=dead}; Mali’s [40]{fact=dead}",
        "they fought over [40]{fact=dead} men",
    ],
)
def test_words_around_a_fact_that_fit_are_let_be(tmp_path: Path, text: str) -> None:
    assert filled(tmp_path, text, AROUND)[1] == []


def test_an_unknown_fact_has_its_place_and_the_nearest_key(tmp_path: Path) -> None:
    _, findings = filled(tmp_path, "so [1]{fact=stuff}")
    assert said(findings) == [("unknown-fact", 1, 4)]
    assert findings[0].hint == "did you mean staff?"


def test_a_faulty_fact_is_not_an_unknown_one(tmp_path: Path) -> None:
    known = "staff:\n  value: many\nother:\n  value: 1\n"
    assert filled(tmp_path, "[1]{fact=staff}", known)[1] == []
    assert said(filled(tmp_path, "[1]{fact=nobody}", known)[1]) == [("unknown-fact", 1, 1)]


def test_no_fact_is_unknown_where_the_file_cannot_be_read(tmp_path: Path) -> None:
    assert filled(tmp_path, "[1]{fact=staff}", "staff: [")[1] == []


CONTESTED = """\
dead:
  label: Deaths
  contested:
    - {value: 300, approx: true, says: civilians, cite: smith2020, locator: p. 4}
    - {value: 203, at_least: true, says: militants, cite: jones2021, label: the ministry}
"""


@pytest.mark.parametrize(
    "text", ["[300]{fact=dead}", "[about 300]{fact=dead}", "[203]{fact=dead}", "[]{fact=dead}"]
)
def test_a_contested_fact_is_never_one_number(tmp_path: Path, text: str) -> None:
    _, (finding,) = filled(tmp_path, text, CONTESTED)
    assert said([finding]) == [("contested-fact", 1, 1)]
    assert "about 300 (smith2020), at least 203 (jones2021)" in finding.message
    assert "[]{fact=dead render=attributed}" in finding.hint
    assert "[about 300]{fact=dead cite=smith2020}" in finding.hint


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en-GB", "about 300 civilians  or at least 203 militants "),
        ("fr", "environ 300 civilians  ou au moins 203 militants "),
        ("de", "etwa 300 civilians  oder mindestens 203 militants "),
        ("es", "alrededor de 300 civilians  o al menos 203 militants "),
    ],
)
def test_an_attributed_fact_is_written_with_its_sources(
    tmp_path: Path, language: str, words: str
) -> None:
    meta = replace(META, language=language)
    read, _ = document(tmp_path, "So []{fact=dead render=attributed} died.", meta)
    findings: list[Diagnostic] = []
    facts, _ = figures(tmp_path, CONTESTED)
    done = fill_facts(read, facts, works(tmp_path)[0], findings.append)
    (one,) = of_kind(done, FactRef)
    cited = [
        (work.id, work.label, work.locator) for cite in of_kind(one, Cite) for work in cite.works
    ]
    assert findings == []
    assert plain_text(one.children) == words
    assert cited == [("smith2020", "page", "4"), ("jones2021", "", "")]


BODIES = """[
 {"id": "body", "type": "report", "title": "Deaths", "publisher": "The Watch",
  "author": [{"literal": "The Watch"}], "issued": {"date-parts": [[2020]]}},
 {"id": "press", "type": "article-newspaper", "title": "War",
  "author": [{"literal": "The Press"}], "issued": {"date-parts": [[2020]]}}
]"""


def test_it_says_who_tells_what_where_the_citation_does_not(tmp_path: Path) -> None:
    known = "a:\n  contested:\n    - {value: 7, cite: body}\n    - {value: 9, cite: press}\n"
    known += "    - {value: 8, cite: press, label: the army}\n"
    read, findings = document(tmp_path, "So []{fact=a render=attributed}")
    library = works(tmp_path, BODIES)[0]
    done = fill_facts(read, figures(tmp_path, known)[0], library, findings.append)
    tellers = [work.prefix for cite in of_kind(done, Cite) for work in cite.works]
    assert (tellers, findings) == (["The Watch,", "", "the army,"], [])


def test_three_accounts_are_a_list(tmp_path: Path) -> None:
    known = CONTESTED + "    - {value: 500, cite: smith2020}\n"
    texts, findings = filled(tmp_path, "[]{fact=dead render=attributed}", known)
    assert (texts, findings) == (["About 300 civilians , at least 203 militants  or 500 "], [])


def test_the_fact_may_ask_to_be_attributed_everywhere(tmp_path: Path) -> None:
    texts, findings = filled(tmp_path, "So []{fact=dead}", f"{CONTESTED}  render: attributed\n")
    assert (texts, findings) == (["about 300 civilians  or at least 203 militants "], [])


def test_a_fact_that_nobody_contests_can_be_attributed_too(tmp_path: Path) -> None:
    known = "a: {value: 7, unit: days, approx: true, source: [smith2020, jones2021]}"
    texts, findings = filled(tmp_path, "So []{fact=a render=attributed}", known)
    assert (texts, findings) == (["about 7 days "], [])


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("[about 300]{fact=dead cite=smith2020} died [@smith2020, p. 4]", []),
        ("[three hundred]{fact=dead cite=smith2020} died [@smith2020]", []),
        ("[]{fact=dead cite=smith2020} died [@smith2020]", []),
        ("[at least 203]{fact=dead cite=jones2021} died, says @jones2021.", []),
        ("[203]{fact=dead cite=jones2021}\n\n[@jones2021]", ["contested-fact"]),
        ("[203]{fact=dead cite=jones2021} [@smith2020]", ["contested-fact"]),
        ("[203]{fact=dead cite=smith2020} [@smith2020]", ["fact-mismatch"]),
        ("[300]{fact=dead cite=smith2021} [@smith2020]", ["unknown-citation"]),
        ("[300]{fact=dead render=attributed}", ["contested-fact"]),
        ("[1,200]{fact=staff cite=smith2020}", ["bad-value"]),
        ("- [203]{fact=dead cite=jones2021}\n- other [@jones2021]", ["contested-fact"]),
        ("::: slide\n# A\n\n- [203]{fact=dead cite=jones2021}\n- b [@jones2021]\n:::", []),
    ],
)
def test_one_account_stands_beside_its_own_source(
    tmp_path: Path, text: str, rules: list[str]
) -> None:
    _, findings = filled(tmp_path, text, FIGURES + CONTESTED)
    assert [one.rule.value for one in findings] == rules


@pytest.mark.parametrize(
    ("before", "shown"), [("So ", "about 300"), ("About ", "300"), ("", "About 300")]
)
def test_one_account_is_written_out_with_its_hedge(tmp_path: Path, before: str, shown: str) -> None:
    text = f"{before}[]{{fact=dead cite=smith2020}} died [@smith2020]"
    assert filled(tmp_path, text, CONTESTED) == ([shown], [])


CHART = """```{chart}
label: fig-x
kind: column
facts: [staff, %s]
caption: How many
alt: Columns.
```
"""


def test_a_chart_is_made_of_facts(tmp_path: Path) -> None:
    read, _ = document(tmp_path, CHART % "guests")
    facts, _ = figures(tmp_path)
    findings: list[Diagnostic] = []
    done = fill_facts(read, facts, works(tmp_path)[0], findings.append)
    (chart,) = of_kind(done, Chart)
    assert findings == []
    assert chart.categories == ("Staff", "guests")
    assert chart.series[0].values == (1200.0, 300.0)


def test_a_chart_has_a_mark_for_each_account(tmp_path: Path) -> None:
    read, _ = document(tmp_path, CHART % "dead")
    facts, _ = figures(tmp_path, FIGURES + CONTESTED)
    done = fill_facts(read, facts, works(tmp_path)[0], lambda _: None)
    (chart,) = of_kind(done, Chart)
    assert chart.categories == ("Staff", "Deaths (Smith)", "Deaths (the ministry)")
    assert chart.series[0].values == (1200.0, 300.0, 203.0)


def test_a_chart_of_an_unknown_fact_is_an_error(tmp_path: Path) -> None:
    _, findings = filled(tmp_path, CHART % "guest")
    assert [one[0] for one in said(findings)] == ["unknown-fact"]


def test_a_chart_of_facts_names_their_sources_and_their_decimals(tmp_path: Path) -> None:
    known = "staff: {value: 2, label: Staff}\nguests: {value: 12.5, source: smith2020}\n"
    read, _ = document(tmp_path, CHART % "guests")
    done = fill_facts(read, figures(tmp_path, known)[0], works(tmp_path)[0], lambda _: None)
    (chart,) = of_kind(done, Chart)
    assert chart.decimals == 1
    assert [work.id for cite in of_kind(chart, Cite) for work in cite.works] == ["smith2020"]


@pytest.mark.parametrize("kind", ["pie", "doughnut", "line", "area", "scatter"])
def test_accounts_are_never_added_up(tmp_path: Path, kind: str) -> None:
    text = CHART.replace("column", kind) % "dead"
    _, findings = filled(tmp_path, text, FIGURES + CONTESTED)
    assert [one.rule.value for one in findings] == ["contested-fact"]


TABLE = """```{table}
caption: How many
facts: [staff, %s]
```
"""


def table(root: Path, text: str, known: str = FIGURES) -> list[list[str]]:
    read, _ = document(root, text)
    done = fill_facts(read, figures(root, known)[0], works(root)[0], lambda _: None)
    (one,) = of_kind(done, Table)
    return [[plain(cell) for cell in row.cells] for row in (one.head, *one.rows)]


def test_a_table_is_made_of_facts(tmp_path: Path) -> None:
    known = FIGURES.replace("unit: people", "as_of: 2022-11")
    assert table(tmp_path, TABLE % "guests", known) == [
        ["Fact", "Number", "As of"],
        ["Staff", "1,200", "November 2022"],
        ["guests", "about 300", ""],
    ]


def test_a_unit_that_all_facts_have_stands_with_the_heading(tmp_path: Path) -> None:
    known = "staff: {value: 5, unit: people}\nguests: {value: 7, unit: people}\n"
    assert table(tmp_path, TABLE % "guests", known)[0] == ["Fact", "Number (people)"]


def test_a_table_has_a_row_for_each_account(tmp_path: Path) -> None:
    rows = table(tmp_path, TABLE % "dead", FIGURES + CONTESTED)
    assert [row[0] for row in rows] == ["Fact", "Staff", "Deaths (Smith)", "Deaths (the ministry)"]
    assert [row[1] for row in rows] == ["Number", "1,200", "about 300", "at least 203"]


def test_a_table_has_the_columns_that_are_asked_for(tmp_path: Path) -> None:
    text = (TABLE % "guests").replace("caption", "columns: {value: How many, label: }\ncaption")
    assert table(tmp_path, text)[:2] == [["How many", "Fact"], ["1,200", "Staff"]]


def test_an_english_number_in_another_language_names_the_language(tmp_path: Path) -> None:
    findings: list[Diagnostic] = []
    read, _ = document(tmp_path, "[1,200]{fact=staff}", replace(META, language="de-DE"))
    fill_facts(read, figures(tmp_path)[0], works(tmp_path)[0], findings.append)
    (finding,) = findings
    assert finding.message == '"1,200" is English for 1.200, and the report is in de-DE'
    assert "[1.200]{fact=staff}" in finding.hint
