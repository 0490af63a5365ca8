"""Where the engine may read from: the project and the theme, and nothing else.

WeasyPrint's own fetcher reads any local file and asks the network. A picture may name such
an address too, so every request comes through here, whatever asked for it.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from report_build.render import raster

BASE = "file://project/"
"""The address of the project's folder, wherever that is: pictures are named by their address
in the file, and the bytes shall be the same in every folder."""

HOSTS = ("", "localhost", "project")


class ProjectFiles(URLFetcher):  # type: ignore[misc]
    """Serves `data:` addresses and files below `root` and `theme`; all else is a logged failure.

    Pictures of pixels come as the report prints them, with at most `dpi` on a whole page.
    """

    def __init__(self, root: Path, theme: Path, dpi: int = raster.SCREEN_DPI) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False)
        self.root = root.resolve()
        self.folders = (self.root, theme.resolve())
        self.dpi = dpi

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The content of `url`; raises ValueError for what a build may not read."""
        parts = urlsplit(url)
        if parts.scheme == "data":
            return super().fetch(url, headers)
        if parts.scheme != "file" or parts.netloc not in HOSTS:
            raise ValueError("only files of the project are read")
        named = unquote(parts.path)
        path = (
            self.root / named.lstrip("/") if parts.netloc == "project" else Path(named)
        ).resolve()
        if not any(path.is_relative_to(folder) for folder in self.folders):
            raise ValueError("the file is outside the project")
        if raster.is_raster(PurePosixPath(path)):
            return URLFetcherResponse(url, raster.printable(path.read_bytes(), self.dpi))
        return super().fetch(path.as_uri(), headers)
