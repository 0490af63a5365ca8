"""What is wrong with an author's files, and where.

A finding has a rule, a place, a fact and a hint, in that order. Findings are collected
and shown all at once; `BuildError` carries them to the command line. This file knows
nothing of how they are printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from report_build.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Pos:
    """A place in an author's file; `file` is relative to the project, the rest counts from 1."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def __lt__(self, other: Pos) -> bool:
        return (self.file, self.line, self.column) < (other.file, other.line, other.column)


NOWHERE = Pos("", 0, 0)


class Severity(StrEnum):
    """How much a finding matters: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Rule(StrEnum):
    """Every fault that a build can find, named for the fault."""

    # files and fields
    MISSING_FILE = "missing-file"
    UNREADABLE_FILE = "unreadable-file"
    NOT_UTF8 = "not-utf8"
    OUTSIDE_PROJECT = "outside-project"
    BAD_CHARACTER = "bad-character"
    BAD_YAML = "bad-yaml"
    BAD_JSON = "bad-json"
    BAD_CSV = "bad-csv"
    DUPLICATE_KEY = "duplicate-key"
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    PLACEHOLDER = "placeholder"
    BAD_VALUE = "bad-value"
    # Markdown
    UNKNOWN_FENCE = "unknown-fence"
    UNKNOWN_DIV = "unknown-div"
    UNCLOSED_FENCE = "unclosed-fence"
    UNCLOSED_DIV = "unclosed-div"
    STRAY_DIV = "stray-div"
    MISPLACED = "misplaced"
    UNSUPPORTED = "unsupported"
    UNKNOWN_MARKDOWN = "unknown-markdown"
    UNKNOWN_ATTRIBUTE = "unknown-attribute"
    BAD_CITATION = "bad-citation"
    UNKNOWN_FOOTNOTE = "unknown-footnote"
    UNUSED_FOOTNOTE = "unused-footnote"
    NESTED_TOO_DEEP = "nested-too-deep"
    HEADING_JUMP = "heading-jump"
    MISSING_ALT = "missing-alt"
    # names
    DUPLICATE_LABEL = "duplicate-label"
    UNKNOWN_LABEL = "unknown-label"
    BAD_LABEL = "bad-label"
    UNKNOWN_CITATION = "unknown-citation"
    DUPLICATE_ID = "duplicate-id"
    BAD_WORK = "bad-work"
    UNKNOWN_STYLE = "unknown-style"
    UNKNOWN_FACT = "unknown-fact"
    FACT_MISMATCH = "fact-mismatch"
    BAD_ARITHMETIC = "bad-arithmetic"
    FACT_CYCLE = "fact-cycle"
    CONTESTED_FACT = "contested-fact"
    FALSE_HEADLINE = "false-headline"
    UNUSED_FACT = "unused-fact"
    UNSOURCED_FACT = "unsourced-fact"
    OUTDATED_FACT = "outdated-fact"
    MISREAD_FACT = "misread-fact"
    IMPOSSIBLE_DAY = "impossible-day"
    EVENT_ORDER = "event-order"
    BARE_NUMBER = "bare-number"
    NUMBER_CONFLICT = "number-conflict"
    WRONG_TOTAL = "wrong-total"
    ALT_DIFFERS = "alt-differs"
    OTHER_SOURCE = "other-source"
    UNVERIFIED_WORK = "unverified-work"
    UNKNOWN_COLUMN = "unknown-column"
    UNKNOWN_LAYOUT = "unknown-layout"
    EMPTY_DOCUMENT = "empty-document"
    UNKNOWN_LANGUAGE = "unknown-language"
    # the works of the bibliography, and what the text says of them
    MISSING_URL = "missing-url"
    MISSING_DATE = "missing-date"
    MISSING_SITE = "missing-site"
    MISSING_AUTHOR = "missing-author"
    MISSING_ACCESS_DATE = "missing-access-date"
    MISSING_SHORT_TITLE = "missing-short-title"
    HARVARD_RESIDUE = "harvard-residue"
    DROPPED_AUTHORS = "dropped-authors"
    PUBLISHER_AS_AUTHOR = "publisher-as-author"
    GLUED_TITLE = "glued-title"
    TITLE_CASE = "title-case"
    BAD_DOI = "bad-doi"
    DOI_AS_URL = "doi-as-url"
    BAD_URL = "bad-url"
    BAD_DATE = "bad-date"
    LATE_DATE = "late-date"
    UNPRINTED_FIELD = "unprinted-field"
    SAME_WORK = "same-work"
    NAME_VARIANT = "name-variant"
    UNCITED_WORK = "uncited-work"
    BAD_PAGES = "bad-pages"
    TYPED_CITATION = "typed-citation"
    AMBIGUOUS_MENTION = "ambiguous-mention"
    QUOTE_DIFFERS = "quote-differs"
    NO_SNAPSHOT = "no-snapshot"
    UNEXPANDED_ACRONYM = "unexpanded-acronym"
    OTHER_EXPANSION = "other-expansion"
    UNUSED_ACRONYM = "unused-acronym"
    SWITCHED_OFF = "switched-off"
    IDLE_EXCEPTION = "idle-exception"
    # outputs
    BAD_PICTURE = "bad-picture"
    SMALL_PICTURE = "small-picture"
    BAD_THEME = "bad-theme"
    STYLE_FAULT = "style-fault"
    LOST_TEXT = "lost-text"
    LOST_FOOTNOTE = "lost-footnote"
    SPARSE_PAGE = "sparse-page"
    BAD_PDF = "bad-pdf"
    FONT = "font"
    SLIDE_OVERFLOW = "slide-overflow"
    SLIDE_LAYOUT = "slide-layout"
    SLIDE_CHOICE = "slide-choice"
    UNKNOWN_SLIDE = "unknown-slide"
    UNKNOWN_DECK = "unknown-deck"
    SPEAKING_TIME = "speaking-time"
    BAD_TEMPLATE = "bad-template"
    TEMPLATE_LAYOUT = "template-layout"
    BAD_PACKAGE = "bad-package"
    NO_PROPERTY = "no-property"
    SECTION_NAME = "section-name"
    SLIDE_TITLE = "slide-title"
    TABLE_HEADER = "table-header"
    SMALL_TYPE = "small-type"
    LOW_CONTRAST = "low-contrast"
    NO_LANGUAGE = "no-language"
    LINK_TEXT = "link-text"
    EMPTY_PLACEHOLDER = "empty-placeholder"
    READING_ORDER = "reading-order"
    TOO_COSTLY = "too-costly"
    CANNOT_WRITE = "cannot-write"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: `message` is the fact in lower case, `hint` what to type."""

    rule: Rule
    message: str
    pos: Pos = NOWHERE
    hint: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Exemption(Diagnostic):
    """A rule that the author has switched off, which is itself a finding to be read.

    `off` is the rule, `files` a name with * or ?, or, with a `last_line`, the one file in which
    it is off from the line of `pos` on.
    """

    off: Rule = Rule.SWITCHED_OFF
    files: str = "*"
    reason: str = ""
    last_line: int = 0

    @classmethod
    def of(cls, off: Rule, reason: str, pos: Pos, files: str, last_line: int = 0) -> Exemption:
        """The exemption, with its words."""
        where = f"in lines {pos.line} to {last_line}" if last_line else f"for {files}"
        message = f"{off} is switched off {where}: {reason}"
        note = Severity.NOTE
        return cls(Rule.SWITCHED_OFF, message, pos, "", note, off, files, reason, last_line)


Report = Callable[[Diagnostic], None]
"""Where a stage sends its findings; the `append` of a list will do."""


def each(*reports: Report) -> Report:
    """What tells each of several who listen."""

    def report(finding: Diagnostic) -> None:
        for one in reports:
            one(finding)

    return report


class BuildError(Exception):
    """The content has errors; carries every finding up to the point where the build stopped."""

    def __init__(self, findings: Iterable[Diagnostic]) -> None:
        self.findings = tuple(findings)
        super().__init__(f"{len(self.findings)} finding(s)")


def has_errors(findings: Iterable[Diagnostic]) -> bool:
    """Whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def shortened(text: str) -> str:
    """As much of an author's words as a message has room for."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice that is spelt most like `word`, or an empty string if none is near."""
    from difflib import get_close_matches  # most projects are spelt well

    known = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
    return known[found[0]] if found else ""


def suggestion(word: str, choices: Iterable[str], wrap: str = "{}") -> str:
    """A hint for a misspelt word: the nearest right one, else all that there are."""
    choices = tuple(choices)
    if found := nearest(word, choices):
        return f"did you mean {wrap.format(found)}?"
    if not choices or len(choices) > 20:
        return ""
    return "one of: " + ", ".join(wrap.format(choice) for choice in choices)
