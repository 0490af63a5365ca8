"""Widths of words: HarfBuzz's, and those of a machine that cannot load it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from report_build.advances import advance_in
from tests.projects import SECTION, project

FONTS = Path(__file__).parents[1] / "styles" / "plain" / "fonts" / "deck"
CARLITO = FONTS / "Carlito_400Regular.ttf"

# A module that is None in sys.modules cannot be imported: so a machine without it looks.
WITHOUT = "import sys; sys.modules['uharfbuzz'] = None\n"
MEASURED = f"""{WITHOUT}
import json
from pathlib import Path
from report_build import advances
measure = advances.advance_in(Path(sys.argv[1]))
print(json.dumps([advances.has_kerning(), *map(measure, sys.argv[2:])]))
"""
BUILT = f"{WITHOUT}from report_build.cli import main; sys.exit(main(sys.argv[1:]))"
SLIDE = "\n::: slide\n# What it says\n\n- A point, and a second one\n:::\n"


def printed(program: str, *arguments: str, status: int = 0) -> str:
    command = (sys.executable, "-c", program, *arguments)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    return done.stdout


def test_a_pair_is_kerned() -> None:
    measure = advance_in(CARLITO)
    assert measure("AV")[0] < measure("A")[0] + measure("V")[0]


def test_what_a_font_lacks_is_not_measured() -> None:
    width, lacking = advance_in(CARLITO)("a漢")
    assert (round(width * 2048), lacking) == (981, "漢")


def test_without_harfbuzz_each_character_has_the_width_that_the_font_says() -> None:
    """Calibri sets "H" 1276 and "i" 470 units wide of 2048 (its OS/2 metrics)."""
    kerned, single, pair, lacking = json.loads(printed(MEASURED, str(CARLITO), "Hi", "AV", "漢i"))
    assert not kerned
    assert single == [pytest.approx(1746 / 2048), ""]
    assert pair[0] > advance_in(CARLITO)("AV")[0]
    assert lacking == [pytest.approx(470 / 2048), "漢"]


def test_without_harfbuzz_a_deck_is_built_and_a_warning_says_how_it_was_measured(
    tmp_path: Path,
) -> None:
    root = project(tmp_path, {"content/01-one.md": SECTION + SLIDE})
    found = json.loads(printed(BUILT, "slides", "--root", str(root), "--json"))["findings"]
    (warning,) = [one for one in found if one["rule"] == "font"]
    assert warning["severity"] == "warning"
    assert "fontTools" in warning["message"]
    assert (root / "build" / "slides.pptx").stat().st_size
