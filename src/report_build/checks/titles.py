"""Rules for the title of a work: its capitals, and what was pasted in with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_build.checks.slips import Setting, Slip, folded, site_names
from report_build.csl import is_description
from report_build.diagnostics import Rule
from report_build.library import WorkItem

_SMALL = frozenset(
    "about above across after against amid among and around before behind below beneath beside"
    " between beyond despite during from inside into like near onto over past since than that"
    " the their through toward towards under until upon versus when with within without"
    .split()
)  # fmt: skip
_FOREIGN = frozenset(
    "au aux avec dans de en la sa des du elle est et les le leur pour qui sur une un der"
    " das dem den ein eine für ist mit nicht und von zu del el los las por para una con og det"
    " til af på che della il gli het een voor van".split()
)
_RUBRICS = frozenset(
    "actualité actualités afrique breaking comment commentary décryptage diplomatie éditorial"
    " editorial entretien exclusif exclusive international interview live monde news opinion oped"
    " politique politik reportage société tribune vidéo video".split()
)
_FRENCH_RUBRIC = re.compile(
    r"(Actualités?|Afrique|Décryptage|Diplomatie|Entretien|Monde|Politique|Reportage|Société"
    r"|Tribune)\s+(?=(?:Au|Aux|En|La|Le|Les|L[’'])\b)"
)
_HEAD = re.compile(r"([^:.|–—]{2,60}?)\s*(?:[:.|–—]|\s-)\s+(?=\S)")
_TAIL = re.compile(r".*(?:\s[-–—|·:]\s|\||\.\s)\s*([^|]{2,60})$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DOMAIN = re.compile(r"\.(?:com|org|net|int|fr|de|co\.uk)$", re.IGNORECASE)


def glued_title(work: WorkItem, _: Setting) -> Iterator[Slip]:
    """The name of the site, or a rubric, in front of the title or behind it."""
    head, tail = _HEAD.match(work.title), _TAIL.match(work.title)
    sites = site_names(work)
    rubrics = _RUBRICS | {folded(work.text("section"))}
    if head and folded(_DOMAIN.sub("", head[1])) in sites:
        yield _glued(head[1], "the name of the site", work.title[head.end() :])
    elif head and folded(head[1]) in {folded(one) for one in rubrics} - {""}:
        yield _glued(head[1], "a rubric", work.title[head.end() :])
    elif found := _section_in_front(work):
        yield _glued(found, "a rubric", work.title[len(found) :].strip())
    elif tail and (folded(_DOMAIN.sub("", tail[1])) in sites or "|" in work.title):
        rest = work.title[: tail.start(1)].rstrip(" -–—|·:.")
        yield _glued(tail[1], "the name of the site", rest)


def _section_in_front(work: WorkItem) -> str:
    section = work.text("section")
    if section and work.title.startswith(f"{section} "):
        return section
    found = _FRENCH_RUBRIC.match(work.title)
    return found[1] if found else ""


def _glued(what: str, kind: str, rest: str) -> Slip:
    message = f'"{what.strip()}" in the title looks like {kind}'
    hint = f'write "title": "{rest}"' + ("" if kind != "a rubric" else f', "section": "{what}"')
    return Slip(Rule.GLUED_TITLE, message, hint, ("title",))


def title_case(work: WorkItem, setting: Setting) -> Iterator[Slip]:
    """An English title in capitals or in sentence case, where MLA 9, 2.90 has title case."""
    letters = [one for one in work.title if one.isalpha()]
    if is_description(work.title):
        return
    if len(letters) > 7 and work.title.isupper() and " " in work.title:
        hint = f'write "title": "{capitalised(work.title.lower())}", with names and acronyms as due'
        yield Slip(Rule.TITLE_CASE, "the title is all in capitals", hint, ("title",))
    elif setting.style == "mla" and _is_english(work, setting) and _is_sentence_case(work.title):
        hint = f'write "title": "{capitalised(work.title)}", or name its "language"'
        yield Slip(Rule.TITLE_CASE, "the title is in sentence case", hint, ("title",))


def _is_english(work: WorkItem, setting: Setting) -> bool:
    language = work.text("language")
    if language:
        return language.lower().startswith("en")
    words = [word.casefold() for word in _WORD.findall(work.title)]
    foreign = len([word for word in words if word in _FOREIGN]) > max(1, len(words) // 6)
    return not foreign and bool(re.match("en", setting.language, re.IGNORECASE))


def _is_sentence_case(title: str) -> bool:
    words: list[str] = [word for word in _WORD.findall(title)[1:] if len(word) > 3]
    weighty = [word for word in words if word.casefold() not in _SMALL]
    return sum(word[0].islower() for word in weighty) * 2 > len(weighty)


def capitalised(title: str) -> str:
    """The title in title case; a word that has a capital already stays as it is."""
    small = _SMALL | {"a", "an", "as", "at", "but", "by", "for", "if", "in", "nor", "of", "off",
                      "on", "or", "so", "the", "to", "up", "via", "yet"}  # fmt: skip

    def word(found: re.Match[str]) -> str:
        first = found.start() == 0 or title[: found.start()].rstrip().endswith((":", "?", "!"))
        lower = found[0] in small and not first
        return found[0] if lower else found[0][0].upper() + found[0][1:]

    return _WORD.sub(word, title)


TITLE_RULES = (glued_title, title_case)
