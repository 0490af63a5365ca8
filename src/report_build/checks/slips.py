"""What the rules for works share: a finding without its place, and questions that several ask."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from urllib.parse import urlsplit

from report_build.diagnostics import Rule
from report_build.frozen import dataclass
from report_build.library import WorkItem

ONLINE = ("webpage", "post", "post-weblog")
PERIODICAL = ("article-newspaper", "article-magazine")
GREY = (*ONLINE, *PERIODICAL, "report")
"""The types of CSL that rules about what is missing are for."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rules know of the report: its day, its language and its citation style."""

    day: datetime.date
    language: str = "en-US"
    style: str = "mla"


@dataclass(frozen=True, slots=True)
class Slip:
    """A finding about a work; `path` leads from the work to the field."""

    rule: Rule
    message: str
    hint: str
    path: tuple[str | int, ...] = ()


WorkRule = Callable[[WorkItem, Setting], Iterator[Slip]]


def absent(work: WorkItem, *names: str) -> bool:
    """Whether custom.absent says, by any of these names, that the work has no such thing.

    What has a fault, which has been reported, is not asked for again.
    """
    custom = work.csl.get("custom")
    said = custom.get("absent", ()) if isinstance(custom, Mapping) else ()
    words = said if isinstance(said, list | tuple) else [said]
    known = {str(word).casefold() for word in (*words, *work.faulty)}
    return not known.isdisjoint(names)


@cache
def folded(text: str) -> str:
    """A name's letters and digits alone, without accents or case: "France 24" is "france24"."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in plain if one.isalnum())


def host(work: WorkItem) -> str:
    """The host of a work's URL without www; empty if there is none."""
    try:
        return (urlsplit(work.text("URL")).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def site_names(work: WorkItem) -> frozenset[str]:
    """The folded names of where a work appeared: site, publisher, their initials, its host."""
    written = [work.text(key) for key in ("container-title", "publisher")]
    initials = ("".join(word[0] for word in one.split() if word[0].isupper()) for one in written)
    labels = host(work).split(".")[:-1]
    found = {folded(one) for one in (*written, *initials, *labels)}
    return frozenset(name for name in found if len(name) > 2)
