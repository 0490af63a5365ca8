"""One file that is PDF/UA-1 and PDF/A-3a at once.

WeasyPrint writes one or the other. Both ask for tags, a title and a language; PDF/A asks for
a colour profile and printable links besides, so its variant is the base. What PDF/UA adds
is a mark in the metadata, and PDF/A wants that mark explained there by an extension schema
(ISO 19005-3, 6.6.2.3). A few faults of the tree are mended on the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pydyf  # type: ignore[import-untyped]

VARIANT = "pdf/a-3a"

UA_MARK = """
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <rdf:Description rdf:about="" pdfuaid:part="1"/>
  <rdf:Description rdf:about="">
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>part</pdfaProperty:name>
        <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
        <pdfaProperty:category>internal</pdfaProperty:category>
        <pdfaProperty:description>The part of ISO 14289 that is met</pdfaProperty:description>
      </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
</rdf:RDF>
"""
# Names that a validator looks for by their usual prefix.
PREFIXES = {
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def mark_as_accessible(metadata: Any) -> None:
    """Make the document's metadata say PDF/UA-1 beside what the engine writes."""
    for prefix, address in PREFIXES.items():
        ElementTree.register_namespace(prefix, address)
    engine_writes = metadata.generate_rdf_metadata

    def with_mark(*arguments: Any) -> bytes:
        rdf = ElementTree.fromstring(engine_writes(*arguments))
        rdf.extend(ElementTree.fromstring(UA_MARK))
        whole: bytes = ElementTree.tostring(rdf, encoding="utf-8")
        return whole

    metadata.generate_rdf_metadata = with_mark


def mend_tags(document: Any, pdf: Any) -> None:
    """Correct the structure tree; a `finisher` for `Document.write_pdf`."""
    elements = {
        found.reference: found
        for found in pdf.objects
        if isinstance(found, pydyf.Dictionary) and found.get("Type") == "/StructElem"
    }
    heights = dict(_page_heights(document, pdf))
    for element in list(elements.values()):
        if element["S"] != "/Link":
            _mend_link(element, elements, pdf)
        if element["S"] == "/LI":
            _mend_item(element, elements, pdf)
        elif element["S"] == "/TH":
            element["A"]["Scope"] = "/Column"  # the only heads that html.py writes
        elif element["S"] == "/Figure":
            _mend_box(element, heights[element["Pg"]])


def _page_heights(document: Any, pdf: Any) -> Iterator[tuple[bytes, float]]:
    """Each page's reference and its height in CSS pixels."""
    for reference, page in zip(pdf.page_references, document.pages, strict=True):
        yield reference, page.height


def _mend_item(item: Any, elements: dict[bytes, Any], pdf: Any) -> None:
    """A list item holds its label and one body, nothing else (ISO 32000-1, table 336)."""
    kids = [elements[kid] for kid in item["K"] if kid in elements]
    if all(kid["S"] in ("/Lbl", "/LBody") for kid in kids):
        return
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(), "Pg": item["Pg"]}
    )
    body["P"] = item.reference
    pdf.add_object(body)
    kept = pydyf.Array([kid.reference for kid in kids if kid["S"] == "/Lbl"])
    for kid in kids:
        if kid["S"] == "/LBody":
            moved = list(kid["K"])
        elif kid["S"] == "/Lbl":
            continue
        else:
            moved = [kid.reference]
        body["K"].extend(moved)
        for reference in moved:
            if reference in elements:
                elements[reference]["P"] = body.reference
    item["K"] = pydyf.Array([*kept, body.reference])


def _mend_link(element: Any, elements: dict[bytes, Any], pdf: Any) -> None:
    """The area of emphasis in a link is one more area of the link (PDF/UA-1, 7.18.5)."""
    areas = [kid for kid in element["K"] if _is_area(kid, pdf)]
    link = element
    while areas and link["S"] != "/Link" and link["P"] in elements:
        link = elements[link["P"]]
    if not areas or link["S"] != "/Link":
        return
    element["K"] = pydyf.Array(kid for kid in element["K"] if kid not in areas)
    link["K"].extend(areas)
    owners = _object(_object(_object(pdf.catalog["StructTreeRoot"], pdf)["ParentTree"], pdf), pdf)
    for area in areas:
        note = _object(_object(area, pdf)["Obj"], pdf)
        place = owners["Nums"].index(note["StructParent"], 2 * len(pdf.page_references))
        owners["Nums"][place + 1] = link.reference


def _is_area(kid: Any, pdf: Any) -> bool:
    return isinstance(kid, bytes) and _object(kid, pdf).get("Type") == "/OBJR"


def _object(reference: Any, pdf: Any) -> Any:
    """The object that a reference such as b"12 0 R" means."""
    return pdf.objects[int(reference.split()[0])] if isinstance(reference, bytes) else reference


def _mend_box(figure: Any, height: float) -> None:
    """The place of a figure in points from the lower left; the engine counts pixels downwards."""
    left, top, right, bottom = figure["A"]["BBox"]
    corners = (left, height - bottom, right, height - top)
    figure["A"]["BBox"] = pydyf.Array(round(corner * 0.75, 2) for corner in corners)
