"""Single names and lists of names, as the options of cs:name ask."""

from dataclasses import replace

import pytest

from report_build.citations.names import (
    ListStyle,
    NameStyle,
    Person,
    display,
    initials,
    listed,
    person,
)

LONG = NameStyle("long", None, ", ", None, None, True, "never")
FIRST = replace(LONG, order="first", spaced=". ")
SHORT = replace(LONG, form="short")
MLA = ListStyle(FIRST, ", ", "and", "always", "et al.", "always", 3, 1, False)
GOGH = Person(family="Gogh", given="Vincent", dropping="van")
FONTAINE = Person(family="Fontaine", given="Jean", dropping="de", particle="La")
KING = Person(family="King", given="Martin Luther", suffix="Jr.", comma=True)
DOE = Person(family="Doe", given="Jane")
UN = Person(literal="United Nations")


@pytest.mark.parametrize(
    ("who", "first", "other", "short"),
    [
        (DOE, "Doe, Jane", "Jane Doe", "Doe"),
        (UN, "United Nations", "United Nations", "United Nations"),
        (GOGH, "Gogh, Vincent van", "Vincent van Gogh", "Gogh"),
        (FONTAINE, "La Fontaine, Jean de", "Jean de La Fontaine", "La Fontaine"),
        (KING, "King, Martin Luther, Jr.", "Martin Luther King, Jr.", "King"),
        (replace(KING, comma=False), "King, Martin Luther, Jr.", "Martin Luther King Jr.", "King"),
        (Person(family="李", given="小龙"), "李小龙", "李小龙", "李"),
        (Person(given="Banksy"), "Banksy", "Banksy", "Banksy"),
        (
            Person(family="Bashō", given="Matsuo", static=True),
            "Bashō Matsuo",
            "Bashō Matsuo",
            "Bashō",
        ),
        (
            Person(family="Annunzio", given="G", particle="D’"),
            "D’Annunzio, G.",
            "G. D’Annunzio",
            "D’Annunzio",
        ),
    ],
)
def test_name(who: Person, first: str, other: str, short: str) -> None:
    assert display(who, FIRST, True) == first
    assert display(who, FIRST, False) == other
    assert display(who, SHORT, False) == short


def test_particle_goes_behind_where_the_style_demotes_it() -> None:
    style = replace(FIRST, demote="display-and-sort")
    assert display(FONTAINE, style, True) == "Fontaine, Jean de La"


@pytest.mark.parametrize(
    ("fullness", "shown"), [(0, "Gogh"), (1, "V. van Gogh"), (2, "Vincent van Gogh")]
)
def test_people_of_one_surname_are_told_apart(fullness: int, shown: str) -> None:
    assert display(GOGH, SHORT, False, fullness) == shown


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("John Ronald", "J. R."),
        ("J.R.R.", "J. R. R."),
        ("Jean-Luc", "J.-L."),
        ("J.-A.", "J.-A."),
        ("Wolfgang von", "W. von"),
        ("Élodie", "É."),
        ("", ""),
    ],
)
def test_initials(given: str, shown: str) -> None:
    assert initials(given, ". ", True) == shown


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("J.R.R.", "J. R. R."),
        ("J", "J."),
        ("Ph.M.E.", "Ph. M. E."),
        ("Mary J", "Mary J."),
        ("JR", "JR"),
    ],
)
def test_initials_in_the_data_get_their_stops(given: str, shown: str) -> None:
    assert display(Person(family="X", given=given), FIRST, True) == f"X, {shown}"


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        ([DOE], "Doe, Jane"),
        ([DOE, GOGH], "Doe, Jane, and Vincent van Gogh"),
        ([UN, DOE], "United Nations and Jane Doe"),
        ([DOE, GOGH, KING], "Doe, Jane, et al."),
    ],
)
def test_list_by_the_mla(people: list[Person], shown: str) -> None:
    assert listed(people, MLA, {}) == shown


def test_list_of_other_styles() -> None:
    people = [DOE, GOGH, KING, UN]
    plain = replace(MLA, one=LONG, et_al_min=0, before_last="contextual")
    assert listed(people, plain, {}).endswith("Martin Luther King, Jr., and United Nations")
    assert listed(people[:2], plain, {}) == "Jane Doe and Vincent van Gogh"
    last = replace(plain, one=SHORT, et_al_min=4, et_al_use_first=2, et_al_use_last=True)
    assert listed(people, last, {}) == "Doe, Gogh, … United Nations"
    assert (
        listed(people, replace(plain, one=SHORT, and_word=""), {})
        == "Doe, Gogh, King, United Nations"
    )


@pytest.mark.parametrize(
    ("value", "who"),
    [
        ({"family": "Doe", "given": "Jane"}, DOE),
        ({"literal": " United Nations "}, UN),
        ({"name": "United Nations"}, UN),
        ("United Nations", UN),
        ({"family": "“Quoted”"}, Person(family="Quoted")),
        ({}, None),
        ({"family": " "}, None),
        (None, None),
        (7, None),
    ],
)
def test_person(value: object, who: Person | None) -> None:
    assert person(value) == who
