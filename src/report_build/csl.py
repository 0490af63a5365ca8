"""What CSL-JSON 1.0.2 knows: types of works, and what each variable holds.

The lists follow the schema that the Citation Style Language project publishes, and its
specification where that has other names; what reference managers export beside them is at the end.
"""

from __future__ import annotations

import re


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


TYPES = word_set(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter
    classic collection dataset document entry entry-dictionary entry-encyclopedia event figure
    graphic hearing interview legal_case legislation manuscript map motion_picture musical_score
    pamphlet paper-conference patent performance periodical personal_communication post
    post-weblog regulation report review review-book software song speech standard thesis treaty
    webpage
    """
)

NAMES = word_set(
    """
    author chair collection-editor compiler composer container-author contributor curator
    director editor editorial-director executive-producer guest host illustrator interviewer
    narrator organizer original-author performer producer recipient reviewed-author
    script-writer series-creator translator editor-translator
    """
)

DATES = word_set("accessed available-date event-date issued original-date submitted")

TEXTS = word_set(
    """
    DOI ISBN ISSN PMCID PMID URL abstract annote archive archive-place archive_collection
    archive_location authority call-number citation-key citation-label collection-title
    container-title container-title-short dimensions division event event-place event-title
    genre journalAbbreviation jurisdiction keyword language medium note original-publisher
    original-publisher-place original-title part-title publisher publisher-place references
    reviewed-genre reviewed-title scale section shortTitle source status title title-short
    version volume-title volume-title-short year-suffix
    """
)

NUMBERS = word_set(
    """
    chapter-number citation-number collection-number edition first-reference-note-number issue
    locator number number-of-pages number-of-volumes page page-first part part-number printing
    printing-number supplement supplement-number volume
    """
)

OTHERS = frozenset(("id", "type", "custom", "categories"))

VARIABLES = NAMES | DATES | TEXTS | NUMBERS | OTHERS

NAME_TEXTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
NAME_FLAGS = ("comma-suffix", "static-ordering", "parse-names")
DATE_TEXTS = ("literal", "raw", "edtf")
DATE_FLAGS = ("circa", "season")

_BEFORE_DOI = re.compile(r"\s*(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def bare_doi(text: str) -> str:
    """A DOI without the address or the word before it."""
    found = _BEFORE_DOI.match(text)
    return text[found.end() :] if found else text


# Types that need no title of their own: a description stands in its place (MLA 9, 5.25-30).
UNTITLED = frozenset(("interview", "personal_communication", "review", "review-book"))

_DESCRIPTION = re.compile(
    r"(?:personal|telephone|phone|e-?mail|video|online) "
    r"(?:interview|communication|correspondence|conversation|message)",
    re.IGNORECASE,
)


def is_description(title: str) -> bool:
    """Whether a title only says of what kind a talk or a letter is: `Personal interview`."""
    return bool(_DESCRIPTION.fullmatch(title))


# What no citation prints: faults in these are warnings.
UNPRINTED = frozenset(("abstract", "keyword", "note", "source", "custom", "categories"))

# Types and keys of other formats, with what CSL-JSON calls them; keys that programs keep for
# themselves.
OTHER_TYPES = {
    "blog-post": "post-weblog",
    "blogPost": "post-weblog",
    "bookSection": "chapter",
    "conferencePaper": "paper-conference",
    "film": "motion_picture",
    "inproceedings": "paper-conference",
    "journal-article": "article-journal",
    "journalArticle": "article-journal",
    "magazineArticle": "article-magazine",
    "misc": "document",
    "newspaperArticle": "article-newspaper",
    "phdthesis": "thesis",
    "review_book": "review-book",
    "web": "webpage",
    "website": "webpage",
}
EXPORTED_KEYS = word_set("citekey isInstitution itemID key libraryID uri uris")
OTHER_KEYS = {
    "address": "publisher-place",
    "date": "issued",
    "journal": "container-title",
    "pages": "page",
    "place": "publisher-place",
    "url": "URL",
    "doi": "DOI",
    "website": "container-title",
    "year": "issued",
}
