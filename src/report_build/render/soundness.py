"""Whether an office program would open a deck without offering to repair it.

Each family of faults is a function from a package to flaws; they stand in the files beside
this one by what they look at. The families are those that programs are known to refuse, or
that the validators of the Open XML SDK and openxml-audit report; both know some that the
other does not, and each build should not need either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from report_build.diagnostics import Diagnostic, Pos, Rule
from report_build.render import chart_flaws, part_flaws, schema_flaws, slide_flaws
from report_build.render.opc import Flaw, Package

FAMILIES: tuple[Callable[[Package], Iterable[Flaw]], ...] = (
    *part_flaws.FAMILIES,
    *schema_flaws.FAMILIES,
    *slide_flaws.FAMILIES,
    *chart_flaws.FAMILIES,
)

HINT = "this is a fault of the build and not of your text; please report it"


def flaws(package: Package) -> Iterator[Diagnostic]:
    """Every unsound thing in a package; `pos.file` is the part that it stands in."""
    for family in FAMILIES:
        for flaw in family(package):
            message = f"{flaw.part or 'the package'}: {flaw.message}"
            yield Diagnostic(Rule.BAD_PACKAGE, message, Pos(flaw.part, 0), HINT)
