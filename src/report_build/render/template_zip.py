"""A brand's template looked at before it is opened: is it what it says, and is it of a size?

A zip of 300 KB can hold 300 MB, or two members of one name, or a name that leads out of it.
So the directory at its end is read first, then its members, and only then their XML, none of
which may have a document type. ECMA-376 Part 2 says what a package may hold.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator

from report_build.render.ooxml import qualified
from report_build.render.opc import CONTENT_TYPES, PRESENTATION, ROOT_RELATIONS, Package, opened

MOST_MEMBERS = 4_000
MOST_DIRECTORY = 2_000_000
"""The most bytes that the directory of the zip may take."""

MOST_BYTES, MOST_XML_BYTES = 256_000_000, 16_000_000
"""The most bytes of all members unpacked, and of one XML part."""

MOST_RATIO, SMALL = 200, 1_000_000
"""How many times larger than packed a member may be, unless it is small."""

END_OF_DIRECTORY = b"PK\x05\x06"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DESIGNS = ("slideMaster", "slideLayout")
MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
MAIN_TYPES = ("presentation.main+xml", "template.main+xml", "slideshow.main+xml")

ROOTS = {
    "officeDocument": qualified("p:presentation"),
    "slideMaster": qualified("p:sldMaster"),
    "slideLayout": qualified("p:sldLayout"),
    "notesMaster": qualified("p:notesMaster"),
    "theme": qualified("a:theme"),
}
"""The root of the part that a relationship of each kind leads to."""

SAVE_AGAIN = "open it in PowerPoint and save it as .pptx or .potx"
UNPACKS = "use a template of a few megabytes, as PowerPoint saves it"

_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


class Refused(Exception):
    """Why a file is no template: the fact, and what to do."""

    def __init__(self, fact: str, hint: str = SAVE_AGAIN) -> None:
        super().__init__(fact)
        self.fact, self.hint = fact, hint


def template_package(data: bytes) -> Package:
    """The package in a file that may be anything; raises `Refused`."""
    _look_at_start(data)
    _look_at_directory(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _look_at_members(archive.infolist())
        package = _without_folders(opened(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as error:
        raise Refused("is damaged") from error
    _look_at_parts(package)
    return package


def _look_at_start(data: bytes) -> None:
    if not data:
        raise Refused("is empty")
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Refused("is encrypted", "save it without a password")
        raise Refused("is of the kind that PowerPoint wrote before 2007")
    if not data.startswith(b"PK\x03\x04"):
        raise Refused("is no PowerPoint file")


def _look_at_directory(data: bytes) -> None:
    """Refuse a directory that is too long before anything reads it (APPNOTE.TXT, 4.3.16)."""
    end = data.rfind(END_OF_DIRECTORY, max(0, len(data) - 66_000))
    if end < 0 or len(data) < end + 22:
        raise Refused("is damaged")
    count = int.from_bytes(data[end + 10 : end + 12], "little")
    length = int.from_bytes(data[end + 12 : end + 16], "little")
    if count > MOST_MEMBERS or length > MOST_DIRECTORY:
        raise Refused(f"holds more than {MOST_MEMBERS:,} parts", UNPACKS)


def _look_at_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise Refused(f"holds more than {MOST_MEMBERS:,} parts", UNPACKS)
    for name, count in Counter(member.filename.casefold() for member in members).items():
        if count > 1:
            raise Refused(f'holds "{name}" more than once')
    for member in members:
        _look_at_member(member)
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise Refused(f"unpacks to more than {MOST_BYTES // 1_000_000} MB", UNPACKS)


def _look_at_member(member: zipfile.ZipInfo) -> None:
    name, size = member.filename, member.file_size
    if _leads_out(member.orig_filename):
        raise Refused(f'holds a part called "{name}", which is no name of a part')
    if member.flag_bits & 0x1:
        raise Refused("is encrypted", "save it without a password")
    if size > SMALL and size > MOST_RATIO * max(member.compress_size, 1):
        raise Refused(f'holds "{name}", which unpacks to {size // 1_000_000} MB', UNPACKS)
    if size > MOST_XML_BYTES and name.lower().endswith((".xml", ".rels")):
        raise Refused(f'holds "{name}" of {size // 1_000_000} MB', UNPACKS)


def _leads_out(name: str) -> bool:
    odd = "\\" in name or ":" in name or name.startswith("/") or not name.isprintable()
    return odd or any(step in ("", ".", "..") for step in name.removesuffix("/").split("/"))


def _without_folders(package: Package) -> Package:
    """The package without entries for folders, which some zip programs add."""
    kept = tuple(name for name in package.members if not name.endswith("/"))
    return Package(kept, {name: package.content[name] for name in kept})


# ---- parts ---------------------------------------------------------------------------------


def _look_at_parts(package: Package) -> None:
    for name in package.xml_names:
        content = package.content[name]
        if _DOCTYPE.search(content.replace(b"\0", b"")):  # UTF-16 has a zero beside each letter
            raise Refused(f'holds "{name}" with a document type, which can hide anything')
    for name in (CONTENT_TYPES, ROOT_RELATIONS):
        if name not in package.content:
            raise Refused("is a zip, but no PowerPoint file")
    for name in package.xml_names:
        if name not in package.trees:
            raise Refused(f'holds "{name}", which is not well-formed')
    _look_at_types(package)
    _look_at_relations(package)


def _look_at_types(package: Package) -> None:
    types = package.content[CONTENT_TYPES]
    names = [name.lower() for name in package.content]
    if b"macroEnabled" in types or any(name.endswith("vbaproject.bin") for name in names):
        raise Refused("holds macros", "save it as .pptx or .potx, without macros")
    if any("/activex/" in name for name in names):
        raise Refused("holds controls that run code", "delete them and save it again")
    if PRESENTATION not in package.content:
        raise Refused("is no PowerPoint file")
    if not _declared(package).get(PRESENTATION, "").endswith(MAIN_TYPES):
        raise Refused("is no PowerPoint presentation or template")


def _declared(package: Package) -> dict[str, str]:
    """What each part is declared to be, by its name."""
    tree = package.trees[CONTENT_TYPES]
    for name, key in (("ct:Default", "Extension"), ("ct:Override", "PartName")):
        if not all(
            each.get(key) and each.get("ContentType") for each in tree.iter(qualified(name))
        ):
            raise Refused("is damaged")
    kinds = tree.iter(qualified("ct:Override"))
    return {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in kinds}


def _look_at_relations(package: Package) -> None:
    for fact in (*_bad_relations(package), *_bad_designs(package), *_bad_lists(package)):
        raise Refused(fact)
    main = (tie for tie in package.relations.get("", ()) if tie.type == MAIN)
    if [tie.target for tie in main] != [PRESENTATION]:
        raise Refused("is damaged")


def _bad_designs(package: Package) -> Iterator[str]:
    """Masters and layouts that are declared to be something else, or hold no shapes."""
    declared = _declared(package)
    for ties in package.relations.values():
        for tie in ties:
            root = package.trees.get(tie.target)
            if root is None or tie.kind not in DESIGNS:
                continue
            has_shapes = root.find(f"{qualified('p:cSld')}/{qualified('p:spTree')}") is not None
            if not has_shapes or not declared.get(tie.target, "").endswith(f".{tie.kind}+xml"):
                yield f'holds "{tie.target}", which is damaged'


def _bad_lists(package: Package) -> Iterator[str]:
    """Lists of masters and layouts that name one which nothing leads to."""
    for name, tree in package.trees.items():
        ties = {(tie.kind, tie.id) for tie in package.relations.get(name, ())}
        for kind, item in (("slideMaster", "p:sldMasterId"), ("slideLayout", "p:sldLayoutId")):
            listed = (each.get(qualified("r:id"), "") for each in tree.iter(qualified(item)))
            if any((kind, each) not in ties for each in listed):
                yield f'holds "{name}", which is damaged'


def _bad_relations(package: Package) -> Iterator[str]:
    for ties in package.relations.values():
        for tie in ties:
            if not tie.id or not tie.type:
                yield "is damaged"
            if tie.external and tie.kind in ("image", "media", "video", "audio", "oleObject"):
                yield f'shows "{tie.target}", which is not in the file'
            root = package.trees.get(tie.target)
            if root is not None and root.tag != ROOTS.get(tie.kind, root.tag):
                yield f'holds "{tie.target}", which is damaged'
            inside = not tie.external and tie.kind not in ("slide", "hyperlink")
            if inside and tie.target not in package.content:
                yield f'lacks "{tie.target}", which it refers to'
