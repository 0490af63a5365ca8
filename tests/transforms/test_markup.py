import pytest

from report_build.model import Emph, Inline, Link, SmallCaps, Strong, Superscript, Text
from report_build.transforms.markup import inlines_of


@pytest.mark.parametrize(
    ("html", "inlines"),
    [
        ("", ()),
        ("Smith &amp; Co. 4 &lt; 5 < 6", (Text("Smith & Co. 4 < 5 < 6"),)),
        ("<i>On <b>Numbers</b></i>.", (Emph((Text("On "), Strong((Text("Numbers"),)))), Text("."))),
        ("3<sup>rd</sup>", (Text("3"), Superscript((Text("rd"),)))),
        (
            '<a href="https://example.org/?a=1&amp;b=2">here</a>',
            (Link("https://example.org/?a=1&b=2", (Text("here"),)),),
        ),
        ('<span style="font-variant:small-caps;">un</span>', (SmallCaps((Text("un"),)),)),
        (
            '<i>a <span style="font-style:normal;">b</span></i>',
            (Emph((Text("a "), Emph((Text("b"),)))),),
        ),
        ('<span class="nocase">iPod</span>', (Text("iPod"),)),
    ],
)
def test_the_markup_of_citations_becomes_inlines(html: str, inlines: tuple[Inline, ...]) -> None:
    assert inlines_of(html) == inlines


@pytest.mark.parametrize("html", ["<u>a</u>", "<i>a", "a</i>", "<i>a</b>", "<i><b>a</i></b>"])
def test_other_markup_is_a_fault_of_the_program(html: str) -> None:
    with pytest.raises(ValueError, match="<"):
        inlines_of(html)
