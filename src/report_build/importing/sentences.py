"""Where sentences end in a reference: not behind initials, nor behind an abbreviation."""

from __future__ import annotations

import re

from report_build.importing.draft import EMPHASIS, NO_EMPHASIS

_ABBREVIATION = re.compile(
    r"\b(?:vs?|c|ch|Dept|Univ|St|Dr|Mr|Mrs|Ms|No|Nos|Vol|Inc|Ltd|Jr|Sr|ed|eds|trans|pp?|etc|cf|Gen|Col|Lt|Prof|Rep|"
    r"Pub|Stat|Bd|Jg|Nr|Art|Doc|dir|Hrsg|U\.S|U\.N|U\.K|E\.U|D\.C)$"
)
_INNER = rf"(?P<mark>[.?!]|\.[”’\"])(?:{NO_EMPHASIS})?\s+"
_NEXT = rf"(?=[\"“‘'{EMPHASIS}(\[]|[^a-z\s])"
_END = re.compile(rf"(?<!\b[A-Z]){_INNER}{_NEXT}")


def sentence_ends(text: str) -> list[re.Match[str]]:
    """The ends of the text's sentences; each match takes the mark and the space behind it."""
    ends = _END.finditer(text)
    return [end for end in ends if not _ABBREVIATION.search(text[: end.start()])]
