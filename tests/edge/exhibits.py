"""Edge cases of tables, timelines and pictures, the pictures drawn here."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from io import BytesIO

from PIL import Image

from tests.edge.prose import LINE, LONG, paragraphs, words


def table(columns: int, rows: int, cell: str = "cell") -> str:
    """A pipe table of so many columns and rows, all cells alike but for their numbers."""
    lines = [
        "|" + "".join(f" Head {number} |" for number in range(columns)),
        "|---" * columns + "|",
    ]
    lines += [
        "|" + "".join(f" {cell} {row} |" for _ in range(columns)) for row in range(1, rows + 1)
    ]
    return "\n".join(lines) + "\n\n"


def figure(path: str, more: str = "alt: A picture.\ncaption: A title") -> str:
    return f"```{{figure}} figures/{path}\n{more}\n```\n\n"


def timeline(events: int, what: str) -> str:
    lines = "".join(
        f"  - {{when: 2022-01-{1 + n % 28:02}, what: '{what}'}}\n" for n in range(events)
    )
    return f"```{{timeline}}\ncaption: Events\nevents:\n{lines}```\n\n"


TEXTS: Mapping[str, str] = {
    "table-over-pages": "# One\n\n" + table(3, 150) + "Table: Long {#tbl-a}\n",
    "table-with-tall-rows": "# One\n\n" + table(2, 12, words(90)) + "Table: Tall\n",
    "wide-table": "# One\n\n" + table(11, 40) + "Table: Wide\n",
    "wide-table-with-long-words": "# One\n\n" + table(8, 5, LONG) + "Table: Wide\n",
    "table-with-empty-cells": "# One\n\n| | A | |\n|---|---|---|\n| | | |\n| b | | c |\n\n"
    "| A |\n|---|\n\nText.\n",
    "table-without-a-title": "# One\n\n" + paragraphs(7) + table(2, 30) + paragraphs(2),
    "table-with-all": "# One\n\n| *A* `b` | [c](https://example.org) |\n|:-:|--:|\n"
    "| **d**^[Note.] | @smith2020 [p. 4] |\n| 1,200 | [mot]{lang=fr} |\n\n"
    "Table: *A* title [@smith2020, p. 4]^[A note.]\n",
    "links-in-a-repeated-head": "# One\n\n| *A* [link](https://example.org) | @smith2020 | C^[Note.] |\n"
    "|---|---|---|\n" + "| one | two | three |\n" * 120 + "\nTable: Long\n",
    "timelines": "# One\n\n" + timeline(3, "One") + timeline(70, LINE.strip()) + timeline(1, LONG),
    "many-exhibits": "# One\n\n" + (table(2, 2) + "Table: Small\n\n" + timeline(2, "One")) * 12,
}

PICTURES: Mapping[str, str] = {
    "pictures-of-every-format": "# One\n\n"
    + "".join(map(figure, ("a.png", "a.jpg", "a.webp", "a.svg"))),
    "pictures-of-every-mode": "# One\n\n"
    + "".join(
        figure(f"{mode.lower()}.png") for mode in ("one", "grey", "alpha", "palette", "deep")
    ),
    "pictures-for-print": "# One\n\n" + figure("cmyk.jpg") + figure("progressive.jpg"),
    "picture-turned-by-exif": "# One\n\n" + figure("turned.jpg"),
    "decorative-pictures": "# One\n\n"
    + figure("a.png", "alt: ''\ndecorative: true")
    + figure("a.svg", "alt: ''\ndecorative: true\ncaption: With a title"),
    "tall-picture": "# One\n\n" + paragraphs(2) + figure("tall.png"),
    "picture-in-a-box": "# One\n\n::: callout {kind=note}\n" + figure("a.png") + ":::\n\n- one\n\n  "
    + figure("a.png").replace("\n", "\n  "),
    "huge-caption": "# One\n\n" + figure("a.svg", f"alt: {words(90)}\ncaption: {words(150)}"),
    "pages-across": "# One\n\n" + paragraphs(2) + table(9, 40)
    + "Table: Wide^[A note.] {#tbl-a page=landscape}\n\n" + paragraphs(2)
    + figure("a.png", "alt: A picture.\ncaption: A title\npage: landscape\nsource: [smith2020]")
    + figure("a.svg", "alt: A picture.\npage: landscape") + "As @tbl-a shows.\n",
    "codes-beside-sources": "# One\n\n"
    + figure("a.svg", "alt: A.\nqr: true\nsource: 'See [here](https://example.org/here).'")
    + paragraphs(1),
    "svg-of-every-kind": "# One\n\n"
    + "".join(map(figure, ("shades.svg", "words.svg", "parts.svg", "inside.svg"))),
    "picture-between-notes": "# One\n\nA^[" + words(150) + "] b^[" + words(150) + "]\n\n"
    + figure("a.svg") + "C^[" + words(60) + "].\n",
}  # fmt: skip


def picture(kind: str, mode: str, size: tuple[int, int] = (700, 400), **options: object) -> bytes:
    """A picture of one shade in a format and mode of Pillow."""
    out = BytesIO()
    Image.new(mode, size, 1 if mode in ("1", "P") else None).save(out, kind, **options)
    return out.getvalue()


def turned() -> bytes:
    """A JPEG that its camera held upright: EXIF says to turn it (orientation 6)."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return picture("JPEG", "RGB", exif=exif)


def svg(content: str) -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" width="400" height="200">'
    return f"{head}{content}</svg>".encode()


SHADES = (
    '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/>'
    '<stop offset="1" stop-color="#000" stop-opacity=".4"/></linearGradient></defs>'
    '<rect width="400" height="99" fill="url(#g)"/><g opacity=".5"><circle r="50"/></g>'
)
PARTS = (
    '<defs><g id="p"><rect width="9" height="9"/></g><clipPath id="c"><circle r="90"/></clipPath>'
    '<mask id="m"><rect width="99" height="99" fill="#fff"/></mask></defs>'
    '<use href="#p" x="20"/><g clip-path="url(#c)"><rect width="300" height="90"/></g>'
    '<g mask="url(#m)"><rect width="300" height="90"/></g>'
)
INSIDE = f"data:image/png;base64,{base64.b64encode(picture('PNG', 'RGBA', (40, 40))).decode()}"

FILES: Mapping[str, bytes] = {
    "content/figures/a.png": picture("PNG", "RGB"),
    "content/figures/a.jpg": picture("JPEG", "RGB"),
    "content/figures/a.webp": picture("WEBP", "RGBA"),
    "content/figures/a.svg": svg('<circle cx="100" cy="100" r="8"/>'),
    "content/figures/one.png": picture("PNG", "1"),
    "content/figures/grey.png": picture("PNG", "LA"),
    "content/figures/alpha.png": picture("PNG", "RGBA"),
    "content/figures/palette.png": picture("PNG", "P", transparency=0),
    "content/figures/deep.png": picture("PNG", "I;16"),
    "content/figures/cmyk.jpg": picture("JPEG", "CMYK"),
    "content/figures/progressive.jpg": picture("JPEG", "L", progressive=True),
    "content/figures/turned.jpg": turned(),
    "content/figures/tall.png": picture("PNG", "RGB", (200, 3000)),
    "content/figures/shades.svg": svg(SHADES),
    "content/figures/words.svg": svg('<title>A title</title><text y="40">Words <a>link</a></text>'),
    "content/figures/parts.svg": svg(PARTS),
    "content/figures/inside.svg": svg(f'<image href="{INSIDE}" width="40" height="40"/>'),
}
