"""An output file is replaced as a whole, or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from report_build.diagnostics import BuildError, Diagnostic, Rule


def write(path: Path, content: bytes) -> None:
    """Put the bytes into a file beside `path`, then rename it."""
    temporary = _beside(path, os.getpid())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as fault:
        reason = (fault.strerror or "the system refused").lower()
        fact = f"cannot write {path.as_posix()}: {reason}"
        hint = "close it in other programs, or name another file with --out"
        if path.is_dir():
            hint = "name a file with --out, not a folder"
        raise BuildError([Diagnostic(Rule.CANNOT_WRITE, fact, hint=hint)]) from fault
    finally:
        _remove(temporary)


def remove_remains(path: Path, process: int) -> None:
    """Remove what a process that was stopped has left of an output."""
    _remove(_beside(path, process))


def _beside(path: Path, process: int) -> Path:
    return path.parent / f".{path.name}.{process}"  # "." and "/" have no name


def _remove(path: Path) -> None:
    with suppress(OSError):  # there may be no such folder at all
        path.unlink(missing_ok=True)
