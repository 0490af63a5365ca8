"""An output file is replaced as a whole, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from report_build.diagnostics import BuildError, Diagnostic, Rule


def check(path: Path, endings: Sequence[str], inputs: Iterable[Path]) -> None:
    """Raise BuildError where `path` can be no output: before the work, which takes a while.

    `endings` are those that its kind may have; the report is made from `inputs`.
    """
    try:
        fault, hint = _fault(path, endings, inputs)
    except OSError as refusal:
        fault, hint = refusal.strerror or "the system refused", _HINT
    if fault:
        raise _refused(path, fault, hint)


_HINT = "close it in other programs, or name another file with --out"


def _fault(path: Path, endings: Sequence[str], inputs: Iterable[Path]) -> tuple[str, str]:
    """What speaks against a file, and what to do; the first is empty if nothing does."""
    if path.is_dir():
        return "it is a folder", "name a file with --out, not a folder"
    if path.suffix.lower() not in endings:
        named = path.with_suffix(endings[0]).as_posix()
        return f"its name does not end with {' or '.join(endings)}", f"write --out {named}"
    if path.exists() and any(one.exists() and path.samefile(one) for one in inputs):
        return "the report is made from it", "name another file with --out"
    there = next(above for above in path.absolute().parents if above.exists())
    if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
        return "", ""
    reason = errno.EACCES if there.is_dir() else errno.ENOTDIR
    return os.strerror(reason), "name a file in another folder with --out"


def write(path: Path, content: bytes) -> None:
    """Put the bytes into a file beside `path`, then rename it."""
    temporary = _beside(path, os.getpid())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as fault:
        raise _refused(path, fault.strerror or "the system refused") from fault
    finally:
        _remove(temporary)


def _refused(path: Path, reason: str, hint: str = _HINT) -> BuildError:
    fact = f"cannot write {path.as_posix()}: {reason.lower()}"
    return BuildError([Diagnostic(Rule.CANNOT_WRITE, fact, hint=hint)])


def remove_remains(path: Path, process: int) -> None:
    """Remove what a process that was stopped has left of an output."""
    _remove(_beside(path, process))


def _beside(path: Path, process: int) -> Path:
    return path.parent / f".{path.name}.{process}"  # "." and "/" have no name


def _remove(path: Path) -> None:
    with suppress(OSError):  # there may be no such folder at all
        path.unlink(missing_ok=True)
