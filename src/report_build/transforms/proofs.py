"""Headlines that carry their own proof: what `assert=` says of the facts has to be true."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import prod

from report_build import arithmetic
from report_build.arithmetic import Claim, Comparison, Fault
from report_build.diagnostics import Diagnostic, Pos, Report, Rule
from report_build.facts import Fact, Facts
from report_build.model import Document, Proof
from report_build.walk import of_kind

MAX_CASES = 4096
"""How many combinations of accounts of contested facts one headline may be checked for."""

_Case = Mapping[str, Fact]
"""One fact for each key: of a contested fact one of its accounts."""


def check_proofs(document: Document, facts: Facts, report: Report) -> None:
    """Report each headline whose proof is false, or cannot be understood."""
    for proof in of_kind(document, Proof):
        try:
            claim = arithmetic.claim(proof.text)
            if _names_are_known(claim, proof, facts, report):
                _check(claim, proof, facts, report)
        except Fault as fault:
            where = _place(proof, fault.at)
            report(Diagnostic(Rule.BAD_ARITHMETIC, fault.message, where, fault.hint))


def _place(proof: Proof, offset: int) -> Pos:
    return replace(proof.pos, column=proof.pos.column + offset)


def _names_are_known(claim: Claim, proof: Proof, facts: Facts, report: Report) -> bool:
    names = tuple(arithmetic.names(claim))
    for name in names:
        if facts.lacks(name.key):
            message = f'facts.yaml has no "{name.key}"'
            hint = arithmetic.name_hint(name.key, facts.items)
            report(Diagnostic(Rule.UNKNOWN_FACT, message, _place(proof, name.at), hint))
    return all(name.key in facts.items for name in names)


def _check(claim: Claim, proof: Proof, facts: Facts, report: Report) -> None:
    keys = tuple(dict.fromkeys(name.key for name in arithmetic.names(claim)))
    if prod(len(facts.items[key].accounts) or 1 for key in keys) > MAX_CASES:
        fact = "the headline rests on too many contested facts to check each case"
        report(Diagnostic(Rule.CONTESTED_FACT, fact, proof.pos, "claim less"))
        return
    for case in _cases(keys, facts):
        values = {key: Fraction(fact.value) for key, fact in case.items()}
        wrong = [one for one in claim if not arithmetic.holds(one, values)]
        if wrong:
            report(_false(wrong[0], proof, case, facts))
            return


def _cases(keys: Sequence[str], facts: Facts) -> Iterator[_Case]:
    """Every way to take one account of each contested fact."""
    choices = [facts.items[key].accounts or (facts.items[key],) for key in keys]
    for chosen in itertools.product(*choices):
        yield dict(zip(keys, chosen, strict=True))


def _false(wrong: Comparison, proof: Proof, case: _Case, facts: Facts) -> Diagnostic:
    values = {key: Fraction(fact.value) for key, fact in case.items()}
    left = arithmetic.near_decimal(arithmetic.value(wrong.left, values))
    right = arithmetic.near_decimal(arithmetic.value(wrong.right, values))
    listed = ", ".join(_said(key, fact, facts) for key, fact in case.items())
    numbers = f" ({listed})" if listed else ""
    message = f"the headline is not true: {left} {wrong.sign} {right} is false{numbers}"
    hint = "write what the facts say, or correct them"
    return Diagnostic(Rule.FALSE_HEADLINE, message, proof.pos, hint)


def _said(key: str, fact: Fact, facts: Facts) -> str:
    """The number of a fact, by whom if it is contested."""
    number = f"{key} {arithmetic.near_decimal(Fraction(fact.value), 15)}"
    return f"{number} by {fact.sources[0].cite}" if facts.items[key].accounts else number
