"""Pictures of pixels as the outputs hold them: upright, in sRGB or grey, no finer than wanted.

WeasyPrint embeds a file as it is. It turns one by EXIF with a loss, has no name for 16-bit
grey, stores WebP in full, and leaves CMYK, for which PDF/A wants another colour profile
(ISO 19005-3, 6.2.4.3). So what is not plain is saved again before the engine sees it.
"""

from __future__ import annotations

import io
from pathlib import PurePosixPath

from PIL import Image, ImageOps

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")
PLAIN = ("1", "L", "LA", "P", "RGB", "RGBA")
PAGE_INCHES = (8.5, 11.7)
"""Letter's width and A4's height: no picture of the report prints larger."""

SCREEN_DPI, PRINT_DPI = 200, 300
QUALITY = {SCREEN_DPI: 85, PRINT_DPI: 92}
ORIENTATION = 0x0112  # a tag of EXIF; 1 is upright


def is_raster(path: PurePosixPath) -> bool:
    """Whether a file's name says that it holds pixels."""
    return path.suffix.lower() in SUFFIXES


def printable(content: bytes, dpi: int = SCREEN_DPI) -> bytes:
    """The picture as it is embedded; the same bytes where nothing is to be changed.

    A picture that fills a page keeps `dpi` pixels to the inch, a smaller one more. Raises
    OSError or ValueError for what Pillow cannot read.
    """
    with Image.open(io.BytesIO(content)) as image:
        limit = (PAGE_INCHES[0] * dpi, PAGE_INCHES[1] * dpi)
        fits = image.width <= limit[0] and image.height <= limit[1]
        upright = _is_upright(image)
        known = image.mode in PLAIN and image.format in ("PNG", "JPEG")
        if fits and upright and known and not _is_animated(image):
            return content
        photo = image.format in ("JPEG", "MPO", "WEBP")
        turned = ImageOps.exif_transpose(image)
        shown = _in_known_colors(turned)
        if not fits:
            shown.thumbnail(limit, Image.Resampling.LANCZOS)
        return _saved(shown, photo and shown.mode in ("L", "RGB"), QUALITY[dpi])


def upright(content: bytes) -> bytes:
    """The picture turned as its EXIF says, for programs that do not read that; else as it is."""
    with Image.open(io.BytesIO(content)) as image:
        if _is_upright(image):
            return content
        turned = ImageOps.exif_transpose(image)
        return _saved(turned, image.format in ("JPEG", "MPO"), QUALITY[PRINT_DPI])


def _is_upright(image: Image.Image) -> bool:
    """Whether EXIF asks for no turn; asking a PNG that has none would read it to its end."""
    return "exif" not in image.info or image.getexif().get(ORIENTATION, 1) == 1


def _is_animated(image: Image.Image) -> bool:
    return bool(getattr(image, "is_animated", False))


def _in_known_colors(image: Image.Image) -> Image.Image:
    """Grey stays grey; all else becomes RGB, with alpha where there is any."""
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in ("1", "L", "LA"):
        return image.convert("LA" if image.mode == "LA" else "L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _saved(image: Image.Image, photo: bool, quality: int) -> bytes:
    out = io.BytesIO()
    if photo:
        image.save(out, "JPEG", quality=quality, subsampling=0)
    else:
        image.save(out, "PNG")
    return out.getvalue()
