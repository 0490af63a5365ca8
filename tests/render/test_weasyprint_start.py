"""Printing starts no other program, which would take longer than a short report."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import cffi  # type: ignore[import-untyped]
import pytest

from report_build.render import weasyprint_start
from tests.projects import project

COUNTED = """
import sys
sys.addaudithook(lambda event, _: event == "subprocess.Popen" and sys.stderr.write("started\\n"))
from report_build.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other loaders need the search")
@pytest.mark.parametrize("command", ["pdf", "handout"])
def test_printing_starts_no_other_program(tmp_path: Path, command: str) -> None:
    root = project(tmp_path, {})
    paths = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run(
        [sys.executable, "-c", COUNTED, command, "--root", str(root)],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "started" not in done.stderr


SPARE = """
import sys
from report_build.render import weasyprint_start
weasyprint_start.load()
loaded = "fontTools.subset" in sys.modules
from weasyprint.pdf import fonts
print(loaded, type(fonts.subset.Options()).__name__, type(fonts.subset.Subsetter()).__name__)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other loaders need the search")
def test_what_is_hardly_ever_needed_is_there_when_it_is() -> None:
    paths = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run(
        [sys.executable, "-c", SPARE],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["False", "Options", "Subsetter"], done.stderr


def test_types_are_parsed_with_those_that_they_name() -> None:
    weasyprint_start.parse_named_types()
    known = cffi.FFI()
    known.cdef("typedef struct { int low, high; } range; typedef range *ranges;")
    assert known.new("ranges", (3, 4)).high == 4
    assert known.typeof("ranges[2]").item is known.typeof("range *")
    with pytest.raises(cffi.CDefError):
        known.typeof("rang *")
