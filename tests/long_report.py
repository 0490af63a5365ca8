"""A report with every kind of node in it, as long as a test asks for."""

from __future__ import annotations

import datetime

from report_build.model import (
    Author,
    Block,
    BlockQuote,
    Break,
    Callout,
    Cell,
    Chart,
    Cite,
    CitedWork,
    CiteForm,
    Code,
    CodeBlock,
    CrossRef,
    Document,
    Emph,
    Event,
    FactRef,
    Figure,
    Footnote,
    Heading,
    Inline,
    Legend,
    Link,
    List,
    ListItem,
    Meta,
    Paragraph,
    Phrase,
    PullQuote,
    Row,
    Series,
    SmallCaps,
    Strong,
    Subscript,
    Summary,
    Superscript,
    Table,
    Text,
    Timeline,
    Work,
)

SENTENCES = (
    "The mission had lost its freedom of movement before the first contributor gave notice. ",
    "Without helicopters the camps in the north could be supplied only by convoys. ",
    "The numbers show less a collapse than a slow leak: ceilings stayed, people went home. ",
    "None of it was secret, as the quarterly reports of the Secretary-General said it all. ",
)
META = Meta(
    title="Leaving Mali: The Contributors and the Mission",
    date=datetime.date(2022, 12, 14),
    subtitle="How four announcements changed a peace operation",
    authors=(Author("Aïssata Traoré", "Institute for Sahel Studies"), Author("Jonas Lindqvist")),
    publisher="Institute for Sahel Studies",
    place="Bamako",
    series="Policy Briefing",
    report_number="7",
    abstract="Why contributors left the mission in Mali.",
    keywords=("Mali", "peacekeeping"),
    rights="© 2022 Institute for Sahel Studies",
)
WORKS = (
    Work("icg2022", (Text("International Crisis Group. "), Emph((Text("At a Crossroads"),)))),
    Work(
        "un2022",
        (Text("United Nations. "), Emph((Text("Situation in Mali"),))),
        full=(Text("United Nations, at full length."),),  # for places of which the report has none
    ),
)
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 220" width="400" height="220">'
    '<circle cx="100" cy="100" r="8"/></svg>'
)


def long_report(sections: int = 3, notes: int = 2, meta: Meta = META) -> Document:
    """A report of so many sections, with so many notes in each of four of their paragraphs."""
    blocks = tuple(block for number in range(1, sections + 1) for block in _section(number, notes))
    return Document(meta, blocks, WORKS, "Works Cited")


def _section(number: int, notes: int) -> tuple[Block, ...]:
    return (
        Heading(
            1,
            (Text(f"Section {number}: what the contributors said"),),
            f"sec-{number}",
            f"{number}",
        ),
        Summary((Paragraph((Text(f"In short, section {number}. "), _cite())),)),
        _paragraph(number, notes),
        PullQuote((Paragraph((Text("“It was easy to defend at home.”"),)),), _cite()),
        _paragraph(number + 1, notes),
        Heading(2, (Text(f"The autumn of section {number}"),), f"sec-{number}-a", f"{number}.1"),
        _words(number),
        _chart(number),
        _paragraph(number + 2, notes),
        Callout("note", (Text("How to read this"),), (_paragraph(number, 0), _bullets())),
        _table(number),
        Heading(3, (Text("A smaller head"),), f"sec-{number}-b", f"{number}.1.1"),
        BlockQuote((_paragraph(number, 0), _paragraph(number + 1, 0))),
        _figures(),
        _loose(),
        _timeline(number),
        CodeBlock("make pdf\nmake slides\n", "sh"),
        Figure("figures/map.svg", "A map.", _legend("Where"), f"fig-m{number}", f"{number * 3}"),
        _paragraph(number + 3, notes),
    )


def _cite() -> Cite:
    words = (Text("(International Crisis Group, "), Emph((Text("Crossroads"),)), Text(" 4)"))
    linked = Link("#ref-icg2022", words)
    return Cite((CitedWork("icg2022", label="page", locator="4"),), children=(linked,))


def _paragraph(seed: int, notes: int) -> Paragraph:
    children: list[Inline] = []
    for place in range(6):
        children.append(Text(SENTENCES[(seed + place) % 4] + f"({seed}.{place}) "))
        if place < notes:
            told = Text(f"Note {place} of paragraph {seed}. " + SENTENCES[place % 4] * (1 + place))
            children.append(Footnote((Paragraph((told,)),)))
    return Paragraph(tuple(children))


def _words(number: int) -> Paragraph:
    return Paragraph(
        (
            Text("As "),
            CrossRef(f"fig-c{number}", f"Figure {number * 3 - 2}"),
            Text(" shows, a "),
            Phrase("fr", (Text("coup d’État"),)),
            Text(" with "),
            Emph((Text("stress in "), Emph((Text("a title"),)))),
            Text(" and "),
            Strong((Text("weight"),)),
            Text(", H"),
            Subscript((Text("2"),)),
            Text("O, the 3"),
            Superscript((Text("rd"),)),
            Text(", "),
            SmallCaps((Text("un"),)),
            Text(", "),
            Code("make pdf"),
            Text(", "),
            FactRef("troops", (Text("900"),)),
            Text(", "),
            Link("https://example.org/a/long/path", (Text("example.org/a/long/path"),)),
            Break(),
            Text("and a new line."),
        )
    )


def _legend(title: str) -> Legend:
    works = (CitedWork("icg2022"), CitedWork("un2022"))
    source = Cite(works, CiteForm.BARE, (Text("International Crisis Group 4; United Nations 12"),))
    return Legend((Text(title),), (source,), (Text("Germany is left out."),))


def _chart(number: int) -> Chart:
    series = (Series("Personnel", (900.0, 450.0, 260.0)),)
    return Chart(
        "bar",
        ("Côte d’Ivoire", "Benin", "Sweden"),
        series,
        "Bars: 900, 450, 260.",
        _legend("One exit is nearly as large as the others together"),
        f"fig-c{number}",
        f"{number * 3 - 2}",
        labels="value",
    )


def _table(number: int) -> Table:
    def row(*cells: str) -> Row:
        return Row(tuple(Cell((Text(cell),)) for cell in cells))

    rows = tuple(row(f"Contributor {line}", f"{line * 100}") for line in range(1, 40))
    head = row("Contributor", "Personnel")
    legend = _legend("Announcements within one year")
    return Table(head, rows, ("left", "right"), legend, f"tbl-{number}", f"{number}")


def _bullets() -> List:
    inner = List((ListItem((Paragraph((Text("inner"),)),)),))
    return List(
        (ListItem((Paragraph((Text("outer"),)), inner)), ListItem((Paragraph((Text("next"),)),)))
    )


def _figures() -> List:
    items = ("Say what leaves.", "Say when.")
    return List(tuple(ListItem((Paragraph((Text(item),)),)) for item in items), start=3)


def _loose() -> List:
    long = ListItem((_paragraph(1, 0), Paragraph((Text("A second paragraph of the item."),))))
    return List((long, ListItem((Paragraph((Text("Short."),)),))), tight=False)


def _timeline(number: int) -> Timeline:
    events = (
        Event("2022-11-11", (Text("Côte d’Ivoire notifies the UN "), _cite()), "11 Nov. 2022"),
        Event("later", (Text("Germany follows"),)),
    )
    return Timeline(events, _legend("Announcements"), f"fig-t{number}", f"{number * 3 - 1}")
