"""The command line: commands, progress, findings and exit codes; the only file that prints.

Exit codes: 0 done, 1 the content has errors, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from report_build import messages, worker
from report_build.arguments import parser
from report_build.diagnostics import (
    BuildError,
    Diagnostic,
    Exemption,
    Severity,
    suggestion,
)

if TYPE_CHECKING:
    from rich.console import Console

    from report_build.build import Wishes

DONE, CONTENT_ERRORS, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Called without arguments it is the program itself, works in a process of its own, and ends it.
    """
    code = _code(arguments)
    if arguments is None:
        worker.leave(code)
    return code


def _code(arguments: Sequence[str] | None) -> int:
    reader = parser()
    wanted = reader.parse_args(arguments)
    if "file" in wanted:
        wanted.root = wanted.file.parent  # what findings name is relative to it
    elif not wanted.root.is_dir():
        reader.error(f"there is no folder {_shown(wanted.root)}")
    _show_any_character()
    if arguments is None:
        if ended := worker.apart(_limits(wanted)):
            return _after(ended, wanted)
        gc.disable()  # a run is short, and leaves its memory to the system: a look costs 3 % of it
    try:
        code = _COMMANDS[wanted.command](wanted)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("interrupted; no output file was touched", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (MemoryError, OSError, SystemError) as fault:
        waited_for = arguments is None and sys.platform != "win32"
        if not (waited_for and worker.is_no_memory(fault)):
            raise
        worker.give_up()
    return code


def _limits(wanted: argparse.Namespace) -> worker.Limits:
    place = wanted.file if "file" in wanted else wanted.root
    return worker.limits(place, wanted.max_seconds, wanted.max_memory)


def _after(ended: worker.Ended, wanted: argparse.Namespace) -> int:
    """The exit code of the process that worked; tells why it was stopped, if it was."""
    if ended.code != DONE and _COMMANDS[wanted.command] is _build:
        from report_build import output_file

        output_file.remove_remains(_path(wanted), ended.process)
    if ended.finding:
        if sys.stderr.isatty():
            print(file=sys.stderr)  # below the words that said what it was doing
        _show([ended.finding], _counted([ended.finding]), ended.code, wanted)
    return ended.code


def _show_any_character() -> None:
    """Write characters that a terminal's encoding lacks as escapes, not as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


# ---- commands ------------------------------------------------------------------------------


def _build(wanted: argparse.Namespace) -> int:
    from report_build import build, output_file, project

    if getattr(wanted, "schema", False):
        return _print_schema()
    path = _path(wanted)

    def work(report: Callable[[Diagnostic], None]) -> str:
        endings = build.PRODUCTS[wanted.command].endings
        output_file.check(path, endings, project.inputs(wanted.root, path.suffix))
        content = build.build(wanted.root, wanted.command, _wishes(wanted), report)
        output_file.write(path, content)
        return f"wrote {_shown(path)} ({len(content) / 1024:,.0f} KB)"

    return _run(wanted, work, f"building {_shown(path)}")


def _print_schema() -> int:
    from report_build.evidence.as_json import schema_text

    print(schema_text(), end="")
    return DONE


def _path(wanted: argparse.Namespace) -> Path:
    return Path(wanted.out or wanted.root / _usual_path(wanted))


def _usual_path(wanted: argparse.Namespace) -> str:
    """Where an output goes; another edition or deck stands beside the first, not in its place."""
    from report_build import build

    usual, wishes = Path(build.PRODUCTS[wanted.command].path), _wishes(wanted)
    named = (wishes.deck, "print" if wishes.edition == "print" else "")
    ending = "".join(f"-{name}" for name in named if name)
    return usual.with_stem(usual.stem + ending).as_posix()


def _check(wanted: argparse.Namespace) -> int:
    if wanted.explain:
        return _explain(wanted.explain.strip("[]"))
    from report_build import build, explained

    def work(report: Callable[[Diagnostic], None]) -> str:
        seen: list[Diagnostic] = []

        def also(finding: Diagnostic) -> None:
            seen.append(finding)
            report(finding)

        build.check(wanted.root, _wishes(wanted), also)
        shown = [one for one in seen if one.severity is not Severity.NOTE]
        off = sum(isinstance(one, Exemption) for one in seen)
        counts = [
            explained.counted(shown),
            f"{off} rule{'s' * (off != 1)} switched off" * (off > 0),
        ]
        return "; ".join(("the content has no errors", *filter(None, counts)))

    return _run(wanted, work, "checking")


def _explain(name: str) -> int:
    from report_build import explained

    if name not in explained.rules():
        hint = suggestion(name, explained.rules()) or "the finding names its rule in brackets"
        print(f'there is no rule "{name}"; {hint}', file=sys.stderr)
        return WRONG_USAGE
    print(explained.explanation(name))
    return DONE


def _tree(wanted: argparse.Namespace) -> int:
    from report_build import build, walk

    def work(report: Callable[[Diagnostic], None]) -> str:
        return walk.tree(build.read(wanted.root, _wishes(wanted), report).document)

    return _run(wanted, work, "reading")


def _works_cited(wanted: argparse.Namespace) -> int:
    from report_build import listing

    file = wanted.file.resolve()
    findings: list[Diagnostic] = []
    text = listing.works_cited(file, wanted.form, wanted.style, wanted.language, findings.append)
    lines_of = messages.lines_in(file.parent)
    for finding in findings:
        print(messages.plain_finding(finding, lines_of), file=sys.stderr)
    if text is None:
        return CONTENT_ERRORS
    print(text)
    return CONTENT_ERRORS if any(one.severity is Severity.ERROR for one in findings) else DONE


def _import(wanted: argparse.Namespace) -> int:
    from report_build.importing import run

    file: Path = wanted.file.resolve() if wanted.file.is_dir() else wanted.file  # "." has no name
    folder: Path = wanted.out or Path(file.stem)
    wanted.root = file.parent
    wanted.counts = {}

    def work(report: Callable[[Diagnostic], None]) -> str:
        done = run.run(file, folder, report)
        wanted.counts = done.counts
        return done.said()

    return _run(wanted, work, f"importing {_shown(wanted.file)}")


def _wishes(wanted: argparse.Namespace) -> Wishes:
    from report_build.build import Wishes

    return Wishes(
        wanted.theme,
        wanted.paper,
        getattr(wanted, "per_page", 1),
        "print" if getattr(wanted, "for_press", False) else "screen",
        getattr(wanted, "deck", ""),
        getattr(wanted, "slides", ""),
        "json" if Path(getattr(wanted, "out", None) or "").suffix.lower() == ".json" else "html",
    )


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "pdf": _build,
    "slides": _build,
    "handout": _build,
    "evidence": _build,
    "check": _check,
    "tree": _tree,
    "works-cited": _works_cited,
    "import": _import,
}


def _run(
    wanted: argparse.Namespace,
    work: Callable[[Callable[[Diagnostic], None]], str],
    doing: str,
) -> int:
    """Do the work, print its findings and its last line, and return the exit code."""
    findings: list[Diagnostic] = []
    began = time.perf_counter()
    try:
        with _progress(wanted, doing):
            said = work(findings.append)
        code = DONE
    except BuildError as fault:
        findings = list(dict.fromkeys((*findings, *fault.findings)))  # there may be thousands
        said, code = _counted(findings), CONTENT_ERRORS
    if wanted.verbose:
        said += f"\n{doing}: {time.perf_counter() - began:.2f} s"
    else:
        findings = [one for one in findings if one.severity is not Severity.NOTE]
    _show(findings, said, code, wanted)
    return code


def _shown(path: Path) -> str:
    return path.as_posix()


# ---- printing ------------------------------------------------------------------------------


def _counted(findings: Sequence[Diagnostic]) -> str:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return f"{errors} error{'s' * (errors != 1)}; no output file was touched"


def _show(findings: Sequence[Diagnostic], said: str, code: int, wanted: argparse.Namespace) -> None:
    ordered = sorted(findings, key=lambda one: (one.pos.file, one.pos.line, one.pos.column))
    if wanted.json:
        print(messages.json_text(ordered, said, code, getattr(wanted, "counts", {})))
        return
    out = sys.stdout if code == DONE else sys.stderr
    lines_of = messages.lines_in(wanted.root)
    for head, inside in messages.grouped(ordered, review=wanted.command == "check"):
        _print_findings(head, inside, lines_of)
    print(said, file=out)


def _print_findings(head: str, findings: Sequence[Diagnostic], lines_of: messages.Lines) -> None:
    if sys.stderr.isatty():
        console = _console()
        if head:
            console.print(f"\n[bold underline]{head}[/]", highlight=False)
        for finding in findings:
            console.print(messages.colored_finding(finding, lines_of), highlight=False, markup=True)
        return
    if head:
        print(f"== {head}", file=sys.stderr)
    for finding in findings:
        print(messages.plain_finding(finding, lines_of), file=sys.stderr)


def _console() -> Console:
    from rich.console import Console

    return Console(stderr=True, soft_wrap=True)


@contextmanager
def _progress(wanted: argparse.Namespace, doing: str) -> Iterator[None]:
    """What goes on, on a terminal, until it is done.

    It stands still: to turn it takes a thread, beside which no process may be forked.
    """
    if wanted.json or not sys.stderr.isatty():
        yield
        return
    import shutil  # slow to import

    words = f"{doing} …"[: shutil.get_terminal_size().columns - 1]
    print(words, end="\r", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        print(" " * len(words), end="\r", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
