"""Every kind of node: what a report can say.

A report is a `Document`: metadata and a tuple of blocks, which hold inlines. Nodes are
frozen values. A field that a pass fills is empty until then, and its comment names the pass.
The tree knows nothing of Markdown, HTML, pptx or the disk.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Literal

from report_build.diagnostics import NOWHERE, Pos
from report_build.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """Base of every node; `pos` is where the author wrote it and never affects equality."""

    pos: Pos = field(default=NOWHERE, compare=False, repr=False, kw_only=True)


class Output(StrEnum):
    """The two things that a briefing becomes."""

    REPORT = "report"
    SLIDES = "slides"


# ---- inlines -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text(Node):
    """Words, with typographic quotes and dashes already in place."""

    text: str


@dataclass(frozen=True, slots=True)
class Emph(Node):
    """Emphasis, as a rule italic; within italics it turns upright."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong(Node):
    """Strong emphasis, as a rule bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Superscript(Node):
    """Raised text."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Subscript(Node):
    """Lowered text."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class SmallCaps(Node):
    """Small capitals; only citation styles ask for them."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code(Node):
    """A piece of code in a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Break(Node):
    """A new line that the author asked for."""


@dataclass(frozen=True, slots=True)
class Link(Node):
    """A link; `url` is absolute, or "#label" within the document."""

    url: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Phrase(Node):
    """Words in another language; `lang` is a BCP 47 tag."""

    lang: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Footnote(Node):
    """A note at the foot of the page; in the deck it goes to the speaker notes."""

    children: tuple[Block, ...]
    number: int = 0  # transforms.number


@dataclass(frozen=True, slots=True)
class CitedWork(Node):
    """One work within a citation. `label` is a CSL locator term ("page"), `locator` its value.

    `omit` says what already stands in the sentence: the author, or author and title.
    """

    id: str
    prefix: str = ""
    label: str = ""
    locator: str = ""
    suffix: str = ""
    omit: Literal["", "author", "work"] = ""


class CiteForm(StrEnum):
    """How a citation stands in its sentence."""

    PARENTHETICAL = "parenthetical"  # (Smith 12)
    NARRATIVE = "narrative"  # Smith (12)
    BARE = "bare"  # Smith 12, on a source line


@dataclass(frozen=True, slots=True)
class Cite(Node):
    """A citation of one or more works; `quoted` are words before it that must stand in them."""

    works: tuple[CitedWork, ...]
    form: CiteForm = CiteForm.PARENTHETICAL
    children: tuple[Inline, ...] = ()  # transforms.cite
    label: str = ""  # transforms.cite: "cite-7", for the way back from the list
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class CrossRef(Node):
    """A reference to a figure, table or section."""

    label: str
    text: str = ""  # transforms.number: "Figure 3"


@dataclass(frozen=True, slots=True)
class FactRef(Node):
    """A number that facts.yaml knows; `children` is what prints, as written or filled.

    `cite` picks the account of one source of a contested fact; `attributed` asks for all of
    them with their sources.
    """

    key: str
    children: tuple[Inline, ...] = ()  # transforms.facts, if the author left it empty
    cite: str = ""
    attributed: bool = False


Inline = (
    Text
    | Emph
    | Strong
    | Superscript
    | Subscript
    | SmallCaps
    | Code
    | Break
    | Link
    | Phrase
    | Footnote
    | Cite
    | CrossRef
    | FactRef
)

# ---- blocks --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Proof(Node):
    """What has to be true of the facts for a headline to stand: "ci-troops > uk-troops"."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading(Node):
    """A heading; level 1 is the largest. `number` stays empty where headings carry none."""

    level: int
    children: tuple[Inline, ...]
    label: str = ""  # the author's, else transforms.number
    number: str = ""  # transforms.number: "2.1", in an appendix "A.1"
    numbered: bool = True
    appendix: bool = False  # the first appendix: sections from here on have letters
    proof: Proof | None = None


@dataclass(frozen=True, slots=True)
class Paragraph(Node):
    """A paragraph."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class ListItem(Node):
    """One item of a list."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List(Node):
    """A list; `start` is the first number of an ordered one, None for bullets."""

    items: tuple[ListItem, ...]
    start: int | None = None
    tight: bool = True


@dataclass(frozen=True, slots=True)
class BlockQuote(Node):
    """A quotation set apart."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock(Node):
    """Lines of code; `language` may be empty."""

    text: str
    language: str = ""


Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Cell(Node):
    """One cell of a table."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Row(Node):
    """One row of a table: a cell for each column."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Legend(Node):
    """What stands around a figure or table: title above, source and note below."""

    caption: tuple[Inline, ...] = ()
    source: tuple[Inline, ...] = ()
    note: tuple[Inline, ...] = ()
    qr: bool = False  # a QR code of the source's address stands beside it, in the report


@dataclass(frozen=True, slots=True)
class Table(Node):
    """A table; `align` has an entry for each column, every row as many cells."""

    head: Row
    rows: tuple[Row, ...]
    align: tuple[Align, ...]
    legend: Legend
    label: str = ""
    number: str = ""  # transforms.number: "2", if it has a label or a caption
    alt: str = ""  # a summary for screen readers; optional, as rows and heads speak
    facts: tuple[str, ...] = ()  # keys of facts.yaml; transforms.facts makes the rows of them
    columns: tuple[tuple[str, str], ...] = ()  # of facts: what each says, and its heading
    landscape: bool = False  # on a page of its own, in the report


@dataclass(frozen=True, slots=True)
class Figure(Node):
    """A picture. `path` is relative to content/; `size` is width and height in pixels or points."""

    path: str
    alt: str
    legend: Legend
    label: str = ""
    number: str = ""  # transforms.number
    decorative: bool = False
    size: tuple[float, float] = (0.0, 0.0)
    landscape: bool = False


ChartKind = Literal["column", "bar", "stacked", "line", "area", "pie", "doughnut", "scatter"]


@dataclass(frozen=True, slots=True)
class Series(Node):
    """One series of a chart: a value for each category; None where data is missing.

    In a scatter chart `xs` holds the horizontal values and categories are the points' names.
    `places` are those of the values in a data file.
    """

    name: str
    values: tuple[float | None, ...]
    xs: tuple[float, ...] = ()
    places: tuple[Pos, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Chart(Node):
    """A chart as data; the report draws it as SVG, the deck natively."""

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    legend: Legend
    label: str = ""
    number: str = ""  # transforms.number
    x_title: str = ""
    y_title: str = ""
    labels: Literal["none", "value", "percent"] = "none"
    highlight: tuple[str, ...] = ()  # names of categories, or of series where there are several
    facts: tuple[str, ...] = ()  # keys of facts.yaml; transforms.facts makes the data of them
    decimals: int = 0  # digits after the separator, the most that the data has
    unit: str = ""  # put after each value label, such as " %"
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Event(Node):
    """One entry of a timeline; `when` is an ISO date or the author's own words."""

    when: str
    what: tuple[Inline, ...]
    when_text: str = ""  # transforms.number: the date in the document's language


@dataclass(frozen=True, slots=True)
class Timeline(Node):
    """Dated events, in order."""

    events: tuple[Event, ...]
    legend: Legend
    label: str = ""
    number: str = ""  # transforms.number
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Callout(Node):
    """A box beside the argument; `kind` names its look: note, warning, key or example."""

    kind: str
    title: tuple[Inline, ...]
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PullQuote(Node):
    """A sentence set large; `cite` is its source, if it is a quotation."""

    children: tuple[Block, ...]
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class Summary(Node):
    """A section in one or two sentences; the summary page gathers them."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Only(Node):
    """Blocks for one output; transforms.select leaves none of these behind."""

    output: Output
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Column(Node):
    """One of the columns of a slide."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Shown(Node):
    """A figure, chart, table or timeline of the report, shown on a slide by its label."""

    label: str
    target: Figure | Chart | Table | Timeline | None = None  # transforms.number


Layout = Literal[
    "title",
    "section",
    "title-and-content",
    "two-content",
    "comparison",
    "chart",
    "chart-right",
    "picture-right",
    "table",
    "quote",
    "big-number",
    "timeline",
    "works-cited",
    "blank",
]


@dataclass(frozen=True, slots=True)
class Slide(Node):
    """A slide beside the section that it summarises; an empty `layout` lets the build choose."""

    title: tuple[Inline, ...]
    children: tuple[Block, ...]
    layout: Layout | Literal[""] = ""
    label: str = ""
    notes: tuple[Block, ...] = ()
    proof: Proof | None = None


Block = (
    Heading
    | Paragraph
    | List
    | BlockQuote
    | CodeBlock
    | Table
    | Figure
    | Chart
    | Timeline
    | Callout
    | PullQuote
    | Summary
    | Only
    | Column
    | Shown
    | Slide
)

Exhibit = Figure | Chart | Table | Timeline
"""What has a number, a title, a source and a note."""

# ---- the whole -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Author(Node):
    """A person or body that wrote the report."""

    name: str
    affiliation: str = ""
    sort: str = ""  # "Traoré, Aïssata": how a list of works would begin with this person
    about: str = ""


@dataclass(frozen=True, slots=True)
class DeckParts:
    """Which slides the build makes by itself."""

    title: bool = True
    agenda: bool = True
    dividers: bool = True
    works_cited: bool = True


@dataclass(frozen=True, slots=True)
class NamedDeck(Node):
    """A deck of some of the slides: labels or ranges of numbers; without any it has them all.

    `minutes` is how long its speaker has, 0 if nobody said.
    """

    name: str
    slides: tuple[str, ...] = ()
    minutes: float = 0.0


@dataclass(frozen=True, slots=True)
class ReportParts:
    """Which parts of the report may print; each does only if there is something for it."""

    cover: bool = True  # without it the title stands at the head of the first page
    running_heads: bool = True  # without them a page has its folio alone
    contents: bool = True
    imprint: bool = True
    suggested_citation: bool = True
    figures: bool = True  # the list of figures
    tables: bool = True  # the list of tables
    acronyms: bool = True
    summary: bool = True
    key_findings: bool = True
    page_references: bool = True  # the pages that cite each work
    annotations: bool = True
    about_authors: bool = True
    attachments: bool = True  # works, charts and facts as files within the PDF
    evidence: bool = False  # what each sentence rests on, as an appendix


@dataclass(frozen=True, slots=True)
class Acronym(Node):
    """A short form and the words that it stands for, none if every reader knows it.

    `article` is the one that the words begin with in a sentence: "the", "l’".
    """

    short: str
    long: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class TemplateFile(Node):
    """A brand's own .pptx or .potx for the deck; `path` is relative to the project."""

    path: str


@dataclass(frozen=True, slots=True)
class Meta(Node):
    """The front matter of report.yaml.

    `places` has the place of each key, and of each work of `nocite` as "nocite.key".
    """

    title: str
    date: datetime.date
    subtitle: str = ""
    authors: tuple[Author, ...] = ()
    language: str = "en-US"
    publisher: str = ""
    place: str = ""
    series: str = ""
    report_number: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    rights: str = ""
    paper: Literal["a4", "letter"] = "a4"
    theme: str = "plain"
    style: str = "mla"
    number_sections: bool = True
    nocite: tuple[str, ...] = ()
    annotated: bool = False
    qr: bool = False  # a QR code beside each work cited that stands on the web
    edition: Literal["screen", "print"] = "screen"  # the command line asks for it
    deck: DeckParts = DeckParts()
    decks: tuple[NamedDeck, ...] = ()
    template: TemplateFile | None = None
    contact: str = ""
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    logo: str = ""  # a path relative to content/
    acronyms: tuple[Acronym, ...] = ()
    parts: ReportParts = ReportParts()
    status: Literal["draft", "review", "final"] = "review"
    places: Mapping[str, Pos] = field(default_factory=dict, compare=False, repr=False)

    def pos_of(self, key: str) -> Pos:
        """Where a key stands, for what is found wrong with its value later; else the file."""
        return self.places.get(key, Pos(self.pos.file, 0))


@dataclass(frozen=True, slots=True)
class Work(Node):
    """One entry of the works cited, as it prints; its label is "ref-" and the id.

    `cited` holds the labels of the citations that name it, in the order of reading. `full` is
    the entry for where it stands alone: it never begins with dashes for an author that repeats.
    """

    id: str
    children: tuple[Inline, ...]
    annotation: tuple[Inline, ...] = ()  # the item's `annote`, if the report asks for it
    cited: tuple[str, ...] = ()
    full: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Document(Node):
    """A whole report, or a whole deck once transforms.select has chosen."""

    meta: Meta
    blocks: tuple[Block, ...]
    works: tuple[Work, ...] = ()  # transforms.cite
    works_title: str = ""  # transforms.cite: "Works Cited"
    suggested: tuple[Inline, ...] = ()  # transforms.cite: how to cite the report itself
