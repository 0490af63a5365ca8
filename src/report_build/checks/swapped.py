"""Facts that stand in each other's place: right in number, beside the words of another fact.

Only three places are certain: behind the label of another fact that counts the same ("Benin:
[260]"), before each other's units, and an amount of money before what another fact counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from report_build.checks.quantities import Words, content, counted, settled_facts
from report_build.diagnostics import Diagnostic, Rule, Severity
from report_build.facts import Fact, Facts, hedge, with_percent_signs
from report_build.model import FactRef
from report_build.transforms.prose import Passage
from report_build.walk import plain


def swapped(text: Iterable[Passage], facts: Facts, language: str) -> Iterator[Diagnostic]:
    """A warning for each reference to a fact where the words around are of another one."""
    for passage in text:
        found = settled_facts(passage, facts)
        told: dict[int, Diagnostic] = {}
        for at, node, fact in found:
            before, after = passage.text[:at], passage.text[at + 1 :]
            if other := _named(before, after, fact, facts, language):
                told[at] = _behind(other, node, fact)
            elif other := _counts_instead(before + plain(node), after, fact, facts):
                told[at] = _before(other, node, fact)
        for (at, node, fact), (other_at, other_node, other) in combinations(found, 2):
            nouns = counted(passage.text[at + 1 :]), counted(passage.text[other_at + 1 :])
            if _crossed(nouns[0], fact, other) and _crossed(nouns[1], other, fact):
                told.setdefault(at, _before(other, node, fact))
                told.setdefault(other_at, _before(fact, other_node, other))
        yield from told.values()


def _behind(other: Fact, node: FactRef, fact: Fact) -> Diagnostic:
    message = f'"{other.label}" stands before {fact.key}, which is of {fact.label}'
    return _finding(message, other, node)


def _before(other: Fact, node: FactRef, fact: Fact) -> Diagnostic:
    message = f'{fact.key} is in {fact.unit}, and stands before "{other.unit}" as {other.key} would'
    return _finding(message, other, node)


def _finding(message: str, other: Fact, node: FactRef) -> Diagnostic:
    hint = f"write []{{fact={other.key}}}, or the words that belong to {node.key}"
    return Diagnostic(Rule.FACT_MISMATCH, message, node.pos, hint, Severity.WARNING)


# ---- labels --------------------------------------------------------------------------------


def _named(before: str, after: str, fact: Fact, facts: Facts, language: str) -> Fact | None:
    """The fact whose label stands before a number with a colon, if it counts the same.

    None where the label of the number's own fact is said, too: "Force: 900, of them Benin's".
    """
    if not (fact.label and fact.unit and ":" in before[-20:]):
        return None
    bare = before.rstrip()
    if hedge(bare, language):
        bare = re.sub(r":[^:]*$", ":", bare)
    if not bare.endswith(":"):
        return None
    said, own = _same_quotes(bare[:-1].rstrip()), content(fact.label)
    if own & content(f"{before} {after}"):
        return None
    return next(
        (
            other
            for other in facts.items.values()
            if other.label
            and other.unit == fact.unit
            and not content(other.label) & own
            and re.search(rf"(?:^|[.;,]\s){re.escape(_same_quotes(other.label))}$", said)
        ),
        None,
    )


def _same_quotes(text: str) -> str:
    return text.replace("’", "'")


# ---- units ---------------------------------------------------------------------------------


def _unit(fact: Fact) -> Words:
    return content(with_percent_signs(fact.unit))


def _crossed(nouns: Words, fact: Fact, other: Fact) -> bool:
    """Whether the words behind a fact are the unit of another one, and none of its own."""
    own = _unit(fact) | content(fact.label)
    return bool(own and nouns & _unit(other)) and not nouns & own and fact.value != other.value


def _counts_instead(before: str, after: str, fact: Fact, facts: Facts) -> Fact | None:
    """What counts the things behind an amount of money that says no currency."""
    if not _money().match(fact.unit) or _money().search(before[-12:]):
        return None
    nouns = counted(after)
    others = (one for one in facts.items.values() if one.unit and not _money().match(one.unit))
    return next((one for one in others if _crossed(nouns, fact, one)), None)


@cache
def _money() -> re.Pattern[str]:
    return re.compile(r"[A-Z]{0,3}[$€£¥]|(?:USD|EUR|GBP|CHF|XOF|dollars?|euros?)\b")
