"""A QR code (ISO/IEC 18004) beside a work cited, or the source of a figure, if the author asks.

The address is printed in the entry of the work, so the code tells a screen reader nothing new: it
is a background, which PDF takes as an artifact.
"""

from __future__ import annotations

from markupsafe import Markup

from report_build.model import Link, Work
from report_build.walk import of_kind

QUIET = 2  # modules of paper around the code; the white of the margin is the rest of the four


def code_html(url: str) -> Markup:
    """The code of a web address, or nothing where there is none."""
    if not url:
        return Markup("")
    import segno

    code = segno.make(url, error="l", micro=False)  # the level rises where there is room
    style = f"background-image: url('{code.svg_data_uri(border=QUIET, omitsize=True)}')"
    return Markup('<div class="qr" style="{}"></div>\n').format(style)


def address(work: Work) -> str:
    """The web address of a work: the last that its entry links to."""
    links = (link for child in work.children for link in of_kind(child, Link))
    return next((link.url for link in reversed([*links]) if link.url.startswith("http")), "")
