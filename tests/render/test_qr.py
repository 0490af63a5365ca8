"""QR codes beside works: which have one, and what it holds."""

from report_build.model import Emph, Link, Text, Work
from report_build.render.qr import address, code_html

URL = "https://example.org/a-page"


def test_a_work_on_the_web_has_a_code() -> None:
    work = Work("a", (Text("Ann. "), Emph((Link(URL, (Text("example.org"),)),)), Text(".")))
    assert address(work) == URL
    html = str(code_html(work))
    assert html.startswith('<div class="qr" style="background-image: url(')
    assert "viewBox" in html


def test_a_work_on_paper_has_none() -> None:
    assert code_html(Work("a", (Link("#sec-one", (Text("section 1"),)),))) == ""


def test_other_addresses_make_other_codes() -> None:
    works = [Work("a", (Link(f"{URL}/{number}", (Text("x"),)),)) for number in (1, 2)]
    assert code_html(works[0]) != code_html(works[1])
