"""The corrections of the MLA style hold on to what upstream has, and say so when it changes."""

import hashlib

import pytest
from lxml import etree

from report_build.citations.corrections import CORRECTIONS, CSL, UPSTREAM, StyleChanged, correct
from report_build.citations.style import style_path

# The corrected macros of the style of 2026-02-03, so that any change in them is looked at.
KNOWN = {
    "": "384dd4a259d3d353",  # the terms
    "author": "c939419f97b16a2d",
    "author-short": "7db120a5e9b3faeb",
    "container1-contributor": "90574b145c418d31",
    "container1-number": "d8fef0df49488acf",
    "container1-publication-date": "719a7d412dea5e42",
    "container1-publisher": "4bad33658bc31558",
    "container1-version": "e0b1cfccee02a2d7",
    "label-edition-capitalized": "9c05f0273865fd52",
    "supplemental-date-access": "88f5c7be61f1907a",
    "supplemental-generic-label-review": "cfa1e5b055b947fb",
    "supplemental-multivolume-works": "a51827058b6e8216",
}


def upstream() -> etree._Element:
    return etree.parse(style_path(UPSTREAM), etree.XMLParser(remove_comments=True)).getroot()


def fingerprint(root: etree._Element, macro: str) -> str:
    path = f"{CSL}macro[@name='{macro}']" if macro else f"{CSL}locale/{CSL}terms"
    element = root.find(path)
    assert element is not None
    text = " ".join(etree.tostring(element, method="c14n").decode().split())
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.mark.parametrize("macro", sorted({correction.macro for correction in CORRECTIONS}))
def test_upstream_has_not_changed_under_a_correction(macro: str) -> None:
    assert fingerprint(upstream(), macro) == KNOWN[macro]


def test_corrections_apply_once() -> None:
    root = upstream()
    correct(root)
    with pytest.raises(StyleChanged):
        correct(root)


def test_correction_that_finds_nothing_is_loud() -> None:
    root = upstream()
    macro = root.find(f"{CSL}macro[@name='container1-number']")
    assert macro is not None
    for label in macro.iter(f"{CSL}else"):
        label.clear()
    with pytest.raises(StyleChanged, match="VOLUME in container1-number"):
        correct(root)


def test_macro_that_is_gone_is_loud() -> None:
    root = upstream()
    macro = root.find(f"{CSL}macro[@name='author']")
    assert macro is not None
    root.remove(macro)
    with pytest.raises(StyleChanged, match="author"):
        correct(root)
