"""What stands behind a title: the container, who edited and published it, where in it, when."""

from __future__ import annotations

import re
from collections.abc import Callable

from report_build.importing import locators, residue, roles, sites, when
from report_build.importing.bodies import has_noun
from report_build.importing.draft import EMPHASIS, NO_EMPHASIS, Draft, without, without_emphasis

_PLACED = re.compile(
    rf"\(?(?P<place>(?!In\b)[A-ZÀ-Þ][\w'’-]+(?:[ /](?:St\.|[A-Z&][\w'’-]*)|"
    rf" (?:bei|am|an der|upon|sur|on|le|la|del|de) [A-Z][\w'’-]+|"
    rf", (?:[A-Z][A-Z.]+|England|Germany|France|Canada|Belgium|Australia))*)"
    rf"\s?:\s(?P<publisher>(?:[A-Z]\.\s?)*[^.,:;()\ue000]+"
    rf"(?:,? (?:Inc|Ltd|LLC)\.?|, [A-Z][\w’]+ (?:and|&) [A-Z][\w’]+"
    rf"|, (?=[^.,;:]*\b(?:Institute|University|School|College|Department)\b)[^.,;:()]+)?)"
    rf"(?:,\s(?P<date>{when.DATE}))?\)?"
)
_DATED = re.compile(
    rf"\(?(?:(?:published|posted|updated|last updated|"
    rf"last modified)(?:\s+on)?:?\s+)?(?<![\w/–-])(?P<date>{when.DATE})(?![\w/–-])\)?",
    re.IGNORECASE,
)
_DAY = re.compile(rf"\b{when.DAY_MONTH}", re.IGNORECASE)
_MONTH = re.compile(rf"(?<=[.,])\s*{when.MONTH}(?=\s*(?:[.,]|$))", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<genre>[A-Z][A-Za-z ]{3,40}) (?P<number>\d{1,3}/\d{2,4}|\d{4}/\d{1,3})")
_PLATFORM = re.compile(
    r"(Twitter|X|Facebook|YouTube|Instagram|LinkedIn|Telegram|TikTok|Mastodon|Bluesky|Vimeo)"
)
_BOOK = re.compile(
    rf"\W*{roles.IN}:?\s+([^.\ue000]{{5,150}}?:\s[^.:\ue000]{{3,150}}?)(?=(?:,?\s\(pp?\.[^)]*\))?\.\s[^.:]+:\s)"
)
_SUBTITLED = re.compile(
    rf"[\s.,]*(?:{roles.IN}:?\s+)?(?P<name>(?P<head>[A-ZÀ-Þ][^.,:;()“”\"\ue000]{{2,90}}):\s"
    r"(?P<tail>[A-ZÀ-Þ][^.,:;()“”\"\ue000]{2,90}))(?P<rest>(?:[.,]\s|\s\(|\s\d).*)",
    re.DOTALL,
)
_LOCATED = re.compile(r"[.,]?\s*\(?(?:[Ee]dited by|[Ee]ds?\.|[Vv]ol|[Nn]o\b|\d{1,3}\s?[(:,.])")
_NOTE_PAGE = re.compile(rf"{when.YEAR}\),?\s(?P<page>\d{{1,4}}(?:[-–]\d{{1,4}})?)\.?\s*$")
_NOISE = re.compile(
    r"\b(?:Online|Print|Web|Kindle|PDF|[Nn]\.?p\.?|n\.d\.)(?=[.,;]|\s*$)|\[[^\]]{2,30}\]"
    r"|\((?:blog|podcast|video|website)\)|\b(?:uploaded|hosted|narrated|presented|posted) by [^,.]+"
    r"|\bsec\. [A-Z]\w*|\([Vv]ersion [\w.]+\)|\b\d{2,4} (?:p|pp|S|Seiten|pages)\.?(?=[.,;]|\s*$)"
    r"|\b(?:[Ss]eason|[Ee]pisode|[Ss]ession|Article|[Cc]hapter|ch\.)\s\d+\b"
)
_DATABASES = frozenset(
    ("JSTOR", "ProQuest", "EBSCO", "EBSCOhost", "Project MUSE", "LexisNexis", "HeinOnline", "Gale")
)


def place_rest(text: str, form: str, draft: Draft) -> None:
    """Place what follows a title whose form is "quoted", "emphasized" or "plain"."""
    if found := re.match(rf"\s*\(({when.YEAR})\)", text):  # "Title" (2018) in …
        draft.put("issued", when.date(found[1]), 0.9)
        text = text[found.end() :]
    chapter = bool(re.match(rf"\W*{roles.IN}:?\s", text)) and form != "emphasized"
    text = _without_subtitled(text, draft) if form == "quoted" else text
    text = roles.strip(text, draft)
    text = _with_book_marked(text) if chapter else text
    text = re.sub(rf"\[{_PLATFORM.pattern}\]", r". \1 .", text)
    text = _page_of_note(text, draft)
    text = locators.strip(_dates(text, draft), draft)
    text = _place_and_publisher(text, draft)
    text = _NOISE.sub(_left(draft), text)
    if chapter:
        text, form = re.sub(rf"^\W*{roles.IN}:?\s+", "", text), "quoted"
    _pieces(text, form, draft)


def _without_subtitled(text: str, draft: Draft) -> str:
    """The text without a container that has a colon: `Dying Seas: Climatic Causes, edited by …`.

    A place and its publisher look alike, so that more has to say that it is one: an editor or a
    volume behind it, or the name of a journal before the colon.
    """
    found = _SUBTITLED.match(text)
    if not found or sites.is_place(found["head"]) or sites.is_publisher(found["tail"]):
        return text
    if not (sites.is_journal(found["head"]) or _LOCATED.match(found["rest"])):
        return text
    draft.put("container-title", residue.tidy(found["name"]), 0.8)
    return found["rest"]


def _with_book_marked(text: str) -> str:
    """The text with emphasis on a book whose subtitle looks like a publisher behind a place."""
    found = _BOOK.match(text)
    if not found:
        return text
    return f"{text[: found.start(1)]}{EMPHASIS}{found[1]}{NO_EMPHASIS}{text[found.end(1) :]}"


def _page_of_note(text: str, draft: Draft) -> str:
    """The text without its last number, the page of a note: `(London: Hurst, 2014), 12.`."""
    if found := _NOTE_PAGE.search(text):
        draft.put("page", re.sub(r"[–—]", "-", found["page"]), 0.8)
        return text[: found.start("page")]
    return text


def _left(draft: Draft) -> Callable[[re.Match[str]], str]:
    def leave(found: re.Match[str]) -> str:
        town = found[0].strip("[]")
        if town != found[0] and sites.is_place(town) and "publisher-place" not in draft.fields:
            draft.put("publisher-place", town, 0.8)  # Daily Trust [Abuja]
        else:
            draft.leave(found[0])
        return " "

    return leave


def _dates(text: str, draft: Draft) -> str:
    """The date of the work: the fullest that agrees with the year before the title."""
    known = when.parts(draft.fields.get("issued"))
    for found in list(_DATED.finditer(text)):
        made = when.date(found["date"])
        new = when.parts(made)
        if new and (not known or (new[0] == known[0] and len(new) >= len(known))):
            draft.again("issued", made, 0.95)
            return without(found, " , ")
    if len(known) == 1 and (found_day := _DAY.search(text) or _MONTH.search(text)):
        draft.again("issued", when.date(f"{found_day[0].strip(' ,.')} {known[0]}"), 0.95)
        return without(found_day, " , ")
    return text


def _place_and_publisher(text: str, draft: Draft) -> str:
    found = _placed(text)
    if not found:
        return text
    draft.put("publisher-place", found["place"].strip(" ,"), 0.85)
    draft.put("publisher", found["publisher"].strip(), 0.9)
    if found["date"]:
        draft.put("issued", when.date(found["date"]), 0.9)
    return without(found, " , ")


def _placed(text: str) -> re.Match[str] | None:
    """A place and its publisher: of several, the first that is known as a place, else the last.

    Neither stands behind a word, as the end of a name may: Journal of Physical Research: Oceans.
    """
    every = [
        found
        for found in _PLACED.finditer(text, text.rfind(NO_EMPHASIS) + 1)
        if not re.search(r"[\w’'-]\s+$", text[: found.start()])
    ]
    known = [found for found in every if sites.is_place(found["place"])]
    return known[0] if known else every[-1] if every else None


def _pieces(text: str, form: str, draft: Draft) -> None:
    """Place the names that are left: a container, a publisher; what follows them is unplaced."""
    emphasized = re.search(rf"{EMPHASIS}([^{NO_EMPHASIS}]+){NO_EMPHASIS}", text)
    if emphasized and (name := residue.tidy(emphasized[1]).strip(" .,")):
        draft.put("container-title", name, 0.95)
        before = re.sub(rf"\b{roles.IN}:?\s*$", "", text[: emphasized.start()])
        text = f"{before} . {text[emphasized.end() :]}"
    names = _names(without_emphasis(text))
    if form == "quoted" or "editor" in draft.fields:
        names = _rejoined(names, draft)
    for name in names:
        _place(name, form, draft)


def _names(text: str) -> list[str]:
    text = re.sub(r"\(\s*[,.]?\s*\)", " ", text)
    pieces = re.split(
        r"(?<!\bSt)(?<!\bDept)(?<!\bUniv)(?<!\b[A-Z])\.(?=\s|$|,)|[,;](?=\s|$)|\s\|\s|:\s", text
    )
    tidied = [residue.tidy(piece).strip(" .,:()") for piece in pieces]
    return [piece for piece in tidied if re.search(r"\w", piece)]


def _rejoined(names: list[str], draft: Draft) -> list[str]:
    """Names whose commas belong to them: "Journal of Peace, Conflict and Development"."""
    if "container-title" in draft.fields or len(names) < 2 or "volume" not in draft.fields:
        return names
    if re.match(r"[A-Z]\w+(?: [A-Z]\w+)?,? (?:and|&) ", names[1]):
        return [f"{names[0]}, {names[1]}", *names[2:]]
    return names


def _place(name: str, form: str, draft: Draft) -> None:
    has = draft.fields.keys()
    site = draft.text("container-title")
    if site.casefold() == name.casefold() or draft.text("publisher").casefold() == name.casefold():
        return
    if name in _DATABASES:
        draft.put("source", name, 0.9)
    elif platform := _PLATFORM.fullmatch(name):
        draft.put("container-title", platform[1], 0.9)
    elif sites.is_place(name):
        _put_or_leave("event-place" if roles.is_event(draft) else "publisher-place", name, draft)
    elif "event-place" in has:
        draft.leave(name)
    elif found := _NUMBERED.fullmatch(name):
        _put_or_leave("genre", found["genre"], draft)
        _put_or_leave("number", found["number"], draft)
    elif re.fullmatch(r"[A-Z]{2,6}[-/ ]?[A-Z]?\d[\w./-]*", name) and "number" not in has:
        draft.put("number", name, 0.7)
    elif not _may_be_named(name, draft):
        draft.leave(name)
    elif roles.is_event(draft) and "event-title" not in has:
        draft.put("event-title", name, 0.6)
    elif repeats_author(name, draft) and (form != "quoted" or site):
        draft.put("publisher", name, 0.6)
    elif _may_publish(form, draft) and sites.is_publisher(name):
        draft.put("publisher", name, 0.9)
    elif "container-title" not in has and _wants_container(form, draft):
        draft.put("container-title", name, 0.9 if form == "quoted" else 0.75)
    elif not {"volume", "publisher"} & has and (sites.is_named(name) or has_noun(name)):
        draft.put("publisher", name, 0.6)
    else:
        draft.leave(name)


def _put_or_leave(key: str, text: str, draft: Draft) -> None:
    if key in draft.fields:
        draft.leave(text)
    draft.put(key, text, 0.7)


def _may_be_named(name: str, draft: Draft) -> bool:
    """Whether a piece can name a container or a publisher: no number, and a capital first."""
    if re.search(r"\d", name) and not re.search(r"[a-z]{3}", name):
        return False
    return not name[0].islower() or sites.is_of_host(name, draft.text("URL"))


def _may_publish(form: str, draft: Draft) -> bool:
    """A quoted title has a container first, also where that is called a press."""
    has = draft.fields.keys()
    return "publisher" not in has and ("container-title" in has or form != "quoted")


def _wants_container(form: str, draft: Draft) -> bool:
    """Whether the first name behind a title is what holds the work, not who published it."""
    has = draft.fields.keys()
    if form == "quoted" or {"volume", "issue", "editor"} & has:
        return True
    if {"genre", "number", "edition"} & has:
        return False
    return "URL" in has or "accessed" in has or "DOI" in has or "page" in has


def repeats_author(name: str, draft: Draft) -> bool:
    """Whether a name is that of the organisation that wrote the work."""
    found = draft.fields.get("author")
    return isinstance(found, list) and any(
        isinstance(one, dict) and str(one.get("literal", "")).casefold() == name.casefold()
        for one in found
    )


def part_town(draft: Draft) -> None:
    """Part a newspaper and its town: `Daily Trust (Abuja)`."""
    found = re.fullmatch(r"(?P<name>.+?)\s\((?P<town>[^()]+)\)?", draft.text("container-title"))
    if found and sites.is_place(found["town"]):
        draft.put("publisher-place", found["town"], 0.8)
        draft.again("container-title", found["name"], draft.confidence["container-title"])
