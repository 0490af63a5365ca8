"""Where the sentences of a line begin and end.

Rules of our own, because a sentence here has to keep its citation. A library that is kept well
(sentencex) was weighed: it knows more languages, but cuts at "approx. 900" and "M. Traoré", and
would see a citation after a full stop as a sentence. What follows Unicode's UAX #29 in spirit:

- A sentence ends with a stop and its closing quotes and brackets, where a blank and no small
  letter follow; Chinese and Japanese stops need no blank.
- A citation that stands after the stop belongs to the sentence before it.
- Within quotation marks or brackets nothing ends: a quotation of three sentences has one source.
- Abbreviations, initials, ordinals and numbers of a list do not end one; see abbreviations.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_build.abbreviations import Abbreviations, abbreviations

CITE = "\ufffc"
"""Stands in a line for each character of a citation, which has stops of its own."""

LONG_ENOUGH = 4
"""Fewer words in quotation marks are a term, not a quotation."""

Span = tuple[int, int]

_WIDE_STOPS = "。！？｡．"
_STOPS = f".!?…؟۔।॥።։{_WIDE_STOPS}"
_CLOSERS = "\"'”’“‘)\\]}»›«‹」』）】》〉"
_AFTER = rf"(?=[\s{CITE}{_STOPS}{_CLOSERS},;:]|$)"  # a closing mark, and not an opening one
_END = re.compile(rf"[{_STOPS}]+(?:[{_CLOSERS}]{_AFTER}|[ \u00a0\u202f][»›]{_AFTER})*")
_CITES = re.compile(rf"(?:\s*{CITE}+[.,;:]?)+")
_OPENERS = re.compile(r"[\s\"'“”‘„«»‹›(\[{¿¡「『（【《〈–—-]*")
_BLANK = re.compile(r"\s+")
_OMISSION = re.compile(r"[\[(]\s?(?:…|\.{3})\s?[\])]")
_DOTTED = re.compile(r"[^\W\d_](?:\.\s?[^\W\d_]{1,2})*")
_NUMBER_NEXT = re.compile(r"\d|[IVXLC]{2,}\b|[VXLC]\b|I\b(?!\s[a-z])")
_PAIRS = {"(": ")", "[": "]", "“": "”", "„": "“", "‘": "’", "«": "»", "‹": "›", "「": "」",
          "『": "』", "（": "）", "《": "》"}  # fmt: skip
_SIGNS = re.compile("[" + re.escape("".join((*_PAIRS, *_PAIRS.values(), '"'))) + "]")


def spans(mask: str, language: str) -> tuple[Span, ...]:
    """The sentences of a line, which together are the whole line.

    `mask` is the line with `CITE` for each character of a citation in parentheses. The blank
    after a sentence belongs to it.
    """
    mask = _OMISSION.sub(lambda found: "X" * len(found[0]), mask)
    whole, known = enclosed(mask), abbreviations(language)
    found: list[Span] = []
    start = 0
    for match in _END.finditer(mask):
        if match.start() < start:
            continue
        end = _begin_of_next(match, mask, start, known)
        if end is None or any(low < match.end() <= high for low, high in whole):
            continue
        found.append((start, end))
        start = end
    return (*found, (start, len(mask))) if start < len(mask) or not found else tuple(found)


def begins(before: str, language: str) -> bool:
    """Whether a word begins a sentence, by the words before it in its line."""
    start, _ = spans(f"{before}X", language)[-1]
    return _OPENERS.fullmatch(before, start) is not None


def _begin_of_next(match: re.Match[str], mask: str, start: int, known: Abbreviations) -> int | None:
    """Where the sentence after a stop begins; None where the stop ends no sentence."""
    end = match.end()
    if cites := _CITES.match(mask, end):
        end = cites.end()
    blank = _BLANK.match(mask, end)
    begin = blank.end() if blank else end
    if begin >= len(mask):
        return None
    is_wide = match[0][0] in _WIDE_STOPS
    if begin == end and not is_wide:
        return None
    opened = _OPENERS.match(mask, begin)
    first = opened.end() if opened else begin
    if first < len(mask) and mask[first].islower() and not is_wide:
        return None
    if match[0] == "." and _goes_on(mask[start : match.start()], mask[first:], known):
        return None
    return begin


def _goes_on(before: str, after: str, known: Abbreviations) -> bool:
    """Whether a full stop between these words belongs to an abbreviation or a number."""
    word = before.rsplit(maxsplit=1)[-1].lstrip("\"'“‘«„([") if before.strip() else ""
    if re.fullmatch(r"\d{1,2}", word):  # "1. First", "am 3. Mai"
        return before.strip() == word or (known.ordinals and after[:1].isupper())
    short = word.casefold()
    if short in known.within:
        return True
    if short in known.before_number:
        return _NUMBER_NEXT.match(after) is not None
    if short in known.last or _DOTTED.fullmatch(word):
        next_word = re.match(r"[\w’'-]*", after)
        return next_word is None or next_word[0].casefold() not in known.first
    return False


# ---- quotations and brackets ---------------------------------------------------------------


def enclosed(mask: str) -> tuple[Span, ...]:
    """What stands in quotation marks or brackets: the places of each pair that is whole."""
    pairs = dict(_PAIRS)
    if 0 <= mask.find("»") < (mask.find("«") if "«" in mask else len(mask)):
        pairs |= {"»": "«", "›": "‹"}  # as German books have them
        del pairs["«"], pairs["‹"]
    return tuple(sorted(_pairs_of(mask, pairs)))


def _pairs_of(mask: str, pairs: dict[str, str]) -> Iterator[Span]:
    stack: list[tuple[str, int]] = []
    for found in _SIGNS.finditer(mask):
        at, sign = found.start(), found[0]
        wanted = [number for number, (close, _) in enumerate(stack) if close == sign]
        if wanted and not (sign == "’" and _is_apostrophe(mask, at)):
            yield stack[wanted[-1]][1], at
            del stack[wanted[-1] :]
        elif sign in pairs:
            stack.append((pairs[sign], at))
        elif sign in '”"' and (at == 0 or mask[at - 1].isspace()):
            stack.append((sign, at))  # as Swedish and a typewriter have them


def _is_apostrophe(mask: str, at: int) -> bool:
    return mask[at + 1 : at + 2].isalnum() and mask[at - 1 : at].isalnum()
