"""To come."""

from report_build.diagnostics import Diagnostic
from report_build.render.opc import Package


def barriers(package: Package) -> tuple[Diagnostic, ...]:
    """Nothing yet."""
    del package
    return ()
