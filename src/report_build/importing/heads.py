"""What stands in front of a title: who made the work and, in most styles, when."""

from __future__ import annotations

import re

from report_build.importing import namelists, people, sites, when
from report_build.importing.bodies import has_noun, is_body
from report_build.importing.draft import EMPHASIS, Draft, without_emphasis
from report_build.importing.sentences import sentence_ends

_NO_DATE = r"n\.?\s?d\.?|no date|s\.d\.|o\.\s?J\.|undated"
_HEAD = re.compile(
    rf"(?P<who>[^“\"‘«]{{0,400}}?),?\s*\((?:(?P<date>{when.DATE})(?P<suffix>[a-z])?(?P<more>[^()]*)"
    rf"|(?:{_NO_DATE}))\)"
    r"\s*[.,:]?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BARE_HEAD = re.compile(
    rf"(?P<who>[^“\"‘«\ue000]{{2,300}}?)(?:,\s+|(?<=\.)\s+|\s+(?=(?:\d{{4}}|n\.d\.)[,.:]\s))"
    rf"(?:(?P<date>{when.YEAR})(?P<suffix>[a-z])?|(?:{_NO_DATE}))"
    r"\s*[.,:]\s*(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_UNNAMED = re.compile(r"(?:o\.\s?[VA]\.|N\.\s?N\.)(?=\s)")
_FILM = re.compile(r"[^.“\"]+[.!?]\ue001?\s+(?:Written and d|D)irected by\s")
_RANGE = re.compile(rf"\s*[-–—/]\s*({when.YEAR})\s*")
_EDITORS = re.compile(r"\(?\b(?:[Ee]d(?:s|itors?)?|Hrsg|Hg|dirs?|coords?|comps?)\b\.?\)?[.,:\s]*$")
_ACCOUNT = re.compile(r"\s*[\[(]@\w+[\])]")
_ROLE = re.compile(
    r"\s*\((?:Executive )?(?:Hosts?|Directors?|Producers?|Narrators?|Presenters?|Speakers?|"
    r"Writers?|Guests?|Interviewers?|Reporters?)\)"
)
_GERMAN = re.compile(
    r"(?P<who>[^,:.“]{2,30},\s[^,:.“]{2,25}(?:\s?[/;]\s?[^,:.“]{2,30},\s[^,:.“]{2,25})*):\s"
)


def strip(text: str, draft: Draft) -> str:
    """The text behind the authors and, where it stands behind them, the date."""
    if _FILM.match(text):
        return text
    if found := _UNNAMED.match(text):
        draft.leave(found[0])
        text = text[found.end() :]
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
    if (
        behind == ","
        or re.search(r",\s[A-Z]{1,3}$", who)
        or who.endswith(".")
        or rest.startswith(tuple("‘“'\""))
    ):
        return True
    return "," not in who and sites.is_named(who) and not re.search(r"\b(?:of|the|in)$", who)


def _put_date(found: re.Match[str], draft: Draft) -> None:
    if not found["date"]:
        draft.absent.append("date")  # it says so: n.d.
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
    if ends and is_body(text) and all(sites.is_named(part) for part in text.split(". ")):
        return True  # `United States. Dept. of Defense`
    inverted = re.match(rf"[\w'’ -]+,\s+(?:{people.INITIALS.pattern})", text)
    return not ends or (bool(inverted) and not _long_words(text[ends[0].end() :]))


def _long_words(text: str) -> bool:
    return len(re.findall(r"\b[a-zà-ÿ]{4,}\b", text)) > 1


def _after_who(who: str, rest: str, draft: Draft) -> str:
    """The rest behind names and date; a title before the date is no author."""
    if not who.strip():
        return rest
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
        _put_names(found["who"], draft)
        return text[found.end() :]
    if end := namelists.end_at_stop(text):
        _put_names(text[:end].strip(), draft)
        return text[end:]
    return _body_alone(text, draft) or _before_comma(text, draft)


def _body_alone(text: str, draft: Draft) -> str:
    """The text behind an organisation that ends with a full stop; empty if none seems to."""
    ends = sentence_ends(text)
    if not ends or "mark" not in ends[0].groupdict() or ends[0]["mark"] != ".":
        return ""
    before, rest = text[: ends[0].start()], text[ends[0].end() :]
    known = is_body(before)
    if not sites.is_named(before) or ":" in before or (not known and not _is_lone(before, ends)):
        return ""
    draft.put("author", [{"literal": before}], 0.8 if known else 0.5)
    return rest


def _is_lone(before: str, ends: list[re.Match[str]]) -> bool:
    """Whether one or two words before several sentences may be who made the work."""
    return len(before.split()) < 3 and len(ends) > 1


_BODY_BEFORE_COMMA = re.compile(r"(?P<who>[^,.:;]{3,80}),\s(?=[A-ZÀ-Þ])")


def _before_comma(text: str, draft: Draft) -> str:
    """The rest behind names that commas alone divide from a title: `Doe, Jane, Title, Press`."""
    end = namelists.end_at_comma(text)
    if end and (text[end:].count(",") > 1 or people.INITIALS.search(text[:end])):
        made, sure = people.names(text[:end])
    elif (found := _BODY_BEFORE_COMMA.match(text)) and "," in text[found.end() :]:
        who, end = found["who"], found.end()
        made, sure = [{"literal": who}], 0.6 * (has_noun(who) and sites.is_named(who))
    else:
        return text
    draft.put("author", sure and made, min(sure, 0.6))
    return text[end:] if sure else text
