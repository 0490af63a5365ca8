from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_build import arithmetic
from report_build.arithmetic import Fault

KNOWN = {"ci-troops": Fraction(900), "uk-troops": Fraction(260), "none": Fraction(0)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ci-troops + uk-troops", 1160),
        ("ci-troops - uk-troops", 640),
        ("ci-troops − uk-troops", 640),
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("8 - 4 - 2", 2),
        ("8 / 4 / 2", 1),
        ("2 * -3", -6),
        ("--2", 2),
        ("12 % * 50", 6),
        ("12.5% * 8", 1),
        ("6 × 7 ÷ 2", 21),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("round(uk-troops / ci-troops * 100, 1)", Fraction(289, 10)),
        ("round(2.5)", 3),
        ("round(-2.5)", -3),
        ("round(uk-troops, -2)", 300),
    ],
)
def test_a_calculation_has_an_exact_value(text: str, value: Fraction | int) -> None:
    assert arithmetic.value(arithmetic.calculation(text), KNOWN) == value


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", 0),
        ("1 +", 3),
        ("1 2", 2),
        ("(1 + 2", 6),
        ("1 + 2)", 5),
        ("1 + ?", 4),
        ("__import__('os')", 0),
        ("open('x')", 5),
        ("pow(2, 3)", 0),
        ("2 ** 3", 3),
        ("1,000 + 1", 1),
        ("round(1, x)", 9),
        ("round(1, 99)", 9),
        ("1e400", 0),
        ("9" * 16, 0),
        ("(" * 40 + "1" + ")" * 40, 33),
        ("1 + " * 200 + "1", 0),
        ("a > b", 2),
    ],
)
def test_what_is_no_calculation_is_refused_at_its_place(text: str, at: int) -> None:
    with pytest.raises(Fault) as caught:
        arithmetic.calculation(text)
    assert caught.value.at == at


def test_division_by_zero_is_refused_at_its_sign() -> None:
    with pytest.raises(Fault) as caught:
        arithmetic.value(arithmetic.calculation("1 + 2 / none"), KNOWN)
    assert caught.value.at == 6


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("ci-troops > uk-troops", True),
        ("ci-troops < uk-troops", False),
        ("ci-troops >= 900", True),
        ("ci-troops ≤ 899", False),
        ("ci-troops = 900", True),
        ("ci-troops == 900", True),
        ("ci-troops != 900", False),
        ("0 < uk-troops < ci-troops", True),
        ("0 < ci-troops < uk-troops", False),
        ("ci-troops > 1 and uk-troops > 1", True),
        ("ci-troops > 1 and uk-troops > 1000", False),
    ],
)
def test_a_claim_is_true_or_false(text: str, true: bool) -> None:
    assert all(arithmetic.holds(one, KNOWN) for one in arithmetic.claim(text)) is true


@pytest.mark.parametrize(("text", "at"), [("1 + 1", 5), ("1 > 2 and", 9), ("1 > > 2", 4)])
def test_what_is_no_claim_is_refused_at_its_place(text: str, at: int) -> None:
    with pytest.raises(Fault) as caught:
        arithmetic.claim(text)
    assert caught.value.at == at


def test_a_number_is_written_in_full_or_not_at_all() -> None:
    assert str(arithmetic.decimal(Fraction(1810))) == "1810"
    assert str(arithmetic.decimal(Fraction(1, 8))) == "0.125"
    assert arithmetic.decimal(Fraction(1, 3)) is None
    assert arithmetic.decimal(Fraction(10**15)) is None
    assert str(arithmetic.near_decimal(Fraction(2, 3))) == "0.67"
    assert arithmetic.near_decimal(Fraction(10**100)) == Decimal("1e100")


@given(st.text(alphabet="ab-+*/%()<>=!,.01 é−", max_size=40))
def test_any_text_is_understood_or_refused_within_it(text: str) -> None:
    assert -1 <= _fault_at(text) <= len(text)


def _fault_at(text: str) -> int:
    """The offset of the fault of a claim; -1 if it has none."""
    try:
        tuple(arithmetic.names(arithmetic.claim(text)))
    except Fault as fault:
        return fault.at
    return -1
