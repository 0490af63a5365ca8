"""The first run: what is installed from, when an output is built again, what a refusal says."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
needs_sh = pytest.mark.skipif(shutil.which("sh") is None, reason="make needs a POSIX shell too")


def locked(name: str) -> dict[str, Version]:
    """The packages of a lock file with their versions."""
    pins = re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    return {canonicalize_name(package): Version(version) for package, version in pins}


def asked_for(*groups: str) -> list[Requirement]:
    """The requirements of pyproject.toml: those of the project, and those of some groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = [*project["project"]["dependencies"]]
    for group in groups:
        lines += project["dependency-groups"][group]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize(
    ("lock", "groups"),
    [("requirements.lock", ["build"]), ("requirements-dev.lock", ["build", "dev"])],
)
def test_the_lock_holds_what_the_project_asks_for(lock: str, groups: list[str]) -> None:
    pins = locked(lock)
    unmet = [
        str(wanted)
        for wanted in asked_for(*groups)
        if not wanted.specifier.contains(pins.get(canonicalize_name(wanted.name), Version("0")))
    ]
    assert not unmet, "type: make lock"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(locked(lock))
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert "--find-links" not in text


def test_both_locks_agree() -> None:
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()


def imported(folder: str) -> set[str]:
    """The first names of all modules that the files of a folder import, wherever they do."""
    names = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names - {"report_build", "tests"}


@pytest.mark.parametrize(("folder", "groups"), [("src", []), ("tests", ["dev"])])
def test_every_package_that_is_imported_is_asked_for(folder: str, groups: list[str]) -> None:
    wanted = {canonicalize_name(requirement.name) for requirement in asked_for(*groups)}
    holders = packages_distributions()
    unasked = {
        name
        for name in imported(folder)
        if not wanted & {canonicalize_name(holder) for holder in holders.get(name, [])}
    }
    assert not unasked, "add it to pyproject.toml, then type: make lock"


# A project as .ci/build.sh sees it. The Python in its .venv notes how it was called, and
# writes the file that it was asked for unless content/ has an error.
STAND_IN = """#!/bin/sh
echo "$*" >>calls
[ ! -e content/error.md ] || exit 1
echo built >"$5"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "a clone"
    for name in ("build.sh", "python"):
        copied(name, root)
    written(root / "content/01-one.md", "one")
    written(root / "styles/plain/tokens.css", ":root {}")
    written(root / "src/program.py", "1")
    written(root / "bibliography.json", "[]")
    written(root / "requirements.lock", "")
    written(root / ".venv/bin/python", STAND_IN).chmod(0o755)
    return root


def copied(name: str, root: Path) -> None:
    (root / ".ci").mkdir(parents=True, exist_ok=True)
    shutil.copy2(ROOT / ".ci" / name, root / ".ci" / name)


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def build(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [root / ".ci/build.sh", "pdf", "build/report.pdf", *options],
        capture_output=True,
        text=True,
        check=False,
    )


def builds(root: Path) -> int:
    return len((root / "calls").read_text("utf-8").splitlines())


@needs_sh
def test_a_second_build_does_nothing_and_says_so(project: Path) -> None:
    first, second = build(project), build(project)
    assert first.returncode == second.returncode == 0
    assert second.stdout == "build/report.pdf is up to date\n"
    assert (project / "calls").read_text() == "-m report_build pdf --out build/report.pdf\n"


@needs_sh
@pytest.mark.parametrize(
    "path",
    [
        "content/01-one.md",
        "content/data/a new file.csv",
        "styles/plain/tokens.css",
        "styles/other/tokens.css",
        "src/program.py",
        "bibliography.json",
        "requirements.lock",
        "brand.pptx",
        "house style/brand.potx",
    ],
)
def test_a_changed_or_new_file_is_built_from(project: Path, path: str) -> None:
    build(project)
    written(project / path, "new")
    build(project)
    assert builds(project) == 2
    assert "up to date" in build(project).stdout


@needs_sh
def test_a_removed_file_is_noticed(project: Path) -> None:
    written(project / "content/02-two.md", "two")
    build(project)
    (project / "content/02-two.md").unlink()
    build(project)
    assert builds(project) == 2


@needs_sh
def test_a_lost_output_is_built_again(project: Path) -> None:
    build(project)
    (project / "build/report.pdf").unlink()
    build(project)
    assert builds(project) == 2


@needs_sh
def test_a_new_time_alone_builds_nothing(project: Path) -> None:
    build(project)
    os.utime(project / "content/01-one.md", (0, 0))
    written(project / "src/__pycache__/program.pyc", "compiled")
    assert "up to date" in build(project).stdout


@needs_sh
def test_other_options_are_another_build(project: Path) -> None:
    build(project)
    build(project, "--paper", "letter")
    assert builds(project) == 2
    assert "up to date" in build(project, "--paper", "letter").stdout


@needs_sh
@pytest.mark.parametrize(
    "option", ["--out=x.pdf", "--root=x", "--verbose", "--json", "--help", "-h", "--schema"]
)
def test_a_run_that_is_to_be_heard_or_goes_elsewhere_is_always_done(
    project: Path, option: str
) -> None:
    for _ in range(2):
        assert not build(project, option).stdout
    assert not build(project).stdout
    assert "up to date" in build(project).stdout
    assert builds(project) == 3


@needs_sh
def test_another_date_of_the_files_is_another_build(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1671148800")
    assert not build(project).stdout
    assert "up to date" in build(project).stdout


@needs_sh
@pytest.mark.parametrize(
    ("options", "name"),
    [
        (("--deck", "short"), "report-short.pdf"),
        (("--theme", "plex", "--deck=long"), "report-long.pdf"),
        (("--print",), "report-print.pdf"),
        (("--theme", "plex"), "report.pdf"),
    ],
)
def test_another_deck_or_edition_is_a_file_of_its_own(
    project: Path, options: tuple[str, ...], name: str
) -> None:
    assert build(project, *options).returncode == 0
    assert [path.name for path in (project / "build").glob("*.pdf")] == [name]
    assert build(project, *options).stdout == f"build/{name} is up to date\n"


@needs_sh
def test_a_failed_build_is_tried_again(project: Path) -> None:
    build(project)
    error = written(project / "content/error.md", "")
    assert [build(project).returncode, build(project).returncode] == [1, 1]
    assert (project / "build/report.pdf").read_text() == "built\n"
    error.unlink()
    assert "up to date" in build(project).stdout


@needs_sh
@pytest.mark.parametrize("wanted", [["run"], ["run", "pango"]])
def test_a_machine_without_python_is_told_once_what_to_type(
    tmp_path: Path, wanted: list[str]
) -> None:
    for name in ("setup.sh", "libraries.py"):
        copied(name, tmp_path)
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy2(ROOT / name, tmp_path)
    done = subprocess.run(
        [tmp_path / ".ci/setup.sh", *wanted],
        env={"PATH": str(bare_tools(tmp_path / "tools"))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("setup:") == 1
    for system in ("Debian, Ubuntu", "Fedora", "macOS", "Windows"):
        assert system in done.stderr
    assert "apt-get install python3 python3-venv" in done.stderr
    assert "Python must be 3.11 or later" in done.stderr
    assert ("libharfbuzz-subset0" in done.stderr) is ("pango" in wanted)
    assert not (tmp_path / ".venv").exists()


def bare_tools(folder: Path) -> Path:
    """A folder with the programs that every Unix has, and with no Python, apt or sudo."""
    folder.mkdir()
    for name in ("sh", "dirname", "cat", "cmp", "tr", "id", "head"):
        found = shutil.which(name)
        assert found
        (folder / name).symlink_to(found)
    return folder
