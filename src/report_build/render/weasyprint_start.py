"""The first import of WeasyPrint, without what takes long and is hardly ever needed.

WeasyPrint asks for each library by several names. For a name that is no file, Python runs
ldconfig, the C compiler and the linker to find one: more than fifty programs, for a fifth of
the time that a short report takes. On Linux the loader finds the last name by itself.

It also loads those parts of fontTools that cut fonts down where HarfBuzz cannot; and for each
kind of pointer that it asks for, cffi parses the names of all types that Pango has.
"""

from __future__ import annotations

import ctypes.util
import importlib
import inspect
import re
import sys
import textwrap
from collections.abc import Callable
from types import ModuleType
from typing import Any

SPARE = ("fontTools.subset", "fontTools.varLib.instancer")


def load() -> None:
    """Import WeasyPrint, if that has not been done; raises OSError where a library is missing."""
    if "weasyprint" in sys.modules or not sys.platform.startswith("linux"):
        return
    parse_named_types()
    search, spare = ctypes.util.find_library, [name for name in SPARE if name not in sys.modules]
    ctypes.util.find_library = _nothing
    sys.modules.update({name: Later(name) for name in spare})
    try:
        importlib.import_module("weasyprint")
    finally:
        ctypes.util.find_library = search
        for name in spare:
            del sys.modules[name]


def _nothing(name: str) -> None:
    """What there is beside the files that the loader finds."""


class Later(ModuleType):
    """A module whose functions and classes load it when one of them is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*values: Any, **named: Any) -> Any:
            return getattr(importlib.import_module(self.__name__), name)(*values, **named)

        return called


def parse_named_types() -> None:
    """Let cffi parse a type with the names that stand in it, not with all that it knows (cffi 2).

    Only these matter, as its own comment says; WeasyPrint asks for twenty types, and has sixty
    names.
    """
    from cffi.cparser import Parser  # type: ignore[import-untyped]

    parse = Parser._parse
    if not {"_declarations", "_common_type_names"} <= set(parse.__code__.co_names):
        return  # another cffi, which takes its time

    def parsed(parser: Any, source: str) -> Any:
        known, words = parser._declarations, set(re.findall(r"\w+", source))
        parser._declarations = {name: 0 for name in known if name.split()[-1] in words}
        try:
            return parse(parser, source)
        finally:
            parser._declarations = known

    Parser._parse = parsed


def source_of(function: Any) -> str:
    """The source of a function, whose name its module has once.

    `inspect` would read each of its tokens to find the end: eight times as long for all of them.
    """
    module = inspect.getsource(sys.modules[function.__module__])
    found = re.search(rf"(?ms)^( *)def {function.__name__}\(.*?(?=^(\1)?\S|\Z)", module)
    assert found, f"{function.__name__} is not where it says"
    return textwrap.dedent(found[0])
