"""Patterns that are read late divide words as Pyphen divides them."""

from __future__ import annotations

import importlib.util
from functools import cache
from types import ModuleType

import pyphen  # type: ignore[import-untyped]
import pytest

from report_build.render import weasyprint_fixes

LANGUAGES = ("af_ZA", "cs_CZ", "de_DE", "en_GB", "en_US", "eo", "es", "fr", "uk_UA")


@cache
def _as_it_is() -> ModuleType:
    """Pyphen, loaded once more and without our correction."""
    found = importlib.util.find_spec("pyphen")
    assert found is not None
    assert found.loader is not None
    made = importlib.util.module_from_spec(found)
    found.loader.exec_module(made)
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_divided_as_by_pyphen(language: str) -> None:
    weasyprint_fixes.apply()
    ours, theirs = pyphen.Pyphen(lang=language), _as_it_is().Pyphen(lang=language)
    letters = (key.strip(".") for key in theirs.hd.patterns)
    words = ["Kabinettsbildung", *(word for word in letters if len(word) > 4)][:3000]
    assert len(words) > 100
    assert [list(ours.iterate(word)) for word in words] == [
        list(theirs.iterate(word)) for word in words
    ]
