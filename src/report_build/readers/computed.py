"""Facts that are worked out from other facts, in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter

from report_build import arithmetic
from report_build.arithmetic import Fault, Name, Sum
from report_build.diagnostics import Diagnostic, Pos, Report, Rule
from report_build.facts import Fact, Source
from report_build.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact without its value; `approx` and `at_least` are None where its parts decide.

    `place` gives the place in the file of an offset in `text`, the calculation.
    """

    fact: Fact
    text: str
    place: Callable[[int], Pos]
    approx: bool | None = None
    at_least: bool | None = None


@dataclass(frozen=True, slots=True)
class _Calculation:
    """A draft whose text has been understood."""

    draft: Draft
    tree: Sum
    parts: tuple[Name, ...]


Found = Mapping[str, Fact | None]
"""Facts by key; None for one with a fault, which has been reported."""


def computed(read: Mapping[str, Fact | Draft | None], report: Report) -> Found:
    """The facts of a file, in its order, with every draft worked out or found faulty."""
    drafts = {key: one for key, one in read.items() if isinstance(one, Draft)}
    known: dict[str, Fact | None] = {
        key: one for key, one in read.items() if not isinstance(one, Draft)
    }
    understood = {key: _understood(draft, read, report) for key, draft in drafts.items()}
    calculations = {key: one for key, one in understood.items() if one is not None}
    for key in _order(calculations, report):
        known[key] = _worked_out(calculations[key], known, report)
    return {key: known.get(key) for key in read}


def _understood(
    draft: Draft, read: Mapping[str, Fact | Draft | None], report: Report
) -> _Calculation | None:
    try:
        tree = arithmetic.calculation(draft.text)
    except Fault as fault:
        _report(fault, draft, report)
        return None
    parts = tuple(arithmetic.names(tree))
    unknown = [part for part in parts if part.key not in read]
    for part in unknown:
        message = f'facts.yaml has no "{part.key}"'
        hint = arithmetic.name_hint(part.key, read)
        report(Diagnostic(Rule.UNKNOWN_FACT, message, draft.place(part.at), hint))
    return None if unknown else _Calculation(draft, tree, parts)


# ---- order ---------------------------------------------------------------------------------


def _order(calculations: Mapping[str, _Calculation], report: Report) -> Sequence[str]:
    """The keys, parts before what needs them; what needs itself is reported and left out."""
    needed = {
        key: {part.key for part in one.parts if part.key in calculations}
        for key, one in calculations.items()
    }
    while True:
        try:
            return tuple(TopologicalSorter(needed).static_order())
        except CycleError as fault:
            chain = tuple(reversed(fault.args[1]))  # each needs the next
            first = min(chain, key=list(needed).index)
            _report_cycle(_from(first, chain[:-1]), calculations, report)
            for key in chain:
                needed.pop(key, None)
            needed = {key: parts & needed.keys() for key, parts in needed.items()}


def _from(first: str, ring: Sequence[str]) -> tuple[str, ...]:
    at = ring.index(first)
    return (*ring[at:], *ring[:at], first)


def _report_cycle(
    chain: Sequence[str], calculations: Mapping[str, _Calculation], report: Report
) -> None:
    one = calculations[chain[0]]
    at = next(part.at for part in one.parts if part.key == chain[1])
    message = f"the fact is computed from itself: {' → '.join(chain)}"
    hint = "give one of them a value: of its own"
    report(Diagnostic(Rule.FACT_CYCLE, message, one.draft.place(at), hint))


# ---- values --------------------------------------------------------------------------------


def _worked_out(one: _Calculation, known: Mapping[str, Fact | None], report: Report) -> Fact | None:
    parts = [found for part in one.parts if (found := known.get(part.key)) is not None]
    if len(parts) < len(one.parts):  # a part has a fault, which has been reported
        return None
    if _is_contested(one, known, report):
        return None
    try:
        number = arithmetic.value(one.tree, {part.key: Fraction(part.value) for part in parts})
        return _filled(one, _written(number), parts)
    except Fault as fault:
        _report(fault, one.draft, report)
        return None


def _is_contested(one: _Calculation, known: Mapping[str, Fact | None], report: Report) -> bool:
    found = [part for part in one.parts if (fact := known[part.key]) and fact.accounts]
    for part in found:
        message = f"{part.key} is contested, so what is computed from it is no one number"
        hint = "compute it for each account, each from a fact of its own"
        report(Diagnostic(Rule.CONTESTED_FACT, message, one.draft.place(part.at), hint))
    return bool(found)


def _written(number: Fraction) -> Decimal:
    """The number in full; raises Fault where that would take too many digits."""
    found = arithmetic.decimal(number)
    if found is None and abs(number) < 10**arithmetic.MAX_PLACES:
        raise Fault("the result has digits without end", 0, "write round(…, 1) around it")
    if found is None:
        raise Fault("the result is too large for a reader to take in", 0, "use a larger unit")
    return found


def _filled(one: _Calculation, number: Decimal, parts: Sequence[Fact]) -> Fact:
    """The fact with its value, and from its parts what it does not say of itself."""
    draft, fact, adds = one.draft, one.draft.fact, arithmetic.adds_only(one.tree)
    units = {part.unit for part in parts}
    approx = any(part.approx for part in parts) if draft.approx is None else draft.approx
    least = adds and any(part.at_least for part in parts)
    return replace(
        fact,
        value=number,
        unit=fact.unit or (units.pop() if adds and len(units) == 1 else ""),
        approx=approx,
        at_least=least if draft.at_least is None else draft.at_least,
        as_of=fact.as_of or max((part.as_of for part in parts), default=""),
        sources=fact.sources or _sources(parts),
        parts=tuple(dict.fromkeys(part.key for part in one.parts)),
    )


def _sources(parts: Sequence[Fact]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(source for part in parts for source in part.sources))


def _report(fault: Fault, draft: Draft, report: Report) -> None:
    place = draft.place(fault.at)
    report(Diagnostic(Rule.BAD_ARITHMETIC, fault.message, place, fault.hint))
