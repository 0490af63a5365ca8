"""The JSON of the ledger is what its published schema says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from jsonschema import Draft202012Validator

from report_build.evidence.account import ledger
from report_build.evidence.as_json import SCHEMA, ledger_json, schema_text
from report_build.evidence.ledger import By, Kind, Support
from report_build.facts import Facts
from report_build.model import Document
from tests.evidence.test_account import CITED, SLOW, made, resolved
from tests.strategies import documents


def schema() -> Any:
    return json.loads(schema_text())


def faults(found: object) -> list[str]:
    validator = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(found)]


def test_the_schema_is_sound_and_named_in_the_file(tmp_path: Path) -> None:
    Draft202012Validator.check_schema(schema())
    found = json.loads(ledger_json(made(tmp_path)[0]))
    assert found["$schema"] == schema()["$id"] == SCHEMA
    assert faults(found) == []


def test_the_schema_refuses_what_is_not_a_ledger(tmp_path: Path) -> None:
    found = json.loads(ledger_json(made(tmp_path)[0]))
    assert faults({**found, "more": 1})
    assert faults({**found, "version": 2})
    found["claims"][0]["kind"] = "rumour"
    assert len(faults(found)) == 1


def test_the_schema_has_every_kind_by_its_name() -> None:
    claim, source = schema()["$defs"]["claim"], schema()["$defs"]["source"]
    assert claim["properties"]["kind"]["enum"] == [kind.value for kind in Kind]
    assert claim["properties"]["support"]["enum"] == [one.value for one in Support]
    assert source["properties"]["by"]["enum"] == [by.value for by in By]


@given(documents())
@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
def test_any_report_has_a_sound_file(document: Document) -> None:
    assert faults(json.loads(ledger_json(ledger(resolved(document), CITED, Facts())))) == []


def test_a_claim_a_fact_and_a_work_are_written_out(tmp_path: Path) -> None:
    found = json.loads(ledger_json(made(tmp_path)[0]))
    said, fact, work = found["claims"][2], found["facts"][0], found["sources"][0]
    place = {"work": "smith2020", "locator": "page 4", "words": ""}
    assert said["text"] == "The mission came in 2013 (Smith 4)."
    assert said["sources"] == [{**place, "by": "citation", "excerpt": ""}]
    assert fact["values"] == [
        {
            "value": "about 900",
            "unit": "soldiers",
            "label": "",
            "as_of": "2022-11-11",
            "sources": [{**place, "by": "fact", "excerpt": "its 900 soldiers"}],
        }
    ]
    uses = [(one["claim"], one["slide"], one["in_notes"]) for one in fact["uses"]]
    assert uses == [(16, None, False), (18, None, False), (None, 7, False), (None, 7, True)]
    assert work["entry"] == "Smith, Ann. On Numbers: A Guide. 2020."
    assert (work["year"], work["citations"], work["slides"]) == (2020, 7, [7])
    assert work["places"] == [{"locator": "page 4", "count": 3}, {"locator": "page 9", "count": 1}]


def test_numbers_of_claims_and_sections_lead_to_each_other(tmp_path: Path) -> None:
    found = json.loads(ledger_json(made(tmp_path)[0]))
    numbers = {claim["number"] for claim in found["claims"]}
    assert {one["claim"] for one in found["citations"]} <= numbers
    works = {one["work"] for one in found["sources"]}
    named = (source["work"] for claim in found["claims"] for source in claim["sources"])
    assert {one for one in named if one} <= works
    counts = found["counts"]
    assert counts["claims"] == len(numbers) == sum(counts[one.value] for one in Support)
