"""The work is bounded: it ends, what ended it is said, and no file is touched."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from report_build import worker
from tests.projects import project

linux = pytest.mark.skipif(sys.platform != "linux", reason="the system keeps no such limits")
posix = pytest.mark.skipif(os.name != "posix", reason="Windows has one process only")

TWO = """
import os, signal, sys
from report_build import worker
ended = worker.apart(worker.Limits({limits}))
if ended is None:
    {work}
    sys.exit({code})
print(ended.code, ended.finding.rule if ended.finding else "")
"""


def ended(work: str, limits: str = "60, 1024", code: int = 0) -> str:
    """What the first process says of the second, which did some work."""
    script = TWO.format(work=work, limits=limits, code=code)
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120
    )
    return run.stdout.strip()


@linux
@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_exit_code_is_that_of_the_work(code: int) -> None:
    assert ended("pass", code=code) == str(code)


@linux
def test_work_without_end_is_stopped() -> None:
    assert ended("while True: pass", limits="1, 1024") == "1 too-costly"


@linux
def test_work_that_only_waits_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    script = "worker.WAITING = 1; ended = worker.apart(worker.Limits(1, 1024))"
    waits = TWO.replace("ended = worker.apart(worker.Limits({limits}))", script)
    monkeypatch.setattr(sys.modules[__name__], "TWO", waits)
    assert ended("signal.pause()") == "1 too-costly"


@linux
def test_work_that_takes_all_memory_is_stopped() -> None:
    work = "try: bytearray(1 << 30)\n    except MemoryError: worker.give_up()"
    assert ended(work, limits="60, 256") == "1 too-costly"


@linux
def test_a_crash_of_a_library_is_told() -> None:
    assert ended("os.abort()") == "1 too-costly"


def test_what_is_left_is_written_and_tidied_up_first() -> None:
    script = (
        "import atexit; from report_build import worker; "
        "atexit.register(print, 'tidy'); print('written', end=' '); worker.leave(3)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (3, "written tidy\n")


@linux
def test_an_interrupt_is_passed_on() -> None:
    work = "os.kill(os.getppid(), signal.SIGINT); signal.pause()"
    assert ended(f"try: {work}\n    except KeyboardInterrupt: sys.exit(130)") == "130"


def test_long_texts_may_take_longer(tmp_path: Path) -> None:
    assert worker.limits(tmp_path) == worker.Limits(worker.SECONDS, worker.MEGABYTES)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "01-one.md").write_text("words " * 100_000, encoding="utf-8")
    assert worker.limits(tmp_path) == worker.Limits(210, 1624)
    assert worker.limits(tmp_path / "content/01-one.md") == worker.Limits(210, 1624)
    assert worker.limits(tmp_path, 5, 7) == worker.Limits(5, 7)


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (MemoryError(), True),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), True),
        (SystemError("error return without exception set"), True),
        (OSError(errno.ENOENT, "No such file or directory"), False),
    ],
)
def test_memory_at_its_end_has_several_names(fault: Exception, expected: bool) -> None:
    assert worker.is_no_memory(fault) is expected


@linux
def test_a_build_beyond_its_memory_is_refused_and_touches_no_file(tmp_path: Path) -> None:
    root = project(tmp_path, {})
    out = root / "build" / "report.pdf"
    out.parent.mkdir()
    out.write_bytes(b"old")
    command = [sys.executable, "-m", "report_build", "pdf", "--json", "--max-memory", "20"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    said = json.loads(run.stdout)
    assert (run.returncode, said["code"]) == (1, 1)
    assert [one["rule"] for one in said["findings"]] == ["too-costly"]
    assert "--max-memory 80" in said["findings"][0]["hint"]
    assert [path.name for path in out.parent.iterdir()] == ["report.pdf"]
    assert out.read_bytes() == b"old"


@linux
@pytest.mark.parametrize(
    ("command", "broken"),
    [
        (("works-cited", "bibliography.json"), "report_build.listing.works_cited"),
        (("import", "bibliography.json"), "report_build.importing.run.run"),
        (("check",), "report_build.build.check"),
    ],
)
def test_a_command_that_is_broken_off_says_so(
    tmp_path: Path, command: tuple[str, ...], broken: str
) -> None:
    module, _, name = broken.rpartition(".")
    script = (
        "import importlib, os, signal, sys\n"
        "from report_build import cli\n"
        f"module = importlib.import_module('{module}')\n"
        f"module.{name} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"sys.argv = ['report-build', *{command!r}]\n"
        "sys.exit(cli.main())\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=project(tmp_path, {}), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 1
    assert run.stderr.startswith("error[too-costly]: the work was broken off (SIGKILL)")
    assert "add --max-memory" in run.stderr


@posix
def test_an_interrupted_build_says_so_and_touches_no_file(tmp_path: Path) -> None:
    root = project(tmp_path, {})
    os.mkfifo(root / "started")
    script = (
        "import sys\n"
        "from report_build import build, cli\n"
        "def wait(*_):\n"
        "    open('started', 'w').close()\n"
        "    while True: pass\n"
        "build.build = wait\n"
        "sys.argv = ['report-build', 'pdf']\n"
        "sys.exit(cli.main())\n"
    )
    run = subprocess.Popen([sys.executable, "-c", script], cwd=root, stderr=subprocess.PIPE)
    (root / "started").read_bytes()
    run.send_signal(signal.SIGINT)
    assert run.communicate()[1] == b"interrupted; no output file was touched\n"
    assert run.returncode == 130
    assert not (root / "build").exists()


@posix
def test_the_work_can_begin_anew_instead_of_forking(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {})
    (tmp_path / "sitecustomize.py").write_text("print('found')")  # which Python looks for
    script = (
        "import sys\n"
        "from report_build import cli\n"
        "sys.platform = 'another'\n"
        "sys.path.insert(0, '')\n"
        "sys.argv = ['report-build', 'check', '--root', sys.argv[1]]\n"
        "sys.exit(cli.main())\n"
    )
    command = [sys.executable, "-P", "-c", script, str(root)]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "found\nthe content has no errors\n")


@pytest.mark.parametrize("wanted", ["0", "-1", "many", "1e3", "9" * 9])
def test_a_limit_is_a_whole_number(wanted: str, capsys: pytest.CaptureFixture[str]) -> None:
    from report_build import cli

    with pytest.raises(SystemExit) as ending:
        cli.main(["check", "--max-seconds", wanted])
    assert ending.value.code == 2
    assert "whole number above zero" in capsys.readouterr().err
