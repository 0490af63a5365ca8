"""Page ranges in every form of CSL, and plurals."""

import pytest

from report_build.citations.numbers import dashed, is_numeric, is_several, page_range, roman


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("1-17", "1–17"),
        ("5-12", "5–12"),
        ("96-101", "96–101"),
        ("103-104", "103–04"),
        ("395-401", "395–401"),
        ("1003-1005", "1003–05"),
        ("1608-1774", "1608–774"),
        ("45-7", "45–47"),
        ("e12-e15", "e12–15"),
        ("R583-6", "R583–6"),
        ("xi-xv", "xi–xv"),
        ("12a-15b", "12a–15b"),
        ("210-195", "210–195"),
        ("12", "12"),
        ("12-", "12-"),
        ("1, 3-5 & 101-103", "1, 3–5 & 101–03"),
        ("01:10-02:15", "01:10-02:15"),
        ("1,024-1,030", "1,024–1,030"),
        ("2-s2.0", "2-s2.0"),
        ("2019-04-05", "2019-04-05"),
    ],
)
def test_range_by_the_mla(text: str, short: str) -> None:
    assert page_range(text, "minimal-two") == short


@pytest.mark.parametrize(
    ("form", "ranges"),
    [
        (None, ("42–45", "321–328", "2787–2816", "100–104")),
        ("expanded", ("42–45", "321–328", "2787–2816", "100–104")),
        ("minimal", ("42–5", "321–8", "2787–816", "100–4")),
        ("minimal-two", ("42–45", "321–28", "2787–816", "100–04")),
        ("chicago", ("42–45", "321–28", "2787–2816", "100–104")),
        ("chicago-15", ("42–45", "321–28", "2787–2816", "100–104")),
        ("chicago-16", ("42–45", "321–28", "2787–816", "100–104")),
    ],
)
def test_range_by_other_styles(form: str | None, ranges: tuple[str, ...]) -> None:
    """The examples of CSL 1.0.2, "Page Range Formats"."""
    pages = ("42-45", "321-328", "2787-2816", "100-104")
    assert tuple(page_range(text, form) for text in pages) == ranges


@pytest.mark.parametrize(
    "text", ["1-3", "2, 5", "2 & 5", "2 and 5", "xi-xv", "1--3", "12-", "A1,A8"]
)
def test_several(text: str) -> None:
    assert is_several(text)


@pytest.mark.parametrize("text", ["1", "e12", "2.0", "iv", "A-1x", "", "TR-2019"])
def test_one(text: str) -> None:
    assert not is_several(text)


def test_numeric_is_numbers_with_a_letter_or_two() -> None:
    for text in ("2", "2nd", "D2", "2-4", "2, 4 & 6"):
        assert is_numeric(text), text
    for text in ("second", "2 apples", "e-book ed.", ""):
        assert not is_numeric(text), text


def test_dash_of_a_number_that_is_no_page() -> None:
    assert dashed("3-4") == "3–4"
    assert dashed("TR-2019-04") == "TR-2019-04"


def test_roman() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 1999, 0, 4000)] == [
        *("i", "iv", "ix", "xiv", "mcmxcix", "0", "4000")
    ]
