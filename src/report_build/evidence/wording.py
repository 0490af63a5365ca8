"""A row of inlines as one line of text, which knows where its citations and facts stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from report_build.diagnostics import NOWHERE, Pos
from report_build.frozen import dataclass
from report_build.model import (
    Break,
    Cite,
    CiteForm,
    Code,
    CrossRef,
    FactRef,
    Footnote,
    Inline,
    Node,
    Text,
)
from report_build.sentences import CITE, LONG_ENOUGH, enclosed, spans
from report_build.walk import plain

_QUOTES = '“„‘«»‹›「『”"'


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation, note, fact or cross reference, and where in the line it begins."""

    at: int
    end: int
    node: Cite | Footnote | FactRef | CrossRef


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words as they print, with what stands in them.

    `says` are the words without their citations and references: it has a number where the
    sentence itself states one.
    """

    text: str
    says: str
    marks: tuple[Mark, ...] = ()
    pos: Pos = NOWHERE  # of the piece of text that it begins in

    @property
    def has_number(self) -> bool:
        """Whether it states a number or a date in figures, or a fact in any form."""
        facts = any(isinstance(mark.node, FactRef) for mark in self.marks)
        return facts or any(sign.isdigit() for sign in self.says)

    @property
    def has_quotation(self) -> bool:
        """Whether some words in quotation marks are long enough to be somebody's."""
        return any(
            self.says[low] in _QUOTES and len(self.says[low:high].split()) >= LONG_ENOUGH
            for low, high in enclosed(self.says)
        )


def sentences(children: tuple[Inline, ...], language: str) -> tuple[Sentence, ...]:
    """The sentences of a row of inlines; their texts together are the whole row."""
    line = _Line()
    line.add(children)
    text, mask = line.text, line.mask
    return tuple(
        Sentence(text[low:high], mask[low:high], line.within(low, high), line.pos_of(low))
        for low, high in spans(mask, language)
    )


def whole(children: tuple[Inline, ...]) -> Sentence:
    """A row of inlines as one sentence, however many stops it has."""
    line = _Line()
    line.add(children)
    return Sentence(line.text, line.mask, tuple(line.marks), line.pos_of(0))


def joined(parts: Sequence[Sentence]) -> Sentence:
    """Several rows as one, a blank between them."""
    shift, marks = 0, []
    for part in parts:
        marks += [Mark(one.at + shift, one.end + shift, one.node) for one in part.marks]
        shift += len(part.text) + 1
    text = " ".join(part.text for part in parts)
    says = " ".join(part.says for part in parts)
    return Sentence(text, says, tuple(marks), parts[0].pos if parts else NOWHERE)


class _Line:
    """A row of inlines that is being written out."""

    def __init__(self) -> None:
        self.text = self.mask = ""
        self.marks: list[Mark] = []
        self.pieces: list[tuple[int, Pos]] = []

    def add(self, children: Iterable[Node]) -> None:
        """Write more inlines; marks stay in the order of the text."""
        for child in children:
            begin, count = len(self.text), len(self.marks)
            self._add(child)
            if isinstance(child, Cite | Footnote | FactRef | CrossRef):
                self.marks.insert(count, Mark(begin, len(self.text), child))

    def _add(self, node: Node) -> None:
        match node:
            case Text(words):
                self._say(words, words, node)
            case Code(words):
                self._say(words, "x" * len(words), node)
            case Break():
                self._say(" ", " ", node)
            case CrossRef(_, words):
                self._say(words, "Xx"[words[:1].islower()] * len(words), node)
            case Cite():
                words = plain(node)
                sign = "X" if node.form is CiteForm.NARRATIVE else CITE
                self._say(words, sign * len(words), node)
            case Footnote():
                return
            case _:
                self.add(getattr(node, "children", ()))

    def _say(self, words: str, mask: str, node: Node) -> None:
        self.pieces.append((len(self.text), node.pos))
        self.text += words
        self.mask += mask

    def within(self, low: int, high: int) -> tuple[Mark, ...]:
        """The marks of one sentence; what has no width belongs to the words before it."""
        places = ((mark.at - (mark.end == mark.at > 0), mark) for mark in self.marks)
        return tuple(mark for at, mark in places if low <= at < high or not self.text)

    def pos_of(self, at: int) -> Pos:
        """Where the author wrote the piece of text at an offset."""
        return next((pos for begin, pos in reversed(self.pieces) if begin <= at), NOWHERE)
