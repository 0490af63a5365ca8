"""What MLA 9 asks of the data beyond its CSL style: one named function a rule.

How works are cited and listed is in `mla_list.py`.
Section numbers are those of the MLA Handbook, ninth edition (2021). A rule that says "from
memory" was not looked up in the book: change it alone if the book says otherwise.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from report_build.citations.dates import When
from report_build.citations.events import (
    date_of_talk,
    kind_of_speech,
    place_of_event,
    place_of_talk,
)
from report_build.citations.items import Work, without
from report_build.citations.names import Person
from report_build.citations.numbers import is_numeric
from report_build.citations.richtext import TERM, letters, plain
from report_build.csl import bare_doi, is_description, word_set

Rule = Callable[[Work], Work]

_PERIODICALS = word_set(
    """article-journal article-magazine article-newspaper periodical review review-book"""
)
_SITES = word_set(
    """webpage post post-weblog entry entry-dictionary entry-encyclopedia article-newspaper
    article-magazine"""
)
_LAWS = word_set("legislation bill legal_case regulation hearing treaty")
# The roles whose names begin an entry, the first of them that a work has.
LEADS = ("composer", "author", "guest", "editor-translator", "editor", "lead-translator")
_PLATFORMS = word_set(
    "youtube vimeo tiktok instagram facebook soundcloud dailymotion twitch bilibili"
)
# Types whose titles are cited whole: a post's words, and names of cases and laws.
_WHOLE_TITLES = word_set("post legal_case legislation bill regulation treaty hearing")

ARTICLE = re.compile(r"^(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_BUSINESS = re.compile(
    r"(?:,?\s+(?:and|&)\s+(?:co|company)\b\.?"
    r"|,?\s+\b(?:incorporated|inc|company|co|corporation|corp|limited|ltd|llc|llp|gmbh|plc|pty)\b\.?"
    r")+\s*$",
    re.IGNORECASE,
)


def prepared(work: Work) -> Work:
    """A work with every rule of this file applied to its data."""
    for rule in RULES:
        work = rule(work)
    return work


def with_text(work: Work, variable: str, text: str) -> Work:
    """The work with another text in a variable."""
    return replace(work, texts={**work.texts, variable: text})


def _with_names(work: Work, change: Callable[[Person], Person]) -> Work:
    """The work with every name of every role changed; the same work if none is."""
    people = {role: tuple(map(change, group)) for role, group in work.people.items()}
    return work if people == work.people else replace(work, people=people)


def is_english(work: Work) -> bool:
    """Whether a work is in English, as one that does not say is taken to be."""
    return work.language.lower()[:2] in ("", "en")


_BLANK_BEFORE = re.compile(r"\s+([:;?!])(?=\s|$)")


def blanks_of_catalogues(work: Work) -> Work:
    """`Title : subtitle`, as library catalogues have it (ISBD), is `Title: subtitle`."""
    texts = {name: " ".join(text.split()) for name, text in work.texts.items()}
    if is_english(work):
        texts = {name: _BLANK_BEFORE.sub(r"\1", text) for name, text in texts.items()}
    return work if texts == work.texts else replace(work, texts=texts)


# -- authors and other people --------------------------------------------------------------


def authority_in_its_place(work: Work) -> Work:
    """AUTHORITY: the court or parliament of a law is its author; of other works the publisher.

    MLA's own examples begin with the government: United States, Supreme Court. Where another
    stands in the place, the authority does not print.
    """
    name = work.text("authority")
    if not name or work.kind == "standard":
        return work
    if work.kind in _LAWS and not any(role in work.people for role in LEADS):
        people = {**work.people, "author": (Person(literal=name),)}
        return replace(work, people=people, texts=without(work.texts, "authority"))
    return work if work.text("publisher") else with_text(work, "publisher", name)


def organization_as_publisher(work: Work) -> Work:
    """ORGPUB: an organization that is author and publisher is the publisher only (MLA 9, 5.19)."""
    authors = work.people.get("author", ())
    publisher = work.text("publisher")
    if len(authors) != 1 or not publisher or authors[0].given:
        return work
    if organization_key(authors[0].literal or authors[0].family) != organization_key(publisher):
        return work
    return replace(work, people=without(work.people, "author"))


def organization_without_article(work: Work) -> Work:
    """ARTICLE: the name of an organization loses its initial A, An, The (MLA 9, 5.3-22)."""

    def bare(who: Person) -> Person:
        found = ARTICLE.match(who.literal)
        return replace(who, literal=who.literal[found.end() :]) if found else who

    return _with_names(work, bare)


def comma_before_junior(work: Work) -> Work:
    """JR: a comma sets off Jr. and Sr. in normal order; numerals take none (MLA 9, 2.72-83).

    From memory.
    """

    def parted(who: Person) -> Person:
        return replace(who, comma=True) if re.fullmatch(r"[JS]r\.?", who.suffix) else who

    return _with_names(work, parted)


def uploader_on_platform(work: Work) -> Work:
    """UPLOAD: who put a video on a platform has `uploaded by` (MLA 9, 5.38-47, appendix 2)."""
    if "contributor" not in work.people or letters(work.text("container-title")) not in _PLATFORMS:
        return work
    people = dict(work.people)
    people["uploader"] = people.pop("contributor")
    return replace(work, people=people)


def translator_first_on_wish(work: Work) -> Work:
    """TRANSFIRST: a translator leads an entry only when the translation is the subject.

    `custom.lead` set to `translator` asks for it; else an anonymous work begins with its title
    (MLA 9, 5.8-9).
    """
    if work.custom.get("lead") != "translator" or "translator" not in work.people:
        return work
    people = dict(work.people)
    if not ("author" in people or "editor" in people):
        people["lead-translator"] = people.pop("translator")
    return replace(work, people=people)


# -- publishers ----------------------------------------------------------------------------


def publisher_of_own_site(work: Work) -> Work:
    """SITEPUB: no publisher when the site's title is essentially its name (MLA 9, 5.54)."""
    publisher = work.text("publisher")
    if not publisher or not (work.kind in _SITES or work.text("URL")):
        return work
    site = work.text("container-title") or (work.text("title") if work.kind == "webpage" else "")
    if not site or organization_key(publisher) != organization_key(site):
        return work
    return replace(work, texts=without(work.texts, "publisher"))


def publisher_in_short(work: Work) -> Work:
    """UP: University Press is UP; articles and business words go (MLA 9, 5.54-67, appendix 1)."""
    texts = dict(work.texts)
    for variable in ("publisher", "original-publisher"):
        if variable in texts:
            names = re.split(r"\s+/\s+|\s*;\s+", texts[variable])
            texts[variable] = " / ".join(map(short_publisher, names))
    return work if texts == work.texts else replace(work, texts=texts)


def short_publisher(name: str) -> str:
    """A publisher's name as MLA prints it: `U of Chicago P`, `Oxford UP`, `Free Harbor`."""
    name = re.sub(r"^the\s+(?=\S)", "", name.strip(), flags=re.IGNORECASE)
    name = _without_business_words(name)
    name = re.sub(r"\bUniv(?:\.|ersity)?(?=\s|,|$)", "University", name)
    name = re.sub(r"\bUniversity Press\b", "UP", name)
    name = re.sub(r"^(MIT|NYU|SUNY|CUNY|UCL|ANU) Press$", r"\1 P", name)
    if re.search(r"\bUniversity\b", name):
        name = re.sub(r"\bPress\b", "P", name)
    return re.sub(r"\bUniversity\b", "U", name)


def _without_business_words(name: str) -> str:
    while (shorter := _BUSINESS.sub("", name).rstrip(" ,")) not in ("", name):
        name = shorter
    return name


def organization_key(name: str) -> str:
    """What the spellings of an organization's name have in common."""
    name = re.sub(r"^the\s+", "", plain(name).strip(), flags=re.IGNORECASE)
    return letters(_without_business_words(name))


def ampersand_as_and(work: Work) -> Work:
    """AMP: & in a publisher's or periodical's name is written and (MLA 9's own examples)."""
    texts = dict(work.texts)
    variables = ["publisher", "original-publisher"]
    if work.kind in _PERIODICALS:
        variables.append("container-title")
    for variable in variables:
        if "&" in texts.get(variable, ""):
            texts[variable] = re.sub(r"\s&\s", " and ", texts[variable])
    return work if texts == work.texts else replace(work, texts=texts)


# -- titles --------------------------------------------------------------------------------


def title_for_citing(work: Work) -> Work:
    """SHORT: without a short title, the text cites the title to its colon, and no article.

    MLA 9, 6.10-13 asks for the first noun phrase, which data cannot tell. From memory.
    """
    title = work.text("title")
    if not title or work.text("title-short"):
        return work
    short = title if work.kind in _WHOLE_TITLES else re.split(r"[:;]\s|\s[–—]\s", title)[0]
    if work.kind not in ("post", "legal_case") and is_english(work):
        short = ARTICLE.sub("", short)
    whole = all(short.count(a) == short.count(b) for a, b in (("<i>", "</i>"), ("“", "”")))
    whole = whole and short.count("<") == short.count(">") and short.count('"') % 2 == 0
    return with_text(work, "title-short", short) if short and whole else work


def description_for_title(work: Work) -> Work:
    """UNTITLED: a description in place of a title has no quotation marks (MLA 9, 5.25-30)."""
    title = work.text("title")
    if work.kind not in ("interview", "personal_communication") or not is_description(title):
        return work
    texts = without(without(work.texts, "title"), "title-short")
    return replace(work, texts={"genre": title, **texts})


# -- dates and numbers ---------------------------------------------------------------------


def section_of_law(work: Work) -> Work:
    """LAWS: the section of a law is a place in it: sec. 304. From memory."""
    section = work.text("section")
    if work.kind not in _LAWS or not section or work.text("archive_location"):
        return work
    follows = (
        "issued" in work.dates or {"container-title", "publisher", "number"} & work.texts.keys()
    )
    word = "sec." if follows else "Sec."
    place = f"{word} {section}" if is_numeric(section) else section
    return replace(work, texts={"archive_location": place, **without(work.texts, "section")})


def number_of_article(work: Work) -> Work:
    """ARTICLENO: the number of an article is its place in the journal: vol. 5, no. 4, article 1001.

    From memory. Beside an issue only: alone a number is that of the issue.
    """
    number = work.text("number")
    if work.kind not in _PERIODICALS or not number:
        return work
    texts = {"issue": number, **without(work.texts, "number")}
    if number != texts["issue"] and "archive_location" not in texts:
        texts["archive_location"] = f"article {number}" if is_numeric(number) else number
    return replace(work, texts=texts)


def server_of_preprint(work: Work) -> Work:
    """PREPRINT: arXiv holds a preprint, and its number there is a location. From memory."""
    server, number = work.text("publisher"), work.text("number")
    held = work.text("container-title") or work.text("archive_location") or work.text("genre")
    if work.kind != "article" or not server or held or not re.search(r"[./]\d", number):
        return work
    texts = {"container-title": server, "archive_location": number, **work.texts}
    return replace(work, texts=without(without(texts, "publisher"), "number"))


def edition_of_newspaper(work: Work) -> Work:
    """EDITION: the edition of a newspaper has its word: national ed. (MLA 9, 5.48-50)."""
    edition = work.text("edition")
    named = re.search(r"\bed(?:ition|n)?\b", edition, re.IGNORECASE)
    if work.kind != "article-newspaper" or not edition or named or is_numeric(edition):
        return work
    return with_text(work, "edition", f"{edition} ed.")


_SEASON = re.compile(r"(?:Spring|Summer|Autumn|Fall|Winter)\b")


def season_in_lower_case(work: Work) -> Work:
    """SEASON: a season in a publication date is lower case: spring 2008 (MLA 9, 5.68-83).

    Seasons that are data have it from the style; this is for dates written as words.
    """
    date = work.dates.get("issued")
    if date is None or not _SEASON.match(date.literal):
        return work
    words = date.literal
    words = TERM + words[0].lower() + words[1:]
    return replace(work, dates={**work.dates, "issued": When(literal=words, circa=date.circa)})


def pages_not_consecutive(work: Work) -> Work:
    """PLUSPP: pages that do not follow on are the first and a plus sign (MLA 9, 5.84-99)."""
    if work.kind not in _PERIODICALS:
        return work
    parts = [part for part in re.split(r"\s*[,;&]\s*", work.text("page")) if part]
    if len(parts) < 2:
        return work
    first = re.split(r"\s*[-–]\s*", parts[0])[0].rstrip("+")
    return with_text(work, "page", f"{first}+")


# -- links ---------------------------------------------------------------------------------


def doi_for_its_url(work: Work) -> Work:
    """URL: the address of a DOI is printed as the DOI it is (MLA 9, 5.84-99)."""
    url = work.text("URL")
    doi = bare_doi(url)
    if work.text("DOI") or doi == url or not doi.startswith("10."):
        return work
    return with_text(work, "DOI", doi)


def doi_alone(work: Work) -> Work:
    """URL: a DOI prints once as an address, however the data has it (MLA 9, 5.84-99)."""
    doi = work.text("DOI")
    bare = bare_doi(doi)
    return work if bare == doi else with_text(work, "DOI", bare)


def url_without_scheme(work: Work) -> Work:
    """URL: http:// and https:// are left out in print; the link keeps them (MLA 9, 5.95)."""
    url = work.text("URL")
    shown = re.sub(r"^https?://", "", url, flags=re.IGNORECASE)
    return work if shown == url else with_text(work, "URL", shown)


RULES: tuple[Rule, ...] = (
    blanks_of_catalogues,
    authority_in_its_place,
    organization_as_publisher,
    organization_without_article,
    comma_before_junior,
    publisher_of_own_site,
    publisher_in_short,
    ampersand_as_and,
    uploader_on_platform,
    translator_first_on_wish,
    description_for_title,
    title_for_citing,
    date_of_talk,
    place_of_talk,
    kind_of_speech,
    place_of_event,
    season_in_lower_case,
    section_of_law,
    number_of_article,
    server_of_preprint,
    edition_of_newspaper,
    pages_not_consecutive,
    doi_for_its_url,
    doi_alone,
    url_without_scheme,
)
