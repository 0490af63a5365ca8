"""What each node becomes in HTML; how it looks is the style sheet's business."""

import pytest

from report_build import model as m
from report_build.render.html import Look, block_html, blocks_html, inlines_html
from tests.shipped import PLAIN

LOOK = Look(PLAIN)
WORDS = (m.Text("Words"),)


def row(*cells: str) -> m.Row:
    return m.Row(tuple(m.Cell((m.Text(cell),) if cell else ()) for cell in cells))


@pytest.mark.parametrize(
    ("node", "html"),
    [
        (m.Text("a < b & “c”"), "a &lt; b &amp; “c”"),
        (m.Emph(WORDS), "<em>Words</em>"),
        (m.Strong(WORDS), "<strong>Words</strong>"),
        (m.Superscript(WORDS), "<sup>Words</sup>"),
        (m.Subscript(WORDS), "<sub>Words</sub>"),
        (m.SmallCaps(WORDS), '<span class="small-caps">Words</span>'),
        (m.Code("a<b"), "<code>a&lt;b</code>"),
        (m.Break(), "<br>"),
        (m.Link("#fig-a", WORDS), '<a href="#fig-a">Words</a>'),
        (m.Phrase("fr", WORDS), '<span lang="fr">Words</span>'),
        (m.Cite((m.CitedWork("a"),), children=WORDS), '<span class="cite">Words</span>'),
        (m.CrossRef("fig-a", "Figure 1"), '<a href="#fig-a" class="cross-reference">Figure 1</a>'),
        (m.FactRef("k", WORDS), '<span class="fact">Words</span>'),
        (m.Footnote((m.Paragraph(WORDS),)), '<span class="footnote">Words</span>'),
    ],
)
def test_inline(node: m.Inline, html: str) -> None:
    assert inlines_html((node,), LOOK) == html


def test_a_link_that_shows_its_address_is_marked_so_that_it_can_break() -> None:
    shown = m.Link("https://example.org/a", (m.Text("example.org/a"),))
    named = m.Link("https://example.org/a", (m.Text("the report"),))
    assert 'class="url"' in inlines_html((shown,), LOOK)
    assert "class" not in inlines_html((named,), LOOK)


def test_an_address_cannot_leave_its_attribute() -> None:
    html = inlines_html((m.Link('https://e.org/"><b>', WORDS),), LOOK)
    assert html == '<a href="https://e.org/&#34;&gt;&lt;b&gt;">Words</a>'


def test_a_note_of_two_paragraphs_stays_within_its_paragraph() -> None:
    note = m.Footnote((m.Paragraph(WORDS), m.Paragraph(WORDS)))
    html = block_html(m.Paragraph((m.Text("A"), note)), LOOK)
    assert html.startswith("<p>A")
    assert html.count('<span class="paragraph">Words</span>') == 2


def test_a_note_with_a_list_turns_its_paragraph_into_a_div() -> None:
    note = m.Footnote((m.Paragraph(WORDS), m.List((m.ListItem((m.Paragraph(WORDS),)),))))
    html = block_html(m.Paragraph((m.Text("A"), note)), LOOK)
    assert html.startswith('<div class="paragraph">A<div class="footnote">')
    assert "<li>Words</li>" in html


def test_heading_shows_its_number_and_keeps_its_label() -> None:
    html = block_html(m.Heading(2, WORDS, "sec-a", "2.1"), LOOK)
    assert html == '<h2 id="sec-a"><span class="number">2.1</span> Words</h2>\n'


def test_the_title_of_a_heading_with_a_note_leaves_the_note_out() -> None:
    noted = (m.Text("Words"), m.Footnote((m.Paragraph((m.Text("Note"),)),)))
    html = block_html(m.Heading(1, noted, "sec-a", "2"), LOOK)
    assert 'data-title="2 Words"' in html


def test_a_tight_list_has_bare_items_and_nests() -> None:
    inner = m.List((m.ListItem((m.Paragraph((m.Text("b"),)),)),), start=3)
    outer = m.List((m.ListItem((m.Paragraph((m.Text("a"),)), inner)),))
    html = block_html(outer, LOOK)
    start = 'start="3" style="counter-reset: list-item 2"'
    assert html == f"<ul>\n<li>a\n<ol {start}>\n<li>b</li>\n</ol></li>\n</ul>\n"


def test_a_loose_list_keeps_its_paragraphs() -> None:
    html = block_html(m.List((m.ListItem((m.Paragraph(WORDS),)),), start=1, tight=False), LOOK)
    assert html == '<ol class="loose">\n<li><p>Words</p></li>\n</ol>\n'


def test_code_keeps_every_character() -> None:
    html = block_html(m.CodeBlock("\na <b>\n  c\n", "sh"), LOOK)
    assert html == '<pre><code class="language-sh">\na &lt;b&gt;\n  c\n</code></pre>\n'


def test_table_names_its_columns_and_aligns_them() -> None:
    legend = m.Legend(WORDS, (m.Cite((m.CitedWork("a"),), children=WORDS),), (m.Text("Rounded."),))
    table = m.Table(row("", "Year"), (row("Mali", "12"),), ("left", "right"), legend, "tbl-a", "2")
    html = block_html(table, LOOK)
    assert html.startswith('<figure class="table" id="tbl-a">')
    assert '<caption><span class="number">Table 2</span> Words</caption>' in html
    assert '<tr><td></td><th scope="col" class="right">Year</th></tr>' in html
    assert '<tr><td>Mali</td><td class="right">12</td></tr>' in html
    assert '<p class="source"><span class="label">Source:</span> <span class="cite">' in html
    assert '<p class="note"><span class="label">Note:</span> Rounded.</p>' in html


def test_two_works_are_sources_and_french_parts_the_colon() -> None:
    both = (m.Cite((m.CitedWork("a"), m.CitedWork("b")), children=WORDS),)
    figure = m.Figure("a.svg", "A", m.Legend(source=both))
    assert '<span class="label">Sources:</span>' in block_html(figure, LOOK)
    french = block_html(figure, Look(PLAIN, "fr-FR"))
    assert '<span class="label">Sources\u00a0:</span>' in french


def test_figure_has_title_above_and_its_alternative_text() -> None:
    look = Look(PLAIN, picture=lambda path: f"content/{path}")
    html = block_html(m.Figure("a.svg", 'A "map"', m.Legend(WORDS), "fig-a", "1"), look)
    assert '<figcaption><span class="number">Figure 1</span> Words</figcaption>' in html
    assert '<img src="content/a.svg" alt="A &#34;map&#34;">' in html
    assert html.index("figcaption") < html.index("<img")


def test_a_decorative_picture_is_no_image_to_a_screen_reader() -> None:
    html = block_html(m.Figure("a.png", "", m.Legend(), decorative=True, size=(960, 240)), LOOK)
    assert "<img" not in html
    assert "height: 90.0pt" in html


def test_chart_is_drawn_with_its_words_as_text() -> None:
    chart = m.Chart(
        "column", ("Benin", "Mali"), (m.Series("n", (1.0, 2.0)),), "Bars.", m.Legend(WORDS)
    )
    html = block_html(chart, LOOK)
    assert html.startswith('<figure class="chart">')
    assert "<svg" in html
    assert "Benin" in html
    assert "<title" in html


def test_timeline_prints_the_date_in_words() -> None:
    events = (m.Event("2022-11-11", WORDS, "11 Nov. 2022"), m.Event("later", WORDS))
    html = block_html(m.Timeline(events, m.Legend()), LOOK)
    assert '<span class="when">11 Nov. 2022</span> <span class="what">Words</span>' in html
    assert '<span class="when">later</span>' in html


@pytest.mark.parametrize(
    ("node", "html"),
    [
        (m.Paragraph(WORDS), "<p>Words</p>\n"),
        (m.BlockQuote((m.Paragraph(WORDS),)), "<blockquote>\n<p>Words</p>\n</blockquote>\n"),
        (
            m.Callout("note", WORDS, (m.Paragraph(WORDS),)),
            (
                '<aside class="callout note">\n<p class="callout-title">Words</p>\n'
                "<p>Words</p>\n</aside>\n"
            ),
        ),
        (
            m.PullQuote((m.Paragraph(WORDS),), m.Cite((m.CitedWork("a"),), children=WORDS)),
            (
                '<aside class="pull-quote">\n<div>\n<p>Words</p>\n'
                '<p class="source"><span class="cite">Words</span></p>\n</div>\n</aside>\n'
            ),
        ),
        (m.Summary((m.Paragraph(WORDS),)), '<div class="summary">\n<p>Words</p>\n</div>\n'),
    ],
)
def test_block(node: m.Block, html: str) -> None:
    assert block_html(node, LOOK) == html


@pytest.mark.parametrize(
    "node", [m.Only(m.Output.REPORT, ()), m.Column(()), m.Shown("fig-a"), m.Slide(WORDS, ())]
)
def test_what_belongs_to_the_deck_is_a_mistake_of_the_build(node: m.Block) -> None:
    with pytest.raises(AssertionError, match=type(node).__name__):
        blocks_html((node,), LOOK)
