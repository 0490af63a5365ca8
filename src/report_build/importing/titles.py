"""The title of a work: where it ends, and what stands at it that is none of it."""

from __future__ import annotations

import re

from report_build.frozen import dataclass
from report_build.importing import residue, sites, when
from report_build.importing.bodies import is_body
from report_build.importing.draft import EMPHASIS, NO_EMPHASIS, Draft, without_emphasis
from report_build.importing.remainder import repeats_author
from report_build.importing.sentences import sentence_ends

_QUOTES = (
    re.compile(r"[“\"](?P<title>[^”\"]+)[”\"](?!:\s)(?P<rest>.*)", re.DOTALL),
    re.compile(r"[‘'](?P<title>.+?)[’'](?=[\s,.;)\]]|$)(?!\s[a-z])(?P<rest>.*)", re.DOTALL),
    re.compile(r"«\s*(?P<title>[^»]+?)\s*»(?P<rest>.*)", re.DOTALL),
)
_EMPHASIZED = re.compile(
    rf"{EMPHASIS}(?P<title>[^{NO_EMPHASIS}]+){NO_EMPHASIS}(?P<rest>.*)", re.DOTALL
)
_DATED = re.compile(
    rf"(?P<title>(?:[^.!?{EMPHASIS}]|\?(?=,)){{10,250}}?)(?P<rest>,\s(?:{when.FROM_MONTH})"
    rf"(?:,\s.*|\.\s.*)?)\.?$",
    re.IGNORECASE | re.DOTALL,
)
_PUBLISHED = re.compile(
    rf"(?P<title>[^(]{{10,250}}?)\s\((?P<rest>[^():]{{2,90}}(?::\s[^()]{{2,60}})?,\s{when.DATE})\)\.?",
    re.IGNORECASE,
)
_KIND = re.compile(
    r",\s(?P<genre>(?:web)?(?:log|blog post)|blog|press release|media release|news release|speech|"
    r"fact sheet|podcast|transcript)$"
)
_PLATFORM = re.compile(r"\[(?:Twitter|X|Facebook|Instagram|LinkedIn|Telegram|TikTok|YouTube)\]")
_SOURCE_WORD = re.compile(r"(?<=[^.,;:?!]),\s(?=(?:in|dans|en):?\s[“‘«\ue000]?[A-ZÀ-Þ])")
_RUBRIC_WORDS = (
    r"(?P<rubric>Opinion|Analysis|Explainer|Editorial|Commentary|Comment|Interview|World|Africa|"
    r"Afrique|Europe|Politics|Politique|Diplomatie|Diplomacy|International|News|Feature|Monde|"
    r"Économie|Economy|Long read|Exclusive|Live|Fact ?check|Q&A|Security|Sécurité|Podcast|Video|"
    r"Factbox|Explained|Critical Questions|In depth|In pictures|Breaking|Breaking news|Watch|"
    r"Briefing|Insight|Op-ed|Guest essay|Perspective|Review|Tribune|Reportage|Entretien|Kommentar)"
)
_RUBRIC = re.compile(rf"{_RUBRIC_WORDS}\s*(?:\||:|/|//|»|–|—|-|\.)\s+(?=\S)", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\[(?P<genre>[^\]]{3,40})\]$")
_NUMBERED = re.compile(
    r"\s*\((?P<genre>[^()]*?\b(?:Paper|Report|Brief|Briefing|Note|Study|Monograph|Series))"
    r",?\s*(?:[Nn]o\.?|#|Nr\.?)?\s*(?P<number>[A-Z]*\d[\w/.-]*)\)$"
)
_SYMBOL = re.compile(
    r"\s*\((?P<number>(?:[AS]|PRST)/[\w./-]*\d[\w./-]*|"
    r"(?:HC|HL|Cm|CP|Cmd|Cmnd|WP|PE|CRS) ?[A-Z]?\d[\w./-]*)\)$"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title, what follows it, and how it was told from that."""

    text: str
    rest: str
    form: str
    """"quoted", "emphasized" or "plain"."""


def split(text: str, draft: Draft) -> Title:
    """The title that a text begins with; it goes into the draft."""
    text = text.lstrip(" .,")
    if _PLATFORM.match(text):
        return Title("", text, "plain")
    found = _marked(text) or _plain(text, draft)
    sure = {"quoted": 0.95, "emphasized": 0.9}.get(found.form, 0.7)
    draft.put("title", residue.tidy(without_emphasis(found.text)).strip(" ."), sure)
    return found


def _marked(text: str) -> Title | None:
    for pattern in _QUOTES:
        if found := pattern.match(text):
            return Title(found["title"].rstrip(" ,."), found["rest"], "quoted")
    if found := _EMPHASIZED.match(text):
        return Title(found["title"].rstrip(" ,."), found["rest"], "emphasized")
    return None


def _plain(text: str, draft: Draft) -> Title:
    """A title without marks ends with a sentence, before a date, or before what is emphasized."""
    if found := _PUBLISHED.fullmatch(text):
        return Title(found["title"], f"({found['rest']})", "plain")
    if (found := _DATED.match(text)) and _is_of_year(found["rest"], draft):
        return Title(found["title"], found["rest"], "plain")
    if found := _SOURCE_WORD.search(text):
        return Title(text[: found.start()], text[found.end() :], "plain")
    emphasis = text.find(EMPHASIS)
    for end in sentence_ends(text):
        if emphasis > 0 and end.start() > emphasis:
            break
        mark = end["mark"].lstrip(".")
        return Title(text[: end.start()] + mark, text[end.end() :].lstrip("| "), "plain")
    if emphasis > 0:
        return Title(text[:emphasis].rstrip(" ,.:"), text[emphasis:], "plain")
    return _by_commas(text.rstrip(" ."))


def _is_of_year(text: str, draft: Draft) -> bool:
    """Whether the date that ends a title can be that of the work: its year, or none of its own."""
    year = re.search(when.YEAR, text)
    known = when.parts(draft.fields.get("issued"))
    return bool(known) if not year else not known or known[0] == int(year[0])


def _by_commas(text: str) -> Title:
    """A title that commas divide from the rest ends before the first piece that is no title."""
    pieces = text.split(", ")
    for at in range(1, len(pieces)):
        if sites.ends_title(pieces[at]) and not any(piece[:1].islower() for piece in pieces[1:at]):
            return Title(", ".join(pieces[:at]), ", ".join(pieces[at:]), "plain")
    return Title(text, "", "plain")


# ---- what is none of the title -------------------------------------------------------------


def finish(draft: Draft) -> None:
    """Take a site's name or a rubric off the title, and a number or a kind off its end."""
    title = draft.text("title")
    for pattern in (_BRACKETED, _NUMBERED, _SYMBOL, _KIND):
        if found := pattern.search(title):
            for key, value in found.groupdict().items():
                draft.put(key, value.strip(), 0.9 if key == "number" else 0.8)
            title = title[: found.start()]
    if found := _RUBRIC.match(title):
        draft.leave(found["rubric"])
        title = title[found.end() :]
    title = _without_site(title, draft)
    draft.again("title", title, draft.confidence.get("title", 0.0))


def _without_site(title: str, draft: Draft) -> str:
    """`Title | Site` and `Title - Site`; and `Title, Site` where nothing else names the site."""
    url = draft.text("URL")
    if (made := _without_rubric(title, draft)) != title:
        return made
    for mark, sure in ((r"\s+\|\s+", 0.9), (r"\s+[-–—]\s+", 0.8)):
        pieces = re.split(mark, title)
        last = pieces[-1]
        if len(pieces) > 1 and (
            "|" in mark or sites.is_known(last, url) or repeats_author(last, draft)
        ):
            _put_site(last, sure, draft)
            return title[: title.rindex(last)].rstrip(" |-–—")
    return _without_last_part(title, draft, url)


def _without_rubric(title: str, draft: Draft) -> str:
    """`Rubric | Title`, where the site is named elsewhere and the words before the bar are few."""
    before, bar, after = title.partition(" | ")
    site = draft.text("container-title") or draft.text("publisher")
    if not bar or " | " in after or not site or sites.is_known(after, draft.text("URL")):
        return title
    if len(before.split()) > 3 or len(after.split()) <= len(before.split()):
        return title
    draft.leave(before)
    return after


def _put_site(name: str, sure: float, draft: Draft) -> None:
    """The site that stands behind a title; another name behind it is then its publisher."""
    site, _, publisher = name.partition(", ")
    draft.put("publisher", publisher, 0.7)
    there = draft.text("container-title")
    if there.casefold().startswith(site.casefold()):
        return
    if draft.confidence.get("container-title", 0.0) > 0.9:
        draft.leave(site)
        return
    if there:
        draft.put("publisher", there, 0.6)
    draft.again("container-title", site, sure)


def _without_last_part(title: str, draft: Draft, url: str) -> str:
    title = _without_publisher(title, draft)
    kept, comma, last = title.rpartition(", ")
    named = "container-title" in draft.fields
    publisher_only = draft.confidence.get("container-title", 0.0) < 0.8 and named
    if not comma or draft.confidence.get("title", 1.0) > 0.8 or len(kept.split()) < 2:
        return title
    if sites.is_place(last) and "publisher-place" not in draft.fields:
        draft.put("publisher-place", last, 0.6)
        kept, comma, last = kept.rpartition(", ")
        if comma and is_body(last) and sites.is_named(last) and "publisher" not in draft.fields:
            draft.put("publisher", last, 0.6)
            return kept
        return _without_last_part(f"{kept}{comma}{last}", draft, url)
    if _is_publisher_before_place(last, draft):
        draft.put("publisher", last, 0.6)
        return kept
    known = sites.is_known(last, url) or repeats_author(last, draft)
    if not known or (named and not publisher_only):
        return title
    if named and draft.text("container-title").casefold() != last.casefold():
        draft.put("publisher", draft.text("container-title"), 0.6)
    draft.again("container-title", last, 0.7)
    return kept


def _is_publisher_before_place(name: str, draft: Draft) -> bool:
    has = draft.fields.keys()
    placed = "publisher-place" in has and not {"publisher", "container-title"} & has
    return placed and is_body(name) and sites.is_named(name)


def _without_publisher(title: str, draft: Draft) -> str:
    """`Title, Publisher, Place`, as Australian Harvard has it."""
    pieces = title.split(", ")
    if "publisher" in draft.fields or draft.confidence.get("title", 1.0) > 0.8:
        return title
    for at, piece in enumerate(pieces):
        if at and sites.is_publisher(piece) and sites.is_named(piece):
            draft.put("publisher", piece, 0.8)
            draft.put("publisher-place", ", ".join(pieces[at + 1 :]), 0.7)
            return ", ".join(pieces[:at])
    return title
