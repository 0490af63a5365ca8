import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_build.diagnostics import Diagnostic, Pos, Rule, Severity
from report_build.library import Library, WorkItem
from report_build.readers import library

BOOK = {"id": "a", "type": "book", "title": "A Title"}


def read(text: str) -> tuple[Library, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    return library.parse(text, "b.json", findings.append), findings


def with_book(**more: object) -> tuple[WorkItem, list[Diagnostic]]:
    """A sound book with more variables, written one to a line."""
    found, findings = read(json.dumps([BOOK | more], indent=1))
    return found.items["a"], findings


# ---- sound libraries ----


def test_works_are_read_in_order_with_their_places() -> None:
    found, findings = read(
        '[\n  {"id": "b", "type": "book", "title": "B"},\n  {"id": "a", "type": "book",\n'
        '   "title": "A", "custom": {"status": "partly-verified"}}\n]\n'
    )
    assert findings == []
    assert list(found.items.values()) == [
        WorkItem("b", "book", "B", {"id": "b", "type": "book", "title": "B"}),
        WorkItem("a", "book", "A", found.items["a"].csl, "partly-verified"),
    ]
    works = tuple(found.items.values())
    assert [work.pos for work in works] == [Pos("b.json", 2, 10), Pos("b.json", 3, 10)]
    assert [work.start for work in works] == [Pos("b.json", 2, 3), Pos("b.json", 3, 3)]
    assert [work.csl["id"] for work in found.items.values()] == ["b", "a"]
    assert (found.get("b"), found.get("c")) == (found.items["b"], None)


def test_a_list_of_items_within_an_object_is_read() -> None:
    found, findings = read(json.dumps({"x": [1], "items": [BOOK], "y": {}}))
    assert (list(found.items), findings) == (["a"], [])


def test_a_library_without_works_is_sound() -> None:
    assert read("[]") == (Library(), [])
    assert read(" [ ] \n") == (Library(), [])


FULL = {
    "type": "chapter",
    "id": "Smith_2020-x",
    "citation-key": "smith2020",
    "author": [
        {"family": "Smith", "given": "Ann", "suffix": "Jr.", "comma-suffix": True},
        {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
        {"literal": "United Nations"},
    ],
    "issued": {"date-parts": [[2020, 2, 29], [2021]], "circa": True},
    "accessed": {"date-parts": [["2022", "11", 11]]},
    "original-date": {"raw": "Spring 1999"},
    "event-date": {"literal": "forthcoming"},
    "submitted": {"date-parts": [], "literal": "in press"},
    "available-date": {"date-parts": [[2020, 22]], "season": "2"},
    "title": 'On <i>Things</i> & <span class="nocase">eBay</span> <sup>2</sup> < 3',
    "volume": 3,
    "issue": "4",
    "page": "1-17",
    "part-number": "2",
    "URL": "https://example.org/a?b=c#d",
    "DOI": "10.1000/182",
    "custom": {"status": "verified", "n": 1},
    "categories": ["x"],
    "abstract": "<p>Two\n\nlines</p>",
    "note": "tex.key: value",
    "shortTitle": "Things",
    "event": "A Conference",
    "language": "en",
}


def test_what_reference_managers_export_is_taken() -> None:
    found, findings = read(json.dumps([FULL | {"_internal": 1, "libraryID": 2}]))
    csl = found.items["Smith_2020-x"].csl
    assert findings == []
    assert csl == FULL | {
        "volume": "3",
        "accessed": {"date-parts": [[2022, 11, 11]]},
        "submitted": {"literal": "in press"},
        "abstract": "<p>Two lines</p>",
    }


@pytest.mark.parametrize(("id", "text"), [(7, "7"), ("Ä b/c", "Ä b/c"), ("x:y", "x:y")])
def test_ids_stay_as_written(id: object, text: str) -> None:  # noqa: A002 - CSL's word
    found, findings = read(json.dumps([BOOK | {"id": id}]))
    assert (list(found.items), findings) == ([text], [])


@pytest.mark.parametrize(
    "url",
    [
        "http://a.org",
        "HTTPS://a.org",
        "www.a.org",
        "a.org:80/x",
        "localhost:8080",
        "ftp://a.org",
        "",
    ],
)
def test_addresses_that_are_sound(url: str) -> None:
    work, findings = with_book(URL=url)
    assert (work.csl.get("URL", ""), findings) == (url, [])


# ---- malformed works: each a finding with its place, none an end ----


@pytest.mark.parametrize(
    ("variables", "line", "column", "says"),
    [
        ({"type": None}, 4, 11, "no type"),
        ({"type": "bok"}, 4, 11, '"bok" is not a type'),
        ({"type": 3}, 4, 11, "3 is not a type"),
        ({"type": ["book"]}, 4, 11, "a list is not a type"),
        ({"title": ""}, 5, 12, "no title"),
        ({"title": "  "}, 5, 12, "no title"),
        ({"title": ["x"]}, 5, 12, "a list, not a text"),
        ({"title": {"x": 1}}, 5, 12, "an object, not a text"),
        ({"title": True}, 5, 12, "true, not a text"),
        ({"author": None}, 6, 13, '"author" is null'),
        ({"author": []}, 6, 13, "empty list"),
        ({"author": {}}, 6, 13, "an object, not a list"),
        ({"author": 5}, 6, 13, "5, not a list"),
        ({"author": "Ann Smith"}, 6, 13, 'the text "Ann Smith", not a list'),
        ({"author": ["Ann Smith"]}, 7, 4, 'a name is the text "Ann Smith"'),
        ({"author": [None]}, 7, 4, "a name is null"),
        ({"author": [[]]}, 7, 4, "a name is a list"),
        ({"author": [{}]}, 7, 4, "neither family nor literal"),
        ({"author": [{"given": "Ann"}]}, 7, 4, "only a given name"),
        ({"author": [{"family": ""}]}, 7, 4, "neither family nor literal"),
        ({"author": [{"literal": " "}]}, 7, 4, "neither family nor literal"),
        ({"author": [{"family": "x", "given": 3}]}, 9, 14, '"given" is 3, not a text'),
        ({"author": [{"family": "x", "suffix": []}]}, 9, 15, '"suffix" is a list'),
        ({"editor": [{"family": "x"}, "y"]}, 10, 4, 'a name is the text "y"'),
        ({"issued": None}, 6, 13, '"issued" is null'),
        ({"issued": {}}, 6, 13, '"issued" is empty'),
        ({"issued": []}, 6, 13, "a list, not a date"),
        ({"issued": [2022, 11]}, 6, 13, "a list, not a date"),
        ({"issued": 2022}, 6, 13, "2022, not a date"),
        ({"issued": "2022-11-11"}, 6, 13, "not a date"),
        ({"issued": {"date-parts": None}}, 7, 18, "null, not a list of dates"),
        ({"issued": {"date-parts": []}}, 7, 18, "an empty list"),
        ({"issued": {"date-parts": "2022"}}, 7, 18, "not a list of dates"),
        ({"issued": {"date-parts": [2022]}}, 7, 18, "not a list of dates"),
        ({"issued": {"date-parts": [[]]}}, 8, 5, "[] is not a date"),
        ({"issued": {"date-parts": [[None]]}}, 8, 5, "is not a date"),
        ({"issued": {"date-parts": [["x"]]}}, 8, 5, "is not a date"),
        ({"issued": {"date-parts": [[True]]}}, 8, 5, "is not a date"),
        ({"issued": {"date-parts": [[1.5]]}}, 8, 5, "is not a date"),
        ({"issued": {"date-parts": [[2022, 1, 1, 1]]}}, 8, 5, "is not a date"),
        ({"issued": {"date-parts": [[0]]}}, 9, 6, "no year 0"),
        ({"issued": {"date-parts": [[99999]]}}, 9, 6, "no year 99999"),
        ({"issued": {"date-parts": [[2022, 13]]}}, 10, 6, "no month 13"),
        ({"issued": {"date-parts": [[2022, 0]]}}, 10, 6, "no month 0"),
        ({"issued": {"date-parts": [[2022, -1]]}}, 10, 6, "no month -1"),
        ({"issued": {"date-parts": [[2022, 2, 30]]}}, 11, 6, "no day 30"),
        ({"issued": {"date-parts": [[2021, 2, 29]]}}, 11, 6, "no day 29"),
        ({"issued": {"date-parts": [[2022, 1, 0]]}}, 11, 6, "no day 0"),
        ({"issued": {"date-parts": [[2022], [2022], [2022]]}}, 7, 18, "has 3 dates"),
        ({"issued": {"raw": 5}}, 7, 11, '"raw" is 5, not a text'),
        ({"issued": {"circa": []}}, 7, 13, '"circa" is a list'),
        ({"page": []}, 6, 11, '"page" is a list'),
        ({"page": None}, 6, 11, '"page" is null'),
        ({"volume": float("nan")}, 6, 13, "not a text"),
        ({"volume": float("inf")}, 6, 13, "not a text"),
        ({"URL": "javascript:alert(1)"}, 6, 10, "javascript:"),
        ({"URL": " JavaScript:alert(1)"}, 6, 10, "javascript:"),
        ({"URL": "java\nscript:alert(1)"}, 6, 10, "javascript:"),
        ({"URL": "file:///etc/passwd"}, 6, 10, "file:"),
        ({"URL": "data:text/html,x"}, 6, 10, "data:"),
        ({"DOI": "vbscript:x"}, 6, 10, "vbscript:"),
    ],
)
def test_a_malformed_value_is_left_out_and_has_its_place(
    variables: dict[str, object], line: int, column: int, says: str
) -> None:
    work, findings = with_book(**variables)
    assert [(found.rule, found.severity) for found in findings][:1] == [
        (Rule.BAD_WORK, Severity.ERROR)
    ]
    first = findings[0]
    assert (says in first.message, first.pos) == (True, Pos("b.json", line, column)), first
    assert first.hint
    assert work.id == "a"


@pytest.mark.parametrize(
    ("item", "line", "column", "says"),
    [
        ({"type": "book", "title": "x"}, 2, 2, "no id"),
        ({"id": "", "type": "book", "title": "x"}, 3, 9, "no id"),
        ({"id": " ", "type": "book", "title": "x"}, 3, 9, "an id cannot be"),
        ({"id": None, "type": "book", "title": "x"}, 3, 9, "no id"),
        ({"id": True, "type": "book", "title": "x"}, 3, 9, "an id cannot be true"),
        ({"id": ["x"], "type": "book", "title": "x"}, 3, 9, "an id cannot be a list"),
        ({"id": {}, "type": "book", "title": "x"}, 3, 9, "an id cannot be an object"),
        ({"itemType": "book", "title": "x"}, 2, 2, "not in CSL-JSON"),
        (None, 2, 2, "not a work"),
        ("a", 2, 2, "not a work"),
        (7, 2, 2, "not a work"),
        ([], 2, 2, "not a work"),
    ],
)
def test_what_has_no_id_is_left_out_and_the_others_kept(
    item: object, line: int, column: int, says: str
) -> None:
    found, findings = read(json.dumps([item, BOOK], indent=1))
    assert list(found.items) == ["a"]
    assert [(one.rule, one.pos) for one in findings] == [
        (Rule.BAD_WORK, Pos("b.json", line, column))
    ]
    assert says in findings[0].message


def test_a_missing_type_or_title_is_told_at_the_work() -> None:
    _, findings = read('[\n {"id": "a"}\n]')
    assert [(one.message, one.pos) for one in findings] == [
        ("a work has no type", Pos("b.json", 2, 2)),
        ("a work has no title", Pos("b.json", 2, 2)),
    ]


@pytest.mark.parametrize(
    ("variables", "hint"),
    [
        ({"type": "bok"}, 'did you mean "book"?'),
        ({"author": "Ann Lee Smith"}, 'write "author": [{"family": "Smith", "given": "Ann Lee"}]'),
        ({"author": "Smith, Ann"}, 'write "author": [{"family": "Smith", "given": "Ann"}]'),
        ({"author": "Plato"}, 'write "author": [{"literal": "Plato"}]'),
        ({"author": [{"given": "Ann"}]}, 'write {"literal": "Ann"}, or add "family"'),
        ({"issued": "2022-11-11"}, 'write "issued": {"date-parts": [[2022, 11, 11]]}'),
        ({"issued": [2022, 11]}, 'write "issued": {"date-parts": [[2022, 11]]}'),
        ({"issued": {"date-parts": [2022, 3]}}, 'write "date-parts": [[2022, 3]]'),
    ],
)
def test_the_hint_says_what_to_type(variables: dict[str, object], hint: str) -> None:
    assert with_book(**variables)[1][0].hint == hint


# ---- warnings ----


@pytest.mark.parametrize(
    ("variables", "rule", "line", "column", "says"),
    [
        ({"tilte": "x"}, Rule.UNKNOWN_KEY, 6, 3, '"tilte"'),
        ({"author": [{"family": "x", "gvien": "y"}]}, Rule.UNKNOWN_KEY, 9, 5, '"gvien"'),
        ({"issued": {"raw": "2022", "year": 1}}, Rule.UNKNOWN_KEY, 8, 4, '"year"'),
        ({"title": 1984}, Rule.BAD_WORK, 5, 12, "a number, not a text"),
        ({"title": "a <i>b"}, Rule.BAD_WORK, 5, 12, "<i> is never closed"),
        ({"title": "a <i>b <b>c</i></b>"}, Rule.BAD_WORK, 5, 12, "</i> closes"),
        ({"type": "misc"}, Rule.BAD_WORK, 4, 11, '"misc" is not a type'),
        ({"custom": 1}, Rule.BAD_WORK, 6, 13, '"custom" is not an object'),
        ({"categories": "x"}, Rule.BAD_WORK, 6, 17, '"categories" is not a list'),
        ({"abstract": "\u0007"}, Rule.BAD_CHARACTER, 6, 15, "U+0007"),
    ],
)
def test_what_no_reader_would_miss_is_a_warning(
    variables: dict[str, object], rule: Rule, line: int, column: int, says: str
) -> None:
    _, findings = with_book(**variables)
    assert [(one.rule, one.severity, one.pos) for one in findings] == [
        (rule, Severity.WARNING, Pos("b.json", line, column))
    ]
    assert says in findings[0].message


def test_an_unknown_key_is_reported_once_a_file() -> None:
    works = [BOOK | {"id": f"w{n}", "title": str(n), "url": "x"} for n in range(3)]
    _, findings = read(json.dumps(works))
    assert len(findings) == 1
    assert "3 times" in findings[0].message
    assert findings[0].hint == 'did you mean "URL"?'


@pytest.mark.parametrize("kind", ["interview", "personal_communication", "review"])
def test_some_works_need_no_title(kind: str) -> None:
    assert read(json.dumps([{"id": "a", "type": kind}]))[1] == []


# ---- characters ----


@pytest.mark.parametrize("text", ["\ud800", "\u202e", "\x00", "\x07", "\ufffe", "\x85\x9f"])
def test_bad_characters_are_errors_also_as_escapes(text: str) -> None:
    for ascii_only in (True, False):
        content = json.dumps([BOOK | {"title": f"a{text}b"}], ensure_ascii=ascii_only, indent=1)
        work, findings = read(content)
        assert [(one.rule, one.pos) for one in findings] == [
            (Rule.BAD_CHARACTER, Pos("b.json", 5, 12))
        ]
        assert text not in work.items["a"].title


def test_a_bad_character_in_an_id_leaves_the_work_out() -> None:
    found, findings = read(json.dumps([BOOK | {"id": "a\ud800"}]))
    assert (found.items, [one.rule for one in findings]) == ({}, [Rule.BAD_CHARACTER])


def test_markup_stays_text() -> None:
    work, findings = with_book(title="<script>alert(1)</script> & {{ x }}")
    assert (work.title, findings) == ("<script>alert(1)</script> & {{ x }}", [])


def test_the_place_of_a_work_is_its_own_id_wherever_it_stands() -> None:
    work = '[{"custom": {"id": "no"},\n"type": "book", "title": "A",\n  "id": "a"}]'
    found, _ = read(work)
    assert found.items["a"].pos == Pos("b.json", 3, 9)


# ---- works beside each other ----


def test_a_duplicate_id_is_reported_at_both_and_the_first_kept() -> None:
    found, findings = read(json.dumps([BOOK, BOOK | {"title": "Other"}], indent=1))
    assert [(one.rule, one.pos.line) for one in findings] == [
        (Rule.DUPLICATE_ID, 3),
        (Rule.DUPLICATE_ID, 8),
    ]
    assert "line 8" in findings[0].message
    assert "line 3" in findings[1].message
    assert found.items["a"].title == "A Title"


def test_ids_that_differ_only_by_case_are_two_works() -> None:
    found, findings = read(json.dumps([BOOK, BOOK | {"id": "A", "title": "Other"}]))
    assert list(found.items) == ["a", "A"]
    assert [(one.rule, one.severity) for one in findings] == [(Rule.DUPLICATE_ID, Severity.WARNING)]


def test_a_work_that_is_entered_twice_is_a_warning() -> None:
    one = BOOK | {"title": "The Same Long Title", "issued": {"date-parts": [[2020]]}}
    two = one | {"id": "b", "title": "The same long title"}
    other = one | {"id": "c", "issued": {"date-parts": [[2021]]}}
    _, findings = read(json.dumps([one, two, other]))
    assert [found.severity for found in findings] == [Severity.WARNING]
    assert '"b" seems to be the same work as "a"' in findings[0].message


# ---- what is not JSON ----


@pytest.mark.parametrize(
    ("text", "line", "column", "works"),
    [
        ("", 1, 1, 0),
        (" \n", 1, 1, 0),
        ("[", 1, 2, 0),
        ("[{]", 1, 3, 0),
        ("{}", 1, 1, 0),
        ('{"id": "a"}', 1, 1, 0),
        ("@book{a,", 1, 1, 0),
        ("null", 1, 1, 0),
        ('[{"id":"a","type":"book","title":"x"},\n]', 1, 38, 1),
        ('[{"id":"a","type":"book","title":"x"}\n {}]', 2, 2, 1),
        ('[{"id":"a","type":"book","title":"x"}] x', 1, 40, 1),
        ('[{"id":"a","type":"book","title":"x"}', 1, 38, 1),
        ('[{"id":"a","type":"book","title":"x",}]', 1, 38, 0),
        ('[{"id":"a"\n"type":"book"}]', 2, 1, 0),
        ('[{"id" "a"}]', 1, 8, 0),
        ("[{'id': 'a'}]", 1, 3, 0),
        ('[{"id":"a\nb"}]', 1, 10, 0),
        ('[{"id":"\\q"}]', 1, 9, 0),
        ('[{"id":"a]', 1, 8, 0),
        ("[" * 100_000, 1, 2, 0),
        ('[{"a":' * 100_000, 1, 2, 0),
    ],
)
def test_a_fault_of_the_json_has_its_place_and_what_came_before_is_kept(
    text: str, line: int, column: int, works: int
) -> None:
    found, findings = read(text)
    assert len(found.items) == works
    assert [(one.rule, one.pos) for one in findings] == [
        (Rule.BAD_JSON, Pos("b.json", line, column))
    ]
    assert findings[0].hint


def test_a_key_that_stands_twice_is_reported_and_the_first_kept() -> None:
    text = '[{"id":"a","type":"book","title":"x","title":"y",\n"issued":{"raw":"1","raw":"2"}}]'
    found, findings = read(text)
    assert [(one.rule, one.pos.line, one.pos.column) for one in findings] == [
        (Rule.DUPLICATE_KEY, 1, 38),
        (Rule.DUPLICATE_KEY, 2, 21),
    ]
    assert found.items["a"].csl["issued"] == {"raw": "1"}
    assert found.items["a"].title == "x"


# ---- the file ----


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    findings: list[Diagnostic] = []
    assert library.read(tmp_path, findings.append).items == {}
    assert [one.rule for one in findings] == [Rule.MISSING_FILE]
    assert "Zotero" in findings[0].hint


def test_a_file_is_read_with_its_byte_order_mark_and_crlf(tmp_path: Path) -> None:
    text = json.dumps([{"id": "a"}], indent=1).replace("\n", "\r\n")
    (tmp_path / "bibliography.json").write_bytes(b"\xef\xbb\xbf" + text.encode())
    findings: list[Diagnostic] = []
    assert list(library.read(tmp_path, findings.append).items) == ["a"]
    assert [one.pos for one in findings] == [Pos("bibliography.json", 2, 2)] * 2


# ---- anything ----

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6)
    | st.sampled_from(["<i>", "</b>", "http://a", "file:x", "2022-11-11", "Smith, Ann"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["family", "given", "literal", "date-parts", "raw", "season", "x"]),
        inner,
        max_size=3,
    ),
    max_leaves=8,
)  # fmt: skip
ITEM = st.dictionaries(
    st.sampled_from(["id", "type", "title", "author", "issued", "page", "URL", "custom", "x"])
    | st.text(max_size=3),
    JSON,
    max_size=6,
)


@given(st.lists(ITEM | JSON, max_size=4), st.booleans())
def test_any_library_keeps_what_is_sound(items: list[object], ascii_only: bool) -> None:
    text = json.dumps([BOOK | {"id": "sound work"}, *items], ensure_ascii=ascii_only)
    found, findings = read(text)
    assert found.items["sound work"].title == "A Title"
    for one in findings:
        assert one.pos.line >= 1
        assert "\ud800" not in one.message + one.hint
    again, more = read(json.dumps([work.csl for work in found.items.values()]))
    assert again.items == found.items
    assert not [one for one in more if one.rule is Rule.BAD_CHARACTER]


@given(st.text(max_size=60) | st.text(st.sampled_from('[]{},:"a1 \n\\e-.'), max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    found, findings = read(text)
    assert findings or not found.items


def test_what_the_import_says_of_its_certainty_is_kept() -> None:
    custom = {"confidence": {"title": 0.4}, "raw": "A."}
    work, findings = with_book(custom=custom)
    assert (work.csl["custom"], findings) == (custom, [])
