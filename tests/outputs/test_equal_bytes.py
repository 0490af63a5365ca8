"""Equal input gives equal bytes: in another process, folder, order of hashes, set of fonts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.edge import charts, exhibits
from tests.edge.documents import Edge
from tests.projects import STYLES, project

# Text in a drawing asks for a family by name; so does all text that a theme forgets.
NAMED = exhibits.svg('<text y="40" font-family="Carlito, serif">Words</text>')
FILES = {**exhibits.FILES, **charts.FILES, "content/figures/named.svg": NAMED}
TEXT = (
    exhibits.PICTURES["pictures-of-every-format"]
    + exhibits.PICTURES["svg-of-every-kind"].replace("# One", "# Two")
    + exhibits.figure("named.svg")
    + charts.TEXTS["charts-of-every-kind"].replace("# One", "# Three")
    + "\n\nWords [@smith2020, p. 4]^[A note.] and *more*.\n"
)
CONFIGURATION = '<?xml version="1.0"?><fontconfig>{}<cachedir>{}</cachedir></fontconfig>'


def printed(folder: Path, seed: str, fonts: str | None) -> bytes:
    """The report as a process of its own prints it; `fonts` is the machine's configuration."""
    root = project(folder / "project", Edge("all", TEXT, files=FILES).files_of())
    machine: Mapping[str, str] = {}
    if fonts is not None:
        (folder / "fonts.conf").write_text(CONFIGURATION.format(fonts, folder), encoding="utf-8")
        machine = {"FONTCONFIG_FILE": str(folder / "fonts.conf")}
    paths = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run(
        [sys.executable, "-m", "report_build", "pdf", "--root", str(root)],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed, **machine},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return (root / "build" / "report.pdf").read_bytes()


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return printed(tmp_path_factory.mktemp("usual"), "1", None)


@pytest.mark.parametrize(
    ("seed", "fonts"),
    [("2", None), ("1", ""), ("2", f"<dir>{STYLES / 'plain' / 'fonts'}</dir>")],
    ids=["another order of hashes", "no fonts on the machine", "other fonts on the machine"],
)
def test_the_bytes_are_the_same(usual: bytes, tmp_path: Path, seed: str, fonts: str | None) -> None:
    assert printed(tmp_path, seed, fonts) == usual
