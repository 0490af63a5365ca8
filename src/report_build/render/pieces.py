"""One element of HTML."""

from __future__ import annotations

from markupsafe import Markup


def element(tag: str, content: str, /, **attributes: str) -> Markup:
    """An element; attributes that are empty are left out, all but `alt`."""
    named = Markup("").join(
        Markup(' {}="{}"').format(name, value)
        for name, value in attributes.items()
        if value or name == "alt"
    )
    return Markup("<{0}{1}>{2}</{0}>").format(tag, named, content)


def piece(tag: str, kind: str, content: str) -> Markup:
    """An element on a line of its own, or nothing where there is nothing to print."""
    if not content.strip():
        return Markup("")
    end = "" if tag == "span" else "\n"
    return element(tag, content, **{"class": kind}) + end
