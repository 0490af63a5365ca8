"""Every golden page shows what the build makes of it, and every kind of block has one."""

from __future__ import annotations

import datetime
from dataclasses import astuple
from pathlib import Path
from typing import get_args

import pytest

from report_build import theme, walk
from report_build.diagnostics import Diagnostic, Rule, Severity, has_errors
from report_build.model import Acronym, Block, Document, Inline, Meta, Output
from report_build.readers import facts, library, markdown
from report_build.readers.divs import report_misplaced
from report_build.readers.page_checks import report_heading_jumps
from report_build.render import html, shapes, slides
from report_build.transforms import resolve
from report_build.words import words
from tests.golden.pages import HERE, Case, cases, rewritten

ROOT = HERE / "project"
STYLES = Path(__file__).parents[2] / "styles" / "plain"
ACRONYMS = (
    Acronym("NGO", "non-governmental organisation"),
    Acronym("WFP", "World Food Programme", "the"),
)
META = Meta("A golden report", datetime.date(2022, 12, 16), language="en-GB", acronyms=ACRONYMS)


def made_of(case: Case) -> dict[str, str]:
    """What the build makes of a case, as the text of each section."""
    findings: list[Diagnostic] = []
    blocks = _blocks(case, findings)
    made = {"tree": "".join(f"{walk.tree(block)}\n" for block in blocks)}
    document = Document(META, blocks)
    made |= _outputs(document, findings)
    faults = {
        one
        for one in findings
        if one.severity is not Severity.NOTE or one.rule is Rule.SWITCHED_OFF
    }
    unique = sorted(faults, key=lambda one: (*astuple(one.pos), one.rule, one.message))
    made["says"] = "".join(_said(finding) for finding in unique)
    return {name: made.get(name, "") for name in ("tree", "html", "slides", "says")}


def _blocks(case: Case, findings: list[Diagnostic]) -> tuple[Block, ...]:
    language = words(META.language)
    blocks = markdown.read(ROOT, "case.md", case.content, language, findings.append)
    report_misplaced(blocks, findings.append)
    report_heading_jumps(blocks, findings.append)
    return blocks


def _outputs(document: Document, findings: list[Diagnostic]) -> dict[str, str]:
    works = library.read(ROOT, findings.append)
    figures = facts.read(ROOT, findings.append)
    look = theme.load(STYLES, findings.append)
    made = {}
    report = resolve(document, works, figures, Output.REPORT, findings.append)
    deck = resolve(document, works, figures, Output.SLIDES, findings.append)
    if not has_errors(findings):
        made["html"] = str(html.blocks_html(report.blocks, html.Look(look, META.language)))
        plan = slides.plan(deck, look, findings.append)
        made["slides"] = "".join(_slide(slide) for slide in plan.slides)
    return made


def _said(finding: Diagnostic) -> str:
    hint = f"  hint: {finding.hint}\n" if finding.hint else ""
    return f"{finding.pos}: {finding.severity}[{finding.rule}]: {finding.message}\n{hint}"


def _slide(slide: shapes.SlidePlan) -> str:
    lines = [f"[{slide.layout}] {_runs(slide.title)}"]
    for shape in slide.shapes:
        lines += [f"  {line}" for line in _shape(shape)]
    if slide.source:
        lines.append(f"  source: {_runs(slide.source)}")
    lines += [f"  notes: {_para(para)}" for para in slide.notes]
    return "\n".join(lines) + "\n"


def _shape(shape: shapes.Shape) -> list[str]:
    match shape:
        case shapes.TextShape(placeholder, _, paras):
            return [f"{placeholder or 'text'}: {_para(para)}" for para in paras]
        case shapes.ChartShape(chart=chart):
            return [f"chart: {chart.kind} {', '.join(chart.categories)}"]
        case shapes.TableShape(rows=rows):
            return ["table: " + " | ".join(_para(cell) for cell in row) for row in rows]
        case shapes.PictureShape(path=path):
            return [f"picture: {path}"]
        case shapes.Ornament():
            return []


def _para(para: shapes.Para) -> str:
    marker = {"": "", "bullet": "- ", "number": "1. "}[para.marker]
    return "  " * para.level + marker + _runs(para.runs)


def _runs(runs: tuple[shapes.Run, ...]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: shapes.Run) -> str:
    text = run.text.replace("\n", " / ")
    text = f"**{text}**" if run.bold else text
    return f"*{text}*" if run.italic else text


@pytest.mark.parametrize("case", list(cases()), ids=str)
def test_page_shows_what_the_build_makes(case: Case, write_golden: bool) -> None:
    made = made_of(case)
    if write_golden:
        rewritten(case, made)
        return
    assert case.shown, "the case shows nothing"
    assert {name: made[name] for name in case.shown} == case.shown


def _kinds() -> list[str]:
    return sorted(kind.__name__ for kind in (*get_args(Block), *get_args(Inline)))


@pytest.mark.parametrize("kind", _kinds())
def test_every_kind_has_a_case_that_shows_it(kind: str) -> None:
    made_by_citations = {"SmallCaps"}  # no author's text makes these
    shown = "\n".join(case.shown.get("tree", "") for case in cases())
    assert kind in made_by_citations or any(
        line.split()[0] == kind for line in shown.splitlines() if line.strip()
    )
