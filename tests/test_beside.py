"""Work beside other work: its result, its faults and its end are those of one process."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from report_build.beside import beside

linux = pytest.mark.skipif(sys.platform != "linux", reason="there is one process only")
SCRIPT = """
import os, signal
from report_build.beside import beside
here, there = os.pipe()
with beside(lambda: {work}) as made:
    {meanwhile}
    print(*made())
"""


def run(work: str, meanwhile: str = "pass") -> subprocess.CompletedProcess[str]:
    """A program that does some work beside other work, and prints the result.

    It is over when nobody holds its streams any more, so when the other process has ended too.
    """
    script = SCRIPT.format(work=work, meanwhile=meanwhile)
    command = [sys.executable, "-c", script]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_the_result_is_that_of_the_work() -> None:
    with beside(lambda: ["one", 2]) as made:
        assert made() == ["one", 2]


def test_a_fault_is_told_where_the_result_is_wanted() -> None:
    with beside(lambda: 1 / 0) as made, pytest.raises(ZeroDivisionError):
        made()


@linux
def test_two_processes_work() -> None:
    asker, other, its_asker = run(
        "(os.getpid(), os.getppid())", "print(os.getpid())"
    ).stdout.split()
    assert asker == its_asker != other


@linux
def test_a_fault_is_told_once() -> None:
    assert run("1 / 0").stderr.count("ZeroDivisionError") == 1


@linux
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGXCPU])
def test_what_kills_the_work_kills_its_asker(number: int) -> None:
    assert run(f"os.kill(os.getpid(), {number})").returncode == -number


@linux
@pytest.mark.parametrize("end", ["raise SystemExit(3)", "os.kill(os.getpid(), signal.SIGKILL)"])
def test_work_that_nobody_waits_for_ends(end: str) -> None:
    begun = "os.write(there, b'.')"
    assert run(f"({begun}, signal.pause())", f"os.read(here, 1); {end}").returncode in (3, -9)
