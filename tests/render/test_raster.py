"""Pictures of pixels, read again after they were made ready for an output."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from report_build.diagnostics import Pos
from report_build.readers import picture as reader
from report_build.render import raster
from report_build.render.pictures import artwork
from report_build.theme import Theme
from tests.edge import exhibits
from tests.edge.exhibits import picture


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "one.png", "alpha.png", "palette.png"])
def test_a_plain_picture_stays_as_it_is(name: str) -> None:
    content = exhibits.FILES[f"content/figures/{name}"]
    assert isinstance(content, bytes)
    assert raster.printable(content) is content


@pytest.mark.parametrize(
    ("content", "kind", "mode"),
    [
        (picture("JPEG", "CMYK"), "JPEG", "RGB"),
        (picture("PNG", "I;16"), "PNG", "L"),
        (picture("WEBP", "RGB"), "JPEG", "RGB"),
        (picture("WEBP", "RGBA"), "PNG", "RGBA"),
    ],
    ids=["ink", "deep grey", "WebP", "WebP with alpha"],
)
def test_what_the_report_cannot_hold_is_converted(content: bytes, kind: str, mode: str) -> None:
    made = opened(raster.printable(content))
    assert (made.format, made.mode, made.size) == (kind, mode, (700, 400))


def test_deep_grey_keeps_its_shade() -> None:
    out = BytesIO()
    Image.new("I;16", (4, 4), 0x8000).save(out, "PNG")
    assert opened(raster.printable(out.getvalue())).getpixel((1, 1)) == 128


def test_a_large_picture_is_scaled_to_what_a_page_holds() -> None:
    large = picture("PNG", "RGB", (5100, 1000))
    assert opened(raster.printable(large)).size == (1700, 333)
    assert opened(raster.printable(large, raster.PRINT_DPI)).size == (2550, 500)


def test_a_picture_is_turned_as_its_camera_was_held(tmp_path: Path) -> None:
    turned = exhibits.turned()
    (tmp_path / "a.jpg").write_bytes(turned)
    found: list[object] = []
    size = reader.size(tmp_path, "a.jpg", found.append, Pos("a.md", 1))
    assert (size, found) == ((400, 700), [])
    assert opened(raster.printable(turned)).size == (400, 700)
    shown = artwork(tmp_path / "a.jpg", 100.0, Theme("a", tmp_path, {}, {}, {}), Pos("a.md", 1))
    assert opened(shown.raster).size == (400, 700)


def test_the_left_of_a_turned_picture_is_its_lower_edge() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn clockwise to show it
    image = Image.new("RGB", (40, 20), "white")
    image.paste("black", (0, 0, 10, 20))
    out = BytesIO()
    image.save(out, "JPEG", exif=exif)
    made = opened(raster.upright(out.getvalue())).convert("L")
    assert made.getpixel((10, 2)) < 50  # type: ignore[operator]
    assert made.getpixel((10, 30)) > 200  # type: ignore[operator]
