"""What a stored web page says."""

from __future__ import annotations

from html.parser import HTMLParser

_WITHIN_WORDS = ("a", "abbr", "b", "em", "i", "span", "strong", "sup", "u")


def words_of_page(text: str) -> str:
    """The text of an HTML page as it is read; tags apart from those within words part it."""
    words = _Words()
    words.feed(text)
    words.close()
    return "".join(words.said)


class _Words(HTMLParser):
    """Collects what a page says, without scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self._hidden += tag in ("script", "style")
        self.said.append("" if tag in _WITHIN_WORDS else " ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style") and self._hidden > 0
        self.said.append("" if tag in _WITHIN_WORDS else " ")

    def handle_data(self, data: str) -> None:
        self.said.append("" if self._hidden else data)
