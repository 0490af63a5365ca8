"""Files that are no template, or a hostile one, are refused before they are opened."""

from __future__ import annotations

import random
import struct
import warnings
import zipfile

import pytest

from report_build.diagnostics import Rule
from report_build.render.template_zip import MOST_MEMBERS
from tests.render.brands import FILE, read, replaced, rezipped, sound, standard, with_members

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TYPES = "[Content_Types].xml"
MAIN = b"presentationml.presentation.main+xml"


def twice() -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile says that the name is not new
        return with_members(standard(), [("ppt/presentation.xml", b"<x/>")])


def damaged() -> bytes:
    data = bytearray(standard())
    data[len(data) // 3 : len(data) // 3 + 400] = bytes(400)
    return bytes(data)


def encrypted_member() -> bytes:
    data = bytearray(standard())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def long_directory() -> bytes:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, 4_000_000, 0, 0)
    return b"PK\x03\x04" + bytes(100) + end


def billion_laughs() -> bytes:
    document = b'<!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><p:presentation'
    return replaced(standard(), "ppt/presentation.xml", b"<p:presentation", document)


def shows_a_file() -> bytes:
    tie = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/image" Target="file:///etc/hosts" TargetMode="External"/></Relationships>'
    )
    name = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    return replaced(standard(), name, b"</Relationships>", tie)


HOSTILE = {
    "empty": (b"", "is empty"),
    "no zip": (b"%PDF-1.7 and so on", "is no PowerPoint file"),
    "encrypted": (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
    "before 2007": (OLE + bytes(600), "before 2007"),
    "cut off": (standard()[:-400], "is damaged"),
    "damaged": (damaged(), "is damaged"),
    "encrypted member": (encrypted_member(), "is encrypted"),
    "zip bomb": (
        with_members(standard(), [("ppt/media/image9.png", bytes(300_000_000))]),
        "unpacks to 300 MB",
    ),
    "much XML": (
        with_members(standard(), [("ppt/a.xml", random.Random(1).randbytes(17_000_000))]),
        'holds "ppt/a.xml" of',
    ),
    "many parts": (
        with_members(standard(), ((f"ppt/{n}.xml", b"") for n in range(MOST_MEMBERS))),
        "more than 4,000 parts",
    ),
    "long directory": (long_directory(), "more than 4,000 parts"),
    "leads out": (with_members(standard(), [("../x.xml", b"<x/>")]), "no name of a part"),
    "absolute": (with_members(standard(), [("/etc/x", b"x")]), "no name of a part"),
    "backslash": (with_members(standard(), [("ppt\\..\\x", b"x")]), "no name of a part"),
    "twice": (twice(), "more than once"),
    "other case": (
        with_members(standard(), [("PPT/Presentation.xml", b"<x/>")]),
        "more than once",
    ),
    "entity": (billion_laughs(), "document type"),
    "not XML": (with_members(standard(), [("ppt/a.xml", b"<a")]), "not well-formed"),
    "macros": (
        replaced(standard(), TYPES, MAIN, b"ms-powerpoint.presentation.macroEnabled.main+xml"),
        "holds macros",
    ),
    "a macro's part": (
        with_members(standard(), [("ppt/vbaProject.bin", b"x")]),
        "holds macros",
    ),
    "another program's": (
        replaced(standard(), TYPES, MAIN, b"wordprocessingml.document.main+xml"),
        "is no PowerPoint",
    ),
    "a plain zip": (rezipped(standard(), lambda name, part: None if name == TYPES else part),
                    "is a zip, but no PowerPoint file"),
    "lacks a part": (
        rezipped(
            standard(), lambda name, part: None if name == "ppt/theme/theme1.xml" else part
        ),
        'lacks "ppt/theme/theme1.xml"',
    ),
    "a relationship without an id": (
        replaced(standard(), "ppt/_rels/presentation.xml.rels", b' Id="', b' Nr="'),
        "is damaged",
    ),
    "another root": (
        replaced(standard(), "ppt/slideLayouts/slideLayout2.xml", b"p:sldLayout", b"p:sld"),
        'holds "ppt/slideLayouts/slideLayout2.xml", which is damaged',
    ),
    "a placeholder without a name": (
        replaced(standard(), "ppt/slideLayouts/slideLayout2.xml", b"p:cNvPr", b"p:cNvPx"),
        "is damaged",
    ),
    "shows a file": (shows_a_file(), "not in the file"),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_it_is_refused_at_its_place_with_what_to_do(case: str) -> None:
    data, fact = HOSTILE[case]
    made, found = read(data)
    assert made is None
    (finding,) = found
    assert finding.rule is Rule.BAD_TEMPLATE
    assert finding.pos == FILE.pos
    assert fact in finding.message
    assert finding.hint


def test_a_potx_is_a_template_too() -> None:
    sound(replaced(standard(), TYPES, MAIN, b"presentationml.template.main+xml"))


def test_folders_in_the_zip_do_not_matter() -> None:
    folder = zipfile.ZipInfo("ppt/empty/")
    sound(with_members(standard(), [(folder.filename, b"")]))
