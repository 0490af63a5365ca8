"""One element, or nothing where there is nothing to print."""

from __future__ import annotations

from markupsafe import Markup


def piece(tag: str, kind: str, content: str) -> Markup:
    """An element on a line of its own, or nothing where there is nothing to print."""
    if not content.strip():
        return Markup("")
    named = Markup(' class="{}"').format(kind) if kind else Markup("")
    end = "" if tag == "span" else "\n"
    return Markup("<{0}{1}>{2}</{0}>{3}").format(tag, named, content, end)
