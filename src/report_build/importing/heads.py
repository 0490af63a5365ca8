"""What stands in front of a title: who made the work and, in most styles, when."""

from __future__ import annotations

import re

from report_build.importing import people, sites, when
from report_build.importing.draft import EMPHASIS, Draft, without_emphasis
from report_build.importing.sentences import sentence_ends

_NO_DATE = r"n\.?\s?d\.?|no date|s\.d\.|o\.\s?J\.|undated"
_HEAD = re.compile(
    rf"(?P<who>[^“\"‘«]{{2,400}}?),?\s*\((?:(?P<date>{when.DATE})(?P<suffix>[a-z])?(?P<more>[^()]*)"
    rf"|(?:{_NO_DATE}))\)"
    r"\s*[.,:]?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BARE_HEAD = re.compile(
    rf"(?P<who>[^“\"‘«\ue000]{{2,300}}?)(?:,\s+|(?<=\.)\s+|\s+(?=\d{{4}}[,.:]\s))"
    rf"(?:(?P<date>{when.YEAR})(?P<suffix>[a-z])?|(?:{_NO_DATE}))"
    r"\s*[.,:]\s*(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_RANGE = re.compile(rf"\s*[-–—/]\s*({when.YEAR})\s*")
_EDITORS = re.compile(r"\(?\b(?:[Ee]d(?:s|itors?)?|Hrsg|Hg|dirs?|coords?|comps?)\b\.?\)?[.,:\s]*$")
_ACCOUNT = re.compile(r"\s*[\[(]@\w+[\])]")
_ROLE = re.compile(
    r"\s*\((?:Executive )?(?:Hosts?|Directors?|Producers?|Narrators?|Presenters?|Speakers?|"
    r"Writers?|Guests?|Interviewers?|Reporters?)\)",
)
_GERMAN = re.compile(
    r"(?P<who>[^,:.“]{2,30},\s[^,:.“]{2,25}(?:\s?[/;]\s?[^,:.“]{2,30},\s[^,:.“]{2,25})*):\s"
)


def strip(text: str, draft: Draft) -> str:
    """The text behind the authors and, where it stands behind them, the date."""
    found = _HEAD.fullmatch(text)
    bare = _BARE_HEAD.fullmatch(text)
    if bare and (not found or bare.end("who") < found.end("who")) and _is_bare_head(bare):
        found = bare
    if found and _may_be_names(found["who"]):
        _put_date(found, draft)
        return _after_who(found["who"], found["rest"], draft)
    return _names_alone(text, draft)


def _is_bare_head(found: re.Match[str]) -> bool:
    """Whether a year without parentheses stands behind names, and a title behind it."""
    who, rest = found["who"], found["rest"]
    if not _may_be_names(who) or not re.search(r"[^\W\d]{2,}.*?\s[^\W\d]{2,}", rest):
        return False
    behind = found.string[found.end("who")]
    if behind == "," or who.endswith(".") or rest.startswith(tuple("‘“'\"")):
        return True
    return "," not in who and sites.is_named(who) and not re.search(r"\b(?:of|the|in)$", who)


def _put_date(found: re.Match[str], draft: Draft) -> None:
    if not found["date"]:
        return
    more = found.groupdict().get("more") or ""
    if last := _RANGE.fullmatch(more):
        draft.put("issued", when.years(int(found["date"][-4:]), int(last[1])), 0.9)
        more = "" if "issued" in draft.fields else more
    draft.put("issued", when.date(found["date"]), 1.0)
    draft.put("year-suffix", found["suffix"], 1.0)
    draft.leave(more)


def _may_be_names(text: str) -> bool:
    """Whether a text before a date is a list of names, and not already the title and more."""
    text = _ROLE.sub("", _ACCOUNT.sub("", without_emphasis(text)))
    if text.startswith(("“", '"', "‘", "'", "«")) or len(text.split()) > 60 or ": " in text:
        return False
    if re.search(r"\b\d{4}\b|\bNo\. ", text):
        return False
    ends = sentence_ends(text)
    inverted = re.match(rf"[\w'’ -]+,\s+(?:{people.INITIALS.pattern})", text)
    return not ends or (bool(inverted) and not _long_words(text[ends[0].end() :]))


def _long_words(text: str) -> bool:
    return len(re.findall(r"\b[a-zà-ÿ]{4,}\b", text)) > 1


def _after_who(who: str, rest: str, draft: Draft) -> str:
    """The rest behind names and date; a title before the date is no author."""
    plain = without_emphasis(who)
    if EMPHASIS in who or _is_title(plain, rest):
        return f"{who}. {rest}"
    _put_names(plain, draft)
    return rest


_LITTLE = frozenset("and for the des les pour sur with von und aux del los las para".split())


def _is_title(who: str, rest: str) -> bool:
    """Whether what stands before a date is a title: a sentence, or words before a site alone."""
    lower = re.findall(r"(?<![’'\w])[a-zà-ÿ]{3,}\b", who)
    small = sum(word not in _LITTLE for word in lower)
    if re.search(r"\sv(?:s|ersus)?\.?\s[A-Z]", who):  # a case of law
        return True
    alone = sites.is_named(without_emphasis(rest))
    return "," not in who and (small > 2 or ((small > 1 or "?" in who) and alone))


def _put_names(text: str, draft: Draft, *, given_first: bool = False) -> None:
    key = "editor" if _EDITORS.search(text) else "author"
    for aside in (_ACCOUNT, _ROLE):
        for found in aside.findall(text):
            draft.leave(found)
        text = aside.sub("", text)
    if re.search(r"\bet al\b\.?", text):
        draft.leave("et al.")
        text = re.sub(r",?\s*\bet al\b\.?", "", text)
    by_account = any(left.startswith("@") for left in draft.unplaced)
    made, sure = (people.given_first if given_first or by_account else people.names)(text)
    draft.put(key, made, sure)


# ---- names without a date behind them ------------------------------------------------------


def _names_alone(text: str, draft: Draft) -> str:
    """The rest behind names that a title follows, as MLA and Chicago's notes have them."""
    opening = re.search(rf"[“\"«{EMPHASIS}]|(?<=[\s])[‘']", text)
    if opening and opening.start() == 0:
        return text
    before = text[: opening.start()].rstrip() if opening else ""
    if opening and _may_be_names(before.rstrip(" .,:")):
        _put_names(before.rstrip(" ,:"), draft, given_first=before.endswith(","))
        return text[opening.start() :]
    if found := _GERMAN.match(text):
        _put_names(re.sub(r"\s?/\s?", "; ", found["who"]), draft)
        return text[found.end() :]
    end = _end_of_names(text)
    if end and _may_be_names(text[:end].rstrip(" .")):
        _put_names(text[:end].strip(), draft)
        return text[end:].strip()
    return _before_comma(text, draft)


def _end_of_names(text: str) -> int:
    """Where names end that stand before an unmarked title; 0 where there seem to be none."""
    for end in sentence_ends(text, after_initials=True):
        before, after = text[: end.start()], text[end.end() :]
        if re.match(r"(?:[A-Z]\.|[A-Z]-?[A-Z]?\.|&|and\s|et\s|Jr|Sr)", after):
            continue
        if "," in before and _looks_inverted(before):
            return end.end()
        return end.end() if people.is_body(before) and sites.is_named(before) else 0
    return 0


def _looks_inverted(text: str) -> bool:
    head = re.match(r"[^,]{1,40},\s+([^,]{1,40})", text)
    return head is not None and sites.is_named(head[0]) and not _long_words(text)


def _before_comma(text: str, draft: Draft) -> str:
    """The rest behind names that commas alone divide from a title: `Doe, Jane, Title, Press`."""
    found = people.BEFORE_COMMA.match(text)
    if not found or text[found.end() :].count(",") < 2 or sentence_ends(text):
        return text
    _put_names(found["who"], draft)
    for key in ("author", "editor"):
        if key in draft.fields:
            draft.confidence[key] = min(draft.confidence[key], 0.6)
    return text[found.end() :]
