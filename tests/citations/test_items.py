"""Malformed items: none raises, none takes another down, and what can be read is printed."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_build.citations import MissingId, UnknownWork, format_document
from report_build.csl import DATES, NAMES, TEXTS

SOUND = {
    "id": "sound",
    "type": "book",
    "author": [{"family": "Sound", "given": "Ann"}],
    "title": "A book",
    "publisher": "Harbor Press",
    "issued": {"date-parts": [[2001]]},
}
SOUND_ENTRY = "Sound, Ann. <i>A Book</i>. Harbor Press, 2001."
TAG = re.compile(r"<(/?)(i|b|sup|sub|span|a)((?: [a-z]+=\"[^\"<>]*\")*)>")

ROLES = sorted(NAMES)
PARTS = ["family", "given", "literal", "suffix", "date-parts", "raw", "season", "circa"]
FIELD_NAMES = st.sampled_from([*ROLES, *sorted(DATES | TEXTS), "type", "custom", "note", *PARTS])

SHAPES: dict[str, dict[str, object]] = {
    "nothing but an id": {},
    "number id": {"id": 12},
    "float id": {"id": 1.5},
    "missing type": {"title": "T", "author": [{"family": "A"}]},
    "null type": {"type": None, "title": "T"},
    "empty type": {"type": "", "title": "T"},
    "unknown type": {"type": "tablet", "title": "T"},
    "type is a number": {"type": 7, "title": "T"},
    "type is a list": {"type": ["book"], "title": "T"},
    "capital type": {"type": "Book", "title": "T"},
    "null title": {"type": "book", "title": None},
    "empty title": {"type": "book", "title": ""},
    "blank title": {"type": "book", "title": "   "},
    "title is a number": {"type": "book", "title": 1984},
    "title is a list": {"type": "book", "title": ["T"]},
    "title is an object": {"type": "book", "title": {"text": "T"}},
    "title is true": {"type": "book", "title": True},
    "null author": {"type": "book", "author": None, "title": "T"},
    "empty author": {"type": "book", "author": [], "title": "T"},
    "author of nulls": {"type": "book", "author": [None, None], "title": "T"},
    "author of empties": {"type": "book", "author": [{}, {}], "title": "T"},
    "author is text": {"type": "book", "author": "Jane Doe", "title": "T"},
    "author is a list of text": {"type": "book", "author": ["Jane Doe"], "title": "T"},
    "author is one object": {"type": "book", "author": {"family": "Doe"}, "title": "T"},
    "author is a number": {"type": "book", "author": 4, "title": "T"},
    "author of lists": {"type": "book", "author": [["Doe", "Jane"]], "title": "T"},
    "empty family": {"type": "book", "author": [{"family": "", "given": "Jane"}], "title": "T"},
    "null family": {"type": "book", "author": [{"family": None, "given": "Jane"}], "title": "T"},
    "given only": {"type": "book", "author": [{"given": "Jane"}], "title": "T"},
    "suffix only": {"type": "book", "author": [{"suffix": "Jr."}], "title": "T"},
    "particle only": {"type": "book", "author": [{"dropping-particle": "de"}], "title": "T"},
    "name of numbers": {"type": "book", "author": [{"family": 1, "given": 2}], "title": "T"},
    "name of booleans": {"type": "book", "author": [{"family": True}], "title": "T"},
    "empty literal": {"type": "book", "author": [{"literal": ""}], "title": "T"},
    "literal and family": {
        "type": "book",
        "author": [{"literal": "Jane Doe", "family": "Doe", "given": "Jane"}],
    },
    "name in CrossRef's way": {"type": "book", "author": [{"name": "Doe Society"}]},
    "director only": {"type": "motion_picture", "director": [{"family": "Kurosawa"}]},
    "host only": {"type": "broadcast", "host": [{"family": "Koenig", "given": "Sarah"}]},
    "every role at once": {
        "type": "chapter",
        "title": "T",
        "container-title": "C",
        **{role: [{"family": role.title()}] for role in ROLES},
    },
    "unknown role": {"type": "book", "title": "T", "sculptor": [{"family": "Rodin"}]},
    "null issued": {"type": "book", "title": "T", "issued": None},
    "empty issued": {"type": "book", "title": "T", "issued": {}},
    "issued is text": {"type": "book", "title": "T", "issued": "2001-05"},
    "issued is a number": {"type": "book", "title": "T", "issued": 2001},
    "issued is a list": {"type": "book", "title": "T", "issued": [2001, 5]},
    "issued is true": {"type": "book", "title": "T", "issued": True},
    "null date-parts": {"type": "book", "title": "T", "issued": {"date-parts": None}},
    "empty date-parts": {"type": "book", "title": "T", "issued": {"date-parts": []}},
    "empty part": {"type": "book", "title": "T", "issued": {"date-parts": [[]]}},
    "part of null": {"type": "book", "title": "T", "issued": {"date-parts": [[None]]}},
    "null month": {"type": "book", "title": "T", "issued": {"date-parts": [[2001, None]]}},
    "flat date-parts": {"type": "book", "title": "T", "issued": {"date-parts": [2001, 5]}},
    "date-parts is text": {"type": "book", "title": "T", "issued": {"date-parts": "2001"}},
    "date-parts of text": {"type": "book", "title": "T", "issued": {"date-parts": ["2001"]}},
    "year in words": {"type": "book", "title": "T", "issued": {"date-parts": [["n.d."]]}},
    "month 13": {"type": "article-magazine", "title": "T", "issued": {"date-parts": [[2001, 13]]}},
    "month 99": {"type": "article-magazine", "title": "T", "issued": {"date-parts": [[2001, 99]]}},
    "month 0": {"type": "article-magazine", "title": "T", "issued": {"date-parts": [[2001, 0]]}},
    "month -1": {"type": "article-magazine", "title": "T", "issued": {"date-parts": [[2001, -1]]}},
    "day 40": {"type": "article-magazine", "title": "T", "issued": {"date-parts": [[2001, 2, 40]]}},
    "year 0": {"type": "book", "title": "T", "issued": {"date-parts": [[0]]}},
    "huge year": {"type": "book", "title": "T", "issued": {"date-parts": [[10**12]]}},
    "year not a number": {"type": "book", "title": "T", "issued": {"date-parts": [[float("nan")]]}},
    "year infinite": {"type": "book", "title": "T", "issued": {"date-parts": [[float("inf")]]}},
    "three dates": {"type": "book", "title": "T", "issued": {"date-parts": [[1], [2], [3]]}},
    "range without end": {"type": "book", "title": "T", "issued": {"date-parts": [[2001], []]}},
    "range backwards": {"type": "book", "title": "T", "issued": {"date-parts": [[2005], [2001]]}},
    "season 9": {"type": "book", "title": "T", "issued": {"date-parts": [[2001]], "season": 9}},
    "season in words": {
        "type": "article-magazine",
        "title": "T",
        "issued": {"date-parts": [[2001]], "season": "Winter"},
    },
    "season without year": {"type": "article-magazine", "title": "T", "issued": {"season": 2}},
    "raw nonsense": {"type": "book", "title": "T", "issued": {"raw": "some day"}},
    "raw number": {"type": "book", "title": "T", "issued": {"raw": 2001}},
    "literal number": {"type": "book", "title": "T", "issued": {"literal": 2001}},
    "circa in words": {"type": "map", "title": "T", "issued": {"raw": "2001", "circa": "yes"}},
    "accessed is text": {"type": "webpage", "title": "T", "accessed": "yesterday"},
    "volume is a number": {"type": "article-journal", "title": "T", "volume": 3, "issue": 4.0},
    "volume is an object": {"type": "article-journal", "title": "T", "volume": {"a": 1}},
    "volume is zero": {"type": "article-journal", "title": "T", "volume": 0},
    "page is a number": {"type": "article-journal", "title": "T", "page": 12},
    "page is a list": {"type": "article-journal", "title": "T", "page": [12, 14]},
    "page is a dash": {"type": "article-journal", "title": "T", "page": "-"},
    "page ends in a dash": {"type": "article-journal", "title": "T", "page": "12-"},
    "page runs back": {"type": "article-journal", "title": "T", "page": "210-195"},
    "page is long": {"type": "article-journal", "title": "T", "page": "9" * 400 + "-" + "9" * 401},
    "edition is a number": {"type": "book", "title": "T", "edition": 2},
    "edition is huge": {"type": "book", "title": "T", "edition": "9" * 5000},
    "number of volumes in words": {"type": "book", "title": "T", "number-of-volumes": "many"},
    "null URL": {"type": "webpage", "title": "T", "URL": None},
    "URL of script": {"type": "webpage", "title": "T", "URL": "javascript:alert(1)"},
    "URL with a quote": {"type": "webpage", "title": "T", "URL": 'https://a.example/" onclick="x'},
    "URL with spaces": {"type": "webpage", "title": "T", "URL": " https://a.example/a b\n"},
    "DOI is an address": {"type": "book", "title": "T", "DOI": "https://doi.org/10.1/x"},
    "DOI with tags": {"type": "book", "title": "T", "DOI": '10.1/<b>"x"</b>'},
    "markup that is not closed": {"type": "book", "title": "A <i>b"},
    "markup that was not opened": {"type": "book", "title": "A b</i> c</span>"},
    "markup crossed": {"type": "book", "title": "<i>a <b>b</i> c</b>"},
    "markup unknown": {"type": "book", "title": "<script>x</script> <em>y</em>"},
    "markup half": {"type": "book", "title": "1 < 2 > 0 <i"},
    "quotation not closed": {"type": "book", "title": "A “b", "container-title": '"c'},
    "quotation not opened": {"type": "book", "title": "A b” c’"},
    "ampersands": {"type": "book", "title": "&amp; & &lt;", "publisher": "&"},
    "control characters": {"type": "book", "title": "a\x00b\x07\ue001c\ue002", "DOI": "\x08"},
    "only punctuation": {"type": "book", "title": "...", "author": [{"family": "."}]},
    "only an article": {"type": "book", "title": "The", "author": [{"literal": "The"}]},
    "only a business word": {"type": "book", "title": "T", "publisher": "Company"},
    "language is a list": {"type": "book", "title": "T", "language": ["en"]},
    "custom is text": {"type": "book", "title": "T", "custom": "translator"},
    "note is a list": {"type": "book", "title": "T", "note": ["original-date: 1950"]},
    "note names a type": {"title": "T", "note": "type: nonsense\nissued: never\neditor: ||"},
    "key is a number": {"type": "book", "title": "T", 5: "five"},  # type: ignore[dict-item]
    "same item twice over": {"type": "book", "title": "T", "related": [{"id": "x"}]},
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_malformed_item_takes_nothing_down(shape: dict[str, object]) -> None:
    item = {"id": "odd", **shape}
    name = str(item["id"])
    cites = [{"cites": [{"id": name, "locator": "3"}]}, {"cites": [{"id": "sound"}]}]
    formatted = format_document([item, SOUND], cites)
    entries = dict(formatted.works_cited)
    assert entries["sound"] == SOUND_ENTRY
    assert formatted.citations[1] == "(Sound)"
    assert name in entries
    for html in (entries[name], *formatted.citations):
        assert_is_sound(html)


def assert_is_sound(html: str) -> None:
    """Known tags only, balanced; nothing left that HTML could misread."""
    open_tags: list[str] = []
    for closing, tag, _ in TAG.findall(html):
        if closing:
            assert open_tags.pop() == tag, html
        else:
            open_tags.append(tag)
    assert not open_tags, html
    assert not re.search(r"[<>\x00-\x08\ue000-\ue00f]", TAG.sub("", html)), html


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda kids: st.lists(kids, max_size=3) | st.dictionaries(FIELD_NAMES, kids, max_size=4),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(FIELD_NAMES, JUNK | st.sampled_from(["book", "review", "1-2"]), max_size=9))
def test_any_item_is_printed_soundly(shape: dict[str, object]) -> None:
    formatted = format_document([{**shape, "id": "odd"}], [{"cites": [{"id": "odd"}]}])
    for html in (formatted.works_cited[0][1], *formatted.citations):
        assert_is_sound(html)


def test_every_field_of_an_item_may_be_of_any_kind() -> None:
    fields = [
        *("type", "title", "container-title", "publisher", "page", "volume", "issue", "edition"),
        *("author", "editor", "issued", "accessed", "URL", "DOI", "language", "custom", "note"),
    ]
    values: list[object] = [None, "", " ", 0, -1, 1.5, True, [], {}, [None], [[]], [{}], {"a": []}]
    items = [
        {**SOUND, "id": f"{field}-{number}", field: value}
        for field in fields
        for number, value in enumerate(values)
    ]
    formatted = format_document(items, [])
    assert len(formatted.works_cited) == len(items)
    for _, html in formatted.works_cited:
        assert_is_sound(html)


@pytest.mark.parametrize("item", [{}, {"id": None}, {"id": ""}, {"id": []}, {"id": True}])
def test_item_without_id_raises(item: dict[str, object]) -> None:
    with pytest.raises(MissingId) as caught:
        format_document([item], [])
    assert caught.value.hint


def test_unknown_id_names_the_nearest() -> None:
    with pytest.raises(UnknownWork) as caught:
        format_document([SOUND], [{"cites": [{"id": "Sound"}]}])
    assert caught.value.nearest == "sound"
    assert caught.value.message == 'no item has the id "Sound"'


def test_ids_differ_by_case() -> None:
    items = [SOUND, {**SOUND, "id": "SOUND", "title": "Another"}]
    formatted = format_document(items, [{"cites": [{"id": "SOUND"}]}])
    assert formatted.citations == ("(Sound, <i>Another</i>)",)


def test_first_of_two_items_with_one_id_holds() -> None:
    formatted = format_document([SOUND, {"id": "sound", "title": "Other"}], [])
    assert formatted.works_cited == (("sound", SOUND_ENTRY),)


def test_script_is_text_and_no_link() -> None:
    item = {"id": "x", "type": "webpage", "title": "<script>", "URL": "javascript:alert(1)"}
    ((_, html),) = format_document([item], []).works_cited
    assert html == "<i>&lt;Script&gt;</i>. javascript:alert(1)."


def test_variables_in_the_note_count_where_the_item_has_none() -> None:
    item = {**SOUND, "note": "original-date: 1950\npublisher: Other\nSome words."}
    ((_, html),) = format_document([item], []).works_cited
    assert html == "Sound, Ann. <i>A Book</i>. 1950. Harbor Press, 2001."
