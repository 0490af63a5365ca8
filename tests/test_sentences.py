"""Sentences: "|" stands where one ends, "¶" for a character of a citation."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report_build.sentences import CITE, begins, spans


def cut(text: str, language: str) -> list[str]:
    mask = text.replace("¶", CITE)
    return [text[low:high].strip() for low, high in spans(mask, language)]


ENGLISH = [
    "It ended.| Nobody knew.",
    "Did it end?| Yes!| It did …| In the end.",
    # abbreviations, initials, acronyms
    "The U.N. Security Council met Dr. J. F. Smith.| He left.",
    "He lives in the U.S.| The mission left.",
    "Lt. Gen. Santos led approx. 900 men, i.e. Swedes, e.g. in Gao.",
    "He came in Nov. 2022 and left in Dec.| Then came others.",
    "As Smith et al. Show it.",
    "Troops, police, etc.| Then they left.",
    "They left at 10 a.m. on a Monday.",
    "Ann Jones Jr. came.",
    "See no. 5 and vol. IV of it.| So we said no.| Nobody did.",
    # numbers
    "It rose 3.5 percent to 1.810 in 2020.| That was all.",
    "1. First.| 2. Second.",
    "There were 12.| They left.",
    # ellipses and omissions
    "It came … in force … and left.",
    "Wagner came […] Moscow paid.| […] It left.",
    # quotations and brackets
    "“It ended. Nobody knew.”| He left.",
    "He said “It ended. Nobody knew. Yes.” ¶¶¶.| He left.",
    "‘It ended. Don’t go.’| He left.",
    "“Go!” he said.| “Now.”| She went.",
    "It ended (nobody knew. Not one.) in May.| He left.",
    "It “never ended.| Nobody knew.",
    "(It ended.)| He left.",
    # citations
    "It ended ¶¶¶¶.| Nobody knew.",
    "It ended. ¶¶¶¶| Nobody knew.",
    "It ended.”¶¶ ¶¶.| Nobody knew.",
    "It ended? ¶¶¶",
    "",
    "   ",
    "no stop at all",
]
OTHERS = [
    ("fr", "M. Traoré est venu.| Mme Keïta aussi, cf. art. 3 et p. 4."),
    ("fr", "« C’est fini. Partez ! »| Il est parti."),
    ("fr", "Est-ce vrai\u202f?| Oui\u00a0!| Il dit «\u00a0non\u00a0»."),
    ("fr", "Il dit\u00a0: «\u00a0C’est fini.\u00a0»| Puis il partit."),
    ("de", "Das war am 3. Mai in Berlin.| Er kam z. B. nicht."),
    ("de", "„Ja. Gewiss.“| Sie ging, vgl. Abb. 3, Dr. Braun.| Ende."),
    ("de", "Er sagte: »Geh. Jetzt.«| Und ging."),
    ("es", "¿Qué pasó?| ¡Nada!| El Sr. Pérez vino de EE. UU. en 2020."),
    ("pl", "Było to 3. Maja.| Tak."),
    ("sv", "”Det är slut. Gå.” sade han.| Han gick."),
    ("zh", "他走了。|她来了！|为什么？|“不。”他说。"),
    ("ja", "これは文です。|「はい。そうです。」と言った。|終わり。"),
    ("ar", "انتهى.| هل انتهى؟| نعم."),
    ("hi", "यह समाप्त हुआ।| वह गया।"),
    ("xx", "It ended.| Dr. Who left."),
]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english(marked: str) -> None:
    wanted = [one.strip() for one in marked.split("|")]
    assert cut(marked.replace("|", ""), "en-GB") == wanted


@pytest.mark.parametrize(("language", "marked"), OTHERS)
def test_other_languages(language: str, marked: str) -> None:
    assert cut(marked.replace("|", ""), language) == [one.strip() for one in marked.split("|")]


SIGNS = st.sampled_from([*"aB3 .!?…“”‘’«»()[]。」\u00a0:;-", CITE, "Dr", "U.N.", " et al. "])
LINES = st.lists(SIGNS, max_size=30).map("".join)
QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(LINES, st.sampled_from(["en", "fr", "de", "es", "ja", "pl"]))
def test_sentences_together_are_the_line(mask: str, language: str) -> None:
    found = spans(mask, language)
    assert "".join(mask[low:high] for low, high in found) == mask
    assert len(found) == 1 or all(low < high for low, high in found)


@QUICK
@given(LINES)
def test_no_sentence_begins_with_a_blank_or_within_a_citation(mask: str) -> None:
    for low, _ in spans(mask, "en")[1:]:
        assert not mask[low].isspace()
        assert not (mask[low] == mask[low - 1] == CITE)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", True),
        ("So ", False),
        ("So. ", True),
        ("So? (", True),
        ("“So.” ", True),
        (f"So. {CITE * 9} ", True),
        (f"So {CITE * 9}. ", True),
        (f"{CITE * 9} ", False),
        ("So, e.g. ", False),
        ("J. ", False),
        ("1. ", False),
    ],
)
def test_a_word_begins_a_sentence_by_what_stands_before_it(before: str, expected: bool) -> None:
    assert begins(before, "en") is expected
