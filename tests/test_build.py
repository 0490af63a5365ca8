"""Properties of the whole way from a tree to an output."""

from __future__ import annotations

import html as entities
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from report_build import build
from report_build import model as m
from report_build.diagnostics import BuildError, Diagnostic, Rule, Severity, has_errors
from report_build.readers import facts, library
from report_build.render import html, shapes, slides
from report_build.transforms import resolve
from report_build.walk import nodes, of_kind
from tests.projects import project
from tests.shipped import PLAIN
from tests.strategies import documents
from tests.transforms.projects import FIGURES, WORKS, written

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORD = re.compile(r"w\d+w")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    written(folder, {"bibliography.json": WORKS, "content/facts.yaml": FIGURES})
    return folder


def resolved(root: Path, document: m.Document, output: m.Output) -> m.Document:
    findings: list[Diagnostic] = []
    works, figures = library.read(root, findings.append), facts.read(root, findings.append)
    done = resolve(document, works, figures, output, findings.append)
    assert findings == []
    return done


def words_of(node: m.Node) -> set[str]:
    """The words that a reader should see: texts, code, dates and the names of a chart."""
    found: set[str] = set()
    for part in nodes(node):
        match part:
            case m.Text(text) | m.Code(text) | m.CodeBlock(text) | m.Event(text):
                found.update(WORD.findall(text))
            case m.Chart(categories=names):
                found.update(WORD.findall(" ".join(names)))
    return found


def report_html(document: m.Document) -> str:
    look = html.Look(PLAIN, document.meta.language)
    return entities.unescape(str(html.blocks_html(document.blocks, look)))


def deck_words(plan: shapes.DeckPlan) -> set[str]:
    return set(WORD.findall(repr(plan.slides)))


@QUICK
@given(document=documents())
def test_every_word_reaches_the_report(root: Path, document: m.Document) -> None:
    shown = set(WORD.findall(report_html(resolved(root, document, m.Output.REPORT))))
    assert words_of(document) <= shown


@QUICK
@given(document=documents(slides=True))
def test_every_word_of_the_slides_reaches_the_deck(root: Path, document: m.Document) -> None:
    findings: list[Diagnostic] = []
    plan = slides.plan(resolved(root, document, m.Output.SLIDES), PLAIN, findings.append)
    if has_errors(findings):  # what does not fit is refused by a rule
        return
    wanted = {word for slide in of_kind(document, m.Slide) for word in words_of(slide)}
    assert wanted <= deck_words(plan)


@QUICK
@given(document=documents(slides=True))
def test_slides_stay_out_of_the_report(root: Path, document: m.Document) -> None:
    done = resolved(root, document, m.Output.REPORT)
    assert not list(of_kind(done, m.Slide))
    wanted = {word for slide in of_kind(document, m.Slide) for word in words_of(slide)}
    assert not wanted & set(WORD.findall(report_html(done)))


@QUICK
@given(document=documents(slides=True))
def test_nothing_is_left_empty_once_resolved(root: Path, document: m.Document) -> None:
    for output in m.Output:
        done = resolved(root, document, output)
        for node in nodes(done):
            match node:
                case m.Cite() | m.FactRef():
                    assert node.children
                case m.CrossRef():
                    assert node.text
                case m.Footnote():
                    assert node.number
                case m.Heading() if output is m.Output.REPORT:
                    assert node.label
                    assert node.number or not node.numbered
                case m.Figure() | m.Chart() | m.Table() | m.Timeline():
                    assert node.number
                case m.Event():
                    assert node.when_text
                case m.Shown():
                    assert node.target
        if list(of_kind(done, m.Cite)):
            assert done.works
            assert done.works_title


REVIEWED = {
    "content/facts.yaml": (
        "staff: {value: 1200, unit: people, source: smith2020, review_by: 2022-12-31}\n"
        "sites: {value: 7}\n"
    ),
    "content/01-one.md": (
        "# One\n\nWords [@smith2020] for []{fact=staff}, or the 1,200.\n\n"
        "::: slide\n# Two\n\n- All 40\n:::\n"
    ),
}


@pytest.mark.parametrize(("epoch", "is_late"), [("1672358400", False), ("1672531200", True)])
def test_a_check_warns_of_what_deserves_a_second_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, is_late: bool
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    findings: list[Diagnostic] = []
    build.check(project(tmp_path, REVIEWED), build.Wishes(), findings.append)
    about_facts = {"outdated-fact", "unused-fact", "unsourced-fact", "bare-number"}
    found = {(str(one.pos), one.rule.value) for one in findings if one.rule in about_facts}
    late = {("content/facts.yaml:1:1", "outdated-fact")} if is_late else set()
    assert found == late | {
        ("content/facts.yaml:2:1", "unused-fact"),
        ("content/facts.yaml:2:1", "unsourced-fact"),
        ("content/01-one.md:3:47", "bare-number"),
        ("content/01-one.md:8:7", "bare-number"),
    }


def test_a_language_that_babel_does_not_know_is_a_warning_in_every_output(tmp_path: Path) -> None:
    timeline = "```{timeline}\nevents:\n  - {when: 2022-11-11, what: Notice}\n```\n"
    files = {
        "content/report.yaml": "title: A report\ndate: 2022-12-16\nlanguage: xx\n",
        "content/01-one.md": f"# One\n\n{timeline}\n[12]{{fact=twelve}} words [@smith2020].\n",
        "content/facts.yaml": "twelve:\n  value: 12\n  source: smith2020\n",
    }
    root = project(tmp_path / "odd", files)
    findings: list[Diagnostic] = []
    build.check(root, build.Wishes(), findings.append)
    assert build.build(root, "pdf", build.Wishes(), findings.append).startswith(b"%PDF")
    assert Rule.UNKNOWN_LANGUAGE in {one.rule for one in findings}
    assert Severity.ERROR not in {one.severity for one in findings}


def test_check_and_the_report_refuse_alike_what_no_font_has(tmp_path: Path) -> None:
    files = {"content/01-one.md": "# One\n\nThe lake is [بحيرة]{lang=ar} [@smith2020].\n"}
    root = project(tmp_path / "lake", files)
    seen: list[tuple[Rule, str]] = []
    for work in (build.check, lambda *given: build.build(root, "pdf", *given[1:])):
        with pytest.raises(BuildError) as fault:
            work(root, build.Wishes(), lambda _: None)
        seen += [(one.rule, str(one.pos)) for one in fault.value.findings]
    assert seen == [(Rule.FONT, "content/01-one.md:3:14")] * 2
    assert build.build(root, "slides", build.Wishes(), lambda _: None).startswith(b"PK")
