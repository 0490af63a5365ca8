"""QR codes beside works and figures: which have one, and what it holds."""

from dataclasses import replace

from report_build.model import Cite, CitedWork, Emph, Figure, Legend, Link, Text, Work
from report_build.render.html import Look, block_html
from report_build.render.qr import address, code_html
from tests.shipped import PLAIN

LOOK = Look(PLAIN)
URL = "https://example.org/a-page"


def test_a_work_on_the_web_has_a_code() -> None:
    work = Work("a", (Text("Ann. "), Emph((Link(URL, (Text("example.org"),)),)), Text(".")))
    assert address(work) == URL
    html = str(code_html(address(work)))
    assert html.startswith('<div class="qr" style="background-image: url(')
    assert "viewBox" in html


def test_a_work_on_paper_has_none() -> None:
    work = Work("a", (Link("#sec-one", (Text("section 1"),)),))
    assert code_html(address(work)) == ""


def test_other_addresses_make_other_codes() -> None:
    works = [Work("a", (Link(f"{URL}/{number}", (Text("x"),)),)) for number in (1, 2)]
    assert code_html(address(works[0])) != code_html(address(works[1]))


def test_a_figure_has_the_code_of_its_first_source_on_the_web_if_it_asks() -> None:
    source = Cite((CitedWork("paper"), CitedWork("web")))
    asked = Figure("a.svg", "A map.", Legend((), (source,), qr=True))
    look = replace(LOOK, address=lambda work: {"web": URL}.get(work, ""))
    assert str(code_html(URL)) in str(block_html(asked, look))
    assert 'class="qr"' not in str(block_html(asked, LOOK))
    silent = replace(asked, legend=Legend((), (source,)))
    assert 'class="qr"' not in str(block_html(silent, look))


def test_a_link_in_the_source_is_an_address_too() -> None:
    source = (Text("See "), Link(URL, (Text("here"),)))
    asked = Figure("a.svg", "A map.", Legend((), source, qr=True))
    assert str(code_html(URL)) in str(block_html(asked, LOOK))
