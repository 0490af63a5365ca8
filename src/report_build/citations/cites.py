"""What a citation asks for: its cites, as CSL-JSON writes them."""

from collections.abc import Mapping, Sequence

from report_build.citations.items import item_id
from report_build.citations.richtext import rich
from report_build.csl import word_set
from report_build.frozen import dataclass

LABELS = word_set(
    """act appendix article-locator book canon chapter column elocation equation figure folio
    issue line note opus page paragraph part rule scene section sub-verbo supplement table
    timestamp title-locator verse version volume"""
)
# CSL's labels go by hyphens; some programs write blanks, and `time` for `timestamp`.
_LABELS = {"time": "timestamp", "sub verbo": "sub-verbo", "article": "article-locator"}
_MODES = ("author-only", "locator-only", "suppress-author")


@dataclass(frozen=True, slots=True)
class Cite:
    """One cite of a citation; its texts are HTML with marks."""

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    mode: str = ""  # "suppress-author", "author-only", "locator-only" or ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One citation that a document asks for."""

    cites: tuple[Cite, ...]
    is_composite: bool = False  # the first author stands in the sentence: Jacobs (12)


def asked(citation: object) -> Asked:
    """The citation that a JSON object describes; raises MissingId for a cite without an id."""
    if not isinstance(citation, Mapping):
        return Asked(())
    cites = citation.get("cites")
    if not isinstance(cites, Sequence) or isinstance(cites, str):
        cites = ()
    return Asked(tuple(map(_cite, cites)), citation.get("mode") == "composite")


def _cite(cite: Mapping[str, object]) -> Cite:
    name = item_id(cite)
    label = _words(cite, "label").strip() or "page"
    label = _LABELS.get(label, label)
    label = label if label in LABELS else "page"
    return Cite(
        id=name,
        locator=rich(_words(cite, "locator").strip()),
        label=label,
        prefix=rich(_words(cite, "prefix"), tags=False),
        suffix=rich(_words(cite, "suffix"), tags=False),
        mode=next((mode for mode in _MODES if cite.get(mode)), ""),
    )


def _words(cite: Mapping[str, object], key: str) -> str:
    value = cite.get(key)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
