"""Numbers in words and as formats of a spreadsheet."""

from __future__ import annotations

import pytest
from babel.localedata import locale_identifiers

from report_build.charts.numbers import number_code, number_text, percent_code, percent_text


@pytest.mark.parametrize(
    ("value", "decimals", "unit", "language", "text"),
    [
        (1234567.5, 1, "", "en-US", "1,234,567.5"),
        (1234567.5, 1, "", "de-DE", "1.234.567,5"),
        (1234567.5, 1, "", "fr", "1\u202f234\u202f567,5"),
        (-12, 0, " %", "en", "\u221212 %"),
        (47, 0, "per cent", "en", "47\u00a0per cent"),
        (47, 0, "km", "en", "47\u00a0km"),
        (47, 0, "k", "en", "47k"),
        (47, 0, "%", "en", "47%"),
        (0, 2, "", "en", "0.00"),
        (2.5, 0, "", "en", "3"),
        (-0.25, 1, "", "en", "\u22120.3"),
        (1500, 0, "", "xx-YY", "1,500"),
    ],
)
def test_a_number_is_written_as_its_language_writes_it(
    value: float, decimals: int, unit: str, language: str, text: str
) -> None:
    assert number_text(value, decimals, unit, language) == text


def test_a_percentage_has_the_space_of_its_language() -> None:
    assert percent_text(0.125, "en") == "13%"
    assert percent_text(0.5, "fr") == "50\u00a0%"
    assert percent_text(0.5, "de") == "50\u00a0%"


def test_a_share_that_is_something_is_neither_nothing_nor_all() -> None:
    shares = (0.0, 0.004, 0.005, 0.994, 0.996, 1.0)
    assert [percent_text(one, "en") for one in shares] == ["0%", "<1%", "1%", "99%", ">99%", "100%"]
    assert percent_text(0.001, "de") == "<1\u00a0%"
    assert percent_code("en", 0.004) == '"<1%"'
    assert percent_code("en", 0.4) == "0%"


def test_a_format_keeps_unit_minus_and_language() -> None:
    assert number_code(1, " km", "en") == '#,##0.0" km";"\u2212"#,##0.0" km"'
    assert number_code(0, "km", "en").startswith('#,##0"\u00a0km";')
    assert number_code(0, "", "de") == '[$-407]#,##0;[$-407]"\u2212"#,##0'
    assert number_code(0, ' "x"', "en").startswith('#,##0" "\\""x"\\"')
    assert (percent_code("en"), percent_code("de")) == ("0%", '0"\u00a0"%')
    assert (percent_code("eu"), percent_code("hi")) == ('%"\u00a0"0', "0%")


def test_every_language_that_babel_knows_can_be_written() -> None:
    for language in locale_identifiers():
        tag = language.replace("_", "-")
        assert number_text(-1234.5, 1, "", tag).startswith("\u2212"), tag
        assert "#,##0.0" in number_code(1, "", tag), tag
        assert "0" in percent_code(tag), tag
        assert "50" in percent_text(0.5, tag), tag
