import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from report_build.checks.days import days
from report_build.diagnostics import Diagnostic
from report_build.readers.origin import Origin
from report_build.transforms.prose import all_passages
from tests.transforms.projects import DAY, META, document, figures

TIMELINE = "```{timeline}\ncaption: Years\nevents:\n%s\n```\n"


def found(root: Path, text: str, language: str = "en-GB", known: str = "") -> list[Diagnostic]:
    (root / "a.md").write_text(text, encoding="utf-8")
    read, _ = document(root, text, replace(META, language=language))
    return list(days(read, all_passages(read), figures(root, known)[0], Origin(root)))


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en-GB", "On 31 June 2019 it rained.", "31 June 2019"),
        ("en-US", "On June 31, 2019 it rained.", "June 31, 2019"),
        ("en-US", "On Feb. 29, 2019 it rained.", "Feb. 29, 2019"),
        ("en-GB", "On 31 June it *rained*.", "31 June"),
        ("en-GB", "On 30–31 June it rained.", "31 June"),
        ("en-GB", "Of 2019-06-31 there is nothing.", "2019-06-31"),
        ("de", "Am 31. Juni 2019 regnete es.", "31. Juni 2019"),
        ("fr", "Le 31 juin 2019, il a plu.", "31 juin 2019"),
        ("es", "El 31 de junio de 2019 llovió.", "31 de junio de 2019"),
        ("it", "Il 31 giugno 2019 ha piovuto.", "31 giugno 2019"),
        ("en-GB", "On Monday 3 January 2015 it rained.", "Monday 3 January 2015"),
        ("en-GB", "On Monday the 3rd of January 2015 it rained.", "Monday the 3rd of January 2015"),
        ("en-US", "On Mon., January 3, 2015, it rained.", "Mon., January 3, 2015"),
        ("de", "Am Montag, den 3. Januar 2015 regnete es.", "Montag, den 3. Januar 2015"),
        ("fr", "Le lundi 3 janvier 2015, il a plu.", "lundi 3 janvier 2015"),
        ("es", "El lunes 3 de enero de 2015 llovió.", "lunes 3 de enero de 2015"),
        ("en-GB", "::: slide\n# A title\n\n::: notes\nOn 31 June.\n:::\n:::", "31 June"),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be(tmp_path: Path, language: str, text: str, said: str) -> None:
    (finding,) = found(tmp_path, text, language)
    assert (finding.rule, finding.severity) == ("impossible-day", "warning")
    assert f'"{said}"' in finding.message
    lines = text.split("\n")
    assert lines[finding.pos.line - 1][finding.pos.column - 1 :].startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "On 29 February 2020, a Saturday, and on 29 February it rained.",
        "In June 31 people came, and 45 May have come.",
        "On Saturday 3 January 2015 and on Sat, 3 Jan 2015 it rained.",
        'He wrote: "it was the 31 June 2019 that it rained".',
        "> On 31 June 2019 it rained.",
        "It took 31 junior staff 2019 hours.",
        "On Monday 3 January 1815 it rained.",
        "The ratio was 1.31 June to June, 3:31 May.",
    ],
)
def test_other_days_and_numbers_are_let_be(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(
    ("as_of", "late"),
    [("2022-12-17", True), ("2023", True), ("2023-01", True), ("2022-12-16", False),
     ("2022-12", False), ("2022", False)],
)  # fmt: skip
def test_a_fact_is_no_later_than_the_report(tmp_path: Path, as_of: str, *, late: bool) -> None:
    assert datetime.date(2022, 12, 16) == DAY
    accounts = f"{{value: 1, says: x, cite: c, as_of: {as_of}}}, {{value: 2, says: x, cite: d}}"
    known = f"a: {{value: 1, as_of: {as_of}}}\nb: {{contested: [{accounts}]}}\n"
    told = found(tmp_path, "Words.", known=known)
    places = [("late-date", 1, 22), ("late-date", 2, 53)] if late else []
    assert [(one.rule, one.pos.line, one.pos.column) for one in told] == places


@pytest.mark.parametrize(
    ("when", "lines"),
    [
        (["2015", "2016-03", "2016-02-01", "2017"], [6]),
        (["2015-02", "2015", "2015-03-01", "later", "2015-03"], []),
        (["2017", "2016", "2015"], []),
        (["2017", "2016"], [5]),
    ],
)
def test_events_stand_in_their_order(tmp_path: Path, when: list[str], lines: list[int]) -> None:
    events = "\n".join(f"  - {{when: {one}, what: It rained}}" for one in when)
    told = found(tmp_path, TIMELINE % events)
    assert [(one.rule, one.pos.line) for one in told] == [("event-order", at) for at in lines]
