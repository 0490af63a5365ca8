"""Where things stand: line and column of what an author wrote, in every kind of block."""

from pathlib import Path

import pytest

from report_build.diagnostics import Pos
from report_build.model import (
    BlockQuote,
    Callout,
    Cell,
    Cite,
    Code,
    CodeBlock,
    CrossRef,
    Emph,
    FactRef,
    Footnote,
    Heading,
    Link,
    List,
    ListItem,
    Node,
    Paragraph,
    Row,
    Table,
)
from report_build.readers.place import at, place
from tests.projects import SVG
from tests.readers.authored import places, said
from tests.transforms.projects import written

CITES = [
    ("[@a]", [(1, 1)]),
    ("Words [@a] and @b [p. 3] and [see @c].", [(1, 7), (1, 16), (1, 30)]),
    ("One\ntwo [@a]\n  three [@b]\n", [(2, 5), (3, 9)]),
    ("One\n\n\nTwo [@a]", [(4, 5)]),
    ("*one [@a]*", [(1, 6)]),
    ("# Title [@a] {#sec-a}", [(1, 9)]),
    ("Title [@a]\n===", [(1, 7)]),
    ("- one [@a]\n- two\n  more [@b]\n", [(1, 7), (3, 8)]),
    ("1. 1 [@a]\n\n   - x [@b]\n", [(1, 6), (3, 8)]),
    ("- - - x [@a]", [(1, 9)]),
    ("> one [@a]\n> two [@b]\n", [(1, 7), (2, 7)]),
    ("> one\nlazy [@a]\n", [(2, 6)]),
    ("> - > x [@a]\n>   > y [@b]\n", [(1, 9), (2, 9)]),
    ("| a | b |\n|---|---|\n| x [@a] | x [@a] |\n", [(3, 5), (3, 14)]),
    ("a | b\n--|--\n[@a] | [@b]\n", [(3, 1), (3, 8)]),
    ("> | a | b |\n> |---|---|\n> | 1 | [@a] |\n", [(3, 9)]),
    ("| a |\n|---|\n\nTable: one\ntwo [@a] {#tbl-x}\n", [(5, 5)]),
    ("x^[note [@a] here]", [(1, 9)]),
    ("x[^n]\n\n[^n]: note [@a]\n\n    more [@b]\n", [(3, 12), (5, 10)]),
    ("::: callout\nx [@a]\n:::\n", [(2, 3)]),
    ('::: callout {title="So [@a]"}\nx\n:::\n', [(1, 24)]),
    ("::: pullquote {cite=smith}\nx\n:::\n", [(1, 21)]),
    ("a \\* b \\[c\\] [@a]", [(1, 14)]),
    ("a &amp; b [@a]", [(1, 11)]),
    ("a `b` [@a]", [(1, 7)]),
    ("a -- b --- c ... [@a]", [(1, 18)]),
    ("\"a\" 'b' [@a]", [(1, 9)]),
    ("🎓 文字 a\u0301 [@a]", [(1, 9)]),
    ("a\tb [@a]", [(1, 5)]),
    ("-\tb [@a]", [(1, 5)]),
    ("a  \nb\\\nc [@a]", [(3, 3)]),
    ("[link](https://a.b) [@a]", [(1, 21)]),
    ("[mot]{lang=fr} [@a]", [(1, 16)]),
    ("[mot [@a]]{lang=fr}", [(1, 6)]),
]


@pytest.mark.parametrize(("text", "expected"), CITES)
def test_a_citation_has_its_place(text: str, expected: list[tuple[int, int]]) -> None:
    assert places(text, Cite) == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Heading, "a\n\n# b", [(3, 1)]),
        (Paragraph, "a\n\n  b", [(1, 1), (3, 3)]),
        (Paragraph, "- a\n- b", [(1, 3), (2, 3)]),
        (Paragraph, "> > a", [(1, 5)]),
        (List, "- a\n  - b", [(1, 1), (2, 3)]),
        (List, "> - a", [(1, 3)]),
        (ListItem, "- a\n- b", [(1, 1), (2, 1)]),
        (BlockQuote, "- > a", [(1, 3)]),
        (CodeBlock, "- ```\n  a\n  ```", [(1, 3)]),
        (Callout, "- ::: callout\n  a\n  :::", [(1, 3)]),
        (Table, "| a |\n|---|\n| b |", [(1, 1)]),
        (Row, "| a |\n|---|\n| b |", [(1, 1), (3, 1)]),
        (Cell, "| a | bb |\n|---|---|\n|  | b |", [(1, 3), (1, 7), (3, 1), (3, 6)]),
        (Emph, "a *b*", [(1, 3)]),
        (Code, "a `b`", [(1, 3)]),
        (Link, "a [b](https://c.d) <https://e.f>", [(1, 3), (1, 20)]),
        (CrossRef, "a @fig-b and @sec-c", [(1, 3), (1, 14)]),
        (FactRef, "a [900]{fact=b}", [(1, 3)]),
        (Footnote, "a^[b] c[^d]\n\n[^d]: e", [(1, 2), (1, 8)]),
    ],
)
def test_every_node_has_its_place(
    kind: type[Node], text: str, expected: list[tuple[int, int]]
) -> None:
    assert places(text, kind) == expected


FENCES = [
    ("```{figure} m.svg\nalt: x\ncaption: One [@a]\n```", [(3, 14)]),
    ('```{figure} m.svg\nalt: x\ncaption: "One [@a]"\n```', [(3, 15)]),
    ("```{figure} m.svg\nalt: x\nnote: |\n  One\n  two [@a]\n```", [(5, 7)]),
    ("```{figure} m.svg\nalt: x\nnote: >\n  One\n  two [@a]\n```", [(5, 7)]),
    ("```{figure} m.svg\nalt: x\nnote: One\n  two [@a]\n```", [(4, 7)]),
    ("- ```{figure} m.svg\n  alt: x\n  caption: One [@a]\n  ```", [(3, 16)]),
    ("> ```{figure} m.svg\n> alt: x\n> caption: One [@a]\n> ```", [(3, 16)]),
    ("```{figure} m.svg\nalt: x\nsource: [a, b]\n```", [(3, 10)]),
    ("```{timeline}\nevents:\n  - {when: 2022, what: One, cite: a}\n```", [(3, 35)]),
    ("```{timeline}\nevents:\n  - when: 2022\n    what: One [@a]\n```", [(4, 15)]),
]


@pytest.mark.parametrize(("text", "expected"), FENCES)
def test_a_citation_in_a_fence_has_its_place(
    tmp_path: Path, text: str, expected: list[tuple[int, int]]
) -> None:
    written(tmp_path, {"content/m.svg": SVG})
    assert places(text, Cite, tmp_path) == expected


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("a\n\n- ```{figur}\n  x: 1\n  ```", ("unknown-fence", 3, 3)),
        (
            "- ```{timeline}\n  evnts: 1\n  events: [{when: 2022, what: x}]\n  ```",
            ("unknown-key", 2, 3),
        ),
        ("a\n\n::: slied\n:::", ("unknown-div", 3, 5)),
        ("::: callout {kind=nots}\na\n:::", ("bad-value", 1, 19)),
        ("::: callout {kid=note}\na\n:::", ("unknown-attribute", 1, 14)),
        ("::: slide {layout=chrt}\n# a\n:::", ("unknown-layout", 1, 19)),
        ("::: only pdf\na\n:::", ("bad-value", 1, 10)),
        ("a [b](c.md)", ("bad-value", 1, 3)),
        ("a [b]{fct=c}", ("unknown-attribute", 1, 6)),
        ("a [@b; c]", ("bad-citation", 1, 3)),
        ("a ![b](c.png) d", ("unsupported", 1, 3)),
        ("a[^b]", ("unknown-footnote", 1, 2)),
        ("a\n\n[^b]: c", ("unused-footnote", 3, 1)),
        ("a\n\n> ***", ("unsupported", 3, 3)),
    ],
)
def test_a_finding_has_its_place(text: str, finding: tuple[str, int, int]) -> None:
    assert said(text) == [finding]


def test_an_offset_becomes_line_and_column() -> None:
    lines = ("", "  one two", "> three")
    found = place("a.md", lines, "one two\nthree", (1, 3))
    assert [found.pos(offset) for offset in (0, 4, 8, 10)] == [
        Pos("a.md", 2, 3), Pos("a.md", 2, 7), Pos("a.md", 3, 3), Pos("a.md", 3, 5),
    ]  # fmt: skip


def test_a_text_that_stands_at_a_place_begins_there() -> None:
    found = at(Pos("a.md", 4, 7), "one\ntwo")
    assert [found.pos(offset) for offset in (0, 2, 4)] == [
        Pos("a.md", 4, 7), Pos("a.md", 4, 9), Pos("a.md", 5, 1),
    ]  # fmt: skip
