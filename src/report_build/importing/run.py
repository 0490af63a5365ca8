"""One import: read the file by its kind, split its works, map its citations, make a project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from report_build.diagnostics import BuildError, Diagnostic, Pos, Report, Rule, Severity, has_errors
from report_build.frozen import dataclass
from report_build.importing import intext, keys, project, repeated
from report_build.importing.article import Article, Piece, levelled
from report_build.importing.draft import Draft
from report_build.importing.known import known as works_known
from report_build.importing.lists import report_absent_list
from report_build.readers.source import read_bytes, read_text, without_bad_characters

KINDS = (".txt", ".md", ".bib", ".ris", ".docx", ".html", ".htm")
_UNSURE = 0.65
_OTHERS = "et al"


@dataclass(frozen=True, slots=True)
class Done:
    """What an import made: where, and how much."""

    folder: Path
    counts: dict[str, int]

    def said(self) -> str:
        """The counts in a line or two."""
        count = self.counts
        files = "1 file" if count["files"] == 1 else f"{count['files']} files"
        works = f"works: {count['works']}, of them {count['incomplete']} with something unplaced"
        lines = [f"wrote {files} into {self.folder.as_posix()}", works]
        if count["sections"]:
            cites = f"{count['citations']} mapped, {count['citations_left']} left"
            lines.append(f"sections: {count['sections']}; citations in the text: {cites}")
        return "\n".join(lines)


def run(file: Path, folder: Path, report: Report) -> Done:
    """Import a file into a folder; raises BuildError, and writes nothing, where it cannot."""
    seen: list[Diagnostic] = []

    def also(finding: Diagnostic) -> None:
        seen.append(finding)
        report(finding)

    made = _read(file, also)
    if has_errors(seen):
        raise BuildError(seen)
    drafts = [*made.drafts, *repeated.works(made.entries)]
    if not drafts and not made.pieces:
        hint = "paste the list of works, one entry a line, or the article with its list"
        fact, place = "there is nothing to import", Pos(file.name, 0)
        raise BuildError([Diagnostic(Rule.EMPTY_DOCUMENT, fact, place, hint)])
    works = keys.keyed(drafts)
    counts = intext.Counts()
    _map_citations(made, works, file.name, counts)
    made.pieces = levelled(made.pieces)
    report_absent_list(made)
    _report_works(made, works)
    contents = {**project.files(made, works, file), **_theme(made, folder, file)}
    for finding in made.findings:
        also(finding)
    project.write(folder, contents)
    return Done(folder, _counts(made, works, counts, contents))


def _read(file: Path, report: Report) -> Article:
    kind = file.suffix.lower()
    if kind not in KINDS:
        hint = f"it reads {', '.join(KINDS)}"
        what = "a folder" if file.is_dir() else "of a kind that cannot be imported"
        fact = f'"{file.name}" is {what}'
        raise BuildError([Diagnostic(Rule.UNSUPPORTED, fact, Pos(file.name, 0), hint)])
    if kind == ".docx":
        from report_build.importing import docx

        content = read_bytes(file.parent, file.name, report)
        return Article() if content is None else docx.read(content, file.name)
    text = read_text(file.parent, file.name, report, any_character=True)
    return Article() if text is None else _read_text(without_bad_characters(text), file.name, kind)


def _read_text(text: str, name: str, kind: str) -> Article:
    match kind:
        case ".bib":
            from report_build.importing import bibtex

            return bibtex.read(text, name)
        case ".ris":
            from report_build.importing import ris

            return ris.read(text, name)
        case ".html" | ".htm":
            from report_build.importing import html

            return html.read(text, name)
    from report_build.importing import text as plain_text

    return plain_text.read(text, name, markdown=kind == ".md")


def _map_citations(
    made: Article, works: dict[str, Draft], file: str, counts: intext.Counts
) -> None:
    known = works_known(works)
    if not known:
        return
    for at, piece in enumerate(made.pieces):
        if not piece.level and not piece.text.startswith("```"):
            tell = _telling(made, piece.pos_at)
            made.pieces[at] = replace(piece, text=intext.mapped(piece.text, known, tell, counts))
    for name, note in made.notes.items():
        tell = _telling(made, Piece("", made.note_places.get(name, Pos(file, 0))).pos_at)
        made.notes[name] = intext.mapped(note, known, tell, counts)


def _telling(made: Article, place: Callable[[int], Pos]) -> intext.Tell:
    def tell(fact: str, hint: str, offset: int) -> None:
        made.warn(Rule.UNKNOWN_CITATION, fact, place(offset), hint)

    return tell


def _report_works(made: Article, works: dict[str, Draft]) -> None:
    """Report what of each work has no place, is absent or is unsure."""
    for key, draft in works.items():
        rest = [part for part in draft.unplaced if part != _OTHERS]
        if len(rest) < len(draft.unplaced):
            fact = f'{key}: of the authors behind "et al." none is named'
            hint = f'add them to "author", and delete "{_OTHERS}" in custom.unplaced'
            made.warn(Rule.BAD_WORK, fact, draft.pos, hint)
        if rest:
            told = ", ".join(f'"{part[:60]}"' for part in rest)
            fact = f"{key}: no field for {told}"
            made.warn(Rule.BAD_WORK, fact, draft.pos, "place it by hand, or delete custom.unplaced")
        if absent := _absent(draft):
            hint = "look it up and add it to bibliography.json"
            fact = f"{key}: no {' and no '.join(absent)} was found"
            made.warn(Rule.BAD_WORK, fact, draft.pos, hint)
        unsure = [
            name for name, sure in draft.confidence.items() if sure < _UNSURE and name != "type"
        ]
        if unsure:
            fact, hint = f"{key}: unsure of {', '.join(unsure)}", "compare with custom.raw"
            made.findings.append(Diagnostic(Rule.BAD_WORK, fact, draft.pos, hint, Severity.NOTE))


def _absent(draft: Draft) -> list[str]:
    """What each work has, and this one lacks without saying so."""
    names = {"title": "title", "issued": "date"}
    return [
        name for key, name in names.items() if key not in draft.fields and name not in draft.absent
    ]


def _theme(made: Article, folder: Path, file: Path) -> dict[str, bytes]:
    """The plain theme, unless the folder has a theme; a list of works alone needs none."""
    if not made.pieces or any((folder / "styles").glob("*/tokens.css")):
        return {}
    for home in (Path(), Path(__file__).parents[3]):
        if found := project.theme_files(home):
            return found
    fact, hint = "there is no theme to copy", "copy styles/plain from report_build into the folder"
    made.warn(Rule.BAD_THEME, fact, Pos(file.name, 0), hint)
    return {}


def _counts(
    made: Article, works: dict[str, Draft], counts: intext.Counts, contents: dict[str, bytes]
) -> dict[str, int]:
    return {
        "files": len(contents),
        "works": len(works),
        "incomplete": sum(bool(draft.unplaced) for draft in works.values()),
        "sections": sum(path.endswith(".md") and path.startswith("content/") for path in contents),
        "notes": len(made.notes),
        "citations": counts.mapped,
        "citations_left": counts.left,
        "findings": len(made.findings),
    }
