"""One string of a works-cited list to a work: Harvard, MLA, APA and Chicago, as people mix them.

The order is that of certainty: addresses and days of access first, then what stands in front
of the title, the title, and at last the rest, by its shape. What is left over is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from report_build.importing import locators, people, residue, sites, when
from report_build.importing.draft import EMPHASIS, NO_EMPHASIS, Draft, Entry, without_emphasis
from report_build.importing.remainder import place_rest, repeats_author

_NO_DATE = r"n\.?\s?d\.?|no date|s\.d\.|undated"
_HEAD = re.compile(
    rf"(?P<who>[^“\"‘]{{2,400}}?),?\s*\((?:(?P<date>{when.DATE})(?P<suffix>[a-z])?(?P<more>[^()]*)"
    rf"|(?:{_NO_DATE}))\)"
    r"\s*[.,:]?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BARE_HEAD = re.compile(
    rf"(?P<who>[^“\"‘\ue000]{{2,300}}?)(?:,\s+|(?<=\.)\s+|"
    rf"\s+(?=\d{{4}},\s[‘“']))(?:(?P<date>{when.YEAR})(?P<suffix>[a-z])?|(?:{_NO_DATE}))"
    r"\s*[.,:]\s*(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_QUOTES = (
    re.compile(r"[“\"](?P<title>[^”\"]+)[”\"](?P<rest>.*)", re.DOTALL),
    re.compile(r"[‘'](?P<title>.+?)[’'](?=[\s,.;)\]]|$)(?!\s[a-z])(?P<rest>.*)", re.DOTALL),
    re.compile(r"«\s*(?P<title>[^»]+?)\s*»(?P<rest>.*)", re.DOTALL),
)
_EMPHASIZED = re.compile(
    rf"{EMPHASIS}(?P<title>[^{NO_EMPHASIS}]+){NO_EMPHASIS}(?P<rest>.*)", re.DOTALL
)
_ABBREVIATIONS = (
    r"vs|St|Dr|Mr|Mrs|Ms|No|Nos|Vol|Inc|Ltd|Jr|Sr|ed|eds|trans|pp|etc|cf|Gen|Col|Lt|Prof|Rep|"
    r"U\.S|U\.N|U\.K"
)
_SENTENCE_END = re.compile(
    rf"(?<!\b[A-Z])(?<!\b(?:x))(?P<mark>[.?!])(?:{NO_EMPHASIS})?\s+(?=[\"“‘'{EMPHASIS}(\[]|"
    rf"[^a-z\s])"
)
_ABBREVIATION = re.compile(rf"\b(?:{_ABBREVIATIONS})$")
_DATED_TITLE = re.compile(
    rf"(?P<title>[^.?!{EMPHASIS}]{{10,200}}?),\s(?P<rest>(?:{when.FULL_DATE})(?:,\s.*)?)$",
    re.IGNORECASE | re.DOTALL,
)
_RUBRIC = re.compile(
    r"(?P<rubric>Opinion|Analysis|Explainer|Editorial|Commentary|Comment|Interview|World|Africa|"
    r"Afrique|"
    r"Europe|Politics|Politique|Diplomatie|Diplomacy|International|News|Feature|Monde|Économie|"
    r"Economy|"
    r"Long read|Exclusive|Live|Fact ?check|Q&A|Security|Sécurité)\s*(?:\||:|/|//|»|–|—|-|"
    r"\.)\s+(?=\S)",
    re.IGNORECASE,
)


_LONGEST = 1500
"""The most characters of an entry; what is longer is prose."""


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    rest: str
    form: str
    """"quoted", "emphasized" or "plain"."""


def work(entry: Entry) -> Draft:
    """The work of an entry; what the entry does not say stays absent."""
    draft = Draft(without_emphasis(entry.text), entry.pos)
    if len(entry.text) > _LONGEST:
        draft.leave(f"{draft.raw[:60]} …")
        draft.put("type", "document", 0.1)
        return draft
    text = residue.strip(_unnumbered(entry.text), draft)
    text = locators.strip_edition(_without_emphasized_numbers(text), draft)
    rest = _head(text, draft)
    title = _title(rest, draft)
    place_rest(title.rest, title.form, draft)
    _finish_title(draft)
    draft.put("type", sites.kind(draft), 0.6)
    return draft


def _unnumbered(text: str) -> str:
    return re.sub(r"^\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)](?=\s)|[•·▪*–-](?=\s))\s*", "", text)


def _without_emphasized_numbers(text: str) -> str:
    """A volume is emphasized in APA; only what is a name matters here."""
    text = re.sub(rf"{EMPHASIS}\s*([\d(),.\s–-]*){NO_EMPHASIS}", r"\1", text)
    return re.sub(rf",\s*(\d{{1,4}})\s*{NO_EMPHASIS}", rf"{NO_EMPHASIS}, \1", text)


# ---- who and when --------------------------------------------------------------------------


def _head(text: str, draft: Draft) -> str:
    """What follows the authors and, where it stands behind them, the date."""
    found = _HEAD.fullmatch(text)
    bare = _BARE_HEAD.fullmatch(text)
    if bare and (not found or bare.end("who") < found.end("who")) and _may_be_names(bare["who"]):
        found = bare
    if found and _may_be_names(found["who"]):
        _put_date(found, draft)
        return _after_who(found["who"], found["rest"], draft)
    return _names_alone(text, draft)


def _put_date(found: re.Match[str], draft: Draft) -> None:
    if found["date"]:
        draft.put("issued", when.date(found["date"]), 1.0)
        draft.put("year-suffix", found["suffix"], 1.0)
        more = found.groupdict().get("more") or ""
        if more.strip(" ,"):
            draft.leave(more)


def _may_be_names(text: str) -> bool:
    """Whether a text before a date is a list of names, and not already the title and more."""
    text = without_emphasis(text)
    if text.startswith(("“", '"', "‘", "'", "«")) or len(text.split()) > 60:
        return False
    sentences = [
        end for end in _SENTENCE_END.finditer(text) if not _ABBREVIATION.search(text[: end.start()])
    ]
    inverted = re.match(rf"[\w'’ -]+,\s+(?:{people.INITIALS.pattern})", text)
    return not sentences or (bool(inverted) and not _long_words(text[sentences[0].end() :]))


def _long_words(text: str) -> bool:
    return len(re.findall(r"\b[a-zà-ÿ]{4,}\b", text)) > 1


def _after_who(who: str, rest: str, draft: Draft) -> str:
    """The rest behind names and date; a title before the date is no author."""
    plain = without_emphasis(who)
    if EMPHASIS in who or _is_title(plain, rest):
        return f"{who}. {rest}"
    _put_names(plain, draft)
    return rest


def _is_title(who: str, rest: str) -> bool:
    """Whether what stands before a date is a title: a sentence, with a site alone behind it."""
    lower = re.findall(r"\b[a-zà-ÿ]{3,}\b", who)
    small = sum(word not in {"and", "for", "the", "des", "pour", "sur", "les"} for word in lower)
    return (small > 1 or "?" in who) and "," not in who and sites.is_named(without_emphasis(rest))


def _put_names(text: str, draft: Draft) -> None:
    key = "editor" if re.search(r"\(?\b[Ee]d(?:s|itors?)?\b\.?\)?[.\s]*$", text) else "author"
    if re.search(r"\bet al\b\.?", text):
        draft.leave("et al.")
        text = re.sub(r",?\s*\bet al\b\.?", "", text)
    made, sure = people.names(text)
    draft.put(key, made, sure)


def _names_alone(text: str, draft: Draft) -> str:
    """The rest behind names that a title follows, as MLA and Chicago's notes have them."""
    opening = re.search(rf"[“\"«{EMPHASIS}]|(?<=[\s])[‘']", text)
    if opening and opening.start() == 0:
        return text
    if opening and _may_be_names(text[: opening.start()].rstrip(" .,")):
        _put_names(text[: opening.start()].rstrip(" ,"), draft)
        return text[opening.start() :]
    if found := re.match(r"([^,:.]{2,30},\s[^,:.]{2,25}):\s", text):  # as in German lists
        _put_names(found[1], draft)
        return text[found.end() :]
    end = _end_of_names(text)
    if end and _may_be_names(text[:end].rstrip(" .")):
        _put_names(text[:end].strip(), draft)
        return text[end:].strip()
    return text


def _end_of_names(text: str) -> int:
    """Where names end that stand before an unmarked title; 0 where there seem to be none."""
    for end in re.finditer(r"\.\s+", text):
        before, after = text[: end.start()], text[end.end() :]
        if re.match(r"(?:[A-Z]\.|[A-Z]-?[A-Z]?\.|&|and\s|et\s|Jr|Sr)", after):
            continue
        if _ABBREVIATION.search(before) and not before.endswith(("eds", "ed", "trans")):
            continue
        if "," in before and _looks_inverted(before):
            return end.end()
        return end.end() if people.is_body(before) and sites.is_named(before) else 0
    return 0


def _looks_inverted(text: str) -> bool:
    head = re.match(r"[^,]{1,40},\s+([^,]{1,40})", text)
    return head is not None and sites.is_named(head[0]) and not _long_words(text)


# ---- the title -----------------------------------------------------------------------------


def _title(text: str, draft: Draft) -> _Title:
    found = _marked_title(text) or _plain_title(text)
    sure = {"quoted": 0.95, "emphasized": 0.9}.get(found.form, 0.7)
    draft.put("title", residue.tidy(without_emphasis(found.text)).strip(" ."), sure)
    return found


def _marked_title(text: str) -> _Title | None:
    text = text.lstrip(" .,")
    for pattern in _QUOTES:
        if found := pattern.match(text):
            return _Title(found["title"].rstrip(" ,."), found["rest"], "quoted")
    if found := _EMPHASIZED.match(text):
        return _Title(found["title"].rstrip(" ,."), found["rest"], "emphasized")
    return None


def _plain_title(text: str) -> _Title:
    text = text.lstrip(" .,")
    if found := _DATED_TITLE.match(text):
        return _Title(found["title"], found["rest"], "plain")
    emphasis = text.find(EMPHASIS)
    for end in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text[: end.start()]):
            continue
        if emphasis > 0 and end.start() > emphasis:
            break
        mark = end["mark"] if end["mark"] in "?!" else ""
        return _Title(text[: end.start()] + mark, text[end.end() :], "plain")
    if emphasis > 0:
        return _Title(text[:emphasis].rstrip(" ,.:"), text[emphasis:], "plain")
    return _Title(text.rstrip(" ."), "", "plain")


def _finish_title(draft: Draft) -> None:
    """Take a site's name or a rubric off the title, and a subtitle's number off its end."""
    title = draft.text("title")
    if found := re.search(r"\s*\[([^\]]{3,40})\]$", title):
        draft.put("genre", found[1], 0.8)
        title = title[: found.start()]
    if found := re.search(r"\s*\(((?:[AS]|PRST)/[\w./-]*\d[\w./-]*)\)$", title):
        draft.put("number", found[1], 0.9)
        title = title[: found.start()]
    if found := _RUBRIC.match(title):
        draft.leave(found["rubric"])
        title = title[found.end() :]
    title = _without_site(title, draft)
    draft.again("title", title, draft.confidence.get("title", 0.0))


def _without_site(title: str, draft: Draft) -> str:
    """`Title | Site` and `Title - Site`; and `Title, Site` where nothing else names the site."""
    url = draft.text("URL")
    for mark, sure in ((r"\s+\|\s+", 0.9), (r"\s+[-–—]\s+", 0.8)):
        pieces = re.split(mark, title)
        last = pieces[-1]
        if len(pieces) > 1 and ("|" in mark or sites.is_known(last, url)):
            site, _, publisher = last.partition(", ")
            draft.put("publisher", publisher, 0.7)
            kept = title[: title.rindex(last)].rstrip(" |-–—")
            if draft.text("container-title").casefold() == site.casefold():
                return kept
            if "container-title" in draft.fields:
                draft.put("publisher", draft.text("container-title"), 0.6)
            draft.again("container-title", site, sure)
            return kept
    return _without_last_part(title, draft, url)


def _without_last_part(title: str, draft: Draft, url: str) -> str:
    title = _without_publisher(title, draft)
    kept, comma, last = title.rpartition(", ")
    named = "container-title" in draft.fields
    publisher_only = draft.confidence.get("container-title", 0.0) < 0.8 and named
    if not comma or draft.confidence.get("title", 1.0) > 0.8 or len(kept.split()) < 2:
        return title
    known = sites.is_known(last, url) or repeats_author(last, draft)
    if not known or (named and not publisher_only):
        return title
    if named and draft.text("container-title").casefold() != last.casefold():
        draft.put("publisher", draft.text("container-title"), 0.6)
    draft.again("container-title", last, 0.7)
    return kept


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
