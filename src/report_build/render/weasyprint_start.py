"""The first import of WeasyPrint, without the search for its libraries that takes so long.

WeasyPrint asks for each library by several names. For a name that is no file, Python runs
ldconfig, the C compiler and the linker to find one: more than fifty programs, for a fifth of
the time that a short report takes. On Linux the loader finds the last name by itself.
"""

from __future__ import annotations

import ctypes.util
import importlib
import sys


def load() -> None:
    """Import WeasyPrint, if that has not been done; raises OSError where a library is missing."""
    if "weasyprint" in sys.modules or not sys.platform.startswith("linux"):
        return
    search = ctypes.util.find_library
    ctypes.util.find_library = _nothing
    try:
        importlib.import_module("weasyprint")
    finally:
        ctypes.util.find_library = search


def _nothing(name: str) -> None:
    """What there is beside the files that the loader finds."""
