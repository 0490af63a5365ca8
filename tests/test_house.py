"""Rules of the house that no type checker knows."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import tinycss2

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))

# Written so that this file does not match them.
MACHINE_PATH = re.compile(r"(?<![\w.$}~-])/(?:tmp|work|root|home|Users)/\w")
REGISTRY = re.compile(r"\b(?:pypi|pythonhosted|npmjs|npmjs\.org|crates)\.(?:org|io|com)\b")
COLOR = re.compile(
    r"""(?<!&)\#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b   # CSS
      | ^(?=.*\d)(?=.*[a-f])[0-9a-f]{6}$ | ^([0-9a-f])\1{5}$  # a bare srgbClr value
      | srgbClr\ val=["'][0-9a-f]{6}
      | \b(?:rgba?|hsla?|oklch|lab|lch)\(\s*[\d.]
      | (?:fill|stroke|color|background)\s*[=:]\s*["']?
        (?:black|white|gr[ae]y|red|green|blue|yellow|orange|navy|silver)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
VAGUE = {"manager", "handler", "processor", "util", "utils", "helper", "helpers", "info"}
GENERIC_FONTS = {"serif", "sans-serif", "monospace", "system-ui"}


def docstrings(tree: ast.Module) -> set[ast.Constant]:
    """Also the strings under an attribute: every string that stands as a statement."""
    statements = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
    return {value for value in statements if isinstance(value, ast.Constant)}


def strings(source: str) -> Iterator[tuple[int, str]]:
    """The strings that a program can print, with their lines: all but docstrings."""
    tree = ast.parse(source)
    unprinted = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in unprinted:
            yield node.lineno, node.value


def font_families(css: str) -> set[str]:
    """The families that the `font` tokens of a tokens.css name, without the generic ones."""
    families = set()
    for declaration in re.findall(r"--[\w-]*font[\w-]*:([^;]*);", css):
        for part in declaration.split(","):
            tokens = tinycss2.parse_component_value_list(part.strip())
            families.add(" ".join(token.value for token in tokens if token.type != "whitespace"))
    return families - GENERIC_FONTS


def all_font_families() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in ROOT.glob("styles/*/tokens.css"))
    return set[str]().union(*map(font_families, texts))


def names_a_font(text: str, families: set[str]) -> bool:
    return any(re.search(rf"\b{re.escape(family)}\b", text) for family in families)


def tracked_texts() -> Iterator[tuple[Path, str]]:
    """Every text file that git tracks, or would track, with its text."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        try:
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue


def found_in_tracked_texts(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()}"
        for path, text in tracked_texts()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def defined_names(path: Path) -> Iterator[str]:
    yield path.stem
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


def words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}


def test_no_colour_stands_in_the_source() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text!r}"
        for path in SOURCES
        for line, text in strings(path.read_text(encoding="utf-8"))
        if COLOR.search(text)
    ]
    assert not found, "colours belong in styles/<theme>/tokens.css"


def test_no_font_name_stands_in_the_source() -> None:
    families = all_font_families()
    assert families
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text!r}"
        for path in SOURCES
        for line, text in strings(path.read_text(encoding="utf-8"))
        if names_a_font(text, families)
    ]
    assert not found, "font names belong in styles/<theme>/tokens.css"


@pytest.mark.parametrize(
    "text",
    [
        "#" + "fff",
        "color: " + "#1d2429",
        "1D" + "2429",
        "0" * 6,
        "rgb(" + "0, 0, 0)",
        '<a:srgbClr val="' + '000000"/>',
        'fill="' + 'white"',
    ],
)
def test_a_colour_is_recognised(text: str) -> None:
    assert COLOR.search(text)


@pytest.mark.parametrize(
    "text", ["#sec-outlook", "&#160;", "#12", "facade", "fill", "123456", 'fill="none"']
)
def test_what_is_no_colour_is_let_be(text: str) -> None:
    assert not COLOR.search(text)


def test_font_names_are_read_from_the_tokens() -> None:
    css = ":root { --font-text: 'Some Serif', Other, serif; --deck-font-head: Third; --ink: red; }"
    assert font_families(css) == {"Some Serif", "Other", "Third"}


def test_no_file_names_a_path_of_one_machine() -> None:
    assert not found_in_tracked_texts(MACHINE_PATH)


def test_no_file_names_a_package_registry() -> None:
    assert not found_in_tracked_texts(REGISTRY)


@pytest.mark.parametrize("folder", ["tmp", "home", "root", "Users"])
def test_a_path_of_a_machine_is_recognised(folder: str) -> None:
    assert MACHINE_PATH.search(f"see /{folder}/ann/report")
    assert MACHINE_PATH.search(f'"/{folder}/x"')
    assert not MACHINE_PATH.search(f"https://example.org/{folder}/x")
    assert not MACHINE_PATH.search(f"content/{folder}/x")


def test_a_registry_is_recognised() -> None:
    assert REGISTRY.search("https://files.pythonhosted" + ".org/packages")
    assert REGISTRY.search("--index-url https://pypi" + ".org/simple")


def test_names_say_what_a_thing_is() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in SOURCES
        for name in defined_names(path)
        if words(name) & VAGUE
    ]
    assert not found


def test_help_loads_no_renderer() -> None:
    loaded = modules_loaded_by("--help")
    assert "report_build.cli" in loaded
    assert not loaded & {"weasyprint", "pptx", "citeproc", "lxml.etree"}


def test_check_loads_no_renderer() -> None:
    loaded = modules_loaded_by("check", "--root", str(ROOT))
    assert "report_build.cli" in loaded
    assert not loaded & {"weasyprint", "pptx"}


def test_slides_do_not_load_weasyprint(tmp_path: Path) -> None:
    out = tmp_path / "slides.pptx"
    loaded = modules_loaded_by("slides", "--root", str(ROOT), "--out", str(out))
    assert "pptx" in loaded
    assert "weasyprint" not in loaded


def modules_loaded_by(*arguments: str) -> set[str]:
    """The modules that a run of report-build has loaded when it ends."""
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: print('loaded:', *sys.modules))\n"
        "from report_build.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rpartition("loaded:")[2].split())
