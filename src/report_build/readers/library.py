"""bibliography.json: CSL-JSON 1.0.2, each work checked by itself.

A fault costs the value that has it, not the work, and never another work: only what has no
usable id is left out. What reference managers export beside the schema is taken as it is
meant, or reported once as a warning. Ids keep their case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from report_build.diagnostics import Diagnostic, Pos, Report, Rule, Severity
from report_build.library import Library, WorkItem
from report_build.readers import csl_values, json_text
from report_build.readers.csl_values import Fault
from report_build.readers.json_text import Item, JsonFault
from report_build.readers.source import Lines, read_text

PATH = "bibliography.json"

_CREATE = "export it from Zotero as CSL JSON, or write [] into it for a report without sources"
_FORMAT = "export it from Zotero as CSL JSON, or as Better CSL JSON"


def read(root: Path, report: Report, path: str = PATH) -> Library:
    """The works of a project; reports all that is wrong with them."""
    to_begin = _CREATE if path == PATH else ""
    text = read_text(root, path, report, any_character=True, to_begin=to_begin)
    return Library(complete=False) if text is None else parse(text, path, report)


def parse(text: str, path: str, report: Report) -> Library:
    """The works of a CSL-JSON text."""
    if not text.strip():
        report(Diagnostic(Rule.BAD_JSON, "the file is empty", Pos(path, 1), _CREATE))
        return Library(complete=False)
    reading = _Reading(text, path, report)
    found = tuple(reading.works())
    reading.report_unknown_keys()
    _report_likeness(found, report)
    items: dict[str, WorkItem] = {}
    for work in found:
        items.setdefault(work.id, work)
    return Library(items, complete=reading.complete)


class _Reading:
    """One bibliography, and where its findings go."""

    def __init__(self, text: str, path: str, report: Report) -> None:
        self._text = text
        self._pos = Lines(path, text).pos
        self._report = report
        self._unknown: dict[str | int, list[tuple[Fault, Pos]]] = {}
        self.complete = True

    def works(self) -> Iterator[WorkItem]:
        """Each work that has an id; a fault of the JSON ends the reading."""
        try:
            for item in json_text.items(self._text):
                if (found := self._work(item)) is not None:
                    yield found
                else:
                    self.complete = False
        except JsonFault as fault:
            self.complete = False
            hint = fault.hint or _FORMAT
            self._fault(Rule.BAD_JSON, fault.message, self._pos(fault.offset), hint)

    def report_unknown_keys(self) -> None:
        """Report each unknown key once, where it stands first."""
        for found in self._unknown.values():
            fault, place = found[0]
            more = f" (it stands {len(found)} times)" if len(found) > 1 else ""
            self._report(_finding(fault, place, more))

    def _work(self, item: Item) -> WorkItem | None:
        raw, place = item.value, self._pos(item.offset)
        if not isinstance(raw, dict):
            hint = 'write {"id": "…", "type": "book", "title": "…"}'
            self._fault(Rule.BAD_WORK, "this is not a work", place, hint)
            return None
        if "itemType" in raw and "type" not in raw:
            self._fault(Rule.BAD_WORK, "this is a work, but not in CSL-JSON", place, _FORMAT)
            return None
        faults: list[Fault] = []
        csl = _csl(raw, faults.append)
        if faults or item.twice:
            self._tell(item.offset, faults)
        if not csl["id"]:
            return None
        where = self._pos(json_text.id_offset(self._text, item.offset))
        return replace(_work_item(csl, where, place), faulty=_faulty(faults))

    def _tell(self, offset: int, faults: list[Fault]) -> None:
        """Report the faults of one work, each at its place, and keys that stand twice."""
        places, twice = json_text.places(self._text, offset)
        for key, at in twice:
            message = f'"{key}" stands twice in one object'
            self._fault(Rule.DUPLICATE_KEY, message, self._pos(at), "delete one of the two")
        for fault in faults:
            place = self._pos(_offset(places, fault.path))
            if fault.rule is Rule.UNKNOWN_KEY:
                self._unknown.setdefault(fault.path[-1], []).append((fault, place))
            else:
                self._report(_finding(fault, place))

    def _fault(self, rule: Rule, message: str, place: Pos, hint: str) -> None:
        self._report(Diagnostic(rule, message, place, hint))


def _csl(raw: Mapping[str, json_text.Json], note: csl_values.Note) -> dict[str, object]:
    """The sound part of a work; its id is empty if it has none."""
    csl: dict[str, object] = {
        "id": csl_values.id_text(raw.get("id"), note),
        "type": csl_values.type_name(raw.get("type"), note),
    }
    for key, part in raw.items():
        if key not in ("id", "type") and (sound := csl_values.value(key, part, note)) is not None:
            csl[key] = sound
    csl_values.check_title(csl, raw.get("title"), note)
    return csl


def _work_item(csl: dict[str, object], place: Pos, start: Pos) -> WorkItem:
    custom = csl.get("custom")
    status = custom.get("status", "") if isinstance(custom, dict) else ""
    title = str(csl.get("title", ""))
    return WorkItem(str(csl["id"]), str(csl["type"]), title, csl, str(status), place, start)


def _faulty(faults: Iterable[Fault]) -> frozenset[str]:
    return frozenset(str(fault.path[0]) for fault in faults if fault.path)


def _offset(places: Mapping[json_text.Path, int], path: json_text.Path) -> int:
    """The offset of what a path leads to, or of the nearest that stands around it."""
    while path not in places:
        path = path[:-1]
    return places[path]


def _finding(fault: Fault, place: Pos, more: str = "") -> Diagnostic:
    return Diagnostic(fault.rule, fault.message + more, place, fault.hint, fault.severity)


# ---- the works beside each other ----


def _report_likeness(works: Iterable[WorkItem], report: Report) -> None:
    """Report ids that stand twice, ids that differ by case only, and works entered twice."""
    ids: dict[str, WorkItem] = {}
    folded: dict[str, WorkItem] = {}
    contents: dict[tuple[str, ...], WorkItem] = {}
    for work in works:
        if first := ids.get(work.id):
            _report_twice(first, work, report)
            continue
        if first := folded.get(work.id.casefold()):
            message = f'the ids "{first.id}" and "{work.id}" differ only by case'
            _warn(work, message, "give one of them another id", report)
        elif (content := work.entered()) and (first := contents.get(content)):
            message = f'"{work.id}" seems to be the same work as "{first.id}"'
            _warn(work, message, "cite one of them and delete the other", report)
        else:
            contents[content] = work
        ids[work.id] = folded[work.id.casefold()] = work


def _report_twice(first: WorkItem, second: WorkItem, report: Report) -> None:
    for work, other in ((first, second), (second, first)):
        message = f'the id "{work.id}" also stands in line {other.pos.line}'
        hint = "give one of the two works another id"
        report(Diagnostic(Rule.DUPLICATE_ID, message, work.pos, hint))


def _warn(work: WorkItem, message: str, hint: str, report: Report) -> None:
    report(Diagnostic(Rule.DUPLICATE_ID, message, work.pos, hint, Severity.WARNING))
