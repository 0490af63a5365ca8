"""Text and exhibits one below the other in one frame of a slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_build.diagnostics import Diagnostic
from report_build.render.contents import Contents
from report_build.render.exhibits import Shapes, exhibit_pages
from report_build.render.shapes import Frame
from report_build.render.slide_text import Unit
from report_build.render.stack import GAP, stack_height, stacked
from report_build.render.text_slides import Filling


def region_pages(
    filling: Filling, held: Contents, frame: Frame, placeholder: str, style: str
) -> list[Shapes]:
    """Both in the frame; on pages of their own, where they do not fit together."""
    units = filling.prose.units(held.text)
    if not units and not held.exhibits:
        return [()]
    if together := _together(filling, units, held, frame, placeholder, style):
        return [together]
    setting = filling.setting
    text = stacked(setting, units, frame, placeholder, style) if units else []
    shown = [
        page
        for exhibit in held.exhibits
        for page in exhibit_pages(setting, exhibit, frame, filling.title)
    ]
    return text + shown if held.text_first else shown + text


def _together(
    filling: Filling,
    units: Sequence[Unit],
    held: Contents,
    frame: Frame,
    placeholder: str,
    style: str,
) -> Shapes:
    """Text and its one exhibit on one page; nothing if the frame cannot hold both."""
    if not units or len(held.exhibits) != 1:
        return ()
    height = stack_height(filling.setting.measure, units, frame.width, style)
    unfit: list[Diagnostic] = []  # said again when it stands apart, if it does not fit there
    quiet = replace(filling.setting, report=unfit.append)
    rest = frame.height - height - GAP
    if rest < frame.height * 0.45:
        return ()
    if held.text_first:
        above = Frame(frame.x, frame.y, frame.width, height)
        below = Frame(frame.x, frame.y + height + GAP, frame.width, rest)
        text, place = above, below
    else:
        place = Frame(frame.x, frame.y, frame.width, rest)
        text = Frame(frame.x, frame.y + rest + GAP, frame.width, height)
    shown = exhibit_pages(quiet, held.exhibits[0], place, filling.title)
    if unfit or len(shown) != 1:
        return ()
    words = stacked(filling.setting, units, text, placeholder, style)[0]
    return words + shown[0] if held.text_first else shown[0] + words
