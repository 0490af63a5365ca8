"""Where the entries of a pasted list begin."""

from itertools import count

import pytest

from report_build.importing.entries import entries

BOOK = "Adamu, Hauwa. The Lake of Fire and What It Did. London: Macmillan, 1990."
FILM = "The Lake of Fire. Directed by Amina Saleh, Sahel Pictures, 2021."
TALK = "Adamu, Hauwa. Personal interview. 14 Feb. 2024."
PAPER = (
    "Gao H, Bohn TJ, Podest E, McDonald KC (2011) On the causes of the shrinking of the lake. "
    "Environ Res Lett 6:034021"
)
NEWS = 'Musa, Haruna. "Fishing Without a Lake." Daily Post [Abuja], 4 Jan. 2022, p. 6.'


def starts(text: str) -> list[str]:
    lines = list(zip(text.split("\n"), count(1), strict=False))
    return [entry.text for entry in entries(lines, "list.txt")]


@pytest.mark.parametrize(
    "listed",
    [
        [BOOK, TALK, FILM],
        [TALK, PAPER, NEWS, FILM],
        [BOOK, "---. The Floor. London: Hurst, 1991.", "---, editor. A Book. Hurst, 1992.", NEWS],
        [PAPER, "— (2012) The Floor. London: Hurst.", "—. 2013. A Book. Hurst.", TALK],
        [FILM, '"Lake Chad." Encyclopaedia, 2023, www.ency.example/lake', TALK],
    ],
)
def test_entries_one_a_line_are_not_merged(listed: list[str]) -> None:
    assert starts("\n".join(listed)) == listed


def test_entries_without_a_blank_line_in_a_list_with_blank_lines_are_not_merged() -> None:
    assert starts(f"{BOOK}\n{NEWS}\n\n{PAPER}\n\n{TALK}") == [BOOK, NEWS, PAPER, TALK]


@pytest.mark.parametrize(
    ("text", "many"),
    [
        (
            "Adamu, H. (1990).\nThe Lake of Fire. Lagos: Macmillan.\n\nDiop, A. (2019).\nOn It. H.",
            2,
        ),
        (f"{BOOK}\n{PAPER[:88]}\n{PAPER[89:]}\n{TALK}", 3),
        (f"{BOOK}\n{NEWS}\nAvailable at: https://news.example/x (Accessed 3 May 2020).", 2),
        ("Adamu, Hauwa. The Lake of Fire and\nWhat It Did. London: Macmillan, 1990.", 1),
    ],
)
def test_lines_of_one_entry_stay_together(text: str, many: int) -> None:
    assert len(starts(text)) == many
