import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from report_build.diagnostics import Diagnostic, Pos
from report_build.readers.picture import DRAWN_LIMIT, report_file_name, size

HERE = Pos("a.md", 3)


def svg(inside: str = "", attributes: str = 'viewBox="0 0 8 5"') -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'


def measured(
    root: Path, name: str, content: str | bytes
) -> tuple[tuple[float, float], list[Diagnostic]]:
    findings: list[Diagnostic] = []
    (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return size(root, name, findings.append, HERE), findings


def raster(kind: str, wide: int = 8) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (wide, wide * 5 // 8)).save(stream, kind)
    return stream.getvalue()


DATA = base64.b64encode(raster("PNG")).decode()


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.png", raster("PNG"), (8, 5)),
        ("a.PNG", raster("PNG"), (8, 5)),
        ("a.jpg", raster("JPEG"), (8, 5)),
        ("a.jpeg", raster("JPEG"), (8, 5)),
        ("a.webp", raster("WEBP"), (8, 5)),
        ("a.svg", svg(), (8, 5)),
        ("a.svg", svg(attributes='viewBox="-1,-1,8,5"'), (8, 5)),
        ("a.svg", svg(attributes='width="80" height="50px"'), (80, 50)),
        ("a.svg", svg(attributes='width="1in" height="72pt"'), (96, 96)),
        ("a.svg", svg(attributes='width="100%" height="100%" viewBox="0 0 8 5"'), (8, 5)),
        ("a.svg", svg('<use href="#a"/><g id="a"/><style>a{fill:url(#b)}</style>'), (8, 5)),
        ("a.svg", svg(f'<image href="data:image/png;base64,{DATA}"/>'), (8, 5)),
        ("a.svg", '<?xml version="1.0"?>\n<!-- drawn by hand -->\n' + svg(), (8, 5)),
    ],
)
def test_a_sound_picture_has_a_size(
    tmp_path: Path, name: str, content: str | bytes, expected: tuple[float, float]
) -> None:
    assert measured(tmp_path, name, content) == (expected, [])


MANY = "".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 9))
CHAIN = "".join(f'<g id="g{n}"><use href="#g{n + 1}"/></g>' for n in range(5000))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.gif", raster("GIF"), "no picture that is known"),
        ("a", b"", "no picture that is known"),
        ("a.png", b"", "cannot be read as a picture"),
        ("a.png", raster("PNG")[:20], "cannot be read as a picture"),
        ("a.png", raster("PNG").replace(b"IDAT", b"IDAX"), "cannot be read as a picture"),
        ("a.jpg", raster("JPEG", 640)[:600], "cannot be read as a picture"),
        ("a.svg", svg().encode("utf-16"), "not UTF-8"),
        ("a.svg", svg(attributes='viewBox="0 0 1e400 NaN"'), "says no size"),
        ("a.svg", svg(attributes='width="1.2.3" height="1"'), "says no size"),
        ("a.svg", svg('<image href="data:image/png;base64,iVBOR"/>'), "holds a picture"),
        ("a.svg", svg('<image href="data:image/svg+xml,x"/>'), "holds a picture"),
        ("a.svg", svg(r'<g style="fill:u\72l(http://a.b)"/>'), "url("),
        ("a.svg", "", "not well-formed"),
        ("a.svg", "<svg>", "not well-formed"),
        ("a.svg", "<html/>", "no SVG"),
        ("a.svg", svg(attributes=""), "says no size"),
        ("a.svg", svg(attributes='viewBox="0 0 0 0"'), "says no size"),
        ("a.svg", "<!DOCTYPE svg>" + svg(), "DOCTYPE"),
        ("a.svg", '<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "DOCTYPE"),
        ("a.svg", svg("<script>x</script>"), "<script>"),
        ("a.svg", svg("<foreignObject/>"), "<foreignObject>"),
        ("a.svg", svg('<g onclick="x"/>'), "onclick"),
        ("a.svg", svg('<image href="b.png"/>'), 'refers to "b.png"'),
        ("a.svg", svg('<use href="https://example.org/a.svg#b"/>'), "refers to"),
        ("a.svg", svg('<g style="fill:url(https://example.org/a)"/>'), "url("),
        ("a.svg", svg("<style>a{b:url('c.svg')}</style>"), "url("),
        ("a.svg", svg("<style>@import 'c.css';</style>"), "loads another file"),
        ("a.svg", svg('<g id="a"><use href="#a"/></g>'), "leads to itself"),
        ("a.svg", svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "itself"),
        ("a.svg", svg('<g id="g0"><path/></g>' + MANY), "elements by <use>"),
        ("a.svg", svg(CHAIN), "too deep"),
        ("a.svg", svg("<path/>" * (DRAWN_LIMIT + 1)), "elements"),
    ],
)
def test_what_an_output_cannot_show_is_refused(
    tmp_path: Path, name: str, content: str | bytes, says: str
) -> None:
    found, findings = measured(tmp_path, name, content)
    assert not any(found)
    assert [(one.rule.value, one.pos) for one in findings] == [("bad-picture", HERE)]
    assert says in findings[0].message


def test_the_name_of_a_file_is_no_alternative_text() -> None:
    findings: list[Diagnostic] = []
    for alt in ("map.svg", "A map, as in map.svg", "A map."):
        report_file_name(alt, findings.append, HERE)
    assert [(one.rule.value, one.severity.value) for one in findings] == [
        ("missing-alt", "warning")
    ]
