"""The commands and their options, as the command line takes and explains them."""

from __future__ import annotations

import argparse
from pathlib import Path

from report_build import __version__, worker

EPILOG = """\
examples:
  report-build check               look at the content, build nothing
  report-build pdf                 print build/report.pdf
  report-build slides              write build/slides.pptx
  report-build slides --deck short write build/slides-short.pptx, a deck of report.yaml
  report-build handout --per-page 3 --slides 2-5,8
  report-build evidence --out build/evidence.json
  report-build works-cited bibliography.json --format html

A project is a folder with content/, styles/ and bibliography.json.
Exit codes: 0 done, 1 the content has errors, 2 wrong usage.
"""


def parser() -> argparse.ArgumentParser:
    """What reads a command line; `command` is the command's name, and those of the options."""
    whole = argparse.ArgumentParser(
        prog="report-build",
        description="Write a briefing once; print the report, present the deck.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"report-build {__version__}")
    commands = whole.add_subparsers(required=True, metavar="COMMAND", dest="command")
    shared = _shared_options()
    for name, text, add_options in (
        ("pdf", "print the report as a tagged PDF", _add_pdf_options),
        ("slides", "make the deck as an editable .pptx", _add_slides_options),
        (
            "handout",
            "print the slides as a tagged PDF, with notes if several a page",
            _add_handout_options,
        ),
        (
            "evidence",
            "say what each sentence rests on, as a page or as JSON",
            _add_evidence_options,
        ),
        ("check", "look for errors in the content and build nothing", _add_check_options),
        ("tree", "print the content as it was understood", None),
    ):
        sub = commands.add_parser(name, help=text, description=_sentence(text), parents=[shared])
        if add_options:
            add_options(sub)
    _add_works_cited(commands)
    _add_import(commands)
    return whole


# ---- what each command takes ---------------------------------------------------------------


def _add_pdf_options(sub: argparse.ArgumentParser) -> None:
    _add_out(sub)
    text = "for a press: bleed, crop marks, pictures at 300 dpi, addresses in words"
    sub.add_argument("--print", action="store_true", dest="for_press", help=text)


def _add_slides_options(sub: argparse.ArgumentParser) -> None:
    _add_out(sub)
    choice = sub.add_mutually_exclusive_group()
    text = "only these, by number or label: 2-5,8,s-moura"
    choice.add_argument("--slides", default="", metavar="LIST", help=text)
    choice.add_argument("--deck", default="", metavar="NAME", help="a deck of report.yaml")


def _add_handout_options(sub: argparse.ArgumentParser) -> None:
    _add_slides_options(sub)
    sub.add_argument(
        "--per-page", type=int, choices=(1, 2, 3, 6), default=1, help="slides on a page"
    )


def _add_evidence_options(sub: argparse.ArgumentParser) -> None:
    _add_out(sub, "the file to write; .json for JSON")
    text = "print the schema of the JSON and write nothing"
    sub.add_argument("--schema", action="store_true", help=text)


def _add_check_options(sub: argparse.ArgumentParser) -> None:
    text = "say what a rule finds, why, and how to mend it"
    sub.add_argument("--explain", metavar="RULE", help=text)


def _add_out(sub: argparse.ArgumentParser, text: str = "the file to write") -> None:
    sub.add_argument("--out", type=Path, metavar="FILE", help=text)


def _shared_options() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--root", type=Path, default=Path(), metavar="FOLDER", help="the project (default: here)"
    )
    shared.add_argument("--theme", default="", metavar="NAME", help="a folder of styles/")
    shared.add_argument("--paper", choices=("a4", "letter"), default="", help="the paper's size")
    shared.add_argument("--json", action="store_true", help="print the findings as JSON")
    worker.add_options(shared)
    shared.add_argument(
        "--verbose", action="store_true", help="say also what was decided, and how long it took"
    )
    return shared


def _add_works_cited(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "print the formatted list of a CSL-JSON file"
    sub = commands.add_parser("works-cited", help=text, description=_sentence(text))
    sub.add_argument("file", type=Path, metavar="FILE", help="CSL-JSON, as Zotero exports it")
    sub.add_argument(
        "--format",
        choices=("text", "html", "json"),
        default="text",
        dest="form",
        help="text (default), html or json",
    )
    sub.add_argument("--style", default="mla", metavar="NAME", help="a CSL style (default: mla)")
    sub.add_argument(
        "--language", default="en-US", metavar="TAG", help="such as en-GB (default: en-US)"
    )
    sub.set_defaults(json=False)
    worker.add_options(sub)


def _add_import(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "make a project of a list of works, BibTeX, RIS, Word or HTML"
    sub = commands.add_parser("import", help=text, description=_sentence(text))
    sub.add_argument(
        "file", type=Path, metavar="FILE", help=".txt, .md, .bib, .ris, .docx or .html"
    )
    sub.add_argument(
        "--out", type=Path, metavar="FOLDER", help="where to write (default: named as FILE)"
    )
    sub.add_argument("--json", action="store_true", help="print findings and counts as JSON")
    worker.add_options(sub)
    sub.add_argument("--verbose", action="store_true", help="name also the fields that are unsure")


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
