"""The rules for one work of the bibliography: a small function each, and a table of them.

They are for grey literature: pages, reports, briefings, news. Books and journal articles have
their own conventions and fewer gaps. `custom.absent` names what a work does not have.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from report_build.checks.cited_pages import backwards
from report_build.checks.slips import (
    GREY,
    ONLINE,
    PERIODICAL,
    Setting,
    Slip,
    WorkRule,
    absent,
    folded,
    host,
    site_names,
)
from report_build.checks.titles import TITLE_RULES
from report_build.checks.unprinted import unprinted_field
from report_build.csl import bare_doi
from report_build.diagnostics import Rule
from report_build.library import Name, WorkItem

__all__ = ["RULES", "Setting", "Slip"]

_CHANGING = re.compile(
    r"\b(tracker|wiki|wikipedia|dashboard|database|live-?blog|live updates?)\b|/live/",
    re.IGNORECASE,
)
_RESIDUE = re.compile(
    r"\[(?:online|internet|e-?book|en ligne)\]|\bavailable (?:at|from|online)\b"
    r"|\[?\baccessed:?\s+(?:on\s+)?\d|\[accessed\b|\bretrieved (?:from|on|\w+ \d)"
    r"|\[(?:cited|viewed)\b|\bviewed \d|\bdisponible sur\b|\bn\.\s?d\.",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(agency|association|bureau|cent(?:er|re)|commission|committee|council|forum|foundation"
    r"|fund|group|initiative|institute?|ministry|mission|nations|network|office|organi[sz]ation"
    r"|party|press|programme|project|report|society|staff|team|trust|union|university|watch)\b",
    re.IGNORECASE,
)
_NEWS = frozenset(
    "afp aljazeera ap associatedpress bbc bbcnews cnn courrierinternational deutschewelle dw"
    " france24 jeuneafrique lefigaro lemonde liberation nytimes reuters rfi theguardian"
    " thenewyorktimes thewashingtonpost voanews voiceofamerica xinhua".split()
)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_DAY_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_WEB_BEGAN = 1991


# ---- what is missing -----------------------------------------------------------------------


def missing_url(work: WorkItem, _: Setting) -> Iterator[Slip]:
    """A work of the web, or one that is most likely read there, without an address."""
    printed = work.text("DOI") or work.text("page") or work.text("archive")
    if work.type in GREY and not work.text("URL") and not printed and not absent(work, "url"):
        yield _missing(Rule.MISSING_URL, "URL", '"URL": "https://…"', "URL")


def missing_date(work: WorkItem, _: Setting) -> Iterator[Slip]:
    """A work without a date, though it may say none."""
    if "issued" not in work.csl and not absent(work, "date", "issued"):
        yield _missing(
            Rule.MISSING_DATE, "date", '"issued": {"date-parts": [[2022, 11, 11]]}', "date"
        )


def missing_site(work: WorkItem, _: Setting) -> Iterator[Slip]:
    """A page, an article or a report without the site or the body that published it."""
    named = work.text("container-title") or work.text("publisher")
    if work.type in GREY and not named and not absent(work, "site", "container-title", "publisher"):
        key = "publisher" if work.type == "report" else "container-title"
        yield _missing(Rule.MISSING_SITE, "site or publisher", f'"{key}": "…"', "site")


def missing_author(work: WorkItem, _: Setting) -> Iterator[Slip]:
    """A page, an article or a report that nobody has written or edited."""
    named = any(work.names(key) for key in ("author", "editor", "translator"))
    if work.type in GREY and not named and not absent(work, "author"):
        yield _missing(Rule.MISSING_AUTHOR, "author", '"author": [{"literal": "…"}]', "author")


def missing_access_date(work: WorkItem, _: Setting) -> Iterator[Slip]:
    """A page that changes, or has no date, without the day on which it was read (MLA 9)."""
    if not work.text("URL") or "accessed" in work.csl or absent(work, "accessed"):
        return
    words = " ".join(work.text(key) for key in ("URL", "title", "container-title"))
    if (work.type in ONLINE and "issued" not in work.csl) or _CHANGING.search(words):
        value = '"accessed": {"date-parts": [[2022, 12, 1]]}'
        yield Slip(
            Rule.MISSING_ACCESS_DATE,
            "the page changes over time, and no day says when it was read",
            f'add {value}; if the day is not known, "custom": {{"absent": ["accessed"]}}',
        )


def _missing(rule: Rule, what: str, value: str, word: str) -> Slip:
    hint = f'add {value}; if it has none, "custom": {{"absent": ["{word}"]}}'
    return Slip(rule, f"the work has no {what}", hint)


# ---- what is wrong -------------------------------------------------------------------------


def harvard_residue(work: WorkItem, _: Setting) -> Iterator[Slip]:
    """Words of a reference in another style that were pasted into a field."""
    for key, value in work.csl.items():
        found = _RESIDUE.search(value) if isinstance(value, str) and key != "annote" else None
        if found:
            rest = " ".join(_RESIDUE.sub("", str(value)).replace("[]", "").split())
            hint = f'write "{key}": "{rest}"; the address goes to "URL", the day to "accessed"'
            message = f'"{found[0].strip()}" in "{key}" is left over from a Harvard reference'
            yield Slip(Rule.HARVARD_RESIDUE, message, hint, (key,))


def dropped_authors(work: WorkItem, _: Setting) -> Iterator[Slip]:
    """An "et al." that was entered as part of a name."""
    for at, name in enumerate(work.names()):
        written = " ".join(str(part) for part in name.values())
        if re.search(r"\bet\.? al\b|\band others\b|\bu\.\s?a\.", written, re.IGNORECASE):
            message = f'"{written}" hides the other authors'
            hint = "enter every author; the style writes et al. where it is due"
            yield Slip(Rule.DROPPED_AUTHORS, message, hint, ("author", at))


def publisher_as_author(work: WorkItem, _: Setting) -> Iterator[Slip]:
    """A newspaper or broadcaster in the place of the person who wrote."""
    sites = site_names(work)
    printed = {folded(work.text(key)) for key in ("container-title", "publisher")}
    for at, name in enumerate(work.names()):
        written = _written(name)
        same = folded(written) in sites
        person = "family" in name and (same or folded(str(name["family"])) in printed)
        if person or (same and (work.type in PERIODICAL or folded(written) in _NEWS)):
            message = f'"{written}" is given as author, and it is where the work appeared'
            hint = (
                'delete it, and name the person; if none is named, "custom": {"absent": ["author"]}'
            )
            yield Slip(Rule.PUBLISHER_AS_AUTHOR, message, hint, ("author", at))
        elif "given" in name and (_BODY.search(written) or folded(written) in _NEWS):
            message = f'"{written}" is entered as a person, and looks like a body'
            hint = f'write {{"literal": "{written}"}}'
            yield Slip(Rule.PUBLISHER_AS_AUTHOR, message, hint, ("author", at))


def _written(name: Name) -> str:
    parts = (name.get("given", ""), name.get("family", ""), name.get("literal", ""))
    return " ".join(str(part) for part in parts if part)


def bad_doi(work: WorkItem, _: Setting) -> Iterator[Slip]:
    """A DOI that is none, or has its address in front."""
    doi = work.text("DOI")
    bare = bare_doi(doi).strip().rstrip(".,;")
    if not doi or bare == doi:
        if doi and not _DOI.fullmatch(doi):
            hint = "a DOI begins with 10. and has a slash: 10.1093/isr/viab012"
            yield Slip(Rule.BAD_DOI, f'"{doi}" is no DOI', hint, ("DOI",))
    else:
        yield Slip(Rule.BAD_DOI, f'the DOI is written as "{doi}"', f'write "{bare}"', ("DOI",))


def doi_as_url(work: WorkItem, _: Setting) -> Iterator[Slip]:
    """A URL that leads to doi.org, which is a DOI."""
    if host(work) in ("doi.org", "dx.doi.org"):
        doi = bare_doi(work.text("URL"))
        repeated = "repeats" if work.text("DOI") else "is"
        hint = f'delete "URL" and write "DOI": "{doi}"'
        yield Slip(Rule.DOI_AS_URL, f"the URL {repeated} the DOI", hint, ("URL",))


def bad_url(work: WorkItem, _: Setting) -> Iterator[Slip]:
    """An address that leads nowhere as it stands, or carries who was counted."""
    url = work.text("URL")
    if not url:
        return
    closes = url[-1] == ")" and url.count("(") >= url.count(")")
    tail = url[-1] if url[-1] in ".,;>)" and not closes else ""
    if not host(work) or " " in url or tail or "<" in url:
        hint = f'delete "{tail}" at its end' if tail else "copy it from the address bar: https://…"
        yield Slip(Rule.BAD_URL, "the URL is not an address as it stands", hint, ("URL",))
    elif re.search(r"[?&](utm_\w+|fbclid|gclid)=", url):
        bare = re.sub(r"([?&])(?:utm_\w+|fbclid|gclid)=[^&#]*", "", url)
        yield Slip(Rule.BAD_URL, "the URL carries a tracking code", f'write "{bare}"', ("URL",))


def bad_pages(work: WorkItem, _: Setting) -> Iterator[Slip]:
    """Pages of which the last is before the first."""
    if pages := backwards(work):
        yield Slip(Rule.BAD_PAGES, f'"{pages}" runs backwards', "write the lower first", ("page",))


# ---- dates ---------------------------------------------------------------------------------


def bad_date(work: WorkItem, setting: Setting) -> Iterator[Slip]:
    """A date that cannot be: after the report's, on the web before there was one, read too soon."""
    issued, accessed = work.day("issued"), work.day("accessed")
    for key, parts in (("issued", issued), ("accessed", accessed)):
        known = setting.day > datetime.date.min  # the report's own day may be missing
        if known and parts and parts > _as_far(setting.day, len(parts)):
            message = f"{_iso(parts)} is later than the report, which is of {setting.day}"
            yield Slip(Rule.LATE_DATE, message, "correct it, or the date in report.yaml", (key,))
    if work.type in ONLINE and issued and issued[0] < _WEB_BEGAN:
        message = f"the page is dated {_iso(issued)}, before there was a web"
        hint = 'write the day of the page; the work\'s first year goes to "original-date"'
        yield Slip(Rule.BAD_DATE, message, hint, ("issued",))
    if issued and accessed and accessed < issued[: len(accessed)]:
        message = f"the work was read on {_iso(accessed)}, before it appeared ({_iso(issued)})"
        yield Slip(Rule.BAD_DATE, message, "correct one of the two dates", ("accessed",))
    yield from _other_than_in_url(work, issued)


def _other_than_in_url(work: WorkItem, issued: tuple[int, ...]) -> Iterator[Slip]:
    """The URL of a news page often says its day; two days apart may be a time zone."""
    found = _DAY_IN_URL.search(work.text("URL"))
    try:
        day = datetime.date(*(int(part) for part in found.groups())) if found else None
        said = datetime.date(*issued) if len(issued) == 3 else None
    except (TypeError, ValueError):
        return
    other_month = day and issued and issued[:2] != (day.year, day.month)[: len(issued)]
    if day and (abs((day - said).days) > 2 if said else other_month):
        message = f"the date is {_iso(issued)}, and the URL says {day}"
        yield Slip(Rule.BAD_DATE, message, "look at the page and correct it", ("issued",))


def _as_far(day: datetime.date, parts: int) -> tuple[int, ...]:
    return (day.year, day.month, day.day)[:parts]


def _iso(parts: Iterable[int]) -> str:
    return "-".join(f"{part:02}" for part in parts)


RULES: tuple[WorkRule, ...] = (
    missing_url,
    missing_date,
    missing_site,
    missing_author,
    missing_access_date,
    harvard_residue,
    dropped_authors,
    publisher_as_author,
    bad_doi,
    doi_as_url,
    bad_url,
    bad_pages,
    bad_date,
    *TITLE_RULES,
    unprinted_field,
)
"""Every rule for one work."""
