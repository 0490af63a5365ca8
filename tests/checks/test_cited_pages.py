import json
from pathlib import Path

import pytest

from report_build.checks.cited_pages import cited_pages
from report_build.diagnostics import Diagnostic
from report_build.facts import Facts
from report_build.readers.origin import Origin
from tests.transforms.projects import document, figures, works

NO_FACTS = Facts()


def found(
    root: Path,
    text: str,
    page: str = "3349-56",
    kind: str = "article-journal",
    facts: Facts = NO_FACTS,
) -> list[Diagnostic]:
    item = {"id": "coe2001", "type": kind, "title": "Ghost Lake", "page": page}
    library, _ = works(root, json.dumps([item]))
    (root / "a.md").write_text(text, encoding="utf-8")
    read, faults = document(root, text)
    assert faults == []
    return list(cited_pages(read, library, facts, Origin(root)))


@pytest.mark.parametrize(
    "place",
    [
        "p. 3349", "pp. 3350-52", "pp. 3350--3352", "p. 3356", "3350, 3352-54", "par. 4", "fig. 9",
        "3:95", "xii", "p. S1", "pp. 3350+",
    ],
)  # fmt: skip
def test_a_page_of_the_work_is_let_be(tmp_path: Path, place: str) -> None:
    assert found(tmp_path, f"It is [@coe2001, {place}].") == []


@pytest.mark.parametrize(
    "place", ["p. 4349", "pp. 3348-52", "pp. 3355-57", "3350, 3452", "pp. 3352-50", "par. 9-4"]
)
def test_another_page_is_not(tmp_path: Path, place: str) -> None:
    (finding,) = found(tmp_path, f"It is 4349 [@coe2001, {place}].")
    assert (finding.rule, finding.severity) == ("bad-pages", "warning")
    assert finding.pos.column == len("It is 4349 [@coe2001, ") + 1 + len(place) - len(
        place.lstrip("par. ")
    )


@pytest.mark.parametrize(
    ("page", "kind"),
    [("240", "book"), ("1-240", "book"), ("3349", "article-journal"), ("e12", "article-journal"),
     ("A1+", "article-newspaper"), ("4300-4400, 3349-56", "chapter"), ("4340+", "article-journal")],
)  # fmt: skip
def test_pages_that_exclude_nothing(tmp_path: Path, page: str, kind: str) -> None:
    assert found(tmp_path, "It is [@coe2001, p. 4349].", page, kind) == []


def test_the_source_of_a_fact_is_looked_at_too(tmp_path: Path) -> None:
    text = "lake:\n  value: 12\n  source: {cite: coe2001, locator: p. 17}\n"
    facts, _ = figures(tmp_path, text)
    (finding,) = found(tmp_path, "Words.", facts=facts)
    assert (finding.pos.line, finding.pos.column) == (3, 39)


def test_a_range_may_stand_in_a_note(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "It is.^[See @coe2001 [p. 12].]")
    assert "3349-56" in finding.message
