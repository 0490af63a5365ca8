"""The words that a report quotes, each with the works that they are said to be from.

A pull quote names its work. A block quotation cites at its end, or follows a sentence that cites
and ends with a colon. Words in quotation marks belong to a citation of their sentence, before or
behind them or in a note; without one, to the work of the sentence before if theirs goes on with
it: "He adds", or the author's name. Titles, and words too few to be anybody's, are no quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from report_build.checks.slips import folded
from report_build.diagnostics import Pos
from report_build.evidence.wording import Sentence, sentences
from report_build.facts import Facts
from report_build.frozen import dataclass
from report_build.library import Library
from report_build.model import (
    BlockQuote,
    Break,
    Callout,
    Cell,
    Cite,
    CiteForm,
    Code,
    CrossRef,
    Document,
    Event,
    Footnote,
    Heading,
    Inline,
    Legend,
    Node,
    Paragraph,
    PullQuote,
    Slide,
    Text,
)
from report_build.sentences import LONG_ENOUGH
from report_build.walk import nodes, of_kind, plain, plain_text, rewrite

_QUOTED = re.compile(r"[“«\"„]\s*([^“”«»\"„]+?)\s*[”»\"]|(?<!\w)‘([^‘]+?)’(?!\w)")
_GOES_ON = re.compile(
    r"\W*(?:he|she|they|the authors?|ils?|elles?|er|sie|él|ella|ellos|ellas)\b", re.IGNORECASE
)
_SMALL_WORD = re.compile(r"(?:[a-z]{1,3}|from|into|with|over|upon|what|when|than|that|dans|pour)\b")

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words, the works that they are said to be from, and whether they must be compared.

    With `asked` the author has asked for it, of these words. They stand in a text that begins
    at `text_pos`, after so many more of their first word. They may as well be `perhaps` from
    other works, and are compared if `each` work is kept, where nothing tells which is meant.
    `inferred` says that a sentence before has the citation.
    """

    words: str
    keys: Keys
    pos: Pos
    text_pos: Pos
    passed: int = 0
    strict: bool = False
    asked: bool = False
    perhaps: Keys = ()
    each: bool = False
    inferred: bool = False


def quoted(
    document: Document, library: Library, facts: Facts, *, in_line: bool
) -> Iterator[Quotation]:
    """All quotations of a document as read; those within a line only if asked for."""
    language = document.meta.language
    for node in nodes(document):
        match node:
            case PullQuote(children, Cite(works)):
                keys = tuple(work.id for work in works)
                yield Quotation(plain_text(children), keys, node.pos, _start(node), strict=True)
            case Cite(quoted=words) if words:
                yield Quotation(words, _keys(node), node.pos, node.pos, strict=True, asked=True)
            case BlockQuote(children):
                if cites := list(of_kind(node, Cite)):
                    yield _set_apart(node, _keys(cites[-1]))
            case _ if in_line:
                for line in _lines(node):
                    yield from _in_line(line, library, language)
        yield from _introduced(node, language)
    yield from _excerpts(facts)


def _start(node: Node) -> Pos:
    """The place of the first words within a node."""
    return next((text.pos for text in of_kind(node, Text)), node.pos)


def _set_apart(node: BlockQuote, keys: Keys) -> Quotation:
    return Quotation(plain_text(node.children), keys, node.pos, _start(node))


def _introduced(node: Node, language: str) -> Iterator[Quotation]:
    """Each block quotation without a citation, after a sentence that has one and a colon."""
    blocks = getattr(node, "blocks", getattr(node, "children", ()))
    for before, block in pairwise(blocks):
        if isinstance(before, Paragraph) and isinstance(block, BlockQuote):
            if not plain(before).endswith(":") or any(of_kind(block, Cite)):
                continue
            *_, last = _cited_sentences(before.children, language)
            if len(works := last.works()) == 1:
                yield _set_apart(block, works)


def _excerpts(facts: Facts) -> Iterator[Quotation]:
    """The words of a source that facts keep."""
    told = (one for fact in facts.items.values() for one in (fact, *fact.accounts))
    for source in (found for one in told if not one.parts for found in one.sources):
        if source.excerpt:
            yield Quotation(source.excerpt, (source.cite,), source.pos, source.excerpt_pos)


# ---- within a line -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cited:
    """A sentence, where it begins in its line, and its citations with their places in it."""

    sentence: Sentence
    begin: int
    cites: tuple[tuple[int, Cite], ...]

    def works(self) -> Keys:
        """The works that it cites, each once."""
        return tuple(dict.fromkeys(key for _, cite in self.cites for key in _keys(cite)))


def _lines(node: Node) -> tuple[tuple[Inline, ...], ...]:
    """The rows of inlines that a node itself holds, each of which has sentences of its own."""
    match node:
        case Paragraph(children) | Heading(_, children) | Cell(children):
            return (children,)
        case Callout(title=title) | Slide(title=title):
            return (title,)
        case Event(what=what):
            return (what,)
        case Legend(caption, _, note):
            return caption, note
    return ()


def _cited_sentences(children: tuple[Inline, ...], language: str) -> Iterator[_Cited]:
    begin = 0
    for sentence in sentences(children, language):
        cites = (
            (mark.at - begin, cite)
            for mark in sentence.marks
            if isinstance(mark.node, Cite | Footnote)
            for cite in of_kind(mark.node, Cite)
        )
        yield _Cited(sentence, begin, tuple(cites))
        begin += len(sentence.text)


def _in_line(children: tuple[Inline, ...], library: Library, language: str) -> Iterator[Quotation]:
    """Words in quotation marks that a work is named for."""
    if not any(_QUOTED.finditer(plain_text(children))):
        return
    shown = tuple(rewrite(child, _with_words) for child in children)
    before: Keys = ()
    for cited in _cited_sentences(shown, language):
        text, works = cited.sentence.text, cited.works()
        before = before if not works and _goes_on(text, before, library) else ()
        for found in _QUOTED.finditer(text):
            words = found[1] or found[2]
            if len(words.split()) < LONG_ENOUGH or _is_title(words, library):
                continue
            place = _text_around(shown, cited.begin + found.start(found.lastindex or 0), words)
            quotation = Quotation(words, before, place[0], *place, inferred=True)
            if before or cited.cites:
                yield from _attributed(quotation, cited, found.span()) if works else (quotation,)
        before = works if len(works) == 1 else before


def _with_words(node: Node) -> Node:
    """A citation with words in its place, as it has none before it is formatted."""
    if not isinstance(node, Cite):
        return node
    said = "Author" if node.form is CiteForm.NARRATIVE else "(Author)"
    return replace(node, children=(Text(said, pos=node.pos),))


def _attributed(quotation: Quotation, cited: _Cited, span: tuple[int, int]) -> Iterator[Quotation]:
    """A quotation with the works of its sentence that it can be from."""
    low, high = span
    before = [cite for at, cite in cited.cites if at < low]
    after = next(((at, cite) for at, cite in cited.cites if at >= high), None)
    narrative = tuple(
        key for cite in before if cite.form is CiteForm.NARRATIVE for key in _keys(cite)
    )
    quotation = replace(quotation, inferred=False)
    if after is None:
        keys = tuple(dict.fromkeys(narrative or _keys(before[-1])))
        yield replace(quotation, keys=keys, pos=before[-1].pos, each=True)
    elif not after[1].quoted:
        keys = _keys(after[1])
        beside = not re.search(r"\w", cited.sentence.text[high : after[0]])
        each = bool(narrative) and not beside and set(narrative) != set(keys)
        keys, perhaps = ((*keys, *narrative), ()) if each else (keys, narrative)
        yield replace(quotation, keys=keys, pos=after[1].pos, perhaps=perhaps, each=each)


def _goes_on(text: str, keys: Keys, library: Library) -> bool:
    """Whether a sentence without a citation goes on with the work of the one before."""
    outside = _QUOTED.sub("", text)
    names = (
        str(name.get("family") or name.get("literal") or "")
        for key in keys
        if (work := library.get(key))
        for name in work.names()
    )
    named = any(re.search(rf"\b{re.escape(name)}\b", outside) for name in names if name)
    return bool(keys) and (named or _GOES_ON.match(outside) is not None)


def _is_title(words: str, library: Library) -> bool:
    """Whether the words are the title of a work, or look like one: Who Owns the Lake and Why."""
    said = folded(words)
    known = (folded(work.title) for work in library.items.values())
    if any(title.startswith(said) for title in known):
        return True
    rest = [word for word in re.findall(r"\w[\w’'-]*", words) if not _SMALL_WORD.fullmatch(word)]
    return len(rest) > 1 and all(word[0].isupper() or word[0].isdigit() for word in rest)


def _text_around(shown: Sequence[Node], at: int, words: str) -> tuple[Pos, int]:
    """Where the text begins that holds an offset, and how often their first word is before it."""
    first = words.split(maxsplit=1)[0]
    for leaf in (leaf for one in shown for leaf in _leaves(one)):
        said = plain(leaf)
        if at < len(said):
            return leaf.pos, said[:at].count(first)
        at -= len(said)
    return shown[0].pos, 0


def _leaves(node: Node) -> Iterator[Node]:
    """The nodes that hold the words of a line, without those of its notes."""
    if isinstance(node, Text | Code | Break | CrossRef):
        yield node
    elif not isinstance(node, Footnote):
        for child in getattr(node, "children", ()):
            yield from _leaves(child)


def _keys(cite: Cite) -> Keys:
    return tuple(work.id for work in cite.works)
