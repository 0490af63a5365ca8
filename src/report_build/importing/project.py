"""An article and its works as the files of a project, and the writing of them, all or none."""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from report_build.diagnostics import BuildError, Diagnostic, Pos, Rule, Severity
from report_build.importing.article import Article, Piece
from report_build.importing.draft import Draft
from report_build.importing.markup import escaped, plain
from report_build.readers.folder import PLACEHOLDER

NO_TITLE = "Untitled report"
"""What stands in report.yaml where the document has no title; that is reported."""

_NOTE_MARK = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")


def files(made: Article, works: Mapping[str, Draft], file: Path) -> dict[str, bytes]:
    """The files of the project by their paths, without the theme."""
    listed = [draft.csl(key) for key, draft in works.items()]
    texts = {"bibliography.json": json.dumps(listed, ensure_ascii=False, indent=1) + "\n"}
    if made.pieces:
        texts["content/report.yaml"] = _report_yaml(made, file)
        texts |= _sections(made)
    return {path: text.encode() for path, text in texts.items()}


def theme_files(home: Path) -> dict[str, bytes]:
    """The files of the plain theme that stands in a folder; none where there is none."""
    root = home / "styles" / "plain"
    if not (root / "tokens.css").is_file():
        return {}
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in found}


# ---- content -------------------------------------------------------------------------------


def _report_yaml(made: Article, file: Path) -> str:
    saved = datetime.date.fromtimestamp(file.stat().st_mtime).isoformat()  # noqa: DTZ012
    place = Pos(file.name, 0)
    if not made.title:
        fact = f'no title was found, so it is "{NO_TITLE}"'
        made.warn(Rule.MISSING_KEY, fact, place, "write the title into content/report.yaml")
    if not made.date:
        fact = f"no date was found, so it is {saved}, the day on which the file was saved"
        made.warn(Rule.MISSING_KEY, fact, place, "write the date into content/report.yaml")
    mark = f"  {PLACEHOLDER}"
    lines = [f"title: {_quoted(made.title or NO_TITLE)}" + mark * (not made.title)]
    if authors := [name.strip() for name in made.authors if name.strip()]:
        lines += ["authors:", *(f"  - name: {_quoted(name)}" for name in authors)]
    lines.append(f"date: {made.date or saved}" + mark * (not made.date))
    if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", made.language):
        lines.append(f"language: {made.language}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _sections(made: Article) -> dict[str, str]:
    """A file for each heading of level 1; each holds the notes that it uses."""
    texts: dict[str, str] = {}
    for number, pieces in enumerate(_by_heading(_headed(made)), 1):
        heading = pieces[0].plain
        body = "\n\n".join(_block(piece) for piece in pieces)
        used = dict.fromkeys(_NOTE_MARK.findall(body))
        notes = [f"[^{name}]: {made.notes[name]}" for name in used if made.notes.get(name)]
        texts[f"content/{number:02}-{slug(heading)}.md"] = "\n\n".join([body, *notes]) + "\n"
    return texts


def _headed(made: Article) -> list[Piece]:
    """The pieces, the first of which is a heading: the contents and the slides need one."""
    if made.pieces[0].level:
        return made.pieces
    alone = not any(piece.level for piece in made.pieces)
    heading = made.title if alone and made.title else "Introduction"
    pos = made.pieces[0].pos
    fact = f'no heading stands before the text, so "{heading}" was put there'
    hint = "write a heading of your own in content/01-….md"
    made.findings.append(Diagnostic(Rule.MISSING_KEY, fact, pos, hint, Severity.NOTE))
    return [Piece(escaped(heading), pos, 1, heading), *made.pieces]


def _block(piece: Piece) -> str:
    return f"{'#' * piece.level} {piece.text}" if piece.level else piece.text


def _by_heading(pieces: list[Piece]) -> Iterator[list[Piece]]:
    section: list[Piece] = []
    for piece in pieces:
        if piece.level == 1 and section:
            yield section
            section = []
        section.append(piece)
    if section:
        yield section


def slug(text: str) -> str:
    """A name for a file: at most five words in ASCII."""
    bare = unicodedata.normalize("NFKD", plain(text).casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", bare)[:5]) or "section"


# ---- writing -------------------------------------------------------------------------------


def write(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files that are not there yet; where one is, or one fails, none is written."""
    there = [path for path in contents if (folder / path).exists() or (folder / path).is_symlink()]
    if there:
        fact = f"{(folder / there[0]).as_posix()} is already there, and nothing is overwritten"
        raise _cannot_write(fact)
    made: list[Path] = []
    try:
        for path, content in contents.items():
            _make_folders((folder / path).parent, made)
            with (folder / path).open("xb") as stream:
                made.append(folder / path)
                stream.write(content)
    except OSError as fault:
        _remove(made)
        reason = (fault.strerror or "the system refused").lower()
        raise _cannot_write(f"cannot write into {folder.as_posix()}: {reason}") from fault
    except BaseException:
        _remove(made)
        raise


def _make_folders(folder: Path, made: list[Path]) -> None:
    absent = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(absent):
        one.mkdir()
        made.append(one)


def _remove(made: list[Path]) -> None:
    for path in reversed(made):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)


def _cannot_write(fact: str) -> BuildError:
    hint = "name another folder with --out"
    return BuildError([Diagnostic(Rule.CANNOT_WRITE, fact, hint=hint)])
