"""Prints the Debian package of each system library that WeasyPrint would not find.

Looks under the names that WeasyPrint itself tries (weasyprint/text/ffi.py), so that a first
run can say what is missing before Python's own packages are there. Standard library only.
"""

import contextlib
import ctypes
import ctypes.util
import os

# Debian package: the library's short name, then its file on Linux, macOS and Windows.
LIBRARIES = {
    "libpango-1.0-0": (
        ("gobject-2.0", "libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
        ("pango-1.0", "libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    ),
    "libpangoft2-1.0-0": (
        ("pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    ),
    "libharfbuzz0b": (
        ("harfbuzz", "libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    ),
    "libharfbuzz-subset0": (
        (
            "harfbuzz-subset",
            "libharfbuzz-subset.so.0",
            "libharfbuzz-subset.0.dylib",
            "libharfbuzz-subset-0.dll",
        ),
    ),
    "fontconfig": (
        ("fontconfig", "libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
    ),
}
HOMEBREW = "/opt/homebrew/lib/"  # on macOS; .ci/python tells the loader
WINDOWS_FOLDERS = (
    "C:\\msys64\\ucrt64\\bin;C:\\msys64\\mingw64\\bin;C:\\Program Files\\GTK3-Runtime Win64\\bin"
)


def loads(names: tuple[str, ...]) -> bool:
    """Whether the system's loader finds a library under one of its names."""
    short, *files = names
    found = ctypes.util.find_library(short)
    for file in (*files, *(HOMEBREW + file for file in files), *filter(None, [found])):
        with contextlib.suppress(OSError):
            ctypes.CDLL(file)
            return True
    return False


def missing() -> list[str]:
    """The Debian packages whose libraries are not all there, in the order of LIBRARIES."""
    return [
        package
        for package, libraries in LIBRARIES.items()
        if not all(loads(names) for names in libraries)
    ]


def main() -> None:
    """Look where WeasyPrint looks on Windows too, then print what is missing."""
    if hasattr(os, "add_dll_directory"):
        for folder in os.getenv("WEASYPRINT_DLL_DIRECTORIES", WINDOWS_FOLDERS).split(";"):
            with contextlib.suppress(OSError):
                os.add_dll_directory(folder)
    print(*missing(), sep="\n", end="")


if __name__ == "__main__":
    main()
