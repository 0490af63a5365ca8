"""What can be wrong with a request for citations, each with a fact and a hint."""

from collections.abc import Iterable

from report_build.diagnostics import nearest


class CitationError(Exception):
    """A fault in what was asked for; `message` is the fact, `hint` what to type."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})"


class StyleError(CitationError):
    """A citation style that cannot be used."""


class MissingId(CitationError, ValueError):
    """An item or a cite without an id."""

    def __init__(self, item: object) -> None:
        shown = repr(item)
        shown = shown if len(shown) <= 60 else shown[:57] + "..."
        super().__init__(f"no id in {shown}", 'give it an id: "id": "name2020"')


class UnknownWork(CitationError, KeyError):
    """A cited id that no item has; `nearest` is the id most like it, or ""."""

    def __init__(self, wanted: str, known: Iterable[str]) -> None:
        self.wanted = wanted
        self.nearest = nearest(wanted, known)
        hint = f"did you mean {self.nearest}?" if self.nearest else "add it to the bibliography"
        super().__init__(f'no item has the id "{wanted}"', hint)
