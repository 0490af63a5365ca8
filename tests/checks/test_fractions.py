from pathlib import Path

import pytest

from report_build.checks.fractions import fractions
from report_build.transforms.prose import all_passages
from tests.transforms.projects import document, figures

KNOWN = """\
women: {value: 45, unit: "%"}
men: {value: 32.5, unit: per cent of soldiers}
few: {value: 9}
before: {value: 200, unit: soldiers}
after: {value: 900, unit: soldiers}
twice: {value: 410, unit: soldiers}
cost: {value: 900, unit: US$}
told:
  contested:
    - {value: 3, says: dead, cite: smith2020}
    - {value: 5, says: dead, cite: jones2021}
"""


def found(root: Path, text: str, language: str = "en-GB") -> list[str]:
    read, _ = document(root, text)
    return [one.message for one in fractions(all_passages(read), figures(root, KNOWN)[0], language)]


@pytest.mark.parametrize(
    ("text", "words", "fact"),
    [
        ("A third of them ([45]{fact=women} per cent) left.", "A third", "women, which is 45 %"),
        ("About a third ([45 %]{fact=women}) left.", "a third", "women, which is 45 %"),
        ("More than half of them, [45]{fact=women} per cent, left.", "More than half", "women, "),
        ("Two thirds of them – [45 %]{fact=women} – left.", "Two thirds", "women, "),
        ("[32.5 %]{fact=men} of the men (half) left.", "half", "men, which is 32.5 %"),
        ("Nearly one in five women ([32.5 %]{fact=men}) left.", "Nearly one in five", "men, "),
        ("One in ten ([45 %]{fact=women}) left.", "One in ten", "women, which is 45 %"),
        ("It doubled from [200]{fact=before} to [900]{fact=after}.", "doubled", "after, "),
        ("The force more than tripled, from about [200]{fact=before} in May to [410]{fact=twice}.",
         "more than tripled", "twice, which is 2.0 times before"),
        ("A tenfold rise from [200]{fact=before} to [900]{fact=after}.", "tenfold", "after, "),
    ],
)  # fmt: skip
def test_words_that_say_another_size_than_the_fact_are_found(
    tmp_path: Path, text: str, words: str, fact: str
) -> None:
    (said,) = found(tmp_path, text)
    assert said.startswith((f'"{words}" stands beside {fact}', f'"{words}" leads to {fact}'))


@pytest.mark.parametrize(
    "text",
    [
        # what fits, with the room that words have
        "A third of them ([32.5]{fact=men} per cent) left.",
        "Nearly half ([45 %]{fact=women}) left. Less than half, [45 %]{fact=women}, left.",
        "About half of them ([45 %]{fact=women}) left. Over a third ([45 %]{fact=women}) left.",
        "It doubled from [200]{fact=before} to [410]{fact=twice}.",
        "It more than quadrupled from [200]{fact=before} to [900]{fact=after}.",
        # words of something else
        "Half of the men, [45 %]{fact=women} of the women and some others left.",
        "Half of the men ([45 %]{fact=women} of the women) left.",
        "A third of them stayed, and [45 %]{fact=women} left.",
        "In the second half of the year ([9]{fact=few} per cent) it fell.",
        "In a quarter ([9]{fact=few} per cent) it rose.",
        "It doubled while deaths fell from [900]{fact=after} to [200]{fact=before}.",
        "It doubled and fell from [900]{fact=after} to [200]{fact=before}.",
        "A third mission ([45 %]{fact=women} of the force) came.",
        "A third of the force ([200]{fact=before} soldiers) left.",
        "It doubled. It went from [200]{fact=before} to [900]{fact=after}.",
        "It doubled from [200]{fact=before} and is [900]{fact=after}.",
        "It doubled from [200]{fact=before} to [900]{fact=cost}.",
        "A third of them ([3]{fact=told cite=smith2020} per cent) left.",
        "A third of them ([3]{fact=absent} per cent) left.",
    ],
)
def test_words_that_fit_or_may_be_of_something_else_are_let_be(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de-DE", "Ein Drittel der Frauen ([45]{fact=women} Prozent) ging."),
        ("de-DE", "Es verdoppelte sich von [200]{fact=before} auf [900]{fact=after}."),
        ("fr", "Un tiers des femmes ([45]{fact=women} pour cent) partit."),
        ("es", "La cifra se duplicó de [200]{fact=before} a [900]{fact=after}."),
    ],
)
def test_other_languages_have_their_own_words(tmp_path: Path, language: str, text: str) -> None:
    assert len(found(tmp_path, text, language)) == 1
