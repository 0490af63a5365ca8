"""Text measured: widths, lines, heights, and pages about equally full."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_build import theme
from report_build.diagnostics import Diagnostic, Rule
from report_build.render.fit import (
    balanced,
    fitting_scale,
    para_lines,
    para_widths,
    points_over,
    ruler,
    text_in,
)
from report_build.render.look import own
from report_build.render.shapes import Frame, Para, Run
from tests.shipped import RULER

PLAIN = Path(__file__).parents[2] / "styles" / "plain"
SENTENCE = "The half-trained contingents of 2022–23 leave Côte d’Ivoire without a mandate"


def loaded(folder: Path = PLAIN) -> theme.Theme:
    found: list[Diagnostic] = []
    return theme.load(folder, found.append)


def para(text: str, level: int = 0, **look: bool) -> Para:
    return Para((Run(text, **look),), level)  # type: ignore[arg-type]


# ---- widths --------------------------------------------------------------------------------


def test_widths_are_those_of_the_deck_font() -> None:
    """Calibri sets "H" 1276 and "i" 470 units wide of 2048 (its OS/2 metrics)."""
    assert RULER.advance("H", "body", False, False) == pytest.approx(1276 / 2048)
    assert RULER.advance("i", "body", False, False) == pytest.approx(470 / 2048)


def test_pairs_are_kerned() -> None:
    apart = sum(RULER.advance(letter, "body", False, False) for letter in "AVAV")
    assert RULER.advance("AVAV", "body", False, False) < apart


def test_each_cut_has_its_own_widths() -> None:
    widths = {
        RULER.advance(SENTENCE, font, bold, italic)
        for font in ("head", "body")
        for bold in (False, True)
        for italic in (False, True)
    }
    assert len(widths) == 8


def test_code_is_as_wide_as_it_is_long() -> None:
    one = RULER.advance("i", "code", False, False)
    assert RULER.advance("WWWW", "code", False, False) == pytest.approx(4 * one)


def test_a_letter_that_the_font_lacks_is_reckoned_wide() -> None:
    assert RULER.advance("漢字", "body", False, False) == pytest.approx(2.0)


# ---- lines ---------------------------------------------------------------------------------


def lines(text: str, width: float, **look: bool) -> tuple[str, ...]:
    return para_lines(RULER, para(text, **look), "source", width, 12.0).lines


def test_lines_break_after_spaces_and_dashes_only() -> None:
    assert lines("aa bb", 16) == ("aa", "bb")
    assert lines("half-trained", 40) == ("half-", "trained")
    assert lines("2022–23", 32) == ("2022–", "23")
    assert lines("no\u00a0break", 50) == ("no\u00a0break",)


def test_a_minus_sign_stays_with_its_number() -> None:
    assert lines("at -5", 20) == ("at", "-5")


def test_the_author_breaks_lines_too() -> None:
    assert lines("one\ntwo", 400) == ("one", "two")


def test_ideographs_break_anywhere() -> None:
    assert lines("漢字漢字", 25) == ("漢字", "漢字")


def test_a_word_wider_than_the_frame_is_broken_and_named() -> None:
    found = para_lines(RULER, para("antidisestablishmentarianism"), "source", 60, 12.0)
    assert found.overlong == ("antidisestablishmentarianism",)
    assert len(found.lines) > 1
    assert "".join(found.lines) == "antidisestablishmentarianism"


def test_bold_text_needs_more_room() -> None:
    _, upright = para_widths(RULER, para(SENTENCE), "source", 12)
    _, heavy = para_widths(RULER, para(SENTENCE, bold=True), "source", 12)
    assert heavy > upright


def test_an_empty_paragraph_is_one_line_tall() -> None:
    assert para_lines(RULER, Para(()), "source", 100, 12.0).height == pytest.approx(14.4)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))), st.integers(20, 900))
def test_no_letter_is_lost_between_lines(text: str, width: int) -> None:
    found = lines(text, width)
    assert "".join("".join(found).split()) == "".join(text.split())


@given(st.lists(st.sampled_from(SENTENCE.split()), min_size=1), st.integers(80, 900))
def test_no_line_is_wider_than_its_frame(words: list[str], width: int) -> None:
    text = " ".join(words)
    found = para_lines(RULER, para(text), "source", width, 12.0)
    for line in found.lines if not found.overlong else ():
        assert RULER.advance(line, "body", False, False) * 12 <= width + 0.01


# ---- heights -------------------------------------------------------------------------------


def test_a_line_is_six_fifths_of_its_size() -> None:
    assert text_in(RULER, (para("one"),), "body", 800).height == pytest.approx(24 * 1.2)


def test_space_before_is_left_out_above_the_first_paragraph() -> None:
    one = text_in(RULER, (para("one"),), "body", 800).height
    two = text_in(RULER, (para("one"), para("two")), "body", 800).height
    assert two == pytest.approx(2 * one + 12)


def test_text_is_shrunk_no_more_than_it_must() -> None:
    words = tuple(para("word") for _ in range(5))
    full = text_in(RULER, words, "body", 400).height
    assert fitting_scale(RULER, words, "body", Frame(0, 0, 400, full)) == 1.0
    assert fitting_scale(RULER, words, "body", Frame(0, 0, 400, full * 0.95)) == 0.92
    assert fitting_scale(RULER, words, "body", Frame(0, 0, 400, full * 0.5)) is None


def test_what_does_not_fit_is_over_by_points() -> None:
    frame = Frame(0, 0, 400, 20)
    words = (para("word"),)
    assert points_over(RULER, words, "source", frame) < 0
    height = text_in(RULER, words, "body", 400, 0.85).height
    assert points_over(RULER, words, "body", frame) == pytest.approx(height - 20)


# ---- pages ---------------------------------------------------------------------------------

heights = st.lists(st.floats(1, 90), min_size=1, max_size=40)


def total(units: list[float], start: int, stop: int) -> float:
    return sum(units[start:stop])


@given(heights)
def test_pages_hold_every_unit_once_and_none_is_over(units: list[float]) -> None:
    pages = balanced(len(units), lambda start, stop: total(units, start, stop), 100)
    assert pages is not None
    assert [index for page in pages for index in page] == list(range(len(units)))
    assert all(total(units, page.start, page.stop) <= 100 for page in pages)


def test_the_last_page_is_about_as_full_as_the_first() -> None:
    pages = balanced(11, lambda start, stop: 10.0 * (stop - start), 100)
    assert pages is not None
    assert [len(page) for page in pages] in ([6, 5], [5, 6])


def test_a_unit_taller_than_a_page_has_no_pages() -> None:
    assert balanced(1, lambda start, stop: 101.0 * (stop - start), 100) is None


# ---- fonts ---------------------------------------------------------------------------------


def test_a_theme_without_fonts_to_measure_with_is_a_finding(tmp_path: Path) -> None:
    shutil.copy(PLAIN / "tokens.css", tmp_path)
    found: list[Diagnostic] = []
    assert ruler(own(loaded(tmp_path)), found.append) is None
    assert [finding.rule for finding in found] == [Rule.FONT]


def test_a_deck_font_without_a_twin_is_named(tmp_path: Path) -> None:
    tokens = (PLAIN / "tokens.css").read_text(encoding="utf-8")
    family = loaded().font("deck-font-body")
    (tmp_path / "tokens.css").write_text(tokens.replace(family, "Nosuch"), encoding="utf-8")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "deck").symlink_to(PLAIN / "fonts" / "deck")
    found: list[Diagnostic] = []
    assert ruler(own(loaded(tmp_path)), found.append) is None
    assert "Nosuch" in found[0].message
    assert family in found[0].hint


def test_a_font_file_that_is_missing_is_a_finding(tmp_path: Path) -> None:
    shutil.copy(PLAIN / "tokens.css", tmp_path)
    twins = (PLAIN / "fonts" / "deck" / "twins.toml").read_text(encoding="utf-8")
    (tmp_path / "fonts" / "deck").mkdir(parents=True)
    (tmp_path / "fonts" / "deck" / "twins.toml").write_text(twins, encoding="utf-8")
    found: list[Diagnostic] = []
    assert ruler(own(loaded(tmp_path)), found.append) is None
    assert [finding.rule for finding in found] == [Rule.FONT]
