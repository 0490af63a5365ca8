"""Quotations beside the stored text of their sources: content/sources/<id>.txt or .html.

A pull quote with a work, a block quotation that ends with a citation, and words in quotation
marks before a citation must stand in the source. Allowed is what a reader can see: […], words
in brackets, [sic], another case of the first letter. Punctuation is left to the house style.
Nothing is ever fetched: the author puts the text there, and its head says whence and when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from report_build.checks.quoted import Quotation, quoted
from report_build.diagnostics import Diagnostic, Pos, Rule, Severity
from report_build.facts import Facts
from report_build.library import Library
from report_build.model import Document
from report_build.readers.origin import Origin
from report_build.readers.source import read_text

FOLDER = "content/sources"

_GAP = re.compile(r"\[(?!\w\])[^\]]*\]|…|\.\.\.")
_WORDS = re.compile(r"\w+(?:['’-]\w+)*")
_MARKS = " \"'“”„«»‘’"
_ORIGIN = re.compile(r"\borigin:\s*\S+", re.IGNORECASE)
_DATE = re.compile(r"\bdate:\s*\d{4}-\d\d-\d\d", re.IGNORECASE)


def quotations(
    root: Path, document: Document, library: Library, facts: Facts, origin: Origin
) -> Iterator[Diagnostic]:
    """A finding for each quotation that differs from its source, or has none to compare with."""
    snapshots = _Snapshots(root)
    for quotation in quoted(document, library, facts, in_line=snapshots.any):
        named = {key: snapshots.text(key) for key in (*quotation.keys, *quotation.perhaps)}
        kept = {key: text for key, text in named.items() if text is not None}
        enough = all if quotation.each else any
        if enough(key in kept for key in quotation.keys):
            yield from _compared(quotation, kept, snapshots, origin)
        elif quotation.strict:
            asked = quotation.asked or snapshots.any
            yield _without_source(quotation, Severity.WARNING if asked else Severity.NOTE)
    yield from snapshots.faults


def _compared(
    quotation: Quotation, texts: dict[str, str], snapshots: _Snapshots, origin: Origin
) -> Iterator[Diagnostic]:
    if any(stands_in(quotation.words, text) for text in texts.values()):
        return
    told = {key: differences(quotation.words, text) for key, text in texts.items()}
    key = next((key for key, said in told.items() if said), next(iter(told)))
    said = "; ".join(told[key]) or "they do not stand there"
    message = f"the quoted words differ from {snapshots.path(key)}: {said}"
    hint = "quote the source's own words, and mark what you leave out or change: […], [the]"
    if quotation.inferred:
        hint += "; or cite the work that they are from"
    words = quotation.words.strip(_MARKS)  # the author types others than are printed
    where = origin.words(quotation.text_pos, words, quotation.passed) if words else quotation.pos
    severity = Severity.WARNING if quotation.inferred else Severity.ERROR
    yield Diagnostic(Rule.QUOTE_DIFFERS, message, where, hint, severity)


def _without_source(quotation: Quotation, severity: Severity) -> Diagnostic:
    """A note in a project that keeps no sources, where it would only repeat itself."""
    key = quotation.keys[0]
    message = f'there is no text of "{key}" to compare the quotation with'
    hint = f"save the page as {FOLDER}/{key}.txt, with origin: and date: in its first lines"
    return Diagnostic(Rule.NO_SNAPSHOT, message, quotation.pos, hint, severity)


# ---- comparing -----------------------------------------------------------------------------


def stands_in(quoted: str, source: str) -> bool:
    """Whether the pieces of a quotation between its marked gaps stand in the source, in order."""
    text, at = f" {' '.join(_words(source))} ", 0
    for piece in _GAP.split(quoted):
        words = _words(piece)
        if not words:
            continue
        places = [text.find(f" {' '.join(one)} ", at) for one in _first_letters(words)]
        found = [place for place in places if place >= 0]
        if not found:
            return False
        at = min(found) + len(" ".join(words))
    return True


def _first_letters(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    first, rest = words[0], words[1:]
    return words, [first[0].upper() + first[1:], *rest], [first[0].lower() + first[1:], *rest]


def _words(text: str) -> list[str]:
    """The words alone; [T]he is The, and typographic apostrophes are plain ones."""
    plain_words = re.sub(r"\[(\w)\]", r"\1", text).replace("’", "'").replace("\u00ad", "")
    found: list[str] = _WORDS.findall(plain_words)
    return found


def differences(quoted: str, source: str) -> list[str]:
    """What differs, word by word, from the passage of the source that is nearest."""
    ours = [word for piece in _GAP.split(quoted) for word in _words(piece)]
    theirs = _nearest_passage(ours, _words(source))
    if len(set(ours).intersection(theirs)) * 2 < len(set(ours)):
        return []
    said = []
    matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
    codes = matcher.get_opcodes()
    for at, (kind, i, j, k, m) in enumerate(codes):
        old, new = " ".join(theirs[i:j]), " ".join(ours[k:m])
        if kind == "replace":
            said.append(f'"{new}" stands for "{old}"')
        elif kind == "insert":
            said.append(f'"{new}" is added')
        elif kind == "delete" and 0 < at < len(codes) - 1:
            said.append(f'"{old}" is left out')
    return said


def _nearest_passage(ours: list[str], theirs: list[str]) -> list[str]:
    """The words of the source around the longest run that both have."""
    matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
    run = matcher.find_longest_match()
    first = max(run.a - run.b, 0)
    return theirs[first : first + len(ours) + 4]


# ---- the stored texts ----------------------------------------------------------------------


class _Snapshots:
    """The stored texts of works, each read once."""

    def __init__(self, root: Path) -> None:
        folder = root / FOLDER
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        self._root = root
        self._files = {Path(name).stem: name for name in names if name.endswith((".txt", ".html"))}
        self._texts: dict[str, str | None] = {}
        self.faults: list[Diagnostic] = []

    @property
    def any(self) -> bool:
        """Whether the project keeps any source."""
        return bool(self._files)

    def path(self, key: str) -> str:
        """The file of a work's text."""
        return f"{FOLDER}/{self._files[key]}"

    def text(self, key: str) -> str | None:
        """The words of a work, None if they are not kept."""
        if key in self._files and key not in self._texts:
            self._texts[key] = self._read(self.path(key))
        return self._texts.get(key)

    def _read(self, path: str) -> str | None:
        text = read_text(self._root, path, self.faults.append)
        if text is None:
            return None
        head = text[:1500]
        if not _ORIGIN.search(head) or not _DATE.search(head):
            message = "the stored text does not say where it is from, or when it was read"
            hint = "begin it with the lines origin: https://… and date: 2022-12-01"
            where = Pos(path, 1)
            self.faults.append(Diagnostic(Rule.NO_SNAPSHOT, message, where, hint, Severity.WARNING))
        if not path.endswith(".html"):
            return text
        from report_build.checks.page_words import words_of_page  # few projects keep any

        return words_of_page(text)
