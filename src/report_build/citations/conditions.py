"""What cs:if asks of a work, as one function made of its attributes."""

from collections.abc import Callable, Iterator, Mapping

from report_build.citations.dates import When
from report_build.citations.numbers import is_numeric
from report_build.citations.rendering import Rendering
from report_build.citations.richtext import plain

Test = Callable[[Rendering], bool]


def condition(traits: Mapping[str, str]) -> Test:
    """The condition of a cs:if or cs:else-if; without a test it holds."""
    match = traits.get("match", "all")
    tests = [
        test
        for attribute, value in traits.items()
        for test in _tests(attribute, value.split(), match)
    ]
    if match == "none":
        return lambda item: not any(test(item) for test in tests)
    if len(tests) == 1:
        return tests[0]
    if match == "any":
        return lambda item: any(test(item) for test in tests)
    return lambda item: all(test(item) for test in tests)


def _tests(attribute: str, words: list[str], match: str) -> Iterator[Test]:
    """The tests of one attribute; kinds and variables are asked for all at once."""
    if attribute == "type" and match != "all":
        yield _has_kind(frozenset(words))
    elif attribute == "variable":
        plain_words = frozenset(_PARTS.get(word, word) for word in words if word not in _GIVEN)
        if plain_words:
            yield _has_all(plain_words) if match == "all" else _has_any(plain_words)
        yield from (_GIVEN[word] for word in words if word in _GIVEN)
    elif attribute in _TESTS:
        yield from map(_TESTS[attribute], words)


def _has_kind(kinds: frozenset[str]) -> Test:
    return lambda item: item.reference.kind in kinds


def _has_all(variables: frozenset[str]) -> Test:
    return lambda item: variables <= item.reference.keys()


def _has_any(variables: frozenset[str]) -> Test:
    return lambda item: not variables.isdisjoint(item.reference)


def _holds_number(variable: str) -> Test:
    if variable == "locator":
        return lambda item: is_numeric(item.locator)

    def test(item: Rendering) -> bool:
        value = item.reference.get(variable)
        return isinstance(value, str) and is_numeric(plain(value))

    return test


def _is_uncertain(variable: str) -> Test:
    def test(item: Rendering) -> bool:
        value = item.reference.get(variable)
        return isinstance(value, When) and value.circa

    return test


def _has_label(label: str) -> Test:
    return lambda item: bool(item.locator) and item.label == label


def _has_position(position: str) -> Test:
    return lambda item: item.area == "citation" and position in item.position


def _is_ambiguous(_: str) -> Test:
    return lambda item: item.title


# Variables that are no data of the work, and one that is a part of another.
_GIVEN: Mapping[str, Test] = {
    "locator": lambda item: bool(item.locator),
    "citation-number": lambda item: bool(item.number),
    "year-suffix": lambda item: bool(item.year_suffix),
}
_PARTS = {"page-first": "page"}

_TESTS: Mapping[str, Callable[[str], Test]] = {
    "type": lambda kind: _has_kind(frozenset((kind,))),
    "is-numeric": _holds_number,
    "is-uncertain-date": _is_uncertain,
    "locator": _has_label,
    "position": _has_position,
    "disambiguate": _is_ambiguous,
}
