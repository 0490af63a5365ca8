"""The work of a command goes on in a process of its own, whose time and memory are bounded.

A picture, a font or a style can keep a renderer busy for hours, or take all memory; no code of
ours would notice. So the first process does nothing but wait, and tells what became of the
second. On Linux that is a fork, which costs a millisecond; elsewhere it begins anew, as the text
engines of macOS do not survive a fork. Windows knows neither kind of limit: there it is one
process without bounds.
"""

from __future__ import annotations

import argparse
import atexit
import errno
import os
import signal
import sys
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from typing import NoReturn

from report_build.diagnostics import Diagnostic, Rule
from report_build.frozen import dataclass

SECONDS, MEGABYTES = 60, 1024
"""What a build may take of a processor and of memory, beside what long texts need."""

TEXT_A_SECOND, TEXT_A_MEGABYTE = 4000, 1000
"""Bytes of text that allow one second or megabyte more: a report of 200 pages has 500,000 bytes,
and takes 60 s on a slow processor, and 600 MB."""

WAITING = 5
"""A build may last so many times longer than it works: other programs want the processor too."""

_NO_MEMORY = 86  # the exit code by which the second process says so
_MARK = "REPORT_BUILD_WORKER"
_ASKED_TO_END = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of a processor's work, and megabytes of memory."""

    seconds: int
    megabytes: int


@dataclass(frozen=True, slots=True)
class Ended:
    """How the second process ended; a finding if it did not end by itself."""

    process: int
    code: int
    finding: Diagnostic | None = None


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options by which a user allows more, or less."""
    for name, unit, default in (("seconds", "N", SECONDS), ("memory", "MB", MEGABYTES)):
        parser.add_argument(
            f"--max-{name}",
            type=_positive,
            default=0,
            metavar=unit,
            help=f"stop beyond this (default: {default}, and more for long texts; not on Windows)",
        )


def _positive(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 10**7:
        raise argparse.ArgumentTypeError(f"{text} is no whole number above zero")
    return int(text)


def limits(place: Path, seconds: int = 0, megabytes: int = 0) -> Limits:
    """What is asked for; else what a file or a project of its length may take."""
    size = 0 if seconds and megabytes else sum(_sizes(place))
    return Limits(
        seconds or SECONDS + size // TEXT_A_SECOND,
        megabytes or MEGABYTES + size // TEXT_A_MEGABYTE,
    )


def _sizes(place: Path) -> Iterable[int]:
    texts = ("content/*.md", "content/data/*.csv", "bibliography.json")
    for path in (place, *(path for text in texts for path in place.glob(text))):
        if path.is_file():
            yield path.stat().st_size


def apart(given: Limits) -> Ended | None:
    """None in the process that is to work; in the other one, when that has ended, how."""
    if sys.platform == "win32":
        return None
    signal.pthread_sigmask(signal.SIG_BLOCK, _ASKED_TO_END)  # until both know what to do
    if _MARK in os.environ:
        process = 0
    elif sys.platform == "linux":
        process = os.fork()
    else:
        process = _begun_anew()
    if process:
        return _ended(process, given)
    _bound(given)
    return None


def _begun_anew() -> int:
    """A second process with the same arguments, which finds its modules where this one does."""
    command = [sys.executable, "-P", "-m", "report_build", *sys.argv[1:]]
    places = os.pathsep.join(place or str(Path.cwd()) for place in sys.path)
    environment = {**os.environ, _MARK: "1", "PYTHONPATH": places}
    return os.posix_spawn(sys.executable, command, environment)


def is_no_memory(fault: Exception) -> bool:
    """Whether memory was at its end: the system says so, or compiled code that could not say it."""
    return isinstance(fault, MemoryError | SystemError) or (
        isinstance(fault, OSError) and fault.errno == errno.ENOMEM
    )


def give_up() -> NoReturn:
    """End the process that works, as there is no memory to go on."""
    os._exit(_NO_MEMORY)


def leave(code: int) -> NoReturn:
    """End a process as sys.exit does, but leave its memory to the system.

    Python would look through all that was loaded and read once more, and take it apart.
    """
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


# ---- the process that works ----------------------------------------------------------------


def _bound(given: Limits) -> None:
    import resource

    signal.signal(signal.SIGINT, _interrupt_once)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ASKED_TO_END)
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    _lower(resource.RLIMIT_CPU, given.seconds)
    _lower(resource.RLIMIT_DATA, given.megabytes * 2**20)
    if sys.platform == "darwin":  # which keeps no limit of memory
        _watch_memory(given.megabytes * 2**20)


def _interrupt_once(_signal: int, _frame: FrameType | None) -> None:
    """A terminal interrupts both processes, and the first passes it on: once is enough."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def _lower(kind: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    most = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (most, hard))


def _watch_memory(most: int) -> None:
    import resource

    def look(_signal: int, _frame: FrameType | None) -> None:
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > most:
            give_up()

    signal.signal(signal.SIGPROF, look)
    signal.siginterrupt(signal.SIGPROF, False)
    signal.setitimer(signal.ITIMER_PROF, 0.25, 0.25)


# ---- the process that waits ----------------------------------------------------------------


def _ended(process: int, given: Limits) -> Ended:
    late = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal late
        late = True
        os.kill(process, signal.SIGKILL)

    def pass_on(number: int, _frame: FrameType | None) -> None:
        os.kill(process, number)

    for number in _ASKED_TO_END:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, pass_on)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ASKED_TO_END)
    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, given.seconds * WAITING)
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if late or code == -signal.SIGXCPU:
        return Ended(process, 1, _too_long(given.seconds))
    if code == _NO_MEMORY:
        return Ended(process, 1, _too_large(given.megabytes))
    if -code in _ASKED_TO_END:
        return Ended(process, 128 - code)
    return Ended(process, 1, _broken(-code, given.megabytes)) if code < 0 else Ended(process, code)


_LOOK = "look for a picture, a table or a style that is far too large"


def _too_long(seconds: int) -> Diagnostic:
    fact = f"the work took more than {seconds} s, and was stopped"
    return Diagnostic(Rule.TOO_COSTLY, fact, hint=f"{_LOOK}, or add --max-seconds {seconds * 4}")


def _too_large(megabytes: int) -> Diagnostic:
    fact = f"the work needs more than {megabytes} MB of memory"
    return Diagnostic(Rule.TOO_COSTLY, fact, hint=f"{_LOOK}, or add --max-memory {megabytes * 4}")


def _broken(number: int, megabytes: int) -> Diagnostic:
    fact = f"the work was broken off ({signal.Signals(number).name})"
    hint = f"{_LOOK}; if it needs the memory, add --max-memory {megabytes * 4}"
    return Diagnostic(Rule.TOO_COSTLY, fact, hint=hint)
