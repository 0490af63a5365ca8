"""What a citation may hold: malformed ones print what they can."""

from typing import Any

import pytest

from report_build.citations import MissingId, format_document

BOOK = {"id": "x", "type": "book", "title": "T", "author": [{"family": "Doe"}]}


@pytest.mark.parametrize(
    ("citation", "shown"),
    [
        ({}, ""),
        (None, ""),
        ({"cites": None}, ""),
        ({"cites": "x"}, ""),
        ({"cites": []}, ""),
        ({"cites": [], "mode": "composite"}, ""),
        ({"cites": [{"id": "x", "locator": 12}]}, "(Doe 12)"),
        ({"cites": [{"id": "x", "locator": None, "label": None}]}, "(Doe)"),
        ({"cites": [{"id": "x", "locator": ["12"]}]}, "(Doe)"),
        ({"cites": [{"id": "x", "prefix": None, "suffix": 7}]}, "(Doe 7)"),
        ({"cites": [{"id": "x", "prefix": "<i>see"}]}, "(&lt;i&gt;see Doe)"),
        ({"cites": [{"id": "x", "locator": "<i>1"}]}, "(Doe <i>1</i>)"),
        ({"cites": [{"id": "x", "suppress-author": True, "author-only": True}]}, "Doe"),
        ({"cites": [{"id": "x", "suppress-author": False, "locator": "3"}]}, "(Doe 3)"),
        ({"cites": [{"id": "x", "suppress-author": True, "prefix": "cf. "}]}, "(cf.)"),
        ({"cites": [{"id": "x"}], "mode": "nonsense"}, "(Doe)"),
        ({"cites": [{"id": "x"}], "mode": "composite"}, "Doe"),
        ({"cites": [{"id": "x"}, {"id": "x", "locator": "3"}]}, "(Doe; Doe 3)"),
    ],
)
def test_citation(citation: Any, shown: str) -> None:
    assert format_document([BOOK], [citation]).citations == (shown,)


@pytest.mark.parametrize("cite", [{}, {"id": None}, None, "x"])
def test_cite_without_id_raises(cite: Any) -> None:
    with pytest.raises(MissingId):
        format_document([BOOK], [{"cites": [cite]}])


@pytest.mark.parametrize("locale", ["", "xx", "xx-YY", "en", "zh", "sr-Latn-RS", "de_AT"])
def test_any_locale_prints(locale: str) -> None:
    formatted = format_document([BOOK], [{"cites": [{"id": "x", "locator": "3"}]}], locale=locale)
    assert formatted.citations == ("(Doe 3)",)


def test_number_as_id_is_its_text() -> None:
    formatted = format_document([{**BOOK, "id": 7}], [{"cites": [{"id": "7"}]}])
    assert formatted.citations == ("(Doe)",)
