"""A project's document completed, looked through, and as each output shows it."""

from __future__ import annotations

from itertools import chain

from report_build import moments
from report_build.checks import check_evidence
from report_build.diagnostics import Report
from report_build.model import Document, Output
from report_build.project import Project
from report_build.readers.origin import Origin
from report_build.render.lacking import lacking
from report_build.render.unlabelled import unlabelled_values
from report_build.transforms import complete, review, shown


def completed(project: Project, report: Report) -> Document:
    """The document with what both outputs share."""
    return complete(project.document, project.library, project.facts, report)


def check_content(project: Project, report: Report) -> None:
    """Report what deserves a second look in the content as it was read."""
    root, document = project.root, project.document
    review(document, project.facts, moments.today(), Origin(root).number, report)
    check_evidence(root, document, project.library, project.facts, report)


def for_output(project: Project, whole: Document, output: Output, report: Report) -> Document:
    """The document as an output shows it, told of what it cannot show.

    A deck takes those that it lacks from the machine on which it is presented.
    """
    document = shown(whole, project.library, output, report)
    if output is Output.REPORT:
        theme = project.theme
        for finding in chain(lacking(document, theme), unlabelled_values(document, theme)):
            report(finding)
    return document
