"""A report with every kind of node in it, as long as a test asks for."""

from __future__ import annotations

import datetime
from pathlib import Path

from report_build import model as m

SENTENCES = (
    "The mission had lost its freedom of movement before the first contributor gave notice. ",
    "Without helicopters the camps in the north could be supplied only by convoys. ",
    "The numbers show less a collapse than a slow leak: ceilings stayed, people went home. ",
    "None of it was secret, as the quarterly reports of the Secretary-General said it all. ",
)
META = m.Meta(
    title="Leaving Mali: The Contributors and the Mission",
    date=datetime.date(2022, 12, 14),
    subtitle="How four announcements changed a peace operation",
    authors=(
        m.Author("Aïssata Traoré", "Institute for Sahel Studies"),
        m.Author("Jonas Lindqvist"),
    ),
    publisher="Institute for Sahel Studies",
    place="Bamako",
    series="Policy Briefing",
    report_number="7",
    abstract="Why contributors left the mission in Mali.",
    keywords=("Mali", "peacekeeping"),
    rights="© 2022 Institute for Sahel Studies",
)
WORKS = (
    m.Work(
        "icg2022", (m.Text("International Crisis Group. "), m.Emph((m.Text("At a Crossroads"),)))
    ),
    m.Work(
        "un2022",
        (m.Text("United Nations. "), m.Emph((m.Text("Situation in Mali"),))),
        full=(
            m.Text("United Nations, at full length."),
        ),  # for places of which the report has none
    ),
)
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 220" width="400" height="220">'
    '<circle cx="100" cy="100" r="8"/></svg>'
)


def pictured(folder: Path) -> Path:
    """A project folder with the picture that the report shows."""
    (folder / "content/figures").mkdir(parents=True)
    (folder / "content/figures/map.svg").write_text(PICTURE, encoding="utf-8")
    return folder


def long_report(sections: int = 3, notes: int = 2, meta: m.Meta = META) -> m.Document:
    """A report of so many sections, with so many notes in each of four of their paragraphs."""
    blocks = tuple(block for number in range(1, sections + 1) for block in _section(number, notes))
    return m.Document(meta, blocks, WORKS, "Works Cited")


def _section(number: int, notes: int) -> tuple[m.Block, ...]:
    return (
        m.Heading(
            1,
            (m.Text(f"Section {number}: what the contributors said"),),
            f"sec-{number}",
            f"{number}",
        ),
        m.Summary((m.Paragraph((m.Text(f"In short, section {number}. "), _cite())),)),
        _paragraph(number, notes),
        m.PullQuote((m.Paragraph((m.Text("“It was easy to defend at home.”"),)),), _cite()),
        _paragraph(number + 1, notes),
        m.Heading(
            2, (m.Text(f"The autumn of section {number}"),), f"sec-{number}-a", f"{number}.1"
        ),
        _words(number),
        _chart(number),
        _paragraph(number + 2, notes),
        m.Callout("note", (m.Text("How to read this"),), (_paragraph(number, 0), _bullets())),
        _table(number),
        m.Heading(3, (m.Text("A smaller head"),), f"sec-{number}-b", f"{number}.1.1"),
        m.BlockQuote((_paragraph(number, 0), _paragraph(number + 1, 0))),
        _figures(),
        _loose(),
        _timeline(number),
        m.CodeBlock("make pdf\nmake slides\n", "sh"),
        m.Figure("figures/map.svg", "A map.", _legend("Where"), f"fig-m{number}", f"{number * 3}"),
        _paragraph(number + 3, notes),
    )


def _cite() -> m.Cite:
    words = (
        m.Text("(International Crisis Group, "),
        m.Emph((m.Text("Crossroads"),)),
        m.Text(" 4)"),
    )
    linked = m.Link("#ref-icg2022", words)
    return m.Cite((m.CitedWork("icg2022", label="page", locator="4"),), children=(linked,))


def _paragraph(seed: int, notes: int) -> m.Paragraph:
    children: list[m.Inline] = []
    for place in range(6):
        children.append(m.Text(SENTENCES[(seed + place) % 4] + f"({seed}.{place}) "))
        if place < notes:
            told = m.Text(
                f"Note {place} of paragraph {seed}. " + SENTENCES[place % 4] * (1 + place)
            )
            children.append(m.Footnote((m.Paragraph((told,)),)))
    return m.Paragraph(tuple(children))


def _words(number: int) -> m.Paragraph:
    return m.Paragraph(
        (
            m.Text("As "),
            m.CrossRef(f"fig-c{number}", f"Figure {number * 3 - 2}"),
            m.Text(" shows, a "),
            m.Phrase("fr", (m.Text("coup d’État"),)),
            m.Text(" with "),
            m.Emph((m.Text("stress in "), m.Emph((m.Text("a title"),)))),
            m.Text(" and "),
            m.Strong((m.Text("weight"),)),
            m.Text(", H"),
            m.Subscript((m.Text("2"),)),
            m.Text("O, the 3"),
            m.Superscript((m.Text("rd"),)),
            m.Text(", "),
            m.SmallCaps((m.Text("un"),)),
            m.Text(", "),
            m.Code("make pdf"),
            m.Text(", "),
            m.FactRef("troops", (m.Text("900"),)),
            m.Text(", "),
            m.Link("https://example.org/a/long/path", (m.Text("example.org/a/long/path"),)),
            m.Break(),
            m.Text("and a new line."),
        )
    )


def _legend(title: str) -> m.Legend:
    works = (m.CitedWork("icg2022"), m.CitedWork("un2022"))
    source = m.Cite(
        works, m.CiteForm.BARE, (m.Text("International Crisis Group 4; United Nations 12"),)
    )
    return m.Legend((m.Text(title),), (source,), (m.Text("Germany is left out."),))


def _chart(number: int) -> m.Chart:
    series = (m.Series("Personnel", (900.0, 450.0, 260.0)),)
    return m.Chart(
        "bar",
        ("Côte d’Ivoire", "Benin", "Sweden"),
        series,
        "Bars: 900, 450, 260.",
        _legend("One exit is nearly as large as the others together"),
        f"fig-c{number}",
        f"{number * 3 - 2}",
        labels="value",
    )


def _table(number: int) -> m.Table:
    def row(*cells: str) -> m.Row:
        return m.Row(tuple(m.Cell((m.Text(cell),)) for cell in cells))

    rows = tuple(row(f"Contributor {line}", f"{line * 100}") for line in range(1, 40))
    head = row("Contributor", "Personnel")
    legend = _legend("Announcements within one year")
    return m.Table(head, rows, ("left", "right"), legend, f"tbl-{number}", f"{number}")


def _bullets() -> m.List:
    inner = m.List((m.ListItem((m.Paragraph((m.Text("inner"),)),)),))
    return m.List(
        (
            m.ListItem((m.Paragraph((m.Text("outer"),)), inner)),
            m.ListItem((m.Paragraph((m.Text("next"),)),)),
        )
    )


def _figures() -> m.List:
    items = ("Say what leaves.", "Say when.")
    return m.List(tuple(m.ListItem((m.Paragraph((m.Text(item),)),)) for item in items), start=3)


def _loose() -> m.List:
    long = m.ListItem((_paragraph(1, 0), m.Paragraph((m.Text("A second paragraph of the item."),))))
    return m.List((long, m.ListItem((m.Paragraph((m.Text("Short."),)),))), tight=False)


def _timeline(number: int) -> m.Timeline:
    events = (
        m.Event("2022-11-11", (m.Text("Côte d’Ivoire notifies the UN "), _cite()), "11 Nov. 2022"),
        m.Event("later", (m.Text("Germany follows"),)),
    )
    return m.Timeline(events, _legend("Announcements"), f"fig-t{number}", f"{number * 3 - 1}")
