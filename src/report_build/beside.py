"""Work that goes on in a process of its own, beside what its asker does meanwhile.

A fork has all that the asker has read, and sends back the result alone; so two halves of a long
work take the time of the longer. Where no second process can be had, or its work fails, the
asker does the work when it wants the result: order, faults and tracebacks are those of one
process. What kills the second process kills the asker too, as it would if they were one.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, TypeVar

T = TypeVar("T")


@contextmanager
def beside(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """What tells the result of `work`, a value that pickle knows, and waits for it if it must."""
    # A fork of several threads might wait for a lock whose owner has not come along.
    if sys.platform != "linux" or threading.active_count() > 1:
        yield work
        return
    read_end, write_end = os.pipe()
    failed, process = 1, os.fork()
    if not process:
        try:
            os.close(read_end)
            _send(work, write_end)
            failed = 0
        finally:
            os._exit(failed)
    os.close(write_end)
    source = os.fdopen(read_end, "rb")
    try:
        yield lambda: _result(process, source, work)
    finally:
        source.close()  # which ends a process that still works
        os.waitpid(process, 0)


def _send(work: Callable[[], object], write_end: int) -> None:
    import fcntl

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the asker tells of an interrupt
    # The system ends this process by SIGIO as soon as nobody is there to read, nor will be.
    fcntl.fcntl(write_end, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(write_end, fcntl.F_SETFL, os.O_ASYNC)
    result = pickle.dumps(work())
    fcntl.fcntl(write_end, fcntl.F_SETFL, 0)
    with os.fdopen(write_end, "wb") as target:
        target.write(result)


def _result(process: int, source: BinaryIO, work: Callable[[], T]) -> T:
    result = source.read()
    ended = os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    assert ended, "a wait without WNOHANG tells how it ended"
    if ended.si_code != os.CLD_EXITED:
        os.kill(os.getpid(), ended.si_status)
    return pickle.loads(result) if ended.si_status == 0 else work()
