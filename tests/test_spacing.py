"""Spaces that do not break, by language; `~` stands for one, `^` for a thin one."""

import pytest

from report_build.spacing import joined, title_lines

CASES = [
    ("en", "on 5~March 2022, March~12, 2022 and 5~Sept. 2020"),
    ("en", "pp.~3-5, par.~1, vol.~IV, No.~5, no.~2, n.~8"),
    ("en", "Figure~3, section~2.1, resolution~2640, appendix~B"),
    ("en", "Dr.~J.~K.~Smith, Mr~Keïta, Gen.~Camara"),
    ("en", "12~km, 5~%, 40~per cent, 3~million, 4~p.m., §~5, 300~BCE"),
    ("en-US", "In 2022 300 people left; 46 soldiers stayed on page one."),
    ("en", "It may be 5 or 6 in June 2023. Plan B is to wait."),
    ("fr", "Que faire^? Partir^! Il dit~: «~non~»^; puis rien."),
    ("fr-BE", "le 5~mars, le 1er~mai, p.~4, n°~5, XXe~siècle, M.~Dupont, Mme~Keïta"),
    ("fr", "1^200^000~euros, 10^000 soldats en 2022 300, 3~millions, 5~%"),
    ("de", "z.~B. nach §~5 Abs.~2, d.~h. oft (i.~d.~R.) am 5.~März, S.~12, Nr.~4"),
    ("de-AT", "Dr.~Müller, Frau~Keïta, 40~Prozent, 3~Mio. Euro, 9~Uhr"),
    ("es", "p.~ej. EE.~UU., el 5~de marzo de 2022, Sr.~García, pág.~4, 10~000 y 3~millones"),
    ("cs", "V~roce 2022 i~v~Praze s~ním a~k~tomu 5.~března, 17.~2. 2022, č.~5"),
    ("sk", "O~tom a~s~ním k~nám 5.~marca, č.~5"),
    ("pl", "W~Warszawie z~nim, a~u~nas 5~marca 2022~r., nr~5, 5~mln"),
    ("it", "Il 5~marzo, p.~4, 12~km, i nostri"),
    ("xx", "12~km v tom, p.~4"),
]


@pytest.mark.parametrize(("language", "shown"), CASES)
def test_spaces_hold_words_together_by_language(language: str, shown: str) -> None:
    wanted = shown.replace("~", "\u00a0").replace("^", "\u202f")
    written = shown.replace("~", " ").replace("^", " ")
    assert joined(written, language) == wanted
    assert joined(wanted, language) == wanted


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Mali's Turn to Wagner Is Hollowing Out MINUSMA", "Out~MINUSMA"),
        ("The Lake and the Dam", "the~Dam"),
        ("Who Is Leaving Mali on 5 March", "Mali on 5~March"),
        ("After the Dam", "the Dam"),
        ("", ""),
        ("Four Years of Peacekeeping Administration", "Peacekeeping Administration"),
    ],
)
def test_a_title_does_not_end_in_a_line_of_one_word(title: str, shown: str) -> None:
    lines = title_lines(title, "en-GB")
    assert lines.endswith(shown.replace("~", "\u00a0"))
    assert lines.replace("\u00a0", " ") == title
