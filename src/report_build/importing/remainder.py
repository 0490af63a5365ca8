"""What stands behind a title: the container, who edited and published it, where in it, when."""

from __future__ import annotations

import re
from collections.abc import Callable

from report_build.importing import locators, people, residue, sites, when
from report_build.importing.draft import EMPHASIS, NO_EMPHASIS, Draft, without_emphasis

_IN = r"(?:[Ii]n|[Dd]ans|[Ee]n)"
_IN_EDITED = re.compile(
    rf"^\W*{_IN}:?\s+(?P<who>[^\ue000]{{3,200}}?),?\s*\(?\b(?:[Ee]d(?:s|itors?)?|[Hh]rsg|[Hh]g|dirs?|"
    r"coords?|comps?)\b\.?\)?\s*[,.:]?\s*(?P<rest>.*)",
    re.DOTALL,
)
_EDITED_BY = re.compile(
    r",?\s*\(?\b(?:[Ee]dited by|[Ee]d\.\s+by|"
    r"Eds?\.)\s+(?P<who>[^,.()\ue000]+(?:\.\s?[^,.()\ue000]+)*?"
    r"(?:,\s[^,.()]+?,?\s(?:and|&)\s[^,.()]+)?)\)?(?=[,.;]|\s*$|,?\s\()",
)
_TRANSLATED_BY = re.compile(
    r",?\s*\(?\b(?:translated by|trans\. by|trans\.)\s+(?P<who>[^,.()]+)\)?", re.IGNORECASE
)
_PLACED = re.compile(
    rf"\(?(?P<place>(?!In\b)[A-Z][\w'’-]+(?:[ /](?:St\.|[A-Z&][\w'’-]*)|"
    rf", [A-Z][A-Z.]+)*)\s?:\s(?P<publisher>[^.,:;()\ue000]+"
    rf"(?:,? (?:Inc|Ltd|LLC)\.?)?)(?:,\s(?P<date>{when.DATE}))?\)?"
)
_THESIS = re.compile(
    r"[(\[]?\b(?P<genre>(?:Unpublished\s+)?(?:PhD|Ph\.D\.|Doctoral|Master[’']?s|MA|MSc|"
    r"DPhil)\s(?:thesis|dissertation|diss\.))"
    r",?\s*(?P<publisher>[^)\].,]*)[)\]]?",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"\(?(?:(?:published|posted|updated|last updated|"
    rf"last modified)(?:\s+on)?:?\s+)?(?<![\w/–-])(?P<date>{when.DATE})(?![\w/–-])\)?",
    re.IGNORECASE,
)
_DAY = re.compile(rf"\b{when.DAY_MONTH}", re.IGNORECASE)
_MONTH = re.compile(rf"(?<=[.,])\s*{when.MONTH}(?=\s*(?:[.,]|$))", re.IGNORECASE)
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
_PLATFORM = re.compile(
    r"(Twitter|X|Facebook|YouTube|Instagram|LinkedIn|Telegram|TikTok|Mastodon|Bluesky|Threads|Vimeo)"
)
_NOISE = re.compile(
    r"\b(?:Online|Print|Web|Kindle|PDF|[Nn]\.?p\.?|n\.d\.)(?=[.,;]|\s*$)|\[[^\]]{2,30}\]"
    r"|\((?:blog|podcast|video|website)\)|\b(?:uploaded|hosted|narrated|presented|posted) by [^,.]+"
    r"|\([Vv]ersion [\w.]+\)|\b\d{2,4} (?:p|pp|S|Seiten|pages)\.?(?=[.,;]|\s*$)"
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
    chapter = bool(re.match(rf"\W*{_IN}:?\s", text)) and form != "emphasized"
    text = _editors(_genre(text, draft), draft)
    text = _thesis(text, draft)
    text = _translators(text, draft)
    text = re.sub(rf"\[{_PLATFORM.pattern}\]", r". \1 .", text)
    text = locators.strip(_dates(text, draft), draft)
    text = _place_and_publisher(text, draft)
    text = _NOISE.sub(_left(draft), text)
    if chapter:
        text, form = re.sub(rf"^\W*{_IN}:?\s+", "", text), "quoted"
    _pieces(text, form, draft)


def _left(draft: Draft) -> Callable[[re.Match[str]], str]:
    def leave(found: re.Match[str]) -> str:
        draft.leave(found[0])
        return " "

    return leave


def _genre(text: str, draft: Draft) -> str:
    """The text without what says of which kind a work is, and at which event it was given."""
    if found := _EVENT.search(text):
        draft.put("genre", found["genre"], 0.8)
        draft.put("event-title", found["event"], 0.8)
    elif found := _KIND.search(text):
        draft.put("genre", found["genre"], 0.8)
    return f"{text[: found.start()]} , {text[found.end() :]}" if found else text


def _editors(text: str, draft: Draft) -> str:
    if found := _IN_EDITED.match(text):
        made, sure = people.direct(re.sub(r"\s?/\s?", "; ", found["who"]).strip())
        draft.put("editor", made, sure)
        return f"In {found['rest']}"
    if found := _EDITED_BY.search(text):
        made, sure = people.direct(found["who"].strip())
        draft.put("editor", made, sure)
        return f"{text[: found.start()]}, {text[found.end() :]}"
    return text


def _translators(text: str, draft: Draft) -> str:
    if found := _TRANSLATED_BY.search(text):
        draft.put("translator", people.direct(found["who"].strip())[0], 0.8)
        return f"{text[: found.start()]}, {text[found.end() :]}"
    return text


def _thesis(text: str, draft: Draft) -> str:
    if found := _THESIS.search(text):
        draft.put("genre", found["genre"], 0.9)
        draft.put("publisher", found["publisher"].strip(), 0.8)
        return f"{text[: found.start()]}, {text[found.end() :]}"
    return text


def _dates(text: str, draft: Draft) -> str:
    """The date of the work: the fullest that agrees with the year before the title."""
    known = when.parts(draft.fields.get("issued"))
    for found in list(_DATED.finditer(text)):
        made = when.date(found["date"])
        new = when.parts(made)
        if new and (not known or (new[0] == known[0] and len(new) >= len(known))):
            draft.again("issued", made, 0.95)
            return f"{text[: found.start()]} , {text[found.end() :]}"
    if len(known) == 1 and (found_day := _DAY.search(text) or _MONTH.search(text)):
        draft.again("issued", when.date(f"{found_day[0].strip(' ,.')} {known[0]}"), 0.95)
        return f"{text[: found_day.start()]} , {text[found_day.end() :]}"
    return text


def _place_and_publisher(text: str, draft: Draft) -> str:
    found = _PLACED.search(text)
    if not found or (
        EMPHASIS in text and found.start() < text.rfind(EMPHASIS) and not _after(text, found)
    ):
        return text
    draft.put("publisher-place", found["place"].strip(" ,"), 0.85)
    draft.put("publisher", found["publisher"].strip(), 0.9)
    if found["date"]:
        draft.put("issued", when.date(found["date"]), 0.9)
    return f"{text[: found.start()]} , {text[found.end() :]}"


def _after(text: str, found: re.Match[str]) -> bool:
    return text.rfind(NO_EMPHASIS, 0, found.start()) > text.rfind(EMPHASIS, 0, found.start())


def _pieces(text: str, form: str, draft: Draft) -> None:
    """Place the names that are left: a container, a publisher; what follows them is unplaced."""
    emphasized = re.search(rf"{EMPHASIS}([^{NO_EMPHASIS}]+){NO_EMPHASIS}", text)
    if emphasized and (name := residue.tidy(emphasized[1]).strip(" .,")):
        draft.put("container-title", name, 0.95)
        before = re.sub(rf"\b{_IN}:?\s*$", "", text[: emphasized.start()])
        text = f"{before} . {text[emphasized.end() :]}"
    names = _names(without_emphasis(text))
    if form == "quoted" or "editor" in draft.fields:
        names = _rejoined(names, draft)
    for name in names:
        _place(name, form, draft)


def _names(text: str) -> list[str]:
    text = re.sub(r"\(\s*[,.]?\s*\)", " ", text)
    pieces = re.split(r"(?<!\bSt)(?<!\b[A-Z])\.(?=\s|$|,)|[,;](?=\s|$)|\s\|\s|:\s", text)
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
        draft.put("event-place" if _is_event(draft) else "publisher-place", name, 0.7)
    elif not _may_be_named(name, draft):
        draft.leave(name)
    elif repeats_author(name, draft) and (form != "quoted" or site):
        draft.put("publisher", name, 0.6)
    elif _may_publish(form, draft) and sites.is_publisher(name):
        draft.put("publisher", name, 0.9)
    elif "container-title" not in has and _wants_container(form, draft):
        draft.put("container-title", name, 0.9 if form == "quoted" else 0.75)
    elif "publisher" not in has:
        draft.put("publisher", name, 0.6)
    else:
        draft.leave(name)


def _may_be_named(name: str, draft: Draft) -> bool:
    """Whether a piece can name a container or a publisher: no number, and a capital first."""
    if re.search(r"\d", name) and not re.search(r"[a-z]{3}", name):
        return False
    return not name[0].islower() or sites.is_of_host(name, draft.text("URL"))


def _is_event(draft: Draft) -> bool:
    return draft.text("genre").lower() in ("speech", "lecture", "keynote", "paper", "remarks")


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
