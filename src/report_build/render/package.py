"""The finished .pptx: equal content has equal bytes, and what is wrong with it is said.

python-pptx writes the time of the run into the zip, the document and each chart's workbook;
`sealed` takes it out. `findings` is the one door to the checks: parts that would make an
office program offer a repair, and slides that shut some readers out.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from report_build.diagnostics import Diagnostic, Pos
from report_build.render import accessibility, soundness
from report_build.render.ooxml import parsed, qualified
from report_build.render.opc import CONTENT_TYPES, CORE, ROOT_RELATIONS, opened

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can hold
ALREADY_SMALL = (".png", ".jpg", ".jpeg", ".xlsx")


def sealed(members: Mapping[str, bytes], date: str) -> bytes:
    """The package of some members, with fixed dates and order: equal content has equal bytes.

    `date` is ISO 8601; it becomes the date of the document and of each workbook in it.
    """
    first = [name for name in (CONTENT_TYPES, ROOT_RELATIONS) if name in members]
    rest = sorted(name for name in members if name not in first)
    return zipped((name, _settled(name, members[name], date)) for name in (*first, *rest))


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of the members in their order, without a trace of when and where it was made."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3  # or else the zip tells the platform apart
            entry.external_attr = 0o600 << 16
            small = name.lower().endswith(ALREADY_SMALL)
            entry.compress_type = zipfile.ZIP_STORED if small else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


def _settled(name: str, content: bytes, date: str) -> bytes:
    if name == CORE:
        return _dated(content, date)
    if name.endswith(".xlsx"):
        return sealed(opened(content).content, date)
    return content


def _dated(core: bytes, date: str) -> bytes:
    tree = parsed(core)
    moment = timestamp(date)
    for name in ("dcterms:created", "dcterms:modified"):
        for element in tree.iterfind(qualified(name)):
            element.text = moment
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)


def timestamp(date: str) -> str:
    """A date, be it a year or a moment, as the core properties have it: with a time, in UTC."""
    if "T" in date:
        moment = datetime.datetime.fromisoformat(date)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
        return aware.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    day = f"{date}-01-01"[:10] if date else "1980-01-01"
    return f"{day}T00:00:00Z"


def findings(
    data: bytes, places: Sequence[Pos] = (), known: Collection[Diagnostic] = ()
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a finished deck: unsound parts, then what shuts readers out.

    `places` holds where the author wrote each slide, in the order of the slides; a finding on
    a slide then points there, any other to the part. `known` are flaws that a brand's template
    had before, and that are no fault of the build.
    """
    package = opened(data)
    place = dict(zip(package.slides(), places, strict=False))
    unsound = (flaw for flaw in soundness.flaws(package) if flaw not in known)
    found = (*unsound, *accessibility.barriers(package))
    return tuple(replace(each, pos=place.get(each.pos.file, each.pos)) for each in found)
