"""Single shapes of entries that look like others: each field, and what is left over."""

from __future__ import annotations

import pytest

from report_build.diagnostics import Pos
from report_build.importing import reference
from report_build.importing.draft import Draft, Entry


def read(text: str) -> Draft:
    return reference.work(Entry(text, Pos("list.txt", 1)))


@pytest.mark.parametrize(
    ("text", "container", "publisher"),
    [
        (
            'Doe, J. "On It." Journal of Physical Research: Oceans, vol. 106, no. D4, 2001, p. 3.',
            "Journal of Physical Research: Oceans", "",
        ),
        (
            "Doe, J. “On It.” \ue000Journal of Physical Research: Oceans\ue001, vol. 106, 2001.",
            "Journal of Physical Research: Oceans", "",
        ),
        (
            'Doe, J. "On It." Dry and Dead Seas: Causes, edited by J. Roe, Kluwer, 2004, p. 3.',
            "Dry and Dead Seas: Causes", "Kluwer",
        ),
        (
            "Doe, J. “It.” In J. Roe (Ed.), Dead Seas: The Causes (pp. 1-9). Dordrecht: Kluwer.",
            "Dead Seas: The Causes", "Kluwer",
        ),
        ("Doe, J. (2004) ‘On It’, Maroua: Hurst Books, 2004.", "", "Hurst Books"),
        ("Doe, J. (2004) ‘On It’, London: Hurst, 2004.", "", "Hurst"),
    ],
)  # fmt: skip
def test_colon_of_a_container_is_not_that_of_a_place(
    text: str, container: str, publisher: str
) -> None:
    made = read(text)
    assert made.text("container-title") == container
    assert made.text("publisher") == publisher
    assert not made.unplaced


def test_issue_may_have_a_letter_first() -> None:
    made = read('Doe, J. "On It." Ocean Journal, vol. 106, no. D4, 2001, pp. 3349-56.')
    assert (made.text("issue"), made.unplaced) == ("D4", [])


def test_initials_of_a_translator_end_no_name() -> None:
    made = read(
        "Nemo, Gustav. Sahara and Sudan. Translated by Allan G. B. Roe, 2nd ed., vol. 3, "
        "C. Hurst, 1987. 4 vols."
    )
    assert made.fields["translator"] == [{"family": "Roe", "given": "Allan G. B."}]
    assert "container-title" not in made.fields
    assert (made.text("number-of-volumes"), made.text("publisher")) == ("4", "C. Hurst")
    assert not made.unplaced


@pytest.mark.parametrize(
    "text",
    [
        "The Lake of Fire. Directed by Amina Saleh, performance by A. Roe, Nil, 2021.",
        "\ue000The Lake of Fire\ue001. Directed by Amina Saleh, performances by A. Roe, Nil, 2021.",
    ],
)
def test_film_has_a_director_and_no_author(text: str) -> None:
    made = read(text)
    people = {"director": [{"family": "Saleh", "given": "Amina"}]}
    people["performer"] = [{"family": "Roe", "given": "A."}]
    texts = {"title": "The Lake of Fire", "publisher": "Nil", "type": "motion_picture"}
    assert made.fields == {**people, **texts, "issued": {"date-parts": [[2021]]}}
    assert not made.unplaced


def test_town_of_a_newspaper_in_brackets_is_its_place() -> None:
    made = read('Musa, Haruna. "No Lake." Daily Post [Abuja], 4 Jan. 2022, p. 6.')
    assert (made.text("publisher-place"), made.unplaced) == ("Abuja", [])


def test_personal_interview_is_an_interview() -> None:
    assert read("Adamu, Hauwa. Personal interview. 14 Feb. 2024.").text("type") == "interview"


def test_authors_behind_et_al_are_left() -> None:
    made = read("Doe, Jane, et al. “On It.” Ocean Journal, vol. 10, 2020, pp. 1-9.")
    assert made.fields["author"] == [{"family": "Doe", "given": "Jane"}]
    assert made.unplaced == ["et al"]
