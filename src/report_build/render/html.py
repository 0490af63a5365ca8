"""Blocks and inlines as HTML, one match for each family.

The document is resolved for the report: numbers, citations and dates are in the tree, and
what belongs to the deck is gone. Here nothing is computed and nothing is styled: elements
carry names (`figure.chart`, `.cite`), and every look stands in the theme's report.css. Page
parts that need the whole document (contents, summary page) are made in pdf.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from markupsafe import Markup, escape

from report_build import model as m
from report_build.charts.marks import Picture
from report_build.charts.svg import picture, svg_text
from report_build.frozen import dataclass
from report_build.render import qr
from report_build.render.pieces import element
from report_build.theme import Theme
from report_build.walk import of_kind, plain_text
from report_build.words import Words, words

WIDE = 6  # columns from which a table needs more than the width of the text
TEXT_WIDTH = 340.0  # points, where a theme sets no --text-width
CHARACTER = 5.4  # points that a character of a table takes, rather more than less


@dataclass(frozen=True, slots=True)
class Look:
    """What the blocks take from outside: theme, language, width of the column in points.

    `landscape_width` is that of a page across. `picture` turns the path of a figure, relative to
    content/, into the URL of the image; `address` a work's id into where it is on the web.
    """

    theme: Theme
    language: str = "en-US"
    text_width: float = 360.0
    picture: Callable[[str], str] = str
    landscape_width: float = 680.0
    address: Callable[[str], str] = str

    @property
    def words(self) -> Words:
        """The names of the parts of a report in the language of the report."""
        return words(self.language)


def page_look(theme: Theme, language: str) -> Look:
    """A look with the widths of the theme's page."""
    lengths = theme.lengths
    width = lengths.get("text-width", TEXT_WIDTH)
    across = lengths.get("landscape-width", 2 * TEXT_WIDTH)
    return Look(theme, language, width, landscape_width=across)


def blocks_html(blocks: tuple[m.Block, ...], look: Look) -> Markup:
    """The HTML of blocks in order, each ending with a new line."""
    return Markup("").join(block_html(block, look) for block in blocks)


def block_html(node: m.Block, look: Look) -> Markup:
    """The HTML of one block, ending with a new line."""
    match node:
        case m.Heading():
            return _heading(node, look)
        case m.Paragraph(children):
            tag, kind = ("div", "paragraph") if _holds_blocks(children) else ("p", "")
            return _element(tag, inlines_html(children, look), **{"class": kind})
        case m.List():
            return _list(node, look)
        case m.BlockQuote(children):
            return _around("blockquote", blocks_html(children, look))
        case m.CodeBlock(text, language):
            code = element("code", text, **{"class": language and f"language-{language}"})
            return Markup("<pre>{}</pre>\n").format(code)
        case m.Table():
            return _exhibit(node, _kind_of_table(node, look), _table(node, look), look)
        case m.Figure():
            return _exhibit(node, "figure", _picture(node, look), look)
        case m.Chart():
            return _exhibit(node, "chart", _drawing(node, look), look)
        case m.Timeline():
            return _exhibit(node, "timeline", _events(node, look), look)
        case m.Callout(kind, title, children):
            head = _element("p", inlines_html(title, look), **{"class": "callout-title"})
            body = (head if title else Markup("")) + blocks_html(children, look)
            return _around("aside", body, **{"class": f"callout {kind}"})
        case m.PullQuote(children, cite):
            body = blocks_html(children, look)
            if cite is not None:
                body += _element("p", inline_html(cite, look), **{"class": "source"})
            whole = _around("div", body)  # lets a style keep it on one page
            return _around("aside", whole, **{"class": "pull-quote"})
        case m.Summary(children):
            return _around("div", blocks_html(children, look), **{"class": "summary"})
        case m.Only() | m.Column() | m.Shown() | m.Slide():
            raise AssertionError(f"{type(node).__name__} is not resolved for the report")
    assert_never(node)


def inlines_html(nodes: tuple[m.Inline, ...], look: Look) -> Markup:
    """The HTML of inlines run together."""
    return Markup("").join(inline_html(node, look) for node in nodes)


def inline_html(node: m.Inline, look: Look) -> Markup:
    """The HTML of one inline."""
    match node:
        case m.Text(text):
            return escape(text)
        case m.Emph(children):
            return element("em", inlines_html(children, look))
        case m.Strong(children):
            return element("strong", inlines_html(children, look))
        case m.Superscript(children):
            return element("sup", inlines_html(children, look))
        case m.Subscript(children):
            return element("sub", inlines_html(children, look))
        case m.SmallCaps(children):
            return element("span", inlines_html(children, look), **{"class": "small-caps"})
        case m.Code(text):
            return element("code", text)
        case m.Break():
            return Markup("<br>")
        case m.Link(url, children):
            return _link(url, children, look)
        case m.Phrase(lang, children):
            return element("span", inlines_html(children, look), lang=lang)
        case m.Footnote():
            return _footnote(node, look)
        case m.Cite(_, _, children, label):
            named = {"class": "cite", "id": label}
            return element("span", inlines_html(children, look), **named)
        case m.CrossRef(label, text):
            return element("a", text, href=f"#{label}", **{"class": "cross-reference"})
        case m.FactRef(_, children):
            return element("span", inlines_html(children, look), **{"class": "fact"})
    assert_never(node)


# ---- elements ------------------------------------------------------------------------------


def _element(tag: str, content: str, /, **attributes: str) -> Markup:
    return element(tag, content, **attributes) + "\n"


def _around(tag: str, content: Markup, /, **attributes: str) -> Markup:
    return _element(tag, Markup("\n") + content, **attributes)


# ---- inlines that need a word more ---------------------------------------------------------


def _link(url: str, children: tuple[m.Inline, ...], look: Look) -> Markup:
    """A link; one that shows its own address may break anywhere, without hyphens."""
    shows_url = plain_text(children).removeprefix("https://") in url
    kind = "" if url.startswith("#") or not shows_url else "url"
    return element("a", inlines_html(children, look), href=url, **{"class": kind})


def _footnote(node: m.Footnote, look: Look) -> Markup:
    """A note where it is called; the style sheet moves it to the foot of the page.

    Within a paragraph the HTML parser allows no blocks: paragraphs of a note are spans.
    """
    match node.children:
        case (m.Paragraph(children),) if not _holds_blocks(children):
            content = inlines_html(children, look)
        case children if _is_plain(node):
            content = Markup("").join(
                element("span", inlines_html(child.children, look), **{"class": "paragraph"})
                for child in children
                if isinstance(child, m.Paragraph)
            )
        case children:
            return element("div", blocks_html(children, look), **{"class": "footnote"})
    return element("span", content, **{"class": "footnote"})


def _is_plain(note: m.Footnote) -> bool:
    return all(
        isinstance(child, m.Paragraph) and not _holds_blocks(child.children)
        for child in note.children
    )


def _holds_blocks(inlines: tuple[m.Inline, ...]) -> bool:
    """Whether a note within these inlines holds more than paragraphs, which no `p` can hold."""
    return any(not _is_plain(note) for node in inlines for note in of_kind(node, m.Footnote))


# ---- blocks that need a word more ----------------------------------------------------------


def _heading(node: m.Heading, look: Look) -> Markup:
    """A heading. `data-title` is what running heads and bookmarks show instead of its notes."""
    number = element("span", node.number, **{"class": "number"}) + " " if node.number else ""
    noted = any(True for child in node.children for _ in of_kind(child, m.Footnote))
    title = f"{node.number} {plain_text(node.children)}".strip() if noted else ""
    return _element(
        f"h{min(node.level, 6)}",
        Markup("{}{}").format(number, inlines_html(node.children, look)),
        **{"id": node.label, "data-title": title},
    )


def _list(node: m.List, look: Look) -> Markup:
    items = Markup("").join(
        _element("li", _item(item, node.tight, look).rstrip("\n")) for item in node.items
    )
    kind = {"class": "" if node.tight else "loose"}
    if node.start is None:
        return _around("ul", items, **kind)
    if node.start == 1:
        return _around("ol", items, **kind)
    # The engine reads `start` only among presentational hints, so the counter is set as well.
    counter = f"counter-reset: list-item {node.start - 1}"
    return _around("ol", items, start=str(node.start), style=counter, **kind)


def _item(item: m.ListItem, tight: bool, look: Look) -> Markup:
    """The content of an item; where no blank line parts it, its paragraphs stand bare."""
    out = Markup("")
    for child in item.children:
        if tight and isinstance(child, m.Paragraph):
            out += inlines_html(child.children, look) + "\n"
        else:
            out += block_html(child, look)
    return out


def _exhibit(node: m.Exhibit, kind: str, content: Markup, look: Look) -> Markup:
    """What all exhibits share: title above, then the thing itself, source and note below."""
    title = Markup("") if isinstance(node, m.Table) else _title("figcaption", node, look)
    body = title + content + _legend(node.legend, look)
    turned = "" if isinstance(node, m.Timeline) or not node.landscape else " landscape"
    return _around("figure", body, **{"class": kind + turned, "id": node.label})


def _title(tag: str, node: m.Exhibit, look: Look) -> Markup:
    word = look.words.table if isinstance(node, m.Table) else look.words.figure
    number = element("span", f"{word} {node.number}", **{"class": "number"}) if node.number else ""
    caption = inlines_html(node.legend.caption, look)
    if not number and not caption:
        return Markup("")
    return _element(tag, Markup(" ").join(part for part in (number, caption) if part))


def _legend(legend: m.Legend, look: Look) -> Markup:
    works = sum(1 for node in legend.source for _ in of_kind(node, m.CitedWork))
    source = look.words.sources if works > 1 else look.words.source
    lines = _remark("source", source, legend.source, look)
    lines += _remark("note", look.words.note, legend.note, look)
    code = _code(legend, look) if legend.qr else Markup("")
    kind = "legend coded" if code else "legend"
    return _around("div", code + lines, **{"class": kind}) if lines else lines


def _code(legend: m.Legend, look: Look) -> Markup:
    """The QR code of the first source that is on the web."""
    works = (look.address(work.id) for node in legend.source for work in of_kind(node, m.CitedWork))
    links = (link.url for node in legend.source for link in of_kind(node, m.Link))
    return qr.code_html(next((url for url in (*works, *links) if url.startswith("http")), ""))


def _remark(kind: str, word: str, content: tuple[m.Inline, ...], look: Look) -> Markup:
    if not content:
        return Markup("")
    colon = "\u00a0:" if look.words.language == "fr" else ":"
    label = element("span", word + colon, **{"class": "label"})
    text = Markup("{} {}").format(label, inlines_html(content, look))
    tag = "div" if _holds_blocks(content) else "p"
    return _element(tag, text, **{"class": kind})


def _kind_of_table(node: m.Table, look: Look) -> str:
    """Wide reaches into the margin; dense divides words: the longest cannot stand side by side."""
    texts = ([plain_text(cell.children) for cell in row.cells] for row in (node.head, *node.rows))
    columns = zip(*texts, strict=True)
    longest = (max(map(len, " ".join(column).split()), default=0) for column in columns)
    least = CHARACTER * sum(letters + 1 for letters in longest)
    wide = len(node.align) >= WIDE
    room = look.landscape_width if node.landscape else look.text_width * (1.3 if wide else 1)
    return " ".join(("table", *["wide"] * wide, *["dense"] * (least > room)))


def _table(node: m.Table, look: Look) -> Markup:
    head = _row(node.head, node.align, look, is_head=True)
    rows = Markup("").join(_row(row, node.align, look) for row in node.rows)
    # A head without a body, or an empty body, is no sound table (PDF/UA-1, 7.2).
    parts = _around("thead", head) + _around("tbody", rows) if rows else _around("tbody", head)
    body = _title("caption", node, look) + parts
    return _around("table", body, **{"aria-label": node.alt})


def _row(row: m.Row, align: tuple[m.Align, ...], look: Look, is_head: bool = False) -> Markup:
    cells = Markup("").join(
        _cell(cell, side, look, is_head) for cell, side in zip(row.cells, align, strict=True)
    )
    return _element("tr", cells)


def _cell(cell: m.Cell, side: m.Align, look: Look, is_head: bool) -> Markup:
    kind = "" if side == "left" else side
    content = inlines_html(cell.children, look)
    if is_head and content:
        return element("th", content, scope="col", **{"class": kind})
    return element("td", content, **{"class": kind})


def _picture(node: m.Figure, look: Look) -> Markup:
    """An image; a decorative one is a background, which PDF takes as an artifact."""
    source = look.picture(node.path)
    if not node.decorative:
        # The engine makes an image crisp only if asked; PDF/A forbids interpolation.
        return Markup('<img src="{}" alt="{}">\n').format(source, node.alt)
    width, height = node.size if all(node.size) else (16.0, 9.0)
    scale = min(0.75, look.text_width / width)  # a pixel of CSS is three quarters of a point
    style = f"background-image: url('{_css_escaped(source)}'); height: {height * scale:.1f}pt"
    return _element("div", "", style=style, **{"class": "decorative"})


def _css_escaped(url: str) -> str:
    return url.replace("\\", "\\\\").replace("'", "\\'")


def _drawing(node: m.Chart, look: Look) -> Markup:
    svg = svg_text(chart_picture(node, look), look.theme, look.language)
    return Markup("{}\n").format(Markup(svg))


def chart_picture(node: m.Chart, look: Look) -> Picture:
    """The chart as it stands on its page."""
    width = look.landscape_width if node.landscape else look.text_width
    return picture(node, look.theme, look.language, width, chart_height(node, look))


def chart_height(node: m.Chart, look: Look) -> float:
    """The height of a chart in points: bars need a line each, the rest keep a golden shape."""
    if node.kind == "bar":
        bars = len(node.categories) * max(1, len(node.series))
        highest = TALLEST_TURNED if node.landscape else 460.0
        return min(highest, 46.0 + max(22.0 * len(node.categories), 14.0 * bars))
    return TALLEST_TURNED if node.landscape else round(look.text_width * 0.52)


TALLEST_TURNED = 350.0  # points: what a page across has for a chart


def _events(node: m.Timeline, look: Look) -> Markup:
    items = Markup("").join(_event(event, look) for event in node.events)
    return _around("ol", items, **{"class": "events", "aria-label": node.alt})


def _event(event: m.Event, look: Look) -> Markup:
    when = element("span", event.when_text or event.when, **{"class": "when"})
    what = element("span", inlines_html(event.what, look), **{"class": "what"})
    return _element("li", Markup("{} {}").format(when, what))
