"""Every correction of WeasyPrint that a build makes, with its reason.

All are for WeasyPrint 70.0, which pyproject.toml pins. Each first checks that the engine's
source is what it was when the correction was written, so that a new release cannot be
changed unawares: an AssertionError here means that this file is to be read again.
"""

from __future__ import annotations

import inspect
import io
import re
from collections.abc import Iterator
from functools import cache, cached_property, partial
from typing import Any

import pydyf  # type: ignore[import-untyped]
import weasyprint
from weasyprint import layout
from weasyprint import pdf as writer
from weasyprint.formatting_structure import build
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.layout import block, inline
from weasyprint.pdf import tags as tagger
from weasyprint.text import fonts, line_break

from report_build.render import late_patterns, later_figures
from report_build.render.weasyprint_start import source_of

VERSION = "70.0"

REPORT_NOTES = "report = not context.in_column and can_break_now and not could_break_before"


@cache
def apply() -> None:
    """Make all corrections, once in a process."""
    assert weasyprint.__version__ == VERSION, f"corrections are for WeasyPrint {VERSION}"
    keep_footnotes()
    remember_page_references()
    close_color_profile()
    remember_boxes()
    end_few_lines_in_hyphens()
    fill_last_lines()
    name_pages_once()
    keep_font_dates()
    allow_rounding_of_notes()
    end_pages_in_whole_words()
    later_figures.fill_pages_before_figures()
    late_patterns.read_patterns_late()
    describe_fonts_once()
    compress_once()


def keep_footnotes() -> None:
    """Stop the engine from losing footnotes (WeasyPrint 66 to 70).

    To make room for a line that overflows, `_linebox_layout` takes notes off the page that
    calls them; some are then printed late, twice or never, and nothing is logged. Without
    that step the line moves to the next page, as it did in 65.
    """
    source = source_of(block._linebox_layout)
    assert source.count(REPORT_NOTES) == 1, "the step that takes notes off a page has changed"
    corrected = source.replace(REPORT_NOTES, "report = False")
    exec(compile(corrected, block.__file__, "exec"), block.__dict__)


def remember_page_references() -> None:
    """Keep the list of pages that tagging asks for at each element (pydyf 0.13).

    `PDF.page_references` builds a tuple of all pages whenever it is read, which makes the
    time for tags grow with the square of the pages.
    """
    built = inspect.getattr_static(pydyf.PDF, "page_references")
    assert isinstance(built, property), "page_references has changed"
    assert built.fget is not None
    build = built.fget
    known: dict[int, tuple[int, tuple[bytes, ...]]] = {}

    def page_references(pdf: Any) -> tuple[bytes, ...]:
        count = len(pdf.pages["Kids"])
        if known.get(id(pdf), (-1, ()))[0] != count:
            known.clear()  # one file is written at a time
            known[id(pdf)] = count, build(pdf)
        return known[id(pdf)][1]

    pydyf.PDF.page_references = property(page_references)


def close_color_profile() -> None:
    """Close the file of the colour profile that PDF/A asks for, which the engine leaves open."""
    made = writer.ColorProfile
    assert "ImageCmsProfile" in made.__init__.__code__.co_names, "ColorProfile has changed"

    def closed(file: io.BufferedReader, *rest: Any) -> Any:
        with file:
            return made(io.BytesIO(file.read()), *rest)

    writer.ColorProfile = closed


def remember_boxes() -> None:
    """Keep, for each structure element, the box that it was made for.

    The tagger knows the HTML element of each box and forgets it, so that nothing later can
    say what a tag stands for. `pdf.boxes` holds the boxes by the reference of their element;
    tags.py reads it.
    """
    build = tagger._build_box_tree
    wanted = ["box", "parent", "pdf", "page_number", "nums", "annotations", "tags"]
    assert list(inspect.signature(build).parameters) == wanted, "the tagger has changed"

    def remembered(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:
        boxes = pdf.__dict__.setdefault("boxes", {})
        for element in build(box, parent, pdf, *rest):
            boxes.setdefault(element.reference, box)
            yield element

    tagger._build_box_tree = remembered


HYPHENS_IN_A_ROW = 2


def end_few_lines_in_hyphens() -> None:
    """Let no more than two lines in a row end in a hyphen (`hyphenate-limit-lines` of CSS Text 4).

    WeasyPrint does not know the property. A third line is made without hyphenation, as if its
    style said so.
    """
    each, split = inline.iter_line_boxes, line_break.split_first_line
    wanted = ["text", "style", "context", "max_width", "justification_spacing"]
    assert list(inspect.signature(split).parameters)[:5] == wanted, "the line breaker has changed"
    assert next(iter(inspect.signature(each).parameters)) == "context", "lines are made otherwise"
    assert "hyphens = style['hyphens']" in source_of(split), "hyphenation has changed"

    def lines(context: Any, *rest: Any) -> Iterator[Any]:
        row = context.hyphens_in_a_row = 0
        for line, resume_at in each(context, *rest):
            row = row + 1 if _is_divided(line) else 0
            yield line, resume_at
            context.hyphens_in_a_row = row

    def whole(text: str, style: Any, context: Any, *rest: Any, **more: bool) -> Any:
        if getattr(context, "hyphens_in_a_row", 0) >= HYPHENS_IN_A_ROW:
            style = style.copy()
            style["hyphens"] = "manual"
        return split(text, style, context, *rest, **more)

    inline.iter_line_boxes = block.iter_line_boxes = lines
    line_break.split_first_line = inline.split_first_line = whole


def fill_last_lines() -> None:
    """Keep a text on its line when only the space behind it does not fit (WeasyPrint 70).

    The space that ends a text before a link or a citation hangs over the edge of a full
    line. `split_first_line` counts its width, finds the line too long, and breaks after the
    first word or within it: one short line in the middle of a paragraph.
    """
    split = line_break.split_first_line

    def filled(
        text: str, style: Any, context: Any, max_width: Any, spacing: float, **more: bool
    ) -> Any:
        found = split(text, style, context, max_width, spacing, **more)
        breaks = found[2] is not None and max_width is not None
        if not (breaks and text.endswith(" ") and style["white_space"] in ("normal", "pre-line")):
            return found
        if _is_longer_than_a_line(text, found, max_width):
            return found
        whole = split(text.rstrip(" "), style, context, max_width, spacing, **more)
        if whole[2] is not None or whole[3] > max_width:
            return found
        return (*whole[:2], len(text.encode()), *whole[3:])

    for module in (line_break, inline):
        assert module.split_first_line is split
        module.split_first_line = filled


CITED_WORK = "data-work"
"""The attribute of a link that prints the page of a citation: the work that is cited."""


def _is_longer_than_a_line(text: str, found: Any, max_width: float) -> bool:
    """Whether a text is too long for a line by far, judged by the part that was measured.

    A part of half a line at least is a fair sample; measuring the whole costs as much again.
    """
    measured, width = found[1], found[3]
    if width < max_width / 2:
        return False
    return bool(len(text) * width > 1.3 * max_width * measured)


def name_pages_once() -> None:
    """Leave a page out of a list of pages when it stands there already.

    CSS can print the page of each citation of a work, but cannot know that two are on one
    page. Whether a page repeats depends on the targets of the links before it too, so the
    content is computed again when one of those moves.
    """
    compute = build.compute_content_list
    wanted = ["content_list", "parent_box", "counter_values", "css_token"]
    assert list(inspect.signature(compute).parameters)[:4] == wanted, "content has changed"

    def once(content_list: Any, box: Any, values: Any, token: str, *rest: Any, **more: Any) -> Any:
        found = compute(content_list, box, values, token, *rest, **more)
        work = None if box.element is None else box.element.get(CITED_WORK)
        if work is None or token != "content" or not found:
            return found
        targets = rest[1]
        before = _links_before(targets, work, box.element)
        item = targets.counter_lookup_items.get((box, token))
        if item is not None and targets.collecting:
            item.missing_target_counters.update({_label(link): ["page"] for link in before})
        page = _page(targets, box.element)
        return [] if any(_page(targets, link) == page for link in before) else found

    build.compute_content_list = once


def _links_before(targets: Any, work: str, link: Any) -> list[Any]:
    """The links to earlier citations of a work; the tree is built in the order of print."""
    rows: dict[str, dict[Any, None]] = targets.__dict__.setdefault("cited_works", {})
    row = rows.setdefault(work, {})
    row.setdefault(link)
    return list(row)[: list(row).index(link)]


def _label(link: Any) -> str:
    return str(link.get("href")).removeprefix("#")


def _page(targets: Any, link: Any) -> tuple[object, object]:
    """The page of a link's target, and its kind: page iv is not page 4."""
    item = targets.target_lookup_items.get(_label(link))
    return item and item.cached_page_counter_values.get("page"), link.get("class")


def drop_empty_links(pages: Any) -> None:
    """Take away the areas of the links that name_pages_once left empty."""
    for page in pages.pages:
        page.links = [found for found in page.links if not _is_empty(found[-1])]


def _is_empty(box: Any) -> bool:
    cited = box.element is not None and box.element.get(CITED_WORK) is not None
    return cited and not any(isinstance(child, TextBox) for child in box.descendants())


def keep_font_dates() -> None:
    """Unpack fonts in WOFF with the dates that they have, so that equal input gives equal bytes.

    fontTools writes the time of the clock into a font that it saves.
    """
    assert "TTFont(BytesIO(font))" in inspect.getsource(fonts), "unpacking of fonts has changed"
    fonts.TTFont = partial(fonts.TTFont, recalcTimestamp=False)


NOTES_OVERFLOW = "overflow = last_child_bottom > footnote_area_bottom"


def allow_rounding_of_notes() -> None:
    """Do not take an error of rounding for a note that runs off its page (WeasyPrint 70).

    The foot of the last note and that of the area around it are summed in different orders,
    so that by some leadings the note is lower by the last bit of a number. Each line that
    calls a note then moves to the next page, again and again.
    """
    update = layout.LayoutContext._update_footnote_area
    source = source_of(update)
    assert source.count(NOTES_OVERFLOW) == 1, "the room for notes is measured otherwise"
    scope: dict[str, Any] = {}
    corrected = source.replace(NOTES_OVERFLOW, f"{NOTES_OVERFLOW} + 0.01")
    exec(compile(corrected, layout.__file__, "exec"), layout.__dict__, scope)
    layout.LayoutContext._update_footnote_area = scope["_update_footnote_area"]


def describe_fonts_once() -> None:
    """Keep what Pango is told of a font, which is made anew for each line of text otherwise."""
    describe = line_break.get_font_description
    assert set(re.findall(r"style\['(\w+)'\]", source_of(describe))) == set(FONT_STYLES)
    known: dict[tuple[object, ...], Any] = {}

    def described(style: Any) -> Any:
        names = tuple(style["font_family"])  # a list in drawings
        key = (names, *(style[name] for name in FONT_STYLES[1:]))
        if key not in known:
            known[key] = describe(style)
        return known[key]

    line_break.get_font_description = described


FONT_STYLES = ("font_family", "font_style", "font_stretch", "font_weight", "font_size",
               "font_variant_caps", "font_variation_settings")  # fmt: skip


def compress_once() -> None:
    """Keep the bytes of a stream, which are made for the file and again for its identifier."""
    made = inspect.getattr_static(pydyf.Stream, "data")
    assert isinstance(made, property), "the bytes of a stream have changed"
    assert made.fget is not None
    kept = cached_property(made.fget)
    kept.__set_name__(pydyf.Stream, "data")
    pydyf.Stream.data = kept


def end_pages_in_whole_words() -> None:
    """Do not divide a word over two pages, as CSS Text 4 asks by `hyphenate-limit-last: page`.

    WeasyPrint does not know the property. A last line that ends in a hyphen goes to the next
    page with the rest of its word, if its paragraph has lines enough before it.
    """
    end = block._break_line
    wanted = ["context", "box", "line", "new_children", "needed", "page_is_empty", "index"]
    wanted += ["skip_stack", "resume_at", "absolute_boxes", "fixed_boxes"]
    assert list(inspect.signature(end).parameters) == wanted, "the end of pages has changed"

    def whole(context: Any, box: Any, line: Any, lines: list[Any], *rest: Any) -> Any:
        found = end(context, box, line, lines, *rest)
        stops = found[1] and not context.in_column
        while stops and len(lines) > box.style["orphans"] and _is_divided(lines[-1]):
            block.remove_placeholders(context, lines.pop().children, *rest[-2:])
        return found

    block._break_line = whole


def _is_divided(line: Any) -> bool:
    words = [box.text for box in line.descendants() if isinstance(box, TextBox)]
    return bool(words) and words[-1].endswith(("-", "\u2010"))
