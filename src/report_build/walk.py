"""Visit, rewrite, filter and print any tree of nodes, without knowing its kinds."""

from __future__ import annotations

import re
import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar, cast, get_args

from report_build.model import Break, Code, CrossRef, Document, Footnote, Inline, Node, Text

N = TypeVar("N", bound=Node)
Change = Callable[[Node], Node | tuple[Node, ...]]


class _Held(dict[type[Node], tuple[str, ...]]):
    """The fields of each kind that hold nodes; most kinds have one, and words have none.

    A tree has many nodes and few kinds, so that each kind is looked at once.
    """

    def __missing__(self, kind: type[Node]) -> tuple[str, ...]:
        known = vars(sys.modules[kind.__module__])
        held = (item for item in fields(kind) if _names_nodes(str(item.type), known))
        self[kind] = names = tuple(item.name for item in held)
        return names


def _names_nodes(type_text: str, known: Mapping[str, object]) -> bool:
    """Whether the type of a field, as it is written, names a kind of node or a union of kinds."""
    meant = (known.get(word) for word in re.findall(r"\w+", type_text))
    return any(
        all(isinstance(one, type) and issubclass(one, Node) for one in get_args(type_) or (type_,))
        for type_ in meant
    )


_HELD = _Held()


def nodes(node: Node) -> Iterator[Node]:
    """The node itself and every node below it, in the order of reading."""
    return iter(_in_document(node)) if isinstance(node, Document) else _below(node)


_RECENT: deque[tuple[Document, tuple[Node, ...]]] = deque(maxlen=4)
"""The documents that were looked through last: one after the other asks for their nodes."""


def _in_document(document: Document) -> tuple[Node, ...]:
    for known, found in _RECENT:
        if known is document:
            return found
    _RECENT.append((document, tuple(_below(document))))
    return _RECENT[-1][1]


def _below(node: Node) -> Iterator[Node]:
    open_nodes = [node]
    while open_nodes:
        found = open_nodes.pop()
        yield found
        for name in reversed(_HELD[type(found)]):  # the last one put in comes out first
            value = getattr(found, name)
            if isinstance(value, tuple):
                open_nodes += value[::-1]
            elif value is not None:
                open_nodes.append(value)


def rows(node: Node) -> Iterator[tuple[Node, ...]]:
    """The sequences of inlines that a node holds itself: its words, its title, its caption."""
    for name in _HELD[type(node)]:
        value = getattr(node, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Inline):
            yield value


def of_kind(node: Node, kind: type[N]) -> Iterator[N]:
    """Every node of one kind at or below `node`, in the order of reading."""
    return (found for found in nodes(node) if isinstance(found, kind))


def rewrite(node: N, change: Change) -> N:
    """The tree with `change` applied to every node, children before parents.

    Where `change` returns a tuple its nodes are spliced into the sequence that held the
    node; an empty tuple removes it. A subtree without a change stays the same object.
    """
    changed = change(_with_children(node, change))
    if isinstance(changed, tuple):
        raise TypeError(f"{type(node).__name__} is the root: it cannot become a sequence")
    return cast(N, changed)


def _with_children(node: Node, change: Change) -> Node:
    updates: dict[str, Any] = {}
    for name in _HELD[type(node)]:
        value = getattr(node, name)
        if not value:
            continue
        new = _rewritten(value, change) if isinstance(value, tuple) else rewrite(value, change)
        if new is not value:
            updates[name] = new
    return replace(node, **updates) if updates else node


def _rewritten(items: tuple[Node, ...], change: Change) -> tuple[Node, ...]:
    out: list[Node] = []
    same = True
    for item in items:
        new = change(_with_children(item, change) if _HELD[type(item)] else item)
        same = same and new is item
        out.extend(new if isinstance(new, tuple) else (new,))
    return items if same else tuple(out)


def keep(node: N, wanted: Callable[[Node], bool]) -> N:
    """The tree without the nodes (and all below them) that are not wanted."""

    def change(found: Node) -> Node | tuple[Node, ...]:
        return found if wanted(found) else ()

    return rewrite(node, change)


def plain(node: Node) -> str:
    """The words of a node run together, as a title or a tooltip shows them; notes left out."""
    match node:
        case Text(text) | Code(text):
            return text
        case Break():
            return " "
        case CrossRef(_, text):
            return text
        case Footnote():
            return ""
    return "".join(plain(child) for child in children(node))


def plain_text(items: tuple[Node, ...]) -> str:
    """The words of several nodes run together."""
    return "".join(plain(item) for item in items)


def children(node: Node) -> Iterator[Node]:
    """The nodes that a node holds itself, in the order of reading."""
    for name in _HELD[type(node)]:
        value = getattr(node, name)
        if isinstance(value, tuple):
            yield from value
        elif value is not None:
            yield value


def tree(node: Node, indent: int = 0) -> str:
    """The tree as indented lines: a kind and its plain fields, then its children below it."""
    pad = "  " * indent
    lines = [f"{pad}{type(node).__name__}{_plain_fields(node)}"]
    for name in _HELD[type(node)]:
        value = getattr(node, name)
        if not value:
            continue
        below = value if isinstance(value, tuple) else (value,)
        if name not in ("children", "blocks"):
            lines.append(f"{pad}  .{name}")
        lines.extend(
            tree(item, indent + 1 + (name not in ("children", "blocks"))) for item in below
        )
    return "\n".join(lines)


def _plain_fields(node: Node) -> str:
    out = ""
    for item in fields(node):
        value = getattr(node, item.name)
        if not item.repr or value == item.default or _holds_nodes(value):
            continue
        out += f" {value!r}" if item.name == "text" else f" {item.name}={_shown(value)}"
    return out


def _holds_nodes(value: object) -> bool:
    if isinstance(value, tuple):
        return not value or isinstance(value[0], Node)
    return isinstance(value, Node)


def _shown(value: object) -> str:
    return (
        str(value)
        if isinstance(value, int | float)
        else repr(str(value))
        if not isinstance(value, tuple)
        else repr(list(value))
    )
