"""Styles: which can be had, that citeproc-py is as we know it, and that others keep theirs."""

import inspect

import citeproc
import pytest
from citeproc import model
from citeproc.frontend import CitationStylesStyle

from report_build.citations import Formatted, StyleError, format_document
from report_build.citations.engine import ELEMENTS, Learned
from report_build.citations.engine_dates import Date
from report_build.citations.engine_names import NAME_ELEMENTS
from report_build.citations.style import sheet

ITEMS: list[dict[str, object]] = [
    {
        "id": name,
        "type": "book",
        "title": title,
        "author": [{"family": "Doe", "given": given}],
        "issued": {"date-parts": [[year, 3, 4]]},
    }
    for name, title, given, year in (
        ("zeta", "Zeta work", "Jane", 2001),
        ("alpha", "Alpha work", "Jane", 2001),
        ("beta", "Beta work", "Jane", 2003),
    )
]
CITES = [{"cites": [{"id": "zeta", "locator": "3"}]}, {"cites": [{"id": "alpha"}, {"id": "beta"}]}]


def in_style(style: str, locale: str = "en-US") -> Formatted:
    return format_document(ITEMS, CITES, style=style, locale=locale)


def test_author_date_style_letters_the_years() -> None:
    formatted = in_style("apa")
    assert formatted.citations == ("(Doe, 2001b, p. 3)", "(Doe, 2001a; Doe, 2003)")
    assert formatted.works_cited == (
        ("alpha", "Doe, J. (2001a). <i>Alpha work</i>."),
        ("zeta", "Doe, J. (2001b). <i>Zeta work</i>."),
        ("beta", "Doe, J. (2003). <i>Beta work</i>."),
    )


def test_numeric_style_numbers_works_as_they_are_cited() -> None:
    formatted = in_style("ieee")
    assert formatted.citations == ("[1, p. 3]", "[2], [3]")
    assert formatted.works_cited[0] == ("zeta", "[1] J. Doe, <i>Zeta work</i>. 2001.")


def test_style_without_our_corrections_keeps_its_own_text() -> None:
    item = {"id": "x", "type": "book", "title": "T", "publisher": "Oxford University Press"}
    ((_, html),) = format_document([item], [], style="modern-language-association").works_cited
    assert html == "<i>T</i>. Oxford University Press."


def test_style_in_another_language() -> None:
    ((_, html), *_) = in_style("chicago-author-date", locale="de-DE").works_cited
    assert html.startswith("Doe, Jane. 2001")


@pytest.mark.parametrize(
    ("style", "message", "hint"),
    [
        ("apaa", 'no citation style "apaa"', "did you mean apa?"),
        ("MLA", 'no citation style "MLA"', "did you mean mla?"),
        ("", 'no citation style ""', 'write "mla"'),
        ("../styles/apa", 'no citation style "../styles/apa"', None),
        ("nature-digest", 'the style "nature-digest" only points to "nature"', 'write "nature"'),
    ],
)
def test_style_that_cannot_be_used(style: str, message: str, hint: str | None) -> None:
    with pytest.raises(StyleError) as caught:
        in_style(style)
    assert caught.value.message == message
    assert hint is None or caught.value.hint == hint


# -- the contract with citeproc-py ---------------------------------------------------------

METHODS = {
    model.Style.set_locale_list: ["self", "output_locale", "validate"],
    model.CitationStylesElement.get_date: ["self", "form"],
    model.CitationStylesElement.get_locale_option: ["self", "name"],
    model.Formatted.format: ["self", "string"],
    model.FormattingInstructions.get_option: ["self", "name"],
    model.Name.get_option: ["self", "name", "context", "sort_options"],
    model.Locale.get_option: ["self", "name"],
}


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__qualname__)
def test_method_of_citeproc_has_the_parameters_we_pass(method: object) -> None:
    assert callable(method)
    assert list(inspect.signature(method).parameters) == METHODS[method]


def test_release_of_citeproc_is_one_that_we_know() -> None:
    assert citeproc.__version__.startswith("0.11.")


@pytest.mark.parametrize("kind", [*ELEMENTS, Date, *NAME_ELEMENTS])
def test_element_takes_the_place_of_citeprocs_own(kind: type) -> None:
    assert issubclass(kind, getattr(model, kind.__name__))
    assert issubclass(kind, Learned)
    assert model.CitationStylesElement not in kind.__bases__


def test_citeproc_keeps_its_classes_for_other_users() -> None:
    sheet("mla", "en-US")
    found = {cls.__name__ for cls in model.CitationStylesElement.__subclasses__()}
    modules = {cls.__module__ for cls in model.CitationStylesElement.__subclasses__()}
    assert {"Style", "Names", "Text", "Choose", "Substitute"} <= found
    assert modules == {"citeproc.model"}
    style = CitationStylesStyle("apa", validate=False)
    assert type(style.root.find(".//{*}text")) is model.Text


def test_style_of_citeproc_has_the_elements_we_correct() -> None:
    root = sheet("mla", "en-US").root
    assert isinstance(root, model.Style)
    assert all(isinstance(locale, model.Locale) for locale in root.locales)
