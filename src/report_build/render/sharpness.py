"""Pictures that have too few pixels for the size at which they print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from report_build.diagnostics import NOWHERE, Diagnostic, Rule, Severity
from report_build.model import Document, Figure
from report_build.walk import of_kind

LEAST_ON_SCREEN, LEAST_IN_PRINT = 150, 300
"""Pixels to the inch below which single pixels show: from an office printer, from a press."""

CSS_PIXELS = 96  # to the inch
MILLIMETRES = 25.4  # to the inch


def small_pictures(pages: Any, document: Document) -> Iterator[Diagnostic]:
    """A warning for each picture on the laid-out pages that is too coarse for its size."""
    least = LEAST_IN_PRINT if document.meta.edition == "print" else LEAST_ON_SCREEN
    figures = {f"content/{figure.path}": figure for figure in of_kind(document, Figure)}
    told: set[str] = set()
    for page in pages.pages:
        for box in page._page_box.descendants():
            path = _path(box)
            if path in told or (pixels := _pixels(box)) is None or not box.width:
                continue
            inches = box.width / CSS_PIXELS
            if pixels / inches < least - 0.5:
                told.add(path)
                yield _too_small(path, pixels, inches, least, figures)


def _path(box: Any) -> str:
    """The address of the picture that a box shows, as it stands in the HTML."""
    element = getattr(box, "element", None)
    return "" if element is None else unquote(element.get("src") or "")


def _pixels(box: Any) -> int | None:
    """How many pixels a picture is wide; None for a drawing, which has none."""
    shown: Any = getattr(box, "replacement", None)
    return shown.width if isinstance(getattr(shown, "width", None), int) else None


def _too_small(
    path: str, pixels: int, inches: float, least: int, figures: Mapping[str, Figure]
) -> Diagnostic:
    figure = figures.get(path)
    name = figure.path if figure else path
    fact = (
        f"{name} prints {inches * MILLIMETRES:.0f} mm wide with {pixels / inches:.0f} pixels "
        f"to the inch; sharp is {least}"
    )
    hint = f"use a picture of {inches * least:.0f} pixels across or more, or a drawing (SVG)"
    place = figure.pos if figure else NOWHERE
    return Diagnostic(Rule.SMALL_PICTURE, fact, place, hint, Severity.WARNING)
