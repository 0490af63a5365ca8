from pathlib import Path

import pytest

from report_build.diagnostics import Pos
from report_build.readers.origin import Origin


@pytest.mark.parametrize(
    ("pos", "figures", "passed", "found"),
    [
        (Pos("a.md", 1, 1), "900", 0, Pos("a.md", 1, 8)),
        (Pos("a.md", 1, 9), "900", 0, Pos("a.md", 2, 6)),
        (Pos("a.md", 1, 1), "900", 1, Pos("a.md", 2, 6)),
        (Pos("a.md", 1, 1), "1’000", 0, Pos("a.md", 2, 10)),
        (Pos("a.md", 1, 1), "90", 0, Pos("a.md", 1, 1)),
        (Pos("b.md", 1, 1), "900", 0, Pos("b.md", 1, 1)),
        (Pos("a.md", 9, 1), "900", 0, Pos("a.md", 9, 1)),
    ],
)
def test_a_number_is_found_from_a_place_on(
    tmp_path: Path, pos: Pos, figures: str, passed: int, found: Pos
) -> None:
    (tmp_path / "a.md").write_bytes("\ufeffit was 900\r\n1900 900 1'000\r\n".encode())
    assert Origin(tmp_path).number(pos, figures, passed) == found


@pytest.mark.parametrize(
    ("words", "passed", "found"),
    [
        ("it was", 0, Pos("a.md", 1, 1)),
        ("was 900", 0, Pos("a.md", 1, 4)),
        ("it", 1, Pos("a.md", 2, 6)),
        ("it", 9, Pos("a.md", 2, 6)),  # the last that there is
        ("900 and it", 0, Pos("a.md", 1, 8)),  # a line end cuts them
        ("never", 0, Pos("a.md", 1, 1)),
    ],
)
def test_words_are_found_from_a_place_on(
    tmp_path: Path, words: str, passed: int, found: Pos
) -> None:
    (tmp_path / "a.md").write_text("it was 900\nand, it went", encoding="utf-8")
    assert Origin(tmp_path).words(Pos("a.md", 1, 1), words, passed) == found
