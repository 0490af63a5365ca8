"""Speeches, papers, treaties: which date and place an entry has, and where the kind stands."""

import pytest

from tests.citations.test_mla import WRITER, citation, entry

SPEECH: dict[str, object] = {
    "id": "x",
    "type": "speech",
    "author": [WRITER],
    "title": "What the fishers know",
    "event-title": "Third Lake Forum",
    "event-place": "Yaounde",
    "issued": {"date-parts": [[2021, 10, 4]]},
}
PAPER = {**SPEECH, "type": "paper-conference"}
HELD = {"date-parts": [[2020, 1, 2]]}
START = "Doe, Jane. “What the Fishers Know.” "
SITE = {"container-title": "The Lake", "URL": "https://lake.org/x"}


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({}, "Third Lake Forum, 4 Oct. 2021, Yaounde."),
        ({"genre": "Address"}, "Third Lake Forum, 4 Oct. 2021, Yaounde. Address."),
        ({"event-date": HELD}, "Third Lake Forum, 2 Jan. 2020, Yaounde."),
        ({"publisher": "ACME"}, "ACME, Third Lake Forum, 4 Oct. 2021, Yaounde."),
        ({"event-title": "", "event-place": ""}, "4 Oct. 2021."),
        (
            {"event-title": "", "event": "Forum", "event-place": "", "publisher-place": "Lagos"},
            "Forum, 4 Oct. 2021, Lagos.",
        ),
        (
            {**SITE, "event-date": HELD},
            "<i>The Lake</i>, 4 Oct. 2021, Third Lake Forum, 2 Jan. 2020, Yaounde, lake.org/x.",
        ),
        (
            {**SITE, "event-date": SPEECH["issued"]},
            "<i>The Lake</i>, Third Lake Forum, 4 Oct. 2021, Yaounde, lake.org/x.",
        ),
        ({"accessed": HELD}, "Third Lake Forum, 4 Oct. 2021, Yaounde."),
    ],
)
def test_speech(more: dict[str, object], shown: str) -> None:
    assert entry(SPEECH, **more) == START + shown


def test_kind_of_a_speech_without_title_stands_for_it() -> None:
    item = {**SPEECH, "title": "", "genre": "Keynote address"}
    assert entry(item) == "Doe, Jane. Keynote address. Third Lake Forum, 4 Oct. 2021, Yaounde."
    assert citation({**item, "author": []}) == "(Keynote address)"


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({"event-place": "", "publisher-place": "Lagos"}, "Third Lake Forum, 4 Oct. 2021, Lagos."),
        (
            {"container-title": "Forum Papers", "publisher": "ACM", "publisher-place": "Lagos",
             "page": "1-4"},
            "<i>Forum Papers</i>, ACM, 2021, pp. 1–4.",
        ),
        (
            {"container-title": "Forum Papers", "publisher-place": "Lagos", "page": "1-4"},
            "<i>Forum Papers</i>, Lagos, 2021, pp. 1–4.",
        ),
    ],
)  # fmt: skip
def test_paper(more: dict[str, object], shown: str) -> None:
    assert entry(PAPER, **more) == START + shown


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({}, "22 May 1964, Fort-Lamy."),
        ({"event-date": HELD}, "22 May 1964, 2 Jan. 2020, Fort-Lamy."),
        ({"publisher-place": "Fort-Lamy", "publisher": "UN"}, "UN, 22 May 1964."),
    ],
)
def test_place_where_a_treaty_was_signed(more: dict[str, object], shown: str) -> None:
    treaty = {"id": "x", "type": "treaty", "title": "Convention", "event-place": "Fort-Lamy"}
    signed = {"date-parts": [[1964, 5, 22]]}
    assert entry({**treaty, "issued": signed, **more}) == f"Convention. {shown}"
