"""Field text as HTML, title case, and the seams between fields."""

import pytest

from report_build.citations.richtext import (
    attached,
    capitalized,
    letters,
    rich,
    settled,
    title_case,
)

AMERICAN = ("“", "”", "‘", "’")
BRITISH = ("‘", "’", "“", "”")


def shown(text: str) -> str:
    return settled(rich(text), AMERICAN)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("a & b < c > d", "a &amp; b &lt; c &gt; d"),
        ("&amp;", "&amp;amp;"),
        (
            "<i>a</i> <b>b</b> <sup>c</sup> <sub>d</sub>",
            "<i>a</i> <b>b</b> <sup>c</sup> <sub>d</sub>",
        ),
        ("<i>a <i>b</i></i>", '<i>a <span style="font-style:normal;">b</span></i>'),
        ("<sc>a</sc>", '<span style="font-variant:small-caps;">a</span>'),
        (
            '<span style="font-variant: small-caps;">a</span>',
            '<span style="font-variant:small-caps;">a</span>',
        ),
        ('<span class="nocase">a</span>', "a"),
        ('<span class="nodecor">a</span>', '<span style="font-style:normal;">a</span>'),
        ("<i>a", "<i>a</i>"),
        ("a</i>", "a&lt;/i&gt;"),
        ("<i>a <b>b</i> c</b>", "<i>a <b>b</b></i> c&lt;/b&gt;"),
        ('<span onclick="x">a</span>', '&lt;span onclick="x"&gt;a&lt;/span&gt;'),
        ("<em>a</em><script>", "&lt;em&gt;a&lt;/em&gt;&lt;script&gt;"),
        ("a\x00\ue001b", "ab"),
    ],
)
def test_markup(text: str, html: str) -> None:
    assert shown(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('say "a"', "say “a”"),
        ("say 'a'", "say “a”"),
        ("say “a ‘b’ c”", "say “a ‘b’ c”"),
        ("say \"a 'b' c\"", "say “a ‘b’ c”"),
        ("'\"a\"'", "“‘a’”"),
        ("Melville's and the boys'", "Melville’s and the boys’"),
        ("the '60s and 'tis rock 'n' roll", "the ’60s and ’tis rock ’n’ roll"),
        ('5" disk', '5" disk'),
        ("a “b", "a “b"),
        ("a” b", "a” b"),
        ("„so“ und «so»", "„so“ und «so»"),
        ('<i>"a"</i>', "<i>“a”</i>"),
        ('(“a”) [“b”] —"c"', "(“a”) [“b”] —“c”"),
    ],
)
def test_quotation_marks(text: str, html: str) -> None:
    assert shown(text) == html


def test_quotation_marks_of_british_english() -> None:
    assert settled(rich("say “a ‘b’ c”"), BRITISH) == "say ‘a “b” c’"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("the turn of the screw", "The Turn of the Screw"),
        (
            "what we talk about when we talk about love",
            "What We Talk about When We Talk about Love",
        ),
        ("what it is for", "What It Is For"),
        ("after the flood: a history", "After the Flood: A History"),
        ("why? and how", "Why? And How"),
        ("state-of-the-art in-depth re-entry", "State-of-the-Art In-Depth Re-Entry"),
        ("iPhone and DNA in E. coli", "iPhone and DNA in E. Coli"),
        ("the king's two bodies", "The King’s Two Bodies"),
        ("rock 'n' roll", "Rock ’n’ Roll"),
        ("work/life and/or", "Work/Life and/or"),
        ("due to the weather", "Due to the Weather"),
        ("late due to the weather", "Late due to the Weather"),
        ("the 19<sup>th</sup> century", "The 19<sup>th</sup> Century"),
        ("<i>in</i> the end", "<i>In</i> the End"),
        ('the <span class="nocase">de novo</span> case', "The de novo Case"),
        ("fish & chips", "Fish &amp; Chips"),
        ("c'est l'amour", "C’est l’amour"),
        ("3d printing", "3d Printing"),
    ],
)
def test_title_case(text: str, title: str) -> None:
    assert settled(title_case(rich(text)), AMERICAN) == title


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("a", ". b", "a. b"),
        ("a.", ". b", "a. b"),
        ("a?", ". b", "a? b"),
        ("a!", ", b", "a!, b"),
        ("a ", " b", "a b"),
        ("<i>a.</i>", ". b", "<i>a.</i> b"),
        ("<i>a?</i>", ". b", "<i>a?</i> b"),
        (rich("“a”"), ". b", "“a.” b"),
        (rich("“a”"), ", b", "“a,” b"),
        (rich("“a?”"), ". b", "“a?” b"),
        (rich("“a?”"), ", b", "“a?,” b"),
        (rich("“a”"), "; b", "“a”; b"),
        (f"<i>{rich('b “a”')}</i>", ". c", "<i>b “a.”</i> c"),
        (rich("the boys'"), ". b", "the boys’. b"),
        ("", ". b", ". b"),
        ("a", "", "a"),
    ],
)
def test_seam_in_american_english(left: str, right: str, whole: str) -> None:
    assert settled(attached(left, right, inside=True), AMERICAN) == whole


@pytest.mark.parametrize(
    ("right", "whole"), [(". b", "‘a’. b"), (", b", "‘a’, b"), ("; b", "‘a’; b")]
)
def test_seam_in_british_english(right: str, whole: str) -> None:
    assert settled(attached(rich("“a”"), right, inside=False), BRITISH) == whole


def test_first_letter_is_found_past_tags_and_quotation_marks() -> None:
    assert capitalized("<i>“a b”</i>") == "<i>“A b”</i>"
    assert capitalized("éa") == "Éa"
    assert capitalized("") == ""


def test_letters_leave_out_what_does_not_sort() -> None:
    assert letters("The <i>Élan-Vital</i> & @3!") == "theelanvital3"
    assert letters(rich("a & b")) == "ab"
