"""A line that only the space behind it overfills stays whole."""

from __future__ import annotations

from typing import Any

import pytest

WORDS = "put the peacekeepers of the region under a command of their own"


@pytest.mark.parametrize("hyphens", ["manual", "auto"])
def test_a_text_before_a_link_fills_its_line(hyphens: str) -> None:
    from weasyprint import HTML
    from weasyprint.formatting_structure import boxes

    from report_build.render import weasyprint_fixes

    weasyprint_fixes.apply()

    def lines(text: str, width: float) -> list[str]:
        style = f"p {{ width: {width}px; font: 14px serif; hyphens: {hyphens} }}"
        html = f"<html lang=en><style>{style}</style><p>{text}</p>"
        page = HTML(string=html).render().pages[0]._page_box
        found = [box for box in page.descendants() if isinstance(box, boxes.LineBox)]
        return [_text(line) for line in found]

    fits = next(width / 4 for width in range(400, 3000) if len(lines(WORDS, width / 4)) == 1)
    first = {lines(f"{WORDS} <a href=#a>(MINUSMA)</a>", fits + step / 4)[0] for step in range(24)}
    assert {line.strip() for line in first} == {WORDS}


def _text(line: Any) -> str:
    return "".join(box.text for box in line.descendants() if hasattr(box, "text"))


def test_no_third_line_in_a_row_ends_in_a_hyphen() -> None:
    from weasyprint import HTML
    from weasyprint.formatting_structure import boxes

    from report_build.render import weasyprint_fixes

    weasyprint_fixes.apply()
    text = "Verwaltungsgerichtsentscheidungen über Entwicklungszusammenarbeit " * 30
    widest = 0
    for width in range(150, 330, 20):
        style = f"p {{ width: {width}px; font: 14px serif; hyphens: auto }}"
        html = f"<html lang=de><style>{style}</style><p>{text}</p>"
        pages = HTML(string=html).render().pages
        lines = [
            _text(box)
            for page in pages
            for box in page._page_box.descendants()
            if isinstance(box, boxes.LineBox)
        ]
        ends = "".join("-" if line.endswith(("-", "\u2010")) else " " for line in lines)
        assert "---" not in ends
        widest += ends.count("--")
    assert widest
