from typing import get_args

import pytest
from hypothesis import given, settings

from report_build import model as m
from report_build.walk import keep, nodes, of_kind, plain, plain_text, rewrite, tree
from tests.strategies import documents

HALF = settings(max_examples=25, deadline=None)
SOME = m.Paragraph(
    (m.Text("a "), m.Emph((m.Text("b"), m.Code("c"))), m.Footnote((m.Paragraph((m.Text("d"),)),)))
)
TABLE = m.Table(
    m.Row((m.Cell((m.Text("a"),)),)),
    (m.Row((m.Cell((m.Text("b"),)),)),),
    ("left",),
    m.Legend((m.Text("c"),)),
)


def upper(node: m.Node) -> m.Node:
    return m.Text(node.text.upper()) if isinstance(node, m.Text) else node


@HALF
@given(documents(slides=True))
def test_an_identity_rewrite_keeps_the_tree(document: m.Document) -> None:
    assert rewrite(document, lambda node: node) is document


@HALF
@given(documents(slides=True))
def test_every_node_is_visited_and_rewritten_once(document: m.Document) -> None:
    seen: list[m.Node] = []

    def change(node: m.Node) -> m.Node:
        seen.append(node)
        return node

    rewrite(document, change)
    assert sorted(map(id, seen)) == sorted(map(id, nodes(document)))


def test_nodes_come_in_the_order_of_reading() -> None:
    assert [type(node).__name__ for node in nodes(SOME)] == [
        "Paragraph", "Text", "Emph", "Text", "Code", "Footnote", "Paragraph", "Text",
    ]  # fmt: skip
    assert [node.text for node in of_kind(TABLE, m.Text)] == ["a", "b", "c"]


@pytest.mark.parametrize("kind", [*get_args(m.Block), *get_args(m.Inline)])
def test_the_fields_of_every_kind_are_known(kind: type[m.Node]) -> None:
    below = [node for node in nodes(_one(kind)) if isinstance(node, m.Text)]
    has_words = "children" in kind.__dataclass_fields__ and kind is not m.Cite
    assert below or not has_words


def _one(kind: type[m.Node]) -> m.Node:
    """A node whose fields hold a text wherever there may be one."""
    node = object.__new__(kind)
    for name in kind.__dataclass_fields__:
        value: object = (m.Text("a"),) if name == "children" else ()
        object.__setattr__(node, name, value)
    return node


def test_rewriting_goes_from_children_to_parents() -> None:
    order: list[str] = []

    def change(node: m.Node) -> m.Node:
        order.append(type(node).__name__)
        return node

    rewrite(m.Emph((m.Strong((m.Text("a"),)),)), change)
    assert order == ["Text", "Strong", "Emph"]


def test_what_does_not_change_stays_the_same_object() -> None:
    kept = m.Emph((m.Code("a"),))
    changed = rewrite(m.Paragraph((kept, m.Text("b"))), upper)
    assert changed == m.Paragraph((kept, m.Text("B")))
    assert changed.children[0] is kept


def test_a_node_can_become_several_or_none() -> None:
    def change(node: m.Node) -> m.Node | tuple[m.Node, ...]:
        match node:
            case m.Emph(children):
                return children
            case m.Break():
                return ()
        return node

    before = m.Paragraph((m.Emph((m.Text("a"), m.Text("b"))), m.Break(), m.Text("c")))
    assert rewrite(before, change) == m.Paragraph((m.Text("a"), m.Text("b"), m.Text("c")))
    with pytest.raises(TypeError):
        rewrite(m.Emph((m.Text("a"),)), change)


def test_what_is_not_wanted_goes_with_all_below_it() -> None:
    assert keep(SOME, lambda node: not isinstance(node, m.Emph | m.Footnote)) == m.Paragraph(
        (m.Text("a "),)
    )


def test_plain_words_leave_notes_out() -> None:
    assert plain(SOME) == "a bc"
    assert plain_text((m.Text("a"), m.Break(), m.CrossRef("fig-a", "Figure 1"))) == "a Figure 1"
    assert plain(m.Cite((m.CitedWork("a", prefix="see"),), children=(m.Text("(A)"),))) == "(A)"


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
