"""Visit, rewrite, filter and print any tree of nodes, without knowing its kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar, cast

from report_build.model import Break, Code, CrossRef, Footnote, Node, Text

N = TypeVar("N", bound=Node)
Change = Callable[[Node], Node | tuple[Node, ...]]


_NAMES: dict[type[Node], tuple[str, ...]] = {}  # fields() is slow and a tree has many nodes
_PLAIN = re.compile(r"(str|int|float|bool|tuple|None|\W)*")


def _names(kind: type[Node]) -> tuple[str, ...]:
    """The fields of a kind that may hold nodes; most kinds have one, and words have none."""
    if kind not in _NAMES:
        held = (item for item in fields(kind) if not _PLAIN.fullmatch(str(item.type)))
        _NAMES[kind] = tuple(item.name for item in held if item.name != "pos")
    return _NAMES[kind]


def nodes(node: Node) -> Iterator[Node]:
    """The node itself and every node below it, in the order of reading."""
    open_nodes = [node]
    while open_nodes:
        found = open_nodes.pop()
        yield found
        if _names(type(found)):
            open_nodes.extend(reversed(tuple(_children(found))))


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
    for name in _names(type(node)):
        value = getattr(node, name)
        if isinstance(value, Node):
            new: object = rewrite(value, change)
        elif isinstance(value, tuple) and value and isinstance(value[0], Node):
            new = _rewritten(value, change)
        else:
            continue
        if new is not value:
            updates[name] = new
    return replace(node, **updates) if updates else node


def _rewritten(items: tuple[Node, ...], change: Change) -> tuple[Node, ...]:
    out: list[Node] = []
    same = True
    for item in items:
        new = change(_with_children(item, change))
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
    return "".join(plain(child) for child in _children(node))


def plain_text(items: tuple[Node, ...]) -> str:
    """The words of several nodes run together."""
    return "".join(plain(item) for item in items)


def _children(node: Node) -> Iterator[Node]:
    for name in _names(type(node)):
        value = getattr(node, name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, Node))


def tree(node: Node, indent: int = 0) -> str:
    """The tree as indented lines: a kind and its plain fields, then its children below it."""
    pad = "  " * indent
    lines = [f"{pad}{type(node).__name__}{_plain_fields(node)}"]
    for name in _names(type(node)):
        value = getattr(node, name)
        below = (value,) if isinstance(value, Node) else value
        if not isinstance(below, tuple) or not below or not isinstance(below[0], Node):
            continue
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
        if item.name == "pos" or value == item.default or _holds_nodes(value):
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
