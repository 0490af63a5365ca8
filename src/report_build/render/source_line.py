"""The line at a slide's foot: where its citations go, each source once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from report_build.model import Cite, Footnote, Inline, Legend, Node, PullQuote, Table, Text
from report_build.render.shapes import Run
from report_build.render.slide_text import merged, runs, stands_in_place, words_of
from report_build.walk import children
from report_build.words import Words


def cites_in(node: Node) -> Iterator[Cite]:
    """The citations that leave the text of a slide for its source line, in order."""
    match node:
        case Footnote() | Table() | Legend():
            return
        case PullQuote(quoted):
            for block in quoted:
                yield from cites_in(block)
        case Cite():
            if not stands_in_place(node):
                yield node
        case _:
            for child in children(node):
                yield from cites_in(child)


def cite_entries(cite: Cite) -> tuple[tuple[Run, ...], ...]:
    """A citation as entries of a source line: one for each work, without parentheses."""
    bare = _without_parentheses(runs((cite,), cites=True))
    parts = _split(bare) if len(cite.works) > 1 else [bare]
    return tuple(part for part in parts if part)


def legend_entries(source: Sequence[Inline]) -> tuple[tuple[Run, ...], ...]:
    """The source below an exhibit as entries: its citations, or all of it if it says more."""
    beside = "".join(item.text for item in source if isinstance(item, Text))
    if beside.strip(" ;,.\u00a0") or not all(isinstance(item, Cite | Text) for item in source):
        whole = runs(source, cites=True)
        return (_without_stop(whole),) if whole else ()
    return tuple(entry for item in source if isinstance(item, Cite) for entry in cite_entries(item))


def _without_parentheses(items: tuple[Run, ...]) -> tuple[Run, ...]:
    if not items or not (items[0].text.startswith("(") and items[-1].text.endswith(")")):
        return items
    out = list(items)
    out[0] = replace(out[0], text=out[0].text[1:])
    out[-1] = replace(out[-1], text=out[-1].text[:-1])
    return merged(out)


def _without_stop(items: tuple[Run, ...]) -> tuple[Run, ...]:
    last = items[-1]
    if not last.text.endswith(".") or last.text.endswith(".."):
        return items
    return merged((*items[:-1], replace(last, text=last.text[:-1])))


def _split(items: Iterable[Run]) -> list[tuple[Run, ...]]:
    marked: list[Run | None] = []
    for run in items:
        for index, part in enumerate(run.text.split("; ")):
            marked.extend([None] if index else [])
            marked.append(replace(run, text=part))
    groups = groupby(marked, key=lambda run: run is None)
    return [merged(run for run in group if run) for gap, group in groups if not gap]


def source_runs(
    entries: Iterable[tuple[Run, ...]], note: tuple[Run, ...], words: Words
) -> tuple[Run, ...]:
    """The line at a slide's foot: each entry once, then the note."""
    once: dict[str, tuple[Run, ...]] = {}
    for entry in entries:
        once.setdefault(words_of(entry), entry)
    out: list[Run] = []
    for index, entry in enumerate(once.values()):
        label = words.source if len(once) == 1 else words.sources
        out.append(Run("; " if index else f"{label}: "))
        out.extend(entry)
    if out:
        out.append(Run("." if not out[-1].text.endswith(".") else ""))
    if note:
        out.append(Run((" " if out else "") + f"{words.note}: "))
        out.extend(note)
    return merged(out)
