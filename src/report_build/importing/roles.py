"""Who else had a part in a work, and of which kind it is: editors, a thesis, a speech."""

from __future__ import annotations

import re

from report_build.importing import people
from report_build.importing.draft import Draft, without

IN = r"(?:[Ii]n|[Dd]ans|[Ee]n)"
_IN_EDITED = re.compile(
    rf"^\W*{IN}:?\s+(?P<who>[^\ue000]{{3,200}}?),?\s*\(?\b(?:[Ee]d(?:s|itors?)?|[Hh]rsg|[Hh]g|dirs?|"
    r"coords?|comps?)\b\.?\)?\s*[,.:]?\s*(?P<rest>.*)",
    re.DOTALL,
)
_EDITED_BY = re.compile(
    r",?\s*\(?\b(?:[Ee]dited(?: and translated)? by|[Ee]d\.\s+by|"
    r"Eds?\.)\s+(?P<who>[^,.()\ue000]+(?:\.\s?[^,.()\ue000]+)*?"
    r"(?:,\s[^,.()]+?,?\s(?:and|&)\s[^,.()]+)?)\)?(?<!\b[A-Z])(?=[,.;]|\s*$|,?\s\()"
)
_TRANSLATED_BY = re.compile(
    r",?\s*\(?\b(?:translated by|trans\. by|trans\.)\s+(?P<who>(?:[^,.()]|(?<=\b[A-Z])\.)+)\)?",
    re.IGNORECASE,
)
_STAGED_BY = re.compile(
    r"(?:^\W*|[.,]\s+)(?P<role>[Dd]irected|[Pp]erformances?) by "
    r"(?P<who>(?:[^,.()]|(?<=\b[A-Z])\.)+)"
)
_THESIS = re.compile(
    r"[(\[]?\b(?P<genre>(?:Unpublished\s+)?(?:PhD|Ph\.D\.|Doctoral|Master[’']?s|MA|MSc|MPhil|LLM|BA|"
    r"DPhil)\s(?:thesis|dissertation|diss\.))"
    r",?\s*(?P<publisher>[^)\].,]*)[)\]]?",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"(?P<genre>\b(?:[Pp]aper|[Ss]peech|[Kk]eynote|[Pp]resentation|[Ll]ecture|[Rr]emarks)) "
    r"(?:presented|given|delivered|held) (?:at|to) (?:the )?(?P<event>[^,.]+)"
)
_KIND = re.compile(
    r"(?:^|(?<=[.,\]”’']))\s*\[?\b(?P<genre>(?:[Pp]ress|[Nn]ews|[Mm]edia) [Rr]elease|[Ss]peech|"
    r"[Tt]ranscript|[Bb]log(?: [Pp]ost)?|[Pp]odcast|[Ll]etter to the editor|"
    r"[Pp]ersonal communication|(?:[A-Z]+ )?Fact Sheet|[Cc]ommuniqué(?: de presse)?|"
    r"Pressemitteilung)\]?(?=[.,;(]|\s*$)"
)
_SPOKEN = re.compile(
    r"speech|lecture|keynote(?: address)?|paper(?: presentation)?|"
    r"(?:poster |conference )?presentation|conference paper|remarks",
    re.IGNORECASE,
)


_IN_BRACKETS = re.compile(rf"\[(?P<genre>{_SPOKEN.pattern})\]", re.IGNORECASE)


def strip(text: str, draft: Draft) -> str:
    """The text without editors, translators, and what says of which kind the work is."""
    text = _editors(_genre(text, draft), draft)
    return _staged(_translators(_thesis(text, draft), draft), draft)


def _genre(text: str, draft: Draft) -> str:
    """The text without what says of which kind a work is, and at which event it was given."""
    if found := _EVENT.search(text):
        draft.put("genre", found["genre"], 0.8)
        draft.put("event-title", found["event"], 0.8)
    elif found := _KIND.search(text) or _IN_BRACKETS.search(text):
        draft.put("genre", found["genre"], 0.8)
    return without(found, " , ") if found else text


def _editors(text: str, draft: Draft) -> str:
    if found := _IN_EDITED.match(text):
        made, sure = people.direct(re.sub(r"\s?/\s?", "; ", found["who"]).strip())
        draft.put("editor", made, sure)
        return f"In {found['rest']}"
    if found := _EDITED_BY.search(text):
        made, sure = people.direct(found["who"].strip())
        draft.put("editor", made, sure)
        draft.put("translator", made if "and translated" in found[0] else [], sure)
        return without(found, ", ")
    return text


def _translators(text: str, draft: Draft) -> str:
    if found := _TRANSLATED_BY.search(text):
        draft.put("translator", people.direct(found["who"].strip())[0], 0.8)
        return without(found, ", ")
    return text


def _staged(text: str, draft: Draft) -> str:
    """The text without who directed a film and who plays in it."""
    while found := _STAGED_BY.search(text):
        role = "director" if found["role"].endswith("ected") else "performer"
        if role in draft.fields:
            break
        draft.put(role, people.direct(found["who"].strip())[0], 0.8)
        text = without(found, ", ")
    return text


def _thesis(text: str, draft: Draft) -> str:
    if found := _THESIS.search(text):
        draft.put("genre", found["genre"], 0.9)
        draft.put("publisher", found["publisher"].strip(), 0.8)
        return without(found, ", ")
    return text


def is_event(draft: Draft) -> bool:
    """Whether a work was spoken, so that what follows its title is where."""
    return bool(_SPOKEN.fullmatch(draft.text("genre")))
