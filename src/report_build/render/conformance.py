"""One file that is PDF/UA-1 and PDF/A-3a at once.

WeasyPrint writes one or the other. Both ask for tags, a title and a language; PDF/A asks for
a colour profile and printable links besides, so its variant is the base. What PDF/UA adds
is a mark in the metadata, and PDF/A wants that mark explained there by an extension schema
(ISO 19005-3, 6.6.2.3). The tags are mended in tags.py.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

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


def forbid_smoothing(pdf: Any) -> None:
    """Take the wish for smoothing from every picture (ISO 19005-3, 6.2.8).

    The engine asks for it unless a style sheet says otherwise, which it cannot say of a
    picture within a picture.
    """
    for found in pdf.objects:
        if "Interpolate" in (extra := getattr(found, "extra", {})):
            extra["Interpolate"] = "false"
