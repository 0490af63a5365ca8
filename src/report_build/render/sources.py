"""Where the engine may read from: the project and the theme, and nothing else.

WeasyPrint's own fetcher reads any local file and asks the network. A picture may name such
an address too, so every request comes through here, whatever asked for it.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse


class ProjectFiles(URLFetcher):  # type: ignore[misc]
    """Serves `data:` addresses and files below `folders`; all else is a logged failure."""

    def __init__(self, *folders: Path) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False)
        self.folders = tuple(folder.resolve() for folder in folders)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The content of `url`; raises ValueError for what a build may not read."""
        parts = urlsplit(url)
        if parts.scheme == "data":
            return super().fetch(url, headers)
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            raise ValueError("only files of the project are read")
        path = Path(unquote(parts.path)).resolve()
        if not any(path.is_relative_to(folder) for folder in self.folders):
            raise ValueError("the file is outside the project")
        return super().fetch(path.as_uri(), headers)
