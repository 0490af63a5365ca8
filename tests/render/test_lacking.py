from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from report_build import theme as themes
from report_build.diagnostics import Diagnostic, Pos, Rule
from report_build.model import Block, Code, Paragraph, Phrase, Text
from report_build.render.lacking import lacking
from report_build.theme import Theme
from tests.projects import STYLES
from tests.render.test_pdf import report
from tests.shipped import shipped

AT = Pos("content/01-a.md", 3, 7)


@pytest.fixture
def theme(tmp_path: Path) -> Theme:
    shutil.copytree(STYLES / "plain", tmp_path / "plain")
    return themes.load(tmp_path / "plain", lambda _: None)


def found(theme: Theme, *blocks: Block) -> list[Diagnostic]:
    return list(lacking(report(*blocks), theme))


def test_a_phrase_that_no_font_has_is_one_finding_where_it_stands(theme: Theme) -> None:
    phrase = Phrase("ar", (Text("بحيرة تشاد", pos=AT),))
    (finding,) = found(theme, Paragraph((Text("the lake, "), phrase)))
    assert (finding.rule, finding.pos) == (Rule.FONT, AT)
    assert "“ب” (U+0628)" in finding.message
    assert finding.message.endswith("and 4 more")
    assert "styles/plain/fonts/report/" in finding.hint


def test_a_font_that_is_put_into_the_theme_lends_its_characters(theme: Theme) -> None:
    (finding,) = found(theme, Paragraph((Code("русский", pos=AT), Text("日", pos=AT))))
    assert "“日” (U+65E5)" in finding.message
    for font in (theme.folder / "fonts/report").glob("*.otf"):
        font.unlink()
    assert len(found(theme, Paragraph((Code("русский", pos=AT), Text("日", pos=AT))))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Abidjan's “quarrel” … 1,200 €",
        "a\u2011b",  # drawn as the hyphen that may break
        "a\u202fb \u2060c \u200dd\u200f",  # blanks and signs have no form
        "S\u0323anh\u0301aja",  # accents that are parts of a letter
    ],
)
def test_what_can_be_drawn_is_not_reported(theme: Theme, text: str) -> None:
    assert found(theme, Paragraph((Text(text, pos=AT),))) == []


@pytest.mark.parametrize("name", ["plain", "plex"])
def test_signs_of_a_report_are_in_every_theme(name: str) -> None:
    signs = Text("−2.1, CO₂, ≤ 5, ≈ 3, a → b, Łódź, Győr, Ağrı", pos=AT)
    theme = shipped(name)
    assert found(theme, Paragraph((signs,))) == []
    assert len(found(theme, Paragraph((Text("漢", pos=AT),)))) == 1
