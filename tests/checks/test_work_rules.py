import json
from decimal import Decimal
from pathlib import Path

import pytest

from report_build.checks import check_evidence
from report_build.diagnostics import Diagnostic
from report_build.facts import Fact, Facts, Source
from tests.transforms.projects import document, works

NO_FACTS = Facts()
PAGE: dict[str, object] = {
    "id": "hrw2022",
    "type": "webpage",
    "author": [{"family": "Traoré", "given": "Awa"}],
    "title": "Massacre by Army and Foreign Soldiers",
    "container-title": "Sahel Watch",
    "issued": {"date-parts": [[2022, 4, 5]]},
    "URL": "https://sahelwatch.org/news/2022/04/05/massacre",
}


def found(
    root: Path, *items: dict[str, object], text: str = "", facts: Facts = NO_FACTS
) -> list[Diagnostic]:
    """What the checks say of works that are all cited; null leaves a field of PAGE out."""
    entries = [{key: part for key, part in item.items() if part is not None} for item in items]
    library, faults = works(root, json.dumps(entries, indent=1))
    assert not [fault for fault in faults if fault.severity == "error"]
    cites = " ".join(f"[@{{{entry['id']}}}]" for entry in entries)
    (root / "a.md").write_text(f"# A\n\n{text or cites}", encoding="utf-8")
    read, _ = document(root, f"# A\n\n{text or cites}")
    findings: list[Diagnostic] = []
    check_evidence(root, read, library, facts, findings.append)
    return findings


def rules(findings: list[Diagnostic]) -> list[str]:
    return [finding.rule.value for finding in findings]


def person(given: str, family: str) -> dict[str, object]:
    return {"author": [{"given": given, "family": family}]}


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"URL": None}, "missing-url"),
        ({"issued": None, "accessed": {"date-parts": [[2022, 12, 1]]}}, "missing-date"),
        ({"container-title": None}, "missing-site"),
        ({"type": "report", "container-title": None}, "missing-site"),
        ({"author": None}, "missing-author"),
        ({"container-title": "Conflict Tracker"}, "missing-access-date"),
        ({"title": "Massacre by Army [Online]"}, "harvard-residue"),
        ({"publisher": "Sahel Watch. Available at"}, "harvard-residue"),
        ({"note": "[Accessed 3 May 2022]"}, "harvard-residue"),
        ({"author": [{"literal": "Traoré et al."}]}, "dropped-authors"),
        (person("Sahel", "Watch"), "publisher-as-author"),
        ({"container-title": "France 24", **person("", "France 24")}, "publisher-as-author"),
        (person("International Crisis", "Group"), "publisher-as-author"),
        ({"title": "Sahel Watch: Massacre by Army"}, "glued-title"),
        ({"title": "Massacre by Army | Sahel Watch"}, "glued-title"),
        ({"title": "Massacre by Army - SahelWatch.org"}, "glued-title"),
        ({"title": "Diplomatie. Au Mali, les Casques bleus"}, "glued-title"),
        ({"title": "Diplomatie Au Mali, les Casques bleus", "language": "fr"}, "glued-title"),
        ({"title": "MASSACRE BY ARMY"}, "title-case"),
        ({"title": "Massacre by army and foreign soldiers"}, "title-case"),
        ({"DOI": "10.10/x y"}, "bad-doi"),
        ({"DOI": "https://doi.org/10.1093/isr/viab012"}, "bad-doi"),
        ({"URL": "https://doi.org/10.1093/isr/viab012"}, "doi-as-url"),
        ({"URL": "https://doi.org/10.1/a", "DOI": "10.1093/isr/viab012"}, "doi-as-url"),
        ({"URL": "www.sahelwatch.org/news"}, "bad-url"),
        ({"URL": "https://sahelwatch.org/news?utm_source=x"}, "bad-url"),
        ({"issued": {"date-parts": [[2023, 1, 2]]}, "URL": "https://a.org/b"}, "late-date"),
        ({"page": "31-27"}, "bad-pages"),
        ({"recipient": [{"family": "Roe"}]}, "unprinted-field"),
        ({"chapter-number": "3"}, "unprinted-field"),
        ({"authority": "Sahel Court", "publisher": "Harrow"}, "unprinted-field"),
        ({"accessed": {"date-parts": [[2023]]}}, "late-date"),
        ({"issued": {"date-parts": [[1960]]}, "URL": "https://a.org/b"}, "bad-date"),
        ({"accessed": {"date-parts": [[2022, 4, 4]]}}, "bad-date"),
        ({"issued": {"date-parts": [[2022, 5, 4]]}}, "bad-date"),
    ],
)
def test_a_fault_of_one_work_is_found(tmp_path: Path, fields: dict[str, object], rule: str) -> None:
    findings = [one for one in found(tmp_path, PAGE | fields) if one.rule != "missing-short-title"]
    assert rules(findings) == [rule]
    assert findings[0].severity == "warning"
    assert findings[0].hint


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"URL": None, "custom": {"absent": ["URL"]}},
        {"issued": None, "custom": {"absent": ["date", "accessed"]}},
        {"container-title": None, "custom": {"absent": "site"}},
        {"author": None, "title": "Massacre", "custom": {"absent": ["author"]}},
        {"type": "article-newspaper", "URL": None, "page": "A4"},
        {"chapter-number": "3", "custom": {"absent": ["chapter-number"]}},
        {"authority": "Sahel Court"},
        {"status": "published"},
        {"type": "interview", "title": "Personal interview"},
        {"type": "book", "URL": None, "container-title": None},
        {"title": "Mali: Massacre by Army, Foreign Soldiers"},
        {"title": "Analysis: Did the French Mission in Mali Fail?"},
        {"title": "With Increased Number Killed, Union Calls on States to Act towards Peace"},
        {"title": "La force de la MINUSMA crée le secteur centre"},
        {"title": "Massaker und kein Ende", "language": "de-DE"},
        {"author": [{"literal": "Sahel Watch"}]},
        {"author": [{"family": "Okafor", "given": "Ada"}], "URL": "https://okafor.org/a"},
        {"issued": {"date-parts": [[2022, 4, 6]]}},
        {"issued": {"date-parts": [[2022]]}},
        {"DOI": "10.1093/isr/viab012"},
    ],
)
def test_a_sound_work_is_let_be(tmp_path: Path, fields: dict[str, object]) -> None:
    assert found(tmp_path, PAGE | fields) == []


def test_a_finding_stands_at_the_field(tmp_path: Path) -> None:
    first, second = found(tmp_path, PAGE | {"title": "MASSACRE BY ARMY", "URL": "x y"})
    assert sorted([first.pos.line, second.pos.line]) == [11, 22]
    assert (tmp_path / "bibliography.json").read_text().split("\n")[10].startswith('  "title"')


# ---- works beside each other ---------------------------------------------------------------

OTHER = PAGE | {"id": "other", "title": "Nothing Like the First of Them", "URL": "https://a.org/b"}


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"title": "Massacre by Army and Foreign Soldier"}, "same-work"),
        ({"title": "Massacre by Army and Foreign Soldiers: What We Know"}, "same-work"),
        ({"URL": "http://www.sahelwatch.org/news/2022/04/05/massacre/"}, "same-work"),
        ({"container-title": "Sahel Watsch"}, "name-variant"),
        ({"author": [{"family": "Traore", "given": "Awa"}]}, "name-variant"),
    ],
)
def test_likeness_is_found(tmp_path: Path, fields: dict[str, object], rule: str) -> None:
    said = rules(
        found(tmp_path, PAGE | {"title-short": "M"}, OTHER | {"title-short": "N"} | fields)
    )
    assert said == [rule]


def test_two_entries_without_author_and_date_are_one_work(tmp_path: Path) -> None:
    bare = PAGE | {"author": None, "issued": None, "accessed": {"date-parts": [[2022, 12, 1]]}}
    assert "same-work" in rules(
        found(tmp_path, bare, bare | {"id": "again", "URL": "https://b.org/c"})
    )


def test_works_of_one_series_are_not_one_work(tmp_path: Path) -> None:
    march = PAGE | {"title": "Mali", "URL": "https://a.org/3", "container-title": "March Forecast"}
    may = march | {"id": "may", "issued": {"date-parts": [[2022, 5, 5]]}, "URL": "https://a.org/5"}
    assert found(tmp_path, march, may | {"container-title": "May Forecast of the Council"}) == []


def test_two_works_of_one_author_need_short_titles(tmp_path: Path) -> None:
    findings = found(tmp_path, PAGE, OTHER)
    assert rules(findings) == ["missing-short-title"] * 2
    assert findings[0].hint == 'add "title-short": "Massacre by Army"'


def test_a_body_that_publishes_a_work_itself_is_no_author_of_it(tmp_path: Path) -> None:
    body = {"author": [{"literal": "The Migration Board"}]}
    own, its = PAGE | body | {"publisher": "Migration Board"}, OTHER | body
    (finding,) = found(tmp_path, own, its)
    assert finding.message.startswith(
        f"{own['id']}: the work is cited by its title, as its author is its publisher"
    )


def test_a_short_title_does_not_end_in_a_comma(tmp_path: Path) -> None:
    title = {"title": "The State of the Mains, by the Men Who Mend Them", "author": None}
    hints = [one.hint for one in found(tmp_path, PAGE | title)]
    assert 'add "title-short": "State of the Mains"' in hints


def test_what_has_a_fault_is_not_asked_for_again(tmp_path: Path) -> None:
    wrong = PAGE | {"issued": {"date-parts": [[2022, 13]]}, "URL": "javascript:a", "author": "A"}
    library, _ = works(tmp_path, json.dumps([wrong]))
    read, _ = document(tmp_path, "[@hrw2022]")
    findings: list[Diagnostic] = []
    check_evidence(tmp_path, read, library, NO_FACTS, findings.append)
    assert findings == []


@pytest.mark.parametrize("url", ["https://undocs.org/S/RES/2349(2017)", "https://a.org/(b)/c"])
def test_an_address_may_hold_brackets(tmp_path: Path, url: str) -> None:
    assert found(tmp_path, PAGE | {"URL": url}) == []


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        ("https://a.org/b.", 'delete "." at its end'),
        ("https://a.org/b)", 'delete ")" at its end'),
        ("https://a.org/b c", "copy it from the address bar: https://…"),
    ],
)
def test_the_hint_for_an_address_tells_what_is_wrong(tmp_path: Path, url: str, hint: str) -> None:
    (finding,) = found(tmp_path, PAGE | {"URL": url})
    assert (finding.rule, finding.hint) == ("bad-url", hint)


def test_the_source_of_an_account_is_no_idle_work(tmp_path: Path) -> None:
    account = Fact("dead", Decimal(3), sources=(Source("other"),))
    facts = Facts({"dead": Fact("dead", Decimal(0), accounts=(account,))})
    assert found(tmp_path, PAGE, OTHER, text="Words [@hrw2022].", facts=facts) == []


def test_works_that_nothing_cites_are_one_finding(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, PAGE, OTHER, text="Words [@hrw2022].")
    assert (finding.rule, finding.message) == ("uncited-work", "a work is cited nowhere: other")


# ---- mentions by hand ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("As shown (Traoré, 2022).", "ambiguous-mention"),
        ("As shown (see Traoré et al., 2022; Diallo, 2020).", "ambiguous-mention"),
        ("As Traoré (2022) has shown.", "ambiguous-mention"),
        ("As shown (Awa Traoré 2022).", "ambiguous-mention"),
        ("As shown (Diallo, 2020).", "typed-citation"),
        ("As shown (Novak, 2020).", "typed-citation"),
        ("As shown (Diallo and Keita, n.d.).", "typed-citation"),
        ("As shown (see Novak 2020).", "typed-citation"),
        ("As shown (Novak 2020, p. 4).", "typed-citation"),
        ("As shown (Novak 2020a: 4).", "typed-citation"),
        ("Available at: https://a.org", "harvard-residue"),
    ],
)
def test_a_citation_by_hand_is_found(tmp_path: Path, text: str, rule: str) -> None:
    both = f"{text} [@hrw2022; @other]"
    findings = found(tmp_path, PAGE | {"title-short": "M"}, OTHER | {"title-short": "N"}, text=both)
    assert rule in rules(findings)
    assert findings[0].pos.line == 3


def test_each_of_several_citations_by_hand_has_its_place(tmp_path: Path) -> None:
    text = "As (Novak, 2020), then\nas (Novak, 2021) [@hrw2022]."
    findings = [one for one in found(tmp_path, PAGE, text=text) if one.rule == "typed-citation"]
    assert [(one.pos.line, one.pos.column) for one in findings] == [(3, 5), (4, 5)]


@pytest.mark.parametrize("text", ["in Rome (Italy 2015)", "twice (May 2015)", "(Paris 2015; so)"])
def test_a_place_and_a_year_are_no_citation(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, PAGE, text=f"{text} [@hrw2022].") == []


def test_names_in_another_order_are_those_of_the_work(tmp_path: Path) -> None:
    both = {"author": [{"family": "Coe", "given": "A"}, {"family": "Foley", "given": "J"}]}
    (finding,) = found(tmp_path, PAGE | both, text="So (Foley and Coe, 2022) [@hrw2022].")
    assert finding.message.startswith('"Foley and Coe, 2022" is typed')
    assert finding.hint == "write [@hrw2022] in its place"


def test_every_name_said_has_to_be_that_of_the_work(tmp_path: Path) -> None:
    two = [{"given": "Awa", "family": "Traoré"}, {"given": "Jo", "family": "Thompson"}]
    pair = PAGE | {"id": "pair", "title": "Other Words", "author": two}
    text = "As shown (Traoré and Thompson, 2022). [@hrw2022; @pair]"
    (finding,) = (one for one in found(tmp_path, PAGE, pair, text=text) if one.pos.line == 3)
    assert (finding.rule, finding.hint) == ("typed-citation", "write [@pair] in its place")


@pytest.mark.parametrize(
    "text",
    ["The coup (August, 2020).", "The Treaty of Rome (1957).", "The mission (since 2013).",
     "He spoke (17 February 2022).", "Traoré left in 2022.", "`(Traoré, 2022)`"],
)  # fmt: skip
def test_a_year_in_parentheses_is_no_citation(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, PAGE, text=f"{text} [@hrw2022]") == []
