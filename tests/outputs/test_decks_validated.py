"""Three decks before three judges: the build's own checks, openxml-audit and the Open XML SDK.

The shipped deck, one that shows everything that a plan can say, and one of 200 random slides.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from report_build import build
from report_build.render.deck import pptx
from report_build.render.opc import opened
from report_build.render.package import findings, zipped
from report_build.render.slides import plan
from tests.outputs import ooxml_sdk
from tests.render.features import DRAWING, features_deck
from tests.render.random_slides import long_document
from tests.shipped import PLAIN

ROOT = Path(__file__).parents[2]
NAMES = ("shipped", "features", "stress")
STRESS = 200


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("decks")
    made = {"shipped": shipped_deck(), "features": features_deck(), "stress": stress_deck(folder)}
    for name, content in made.items():
        (folder / f"{name}.pptx").write_bytes(content)
    return {name: folder / f"{name}.pptx" for name in made}


def shipped_deck() -> bytes:
    return build.build(ROOT, "slides", build.Wishes(), lambda _: None)


def stress_deck(folder: Path) -> bytes:
    """At least 200 slides: tables, charts, pictures, timelines and text of any length."""
    (folder / "content").mkdir()
    (folder / "content" / "map.svg").write_text(DRAWING, encoding="utf-8")
    planned = plan(long_document(5, 120), PLAIN, lambda _: None)  # what cannot fit is left out
    assert len(planned.slides) >= STRESS
    return pptx(planned, PLAIN, folder)


@pytest.mark.parametrize("name", NAMES)
def test_our_own_checks_find_nothing(decks: Mapping[str, Path], name: str) -> None:
    assert findings(decks[name].read_bytes()) == ()


@pytest.mark.parametrize("name", NAMES)
def test_openxml_audit_finds_nothing(decks: Mapping[str, Path], name: str) -> None:
    assert [str(one) for one in OpenXmlValidator().validate(str(decks[name])).errors] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_open_xml_sdk_finds_nothing(decks: Mapping[str, Path], name: str) -> None:
    if missing := ooxml_sdk.missing():
        assert not ooxml_sdk.is_required(), missing
        pytest.skip(missing)
    assert ooxml_sdk.errors(decks[name]) == []


def test_the_open_xml_sdk_sees_a_deck_that_is_unsound(tmp_path: Path) -> None:
    if missing := ooxml_sdk.missing():
        pytest.skip(missing)
    parts = dict(opened(features_deck()).content)
    name = "ppt/slides/slide3.xml"
    parts[name] = parts[name].replace(b"<a:bodyPr/>", b"<a:bodyPr anchor='nowhere'/>", 1)
    (tmp_path / "unsound.pptx").write_bytes(zipped(parts.items()))
    assert any("nowhere" in one for one in ooxml_sdk.errors(tmp_path / "unsound.pptx"))
