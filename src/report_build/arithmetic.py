"""A small arithmetic over facts: what `compute:` and `assert=` may say.

Numbers, keys of facts, + - * /, parentheses, `12 %` and round(x, places); in a claim also
> < >= <= = != and the word `and`. A key may hold hyphens, so a minus stands between spaces.
Values are exact fractions. Nothing here is ever handed to Python's eval.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from report_build.diagnostics import nearest, suggestion
from report_build.frozen import dataclass

MAX_LENGTH = 500
"""Characters that one calculation may have."""

MAX_DEPTH = 32
"""How deep parentheses and signs may nest."""

MAX_PLACES = 15
"""Digits after the point, and before it, that a number may have."""


class Fault(Exception):
    """What is wrong with a calculation, `at` an offset in its text."""

    def __init__(self, message: str, at: int, hint: str = "") -> None:
        self.message, self.at, self.hint = message, at, hint
        super().__init__(message)


# ---- the tree ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """The key of a fact, and its offset."""

    key: str
    at: int


@dataclass(frozen=True, slots=True)
class Negative:
    """A minus before a value."""

    of: Sum


@dataclass(frozen=True, slots=True)
class Rounded:
    """round(x, places): halves go away from zero, as readers expect."""

    of: Sum
    places: int


@dataclass(frozen=True, slots=True)
class Operation:
    """Two values and one of + - * /; `at` is the offset of the sign."""

    sign: str
    left: Sum
    right: Sum
    at: int


Sum = Number | Name | Negative | Rounded | Operation


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values, and what the author says of them, by > < >= <= = or !=."""

    sign: str
    left: Sum
    right: Sum


Claim = tuple[Comparison, ...]
"""Comparisons that must all hold."""


def names(tree: Sum | Claim) -> Iterator[Name]:
    """Every key of a fact that a calculation uses, in order, with its place."""
    match tree:
        case Name():
            yield tree
        case Negative(of) | Rounded(of):
            yield from names(of)
        case Operation(_, left, right):
            yield from names(left)
            yield from names(right)
        case tuple():
            for comparison in tree:
                yield from names(comparison.left)
                yield from names(comparison.right)


def adds_only(tree: Sum) -> bool:
    """Whether a calculation does nothing but add facts, so that it has their unit."""
    match tree:
        case Name():
            return True
        case Operation("+", left, right):
            return adds_only(left) and adds_only(right)
    return False


def name_hint(key: str, known: Collection[str]) -> str:
    """What to type for a name that no fact has: its likeness, or blanks around a minus."""
    pieces = key.split("-")
    for at in range(1, len(pieces)):
        left, right = "-".join(pieces[:at]), "-".join(pieces[at:])
        if left in known and (right in known or right.isdecimal()):
            return f"write blanks around the minus: {left} - {right}"
    near = nearest(key, known)
    return f"did you mean {near}?" if near else "add it to content/facts.yaml"


# ---- values --------------------------------------------------------------------------------


def value(tree: Sum, known: Mapping[str, Fraction]) -> Fraction:
    """The exact value of a calculation; raises Fault where it divides by zero."""
    match tree:
        case Number(number):
            return number
        case Name(key):
            return known[key]
        case Negative(of):
            return -value(of, known)
        case Rounded(of, places):
            return _rounded(value(of, known), places)
        case Operation(sign, left, right, at):
            return _worked(sign, value(left, known), value(right, known), at)


def _worked(sign: str, left: Fraction, right: Fraction, at: int) -> Fraction:
    if sign == "/" and right == 0:
        raise Fault("this divides by zero", at, "divide by something else")
    return _SIGNS[sign](left, right)


_SIGNS: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
}  # fmt: skip
_COMPARED: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    ">": operator.gt, "<": operator.lt, ">=": operator.ge, "<=": operator.le,
    "=": operator.eq, "!=": operator.ne,
}  # fmt: skip


def holds(comparison: Comparison, known: Mapping[str, Fraction]) -> bool:
    """Whether a comparison is true; raises Fault where it divides by zero."""
    left, right = value(comparison.left, known), value(comparison.right, known)
    return _COMPARED[comparison.sign](left, right)


def _rounded(number: Fraction, places: int) -> Fraction:
    scale = Fraction(10) ** places
    whole = (abs(number) * scale + Fraction(1, 2)).__floor__()
    return (whole if number >= 0 else -whole) / scale


def decimal(number: Fraction) -> Decimal | None:
    """A fraction as a number that can be written out in full, or None if it cannot."""
    if abs(number) >= 10**MAX_PLACES or (number * 10**MAX_PLACES).denominator != 1:
        return None
    return near_decimal(number, MAX_PLACES)


def near_decimal(number: Fraction, places: int = 2) -> Decimal:
    """A fraction to a few places, without zeros at its end, for a message."""
    with localcontext() as context:
        context.prec = 400
        context.rounding = ROUND_HALF_UP
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        if exact.adjusted() > 2 * MAX_PLACES:
            context.prec = 3
            return +exact
        short = exact.quantize(Decimal(1).scaleb(-places)).normalize()
        return short if short != short.to_integral_value() else short.quantize(Decimal(1))


# ---- reading -------------------------------------------------------------------------------


def calculation(text: str) -> Sum:
    """The tree of a text such as `ci-troops + uk-troops`; raises Fault."""
    reader = _Reader(text)
    tree = reader.sum(0)
    reader.end()
    return tree


def claim(text: str) -> Claim:
    """The tree of a text such as `a > b + c and a < 1000`; raises Fault."""
    reader = _Reader(text)
    found = list(reader.comparisons())
    while reader.take("and"):
        found += reader.comparisons()
    reader.end()
    return tuple(found)


_TOKEN = re.compile(
    r"\s*(?P<token>\d+(?:\.\d+)?(?![\w.])|[^\W\d_][\w.-]*|[<>!=]=|<>|[-+*/%(),<>=])"
)
_TYPED = str.maketrans({"\u2212": "-", "\u2013": "-", "\u00d7": "*", "\u00f7": "/"})
_SPELLINGS = {"==": "=", "<>": "!=", "≥": ">=", "≤": "<=", "≠": "!="}


class _Reader:
    """The tokens of a text, taken by recursive descent."""

    def __init__(self, text: str) -> None:
        if len(text) > MAX_LENGTH:
            fact = f"the calculation is longer than {MAX_LENGTH} characters"
            raise Fault(fact, 0, "make facts of its parts")
        self._tokens = tuple(_tokens(text))
        self._next = 0
        self._length = len(text.rstrip())

    def take(self, *wanted: str) -> str:
        """The next token if it is one of those wanted, else an empty string."""
        token = self._peek()
        if token not in wanted or not token:
            return ""
        self._next += 1
        return token

    def end(self) -> None:
        """Raise Fault if anything is left."""
        if token := self._peek():
            raise Fault(f'"{token}" stands where a sign should', self._at(), "put + - * or / first")

    def comparisons(self) -> Iterator[Comparison]:
        """One comparison, or several that share a side: a < b < c."""
        left = self.sum(0)
        sign = self.take(*_COMPARED)
        if not sign:
            raise Fault("nothing is compared here", self._at(), "write > < >= <= = or !=")
        while sign:
            right = self.sum(0)
            yield Comparison(sign, left, right)
            left, sign = right, self.take(*_COMPARED)

    def sum(self, depth: int) -> Sum:
        """Products that are added or taken away."""
        left = self._product(depth)
        while True:
            at = self._at()
            if not (sign := self.take("+", "-")):
                return left
            left = Operation(sign, left, self._product(depth), at)

    def _product(self, depth: int) -> Sum:
        left = self._signed(depth)
        while True:
            at = self._at()
            if not (sign := self.take("*", "/")):
                return left
            left = Operation(sign, left, self._signed(depth), at)

    def _signed(self, depth: int) -> Sum:
        if depth > MAX_DEPTH:
            raise Fault("this nests too deep", self._at(), "make a fact of a part of it")
        if self.take("-"):
            return Negative(self._signed(depth + 1))
        tree = self._atom(depth)
        return Operation("/", tree, Number(Fraction(100)), 0) if self.take("%") else tree

    def _atom(self, depth: int) -> Sum:
        token, at = self._peek(), self._at()
        if token[:1].isdigit():
            self._next += 1
            return Number(_number(token, at))
        if token[:1].isalpha() and token != "and":
            self._next += 1
            return self._called(token, at, depth) if self.take("(") else Name(token, at)
        if self.take("("):
            inside = self.sum(depth + 1)
            self._close()
            return inside
        fact = f'"{token}" stands where a number should' if token else "a number is missing"
        raise Fault(fact, at, "write a number or the key of a fact")

    def _called(self, name: str, at: int, depth: int) -> Sum:
        if name != "round":
            hint = suggestion(name, ("round",), "{}(x, 1)")
            raise Fault(f'there is no function "{name}"', at, hint)
        inside = self.sum(depth + 1)
        places = self._places() if self.take(",") else 0
        self._close()
        return Rounded(inside, places)

    def _places(self) -> int:
        negative = bool(self.take("-"))
        token, at = self._peek(), self._at()
        if not token.isdecimal() or int(token) > MAX_PLACES:
            raise Fault("round() lacks a number of places", at, "write round(x, 1)")
        self._next += 1
        return -int(token) if negative else int(token)

    def _close(self) -> None:
        if not self.take(")"):
            raise Fault('")" is missing here', self._at(), "write )")

    def _peek(self) -> str:
        return self._tokens[self._next][0] if self._next < len(self._tokens) else ""

    def _at(self) -> int:
        return self._tokens[self._next][1] if self._next < len(self._tokens) else self._length


def _number(token: str, at: int) -> Fraction:
    if Fraction(token) >= 10**MAX_PLACES or len(token.partition(".")[2]) > MAX_PLACES:
        raise Fault(f'"{token[:20]}…" has too many digits', at, f"use at most {MAX_PLACES}")
    return Fraction(token)


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    """The tokens of a text with their offsets; signs as a typesetter writes them are known."""
    at, plain = 0, text.translate(_TYPED)
    while plain[at:].strip():
        if (mark := plain[at:].lstrip()[0]) in _SPELLINGS:
            at = plain.index(mark, at)
            yield _SPELLINGS[mark], at
            at += 1
            continue
        found = _TOKEN.match(plain, at)
        if found is None:
            at += len(plain[at:]) - len(plain[at:].lstrip())
            raise Fault(f'"{_stray(text[at:])}" is no part of a calculation', at, _ALLOWED)
        token = found["token"]
        yield _SPELLINGS.get(token, token), found.start("token")
        at = found.end()


def _stray(text: str) -> str:
    found = re.match(r"[\w.]+|.", text, re.DOTALL)
    return found[0][:20] if found else ""


_ALLOWED = "use numbers, keys of facts, + - * / ( ) and round(x, 1)"
