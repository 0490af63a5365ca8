import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import get_type_hints

import pytest

from report_build.frozen import dataclass as frozen


@frozen(frozen=True, slots=True)
class Base:
    """What every one has."""

    place: int = field(default=0, compare=False, repr=False, kw_only=True)


@frozen(frozen=True, slots=True)
class One(Base):
    name: str
    parts: tuple[str, ...] = field(default_factory=lambda: ("a",))
    size: float = 1.0


@frozen(frozen=True, slots=True)
class Empty(Base):
    """Nothing of its own."""


@dataclass(frozen=True, slots=True)
class UsualBase:
    place: int = field(default=0, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Usual(UsualBase):
    name: str
    parts: tuple[str, ...] = field(default_factory=lambda: ("a",))
    size: float = 1.0


def test_it_has_what_a_dataclass_of_the_library_has() -> None:
    ours, usual = inspect.signature(One), inspect.signature(Usual)
    assert [(one.name, one.kind) for one in ours.parameters.values()] == [
        (one.name, one.kind) for one in usual.parameters.values()
    ]
    assert get_type_hints(One.__init__) == get_type_hints(Usual.__init__)
    assert [item.name for item in fields(One)] == [item.name for item in fields(Usual)]
    assert One.__match_args__ == Usual.__match_args__
    assert repr(One("x")) == repr(Usual("x")).replace("Usual", "One")
    assert not hasattr(One("x"), "__dict__")


def test_values_are_equal_by_the_fields_that_count() -> None:
    assert One("x", place=1) == One("x", place=2) != One("y", place=1)
    assert hash(One("x", place=1)) == hash(One("x", place=2))
    assert Empty() == Empty(place=3) != Base()
    assert len({One("x"), One("x"), One("y"), Empty(), Empty()}) == 3


def test_fields_are_set_by_place_or_name_and_have_their_defaults() -> None:
    assert (One("x").parts, One("x", ("b",), 2.0).parts, One("x", size=3).size) == (
        ("a",),
        ("b",),
        3,
    )
    assert One("x", place=4).place == 4
    with pytest.raises(TypeError):
        One()  # type: ignore[call-arg]


def test_nothing_can_be_changed() -> None:
    one = One("x")
    with pytest.raises(FrozenInstanceError):
        one.name = "y"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del one.size
    assert replace(one, name="y") == One("y")
    assert one == One("x")


def test_a_pattern_finds_the_fields() -> None:
    match One("x", ("b",)):
        case One(name, parts):
            assert (name, parts) == ("x", ("b",))


def test_there_is_no_other_kind() -> None:
    with pytest.raises(TypeError):
        frozen(frozen=False, slots=True)


def test_a_copy_and_what_another_process_sends_are_equal() -> None:
    one = One("x", ("b",), place=3)
    for made in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert (made, made.place) == (one, 3)
