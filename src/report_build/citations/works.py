"""The works of one document: collected, cited and listed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from report_build.citations import Formatted, Piece, mla, mla_list
from report_build.citations.cites import Asked, Cite, asked
from report_build.citations.errors import UnknownWork
from report_build.citations.items import Work, item_id, work
from report_build.citations.names import Person
from report_build.citations.rendering import Reference, Rendering, Value
from report_build.citations.richtext import (
    attached,
    escaped,
    letters,
    rich,
    verbatim,
    with_fixed_blanks,
)
from report_build.citations.sorting import csl_order
from report_build.citations.style import Sheet, sheet
from report_build.citations.telling import Means, Told, told_apart
from report_build.csl import word_set

_VERBATIM = word_set("URL DOI ISBN ISSN PMID PMCID archive_location call-number")
_UNPRINTED = word_set("keyword note annote")
_FIRST_NAMED = ("author", "editor", "translator", "director", "contributor")


def formatted(
    items: Sequence[Mapping[str, object]],
    citations: Sequence[Mapping[str, object]],
    style: str,
    locale: str,
    nocite: Sequence[str],
    annotated: bool,
) -> Formatted:
    """All citations and the list of works cited; see `report_build.citations`."""
    page = sheet(style, locale)
    wanted = [asked(citation) for citation in citations]
    cited = (cite.id for one in wanted for cite in one.cites)
    library = _library(items)
    listed = _listed(library, cited, nocite)
    if page.is_mla:  # titles that sort alike keep the order of the library
        listed = {name: listed[name] for name in library if name in listed}
    works = _Works(page, listed)
    parts = tuple(works.parts(one) for one in wanted)
    entries = tuple(works.entries())
    return Formatted(
        citations=tuple("".join(html for _, html in pieces) for pieces in parts),
        works_cited=tuple((name, html) for name, html, _ in entries),
        parts=parts,
        annotations=tuple(works.annotations()) if annotated else (),
        full_entries=tuple((name, full) for name, _, full in entries),
    )


def _library(items: Iterable[Mapping[str, object]]) -> dict[str, Mapping[str, object]]:
    library: dict[str, Mapping[str, object]] = {}
    for item in items:
        library.setdefault(item_id(item), item)
    return library


def _listed(
    library: Mapping[str, Mapping[str, object]], cited: Iterable[str], nocite: Sequence[str]
) -> dict[str, Work]:
    """The works that stand in the list, in the order of their first mention."""
    wanted = dict.fromkeys([*cited, *(name for name in nocite if name != "*")])
    if "*" in nocite:
        wanted |= dict.fromkeys(library)
    for name in wanted:
        if name not in library:
            raise UnknownWork(name, library)
    return {name: work(library[name]) for name in wanted}


class _Works:
    """The works that one document lists, ready to be cited; `order` is that of the list."""

    def __init__(self, page: Sheet, works: Mapping[str, Work]) -> None:
        self.sheet = page
        self.works = works
        if page.is_mla:
            self.works = mla_list.with_whole_titles({k: mla.prepared(w) for k, w in works.items()})
        self.references = {
            k: _reference(w, page.language, page.is_mla) for k, w in self.works.items()
        }
        self.order = self._list_order()
        self.numbers = {name: place for place, name in enumerate(self.order, 1)}
        self.last: tuple[Cite, ...] = ()  # the cites of the citation before
        self.seen: set[str] = set()
        self.told = self._told_apart()

    def _list_order(self) -> list[str]:
        if self.sheet.is_mla:
            return sorted(self.works, key=lambda name: mla_list.sort_key(self.works[name]))
        return csl_order(self.sheet, self.references)

    # -- telling works apart

    def _told_apart(self) -> dict[str, Told]:
        if not self.sheet.is_mla:
            return told_apart(self.order, self._first_named, self._bare_citation, self.sheet.means)
        return told_apart(
            self.order,
            lambda name: mla_list.cited_people(self.works[name]),
            lambda name, told: mla_list.cited_name(self.works[name], told.fullness),
            Means(given_names=True, title=True, year_suffix=False),
        )

    def _first_named(self, name: str) -> tuple[Person, ...]:
        people = self.works[name].people
        return next((people[role] for role in _FIRST_NAMED if role in people), ())

    def _bare_citation(self, name: str, told: Told) -> str:
        text, _ = self._rendered(Cite(name), told)
        return letters(text)

    # -- citations

    def parts(self, citation: Asked) -> tuple[Piece, ...]:
        """A citation in pieces, each cite apart from what stands between."""
        cites = citation.cites
        if self.sheet.is_mla:
            cites = mla_list.cited_places(cites, self.works)
        if citation.is_composite and cites:
            pieces = self._composite(cites)
        elif len(cites) == 1 and cites[0].mode == "author-only":
            pieces = ((cites[0].id, self.sheet.settled(self._text(cites[0]))),)
        else:
            pieces = self._parenthesis(cites)
        self.last = cites
        self.seen.update(cite.id for cite in cites)
        return pieces

    def _composite(self, cites: Sequence[Cite]) -> tuple[Piece, ...]:
        first, *others = cites
        author = self._text(Cite(first.id, mode="author-only"))
        inner = self._parenthesis([replace(first, mode="suppress-author"), *others])
        name: Piece = (first.id, self.sheet.settled(author))
        return (name, (None, " "), *inner) if inner else (name,)

    def _parenthesis(self, cites: Sequence[Cite]) -> tuple[Piece, ...]:
        shown = [(cite.id, text) for cite in cites if (text := self._with_affixes(cite))]
        if not shown:
            return ()
        layout = self.sheet.layout("citation")
        between: Piece = (None, escaped(layout.traits.get("delimiter", "")))
        opening, closing = layout.font
        pieces: list[Piece] = [(None, opening + escaped(layout.before))]
        for name, text in shown:
            pieces += [(name, self.sheet.settled(text)), between]
        pieces[-1] = (None, escaped(layout.after) + closing)
        return tuple(piece for piece in pieces if piece[1])

    def _with_affixes(self, cite: Cite) -> str:
        text = self._text(cite)
        prefix, suffix = cite.prefix, cite.suffix
        if not text:
            return " ".join(f"{prefix} {suffix}".split()).replace(" ,", ",").removeprefix(", ")
        if prefix and not prefix[-1].isspace():
            prefix += " "
        if suffix and (suffix[0].isalnum() or suffix[0] in "(["):
            suffix = " " + suffix
        return attached(prefix + text, suffix, self.sheet.inside)

    def _text(self, cite: Cite) -> str:
        """A cite as marked text, without affixes."""
        text, lead = self._rendered(cite, self.told[cite.id])
        if cite.mode == "author-only":
            text = lead or self._surnames(cite.id) or text
        return mla_list.without_handle(text) if self.sheet.is_mla else text

    def _surnames(self, name: str) -> str:
        """Who made a work, for styles whose citations name nobody."""
        people = self._first_named(name)
        names = [who.literal or who.family or who.given for who in people]
        if len(names) > 2:
            return f"{names[0]} {self.sheet.term('et-al')}"
        return f" {self.sheet.term('and')} ".join(names)

    def _rendered(self, cite: Cite, told: Told) -> tuple[str, str]:
        """A cite as marked text, and what stands for its author in it."""
        is_named = cite.mode in ("", "suppress-author")
        item = Rendering(
            self.references[cite.id],
            "citation",
            locator="" if cite.mode == "author-only" else cite.locator,
            label=cite.label,
            mode="suppress-author" if cite.mode in ("suppress-author", "locator-only") else "",
            fullness=told.fullness,
            title=told.title and is_named,
            number=self.numbers[cite.id],
            year_suffix=told.year_suffix,
            position=self._position(cite),
        )
        text: str = self.sheet.layout("citation").render(item)
        return text, item.lead or ""

    def _position(self, cite: Cite) -> frozenset[str]:
        """Where the cite stands among those before it (CSL 1.0.2, "Choose", position)."""
        if cite.id not in self.seen:
            return frozenset(("first",))
        found = {"subsequent", "near-note"}
        if len(self.last) == 1 and self.last[0].id == cite.id:
            before = self.last[0]
            if (before.locator, before.label) == (cite.locator, cite.label) or not before.locator:
                found.add("ibid")
            if cite.locator and before.locator != cite.locator:
                found |= {"ibid", "ibid-with-locator"}
        return frozenset(found)

    # -- the list

    def entries(self) -> Iterator[tuple[str, str, str]]:
        """(id, HTML, HTML that stands alone) in list order, dashes for names that repeat."""
        before: tuple[Person, ...] = ()
        for name in self.order:
            lead = mla_list.lead(self.works[name])
            full = html = self._entry(name, "")
            if self.sheet.dash and lead and lead == before:
                html = self._entry(name, self.sheet.dash)
            yield name, html, full
            before = lead

    def _entry(self, name: str, dash: str) -> str:
        """One entry; `dash` stands for its author unless it is empty."""
        item = Rendering(
            self.references[name],
            "bibliography",
            dash=dash,
            link=self.works[name].link,
            number=self.numbers[name],
            year_suffix=self.told[name].year_suffix,
        )
        return self.sheet.entry(item)

    def annotations(self) -> Iterator[tuple[str, str]]:
        """(id, HTML) of the works that have an annotation, in list order."""
        for name in self.order:
            text = self.works[name].text("annote")
            if text:
                yield name, self.sheet.settled(rich(text))


def _reference(item: Work, language: str, is_mla: bool) -> Reference:
    values: dict[str, Value] = {**item.people, **item.dates}
    for variable, text in item.texts.items():
        if variable in _VERBATIM:
            values[variable] = verbatim(text)
        elif variable not in _UNPRINTED:
            values[variable] = rich(text if is_mla else with_fixed_blanks(text))
    english = (item.language or language).lower()[:2] == "en"
    return Reference(item.id, item.kind, values, english)
