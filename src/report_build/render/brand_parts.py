"""A brand's template emptied: masters, layouts, themes and their media; no slide, no past.

What only its slides needed goes with them, and so does what would tell of another document:
its properties, comments and settings. What a deck of ours needs is added: a master for notes
where there is none, and our table style. All in the brand's own colours, by their slots.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from report_build.render import masters, theme_part
from report_build.render.ooxml import NAMESPACES, SECTIONS_URI, Element, node, qualified, serialized
from report_build.render.opc import CONTENT_TYPES, PRESENTATION, Package, Relation
from report_build.render.package import zipped
from report_build.render.template import (
    DOCUMENT_TYPE,
    NOTES_MASTER,
    PRESENTATION_TYPE,
    application,
    content_types,
    relations_name,
    relationships,
)

Q = qualified

KEPT = {"slideMaster", "notesMaster", "handoutMaster", "theme", "tableStyles", "font"}
"""What of a presentation's relationships a new deck keeps."""

GONE = ("p:custShowLst", "p:photoAlbum", "p:custDataLst", "p:modifyVerifier", "p:smartTags")
APPLICATION, VIEW, PROPERTIES = "docProps/app.xml", "ppt/viewProps.xml", "ppt/presProps.xml"
TABLE_STYLES = "ppt/tableStyles.xml"
LISTS = ("p:sldMasterIdLst", "p:notesMasterIdLst", "p:handoutMasterIdLst", "p:sldIdLst")
"""The lists that a presentation begins with, in the order of its schema."""

_REFERENCE = f"{{{NAMESPACES['r']}}}"


def emptied(package: Package, language: str, header: str) -> bytes:
    """The template without slides, as the bytes of a .pptx.

    `header` is the slot that fills the first row of tables.
    """
    parts = _Parts(package)
    parts.shorten_presentation()
    parts.drop_links_to_slides()
    parts.add_notes_master(language)
    parts.add_table_style(header)
    return parts.zipped()


class _Parts:
    """The parts of a template while it is emptied: roots, contents and relationships by name."""

    def __init__(self, package: Package) -> None:
        self.types = dict(_types(package))
        self.ties: dict[str, list[Relation]] = {
            name: list(ties) for name, ties in package.relations.items()
        }
        self.content = {
            name: content
            for name, content in package.content.items()
            if not name.endswith(".rels") and name != CONTENT_TYPES
        }
        self.changed: dict[str, Element] = {}
        self.package = package

    def root(self, name: str) -> Element:
        """The root of a part, to be changed."""
        if name not in self.changed:
            self.changed[name] = deepcopy(self.package.trees[name])
        return self.changed[name]

    def add(self, name: str, kind: str, root: Element) -> None:
        """A part of ours, in place of any of that name."""
        self.types[name], self.changed[name], self.content[name] = kind, root, b""
        self.ties.pop(name, None)

    def tie(self, source: str, kind: str, target: str) -> str:
        """Relate two parts; the id."""
        taken = {tie.id for tie in self.ties.setdefault(source, [])}
        free = next(f"rId{n}" for n in range(1, 9999) if f"rId{n}" not in taken)
        self.ties[source].append(Relation(free, kind, target, False))
        return free

    def shorten_presentation(self) -> None:
        """Leave out slides and what belongs to them or to the document that this was."""
        self.types[PRESENTATION] = PRESENTATION_TYPE + "presentation.main+xml"
        self.ties[PRESENTATION] = [tie for tie in self.ties[PRESENTATION] if tie.kind in KEPT]
        root = self.root(PRESENTATION)
        for name in (*GONE, "p:sldIdLst"):
            for each in root.findall(Q(name)):
                root.remove(each)
        known = {tie.id for tie in self.ties[PRESENTATION]}
        for extension in root.findall(f"{Q('p:extLst')}/{Q('p:ext')}"):
            sections = extension.get("uri") == SECTIONS_URI
            if sections or not _references(extension) <= known:
                _remove(extension)
        _insert_list(root, node("p:sldIdLst"))
        self.ties[""] = [tie for tie in self.ties[""] if tie.kind == "officeDocument"]
        self.add(APPLICATION, DOCUMENT_TYPE + "extended-properties+xml", application())
        self.tie("", "extended-properties", APPLICATION)
        self.add(VIEW, PRESENTATION_TYPE + "viewProps+xml", node("p:viewPr"))
        self.tie(PRESENTATION, "viewProps", VIEW)
        self.add(PROPERTIES, PRESENTATION_TYPE + "presProps+xml", node("p:presentationPr"))
        self.tie(PRESENTATION, "presProps", PROPERTIES)

    def drop_links_to_slides(self) -> None:
        """Leave out links from masters and layouts to slides that are gone."""
        for source, ties in list(self.ties.items()):
            lost = {tie.id for tie in ties if tie.kind == "slide"}
            if not lost or source not in self.package.trees:
                continue
            self.ties[source] = [tie for tie in ties if tie.id not in lost]
            for each in list(self.root(source).iter("{*}*")):
                if set(_own_references(each)) & lost:
                    _remove(each)

    def add_notes_master(self, language: str) -> None:
        """A master for notes, if there is none, and its entry, which python-pptx leaves out."""
        found = [tie.id for tie in self.ties[PRESENTATION] if tie.kind == "notesMaster"]
        own = found[0] if found else self._new_notes_master(language)
        root = self.root(PRESENTATION)
        if root.find(Q("p:notesMasterIdLst")) is None:
            entry = node("p:notesMasterId", r__id=own)
            _insert_list(root, node("p:notesMasterIdLst", entry))

    def _new_notes_master(self, language: str) -> str:
        """The id of a master for notes of ours, with a theme of its own in the brand's colours."""
        master = next(tie.target for tie in self.ties[PRESENTATION] if tie.kind == "slideMaster")
        theme = next(tie.target for tie in self.ties[master] if tie.kind == "theme")
        copy, notes = self._free("ppt/theme/theme%d.xml"), NOTES_MASTER
        self.content[copy], self.types[copy] = self.content[theme], self.types[theme]
        self.ties[copy] = list(self.ties.get(theme, []))
        self.add(notes, PRESENTATION_TYPE + "notesMaster+xml", masters.notes_master(language))
        self.tie(notes, "theme", copy)
        return self.tie(PRESENTATION, "notesMaster", notes)

    def add_table_style(self, header: str) -> None:
        """Our table style beside the brand's own."""
        ours = theme_part.table_styles(header)
        kept = [tie for tie in self.ties[PRESENTATION] if tie.kind == "tableStyles"]
        if kept and kept[0].target in self.package.trees:
            self.root(kept[0].target).append(ours[0])
            return
        self.add(TABLE_STYLES, PRESENTATION_TYPE + "tableStyles+xml", ours)
        self.tie(PRESENTATION, "tableStyles", TABLE_STYLES)

    def zipped(self) -> bytes:
        """The parts that something still leads to, as a package."""
        names = sorted(self._reached())
        types = content_types({name: self.types[name] for name in names})
        members = [(CONTENT_TYPES, serialized(types))]
        for name in ("", *names):
            if ties := self.ties.get(name):
                members.append((relations_name(name), serialized(relationships(name, ties))))
        for name in names:
            root = self.changed.get(name)
            members.append((name, self.content[name] if root is None else serialized(root)))
        return zipped(members)

    def _free(self, pattern: str) -> str:
        return next(name for n in range(1, 9999) if (name := pattern % n) not in self.content)

    def _reached(self) -> set[str]:
        reached, waiting = set[str](), [""]
        while waiting:
            source = waiting.pop()
            for tie in self.ties.get(source, []):
                if not tie.external and tie.target not in reached:
                    reached.add(tie.target)
                    waiting.append(tie.target)
        return reached


# ---- elements ------------------------------------------------------------------------------


def _own_references(element: Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        if str(key).startswith(_REFERENCE):
            yield str(value)


def _references(element: Element) -> set[str]:
    return {value for each in element.iter("{*}*") for value in _own_references(each)}


def _remove(element: Element) -> None:
    """Take out an element, and its parent if that is an empty list of extensions then."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if not len(parent) and parent.tag in (Q("p:extLst"), Q("a:extLst")):
        _remove(parent)


def _insert_list(root: Element, made: Element) -> None:
    """Put one of a presentation's lists where its schema has it."""
    before = [Q(name) for name in LISTS]
    rank = before.index(str(made.tag))
    after = [each for each in root if each.tag in before[:rank]]
    root.insert(len(after), made)


# ---- the package ---------------------------------------------------------------------------


def _types(package: Package) -> Iterator[tuple[str, str]]:
    """The content type of each part."""
    tree = package.trees[CONTENT_TYPES]
    endings = {
        each.get("Extension", "").lower(): each.get("ContentType", "")
        for each in tree.iterfind(Q("ct:Default"))
    }
    named = {
        each.get("PartName", "").lstrip("/"): each.get("ContentType", "")
        for each in tree.iterfind(Q("ct:Override"))
    }
    for name in package.content:
        usual = endings.get(name.rpartition(".")[2].lower(), "application/octet-stream")
        yield name, named.get(name, usual)
