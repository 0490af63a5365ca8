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
        ({"cites": [{"id": "x", "suffix": ", passim"}], "mode": "composite"}, "Doe (passim)"),
        ({"cites": [{"id": "x", "suppress-author": True, "suffix": ", passim"}]}, "(passim)"),
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


SETS = {**BOOK, "number-of-volumes": "4"}


@pytest.mark.parametrize(
    ("item", "cite", "shown"),
    [
        (BOOK, {"locator": "3: 92"}, "(Doe 3: 92)"),
        (BOOK, {"locator": "3:195-197, 4:5"}, "(Doe 3: 195–97, 4: 5)"),
        (BOOK, {"locator": "III:92"}, "(Doe III: 92)"),
        (SETS, {"locator": "3:42", "label": "timestamp"}, "(Doe 3: 42)"),
        (BOOK, {"locator": "3:42", "label": "timestamp"}, "(Doe 3:42)"),
    ],
)
def test_volume_and_page(item: Any, cite: Any, shown: str) -> None:
    assert format_document([item], [{"cites": [{"id": "x", **cite}]}]).citations == (shown,)


ONE, TWO = {"id": "x", "locator": "3350"}, {"id": "x", "locator": "3352"}


@pytest.mark.parametrize(
    ("cites", "shown"),
    [
        ([{"id": "x"}, {"id": "x"}], "(Doe)"),
        ([ONE, TWO], "(Doe 3350, 3352)"),
        ([ONE, ONE, TWO], "(Doe 3350, 3352)"),
        ([ONE, TWO, {**ONE, "suffix": "n2"}], "(Doe 3350, 3352 n2)"),
        ([{**ONE, "prefix": "see "}, {**TWO, "suffix": ", my emphasis"}],
         "(see Doe 3350, 3352, my emphasis)"),
        ([{**ONE, "suffix": ", my emphasis"}, TWO], "(Doe 3350, my emphasis; Doe 3352)"),
        ([{"id": "x", "locator": one} for one in ("3: 9", "3:5", "4:5")], "(Doe 3: 9, 5, 4: 5)"),
        ([ONE, {**TWO, "prefix": "but see"}], "(Doe 3350; but see Doe 3352)"),
        ([ONE, {**TWO, "label": "chapter"}], "(Doe 3350; Doe, ch. 3352)"),
        ([ONE, {"id": "y"}, TWO], "(Doe 3350; Roe; Doe 3352)"),
        ([ONE, {"id": "y"}, ONE], "(Doe 3350; Roe)"),
        ([{**ONE, "label": "chapter"}, {**TWO, "label": "chapter"}], "(Doe, chs. 3350, 3352)"),
    ],
)  # fmt: skip
def test_places_of_one_work_stand_together(cites: Any, shown: str) -> None:
    other = {**BOOK, "id": "y", "author": [{"family": "Roe"}]}
    assert format_document([BOOK, other], [{"cites": cites}]).citations == (shown,)


def test_places_of_the_work_in_the_sentence_stand_together() -> None:
    formatted = format_document([BOOK], [{"cites": [ONE, TWO], "mode": "composite"}])
    assert formatted.citations == ("Doe (3350, 3352)",)


def test_other_styles_keep_their_cites() -> None:
    formatted = format_document([BOOK], [{"cites": [ONE, TWO]}], style="apa")
    assert formatted.citations[0].count("Doe") == 2
