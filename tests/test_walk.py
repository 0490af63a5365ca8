from typing import get_args

import pytest
from hypothesis import given, settings

from report_build.model import (
    Block,
    Break,
    Cell,
    Cite,
    CitedWork,
    Code,
    CrossRef,
    Document,
    Emph,
    Footnote,
    Inline,
    Legend,
    Node,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)
from report_build.walk import keep, nodes, of_kind, plain, plain_text, rewrite, tree
from tests.strategies import documents

HALF = settings(max_examples=25, deadline=None)
SOME = Paragraph((Text("a "), Emph((Text("b"), Code("c"))), Footnote((Paragraph((Text("d"),)),))))
TABLE = Table(
    Row((Cell((Text("a"),)),)), (Row((Cell((Text("b"),)),)),), ("left",), Legend((Text("c"),))
)


def upper(node: Node) -> Node:
    return Text(node.text.upper()) if isinstance(node, Text) else node


@HALF
@given(documents(slides=True))
def test_an_identity_rewrite_keeps_the_tree(document: Document) -> None:
    assert rewrite(document, lambda node: node) is document


@HALF
@given(documents(slides=True))
def test_every_node_is_visited_and_rewritten_once(document: Document) -> None:
    seen: list[Node] = []

    def change(node: Node) -> Node:
        seen.append(node)
        return node

    rewrite(document, change)
    assert sorted(map(id, seen)) == sorted(map(id, nodes(document)))


def test_nodes_come_in_the_order_of_reading() -> None:
    assert [type(node).__name__ for node in nodes(SOME)] == [
        "Paragraph", "Text", "Emph", "Text", "Code", "Footnote", "Paragraph", "Text",
    ]  # fmt: skip
    assert [node.text for node in of_kind(TABLE, Text)] == ["a", "b", "c"]


@pytest.mark.parametrize("kind", [*get_args(Block), *get_args(Inline)])
def test_the_fields_of_every_kind_are_known(kind: type[Node]) -> None:
    below = [node for node in nodes(_one(kind)) if isinstance(node, Text)]
    has_words = "children" in kind.__dataclass_fields__ and kind is not Cite
    assert below or not has_words


def _one(kind: type[Node]) -> Node:
    """A node whose fields hold a text wherever there may be one."""
    node = object.__new__(kind)
    for name in kind.__dataclass_fields__:
        value: object = (Text("a"),) if name == "children" else ()
        object.__setattr__(node, name, value)
    return node


def test_rewriting_goes_from_children_to_parents() -> None:
    order: list[str] = []

    def change(node: Node) -> Node:
        order.append(type(node).__name__)
        return node

    rewrite(Emph((Strong((Text("a"),)),)), change)
    assert order == ["Text", "Strong", "Emph"]


def test_what_does_not_change_stays_the_same_object() -> None:
    kept = Emph((Code("a"),))
    changed = rewrite(Paragraph((kept, Text("b"))), upper)
    assert changed == Paragraph((kept, Text("B")))
    assert changed.children[0] is kept


def test_a_node_can_become_several_or_none() -> None:
    def change(node: Node) -> Node | tuple[Node, ...]:
        match node:
            case Emph(children):
                return children
            case Break():
                return ()
        return node

    before = Paragraph((Emph((Text("a"), Text("b"))), Break(), Text("c")))
    assert rewrite(before, change) == Paragraph((Text("a"), Text("b"), Text("c")))
    with pytest.raises(TypeError):
        rewrite(Emph((Text("a"),)), change)


def test_what_is_not_wanted_goes_with_all_below_it() -> None:
    assert keep(SOME, lambda node: not isinstance(node, Emph | Footnote)) == Paragraph(
        (Text("a "),)
    )


def test_plain_words_leave_notes_out() -> None:
    assert plain(SOME) == "a bc"
    assert plain_text((Text("a"), Break(), CrossRef("fig-a", "Figure 1"))) == "a Figure 1"
    assert plain(Cite((CitedWork("a", prefix="see"),), children=(Text("(A)"),))) == "(A)"


def test_a_tree_prints_kinds_fields_and_children() -> None:
    assert tree(TABLE).splitlines() == [
        "Table align=['left']",
        "  .head",
        "    Row",
        "      .cells",
        "        Cell",
        "          Text 'a'",
        "  .rows",
        "    Row",
        "      .cells",
        "        Cell",
        "          Text 'b'",
        "  .legend",
        "    Legend",
        "      .caption",
        "        Text 'c'",
    ]
