"""Lines that a web page puts around an article: shares, crumbs, subscriptions, rights."""

from __future__ import annotations

import re

from report_build.diagnostics import Pos, Rule
from report_build.importing.article import Article, Block

_PLACES = r"facebook|twitter|x|linkedin|whatsapp|telegram|reddit|e-?mail|copy link|print"
_LINE = re.compile(
    rf"share(?: this)?(?: (?:article|page|post|story))?(?: (?:on|via))?[: ]*"
    rf"(?:(?:{_PLACES})[\s,|·]*)*"
    rf"|(?:{_PLACES})(?:[\s,|·]+(?:{_PLACES}))*"
    r"|(?:\d+|one|two|five|ten)[- ]min(?:ute)?s?(?: read)?|reading time:? .{1,20}"
    r"|(?:subscribe|sign up|log in)(?: (?:to|for|now|here|today)\b.{0,60})?"
    r"|follow us\b.{0,60}|skip to (?:main )?content"
    r"|advertisement|sponsored|cookie settings|print this page|back to top|load more|menu|search"
    r"|(?:related|more|recommended|most read|popular)\s(?:articles?|stories|posts|content|reading)"
    r"|read (?:more|next|also)(?:\s?[:»>→].{0,90})?"
    r"|listen to (?:this )?article.{0,20}|you may also like|about the authors?"
    r"|(?:©|\(c\)|copyright)\s?.{0,90}|all rights reserved\.?"
    r"|home\s[>»›/|]\s.{1,80}|(?:tags?|filed under):\s.{1,80}|\d+ comments?",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"[A-Z][\w &]{1,25}(?:\s[>»›]\s[A-Z][\w &]{1,30}){1,5}")
_OPENS_MORE = re.compile(
    r"(?:related|more|recommended|most read|you may|about the author)\b.*", re.IGNORECASE
)


def is_trimming(line: str) -> bool:
    """Whether a whole line is what a page puts around an article."""
    line = line.strip()
    return bool(line) and bool(_LINE.fullmatch(line) or _CRUMBS.fullmatch(line))


def without_trimmings(made: Article, lines: Block, file: str) -> Block:
    """The lines that are the article's; the others are empty now, and reported."""
    kept: Block = []
    more = False
    for line, number in lines:
        more = more and bool(line.strip())  # what follows "Related articles", up to an empty line
        first = not kept or not kept[-1][0].strip()  # within a paragraph a line is the article's
        if more or (first and line.strip() and is_trimming(line)):
            more = more or bool(_OPENS_MORE.fullmatch(line.strip()))
            left_out(made, line, Pos(file, number))
            kept.append(("", number))
        else:
            kept.append((line, number))
    return kept


def left_out(made: Article, line: str, pos: Pos) -> None:
    """Report a line that is not taken over."""
    fact = f'"{line.strip()[:60]}" was left out, as what a page puts around an article'
    made.warn(Rule.UNSUPPORTED, fact, pos, "add it by hand if it belongs to the article")
