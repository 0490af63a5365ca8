"""Rows of inlines, such as a paragraph or a title: what stands in one around a piece of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from report_build.frozen import dataclass
from report_build.model import CrossRef, Document, FactRef, Footnote, Inline, Node
from report_build.sentences import CITE, begins
from report_build.walk import nodes, plain, rows


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a row, what the row is of, and the words before and after the piece.

    A mark stands for what has no words yet, such as a citation; notes are left out.
    """

    piece: Node
    holder: Node
    before: str
    after: str

    def begins(self, language: str) -> bool:
        """Whether the piece begins a sentence."""
        return begins(self.before, language)


def places(document: Document, kind: type[FactRef | CrossRef]) -> Iterator[Place]:
    """The places of all references of a kind."""
    for holder in nodes(document):
        for row in () if isinstance(holder, Inline) else rows(holder):
            leaves = tuple(_leaves(row))
            wanted = [at for at, one in enumerate(leaves) if isinstance(one, kind)]
            said = [plain(one) or CITE for one in leaves] if wanted else []
            for at in wanted:
                yield Place(leaves[at], holder, "".join(said[:at]), "".join(said[at + 1 :]))


def _leaves(row: Iterable[Node]) -> Iterator[Node]:
    for one in row:
        children = () if isinstance(one, FactRef) else getattr(one, "children", ())
        if children:
            yield from () if isinstance(one, Footnote) else _leaves(children)
        else:
            yield one
