import pytest

from report_build.model import CitedWork
from report_build.readers.cites import (
    LABELS,
    cited_work,
    cited_works,
    holds_citation,
    locator_and_suffix,
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", ("", "", "")),
        (", 12", ("page", "12", "")),
        (" 12", ("page", "12", "")),
        (", p. 4", ("page", "4", "")),
        (", p.4", ("page", "4", "")),
        (" pp. 3-5", ("page", "3-5", "")),
        (", pp. 3–5", ("page", "3–5", "")),
        (", pp. 3--5", ("page", "3--5", "")),
        (", pp. 33-35, 38-39 and nowhere else", ("page", "33-35, 38-39", "and nowhere else")),
        (", pp. 4 & 6", ("page", "4 & 6", "")),
        (", p. iv", ("page", "iv", "")),
        (", pp. xiv-xvi", ("page", "xiv-xvi", "")),
        (", p. A-4", ("page", "A-4", "")),
        (", p. A4", ("page", "A4", "")),
        (", p. 12n3", ("page", "12n3", "")),
        (", P. 4", ("page", "4", "")),
        (", page 4", ("page", "4", "")),
        (", ch. 2", ("chapter", "2", "")),
        (", chapter 2", ("chapter", "2", "")),
        (", par. 4", ("paragraph", "4", "")),
        (", pars. 4-6", ("paragraph", "4-6", "")),
        (", ¶ 4", ("paragraph", "4", "")),
        (", ¶¶4-6", ("paragraph", "4-6", "")),
        (", par. 12(b)", ("paragraph", "12(b)", "")),
        (", art. 5(2)(c)", ("article", "5(2)(c)", "")),
        (", § 4", ("section", "4", "")),
        (", §§4.1-4.2", ("section", "4.1-4.2", "")),
        (", sec. 2.1", ("section", "2.1", "")),
        (", s. 4", ("section", "4", "")),
        (", S. 4-6", ("page", "4-6", "")),
        (", Kap. 2", ("chapter", "2", "")),
        (", Abs. 3", ("paragraph", "3", "")),
        (", Bd. 3, S. 92", ("page", "3: 92", "")),
        (", págs. 4-6", ("page", "4-6", "")),
        (", vol. 2", ("volume", "2", "")),
        (", l. 12", ("line", "12", "")),
        (", lines 12-14", ("line", "12-14", "")),
        (", v. 3", ("verse", "3", "")),
        (", n. 7", ("note", "7", "")),
        (", fig. 3", ("figure", "3", "")),
        (", tbl. 3", ("table", "3", "")),
        (", vol. 3, ch. 2", ("volume", "3", "ch. 2")),
        (", 3: 92", ("page", "3: 92", "")),
        (", 3:92", ("page", "3: 92", "")),
        (", III: 92", ("page", "III: 92", "")),
        (", vol. 3, p. 92", ("page", "3: 92", "")),
        (", volume 3, page 92", ("page", "3: 92", "")),
        (", vol. 3, 92", ("page", "3: 92", "")),
        (", vols. 3, 5", ("volume", "3, 5", "")),
        (", vol. 3: 92, here", ("page", "3: 92", "here")),
        (", {Vol. 3, pp. 95-97}", ("page", "3: 95-97", "")),
        (", 3: 92, 95-97", ("page", "3: 92, 95-97", "")),
        (", 3: xii-xv", ("page", "3: xii-xv", "")),
        (", 1:15", ("timestamp", "1:15", "")),
        (", 00:01:15", ("timestamp", "00:01:15", "")),
        (", 00:01:15-00:02:16", ("timestamp", "00:01:15-00:02:16", "")),
        (", 1:15–22", ("timestamp", "1:15–22", "")),
        (", time 1:15", ("timestamp", "1:15", "")),
        (", {p. 4 of the annex}", ("page", "4 of the annex", "")),
        (
            ", {pp. iv, vi-xi, (xv)-(xvii)} with more",
            ("page", "iv, vi-xi, (xv)-(xvii)", "with more"),
        ),
        (", {annex II}", ("page", "annex II", "")),
        (", {}", ("page", "", "")),
        (", p. 4, emphasis added", ("page", "4", "emphasis added")),
        (", par. 4, quoting Smith", ("paragraph", "4", "quoting Smith")),
        (", emphasis added", ("", "", "emphasis added")),
        (", annex II", ("", "", "annex II")),
        (", c", ("", "", "c")),
        (", mix", ("", "", "mix")),
        (", S/2022/1", ("", "", "S/2022/1")),
        (", chapters of the past", ("", "", "chapters of the past")),
        (", pages", ("", "", "pages")),
    ],
)
def test_what_follows_a_key_is_a_locator_and_a_suffix(
    text: str, read: tuple[str, str, str]
) -> None:
    assert locator_and_suffix(text) == read


@pytest.mark.parametrize("form", sorted(LABELS))
def test_every_term_is_known_with_its_number(form: str) -> None:
    assert locator_and_suffix(f", {form} 3, here") == (LABELS[form], "3", "here")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("@a", "a"),
        ("@a_b:c.d#e$f%g&h-i+j?k<l>m~n/o", "a_b:c.d#e$f%g&h-i+j?k<l>m~n/o"),
        ("@smith2020.", "smith2020"),
        ("@icg2022, p. 4", "icg2022"),
        ("@_a", "_a"),
        ("@Müller2020", "Müller2020"),
        ("@2020a", "2020a"),
        ("@{https://example.org/x?y=1,2}", "https://example.org/x?y=1,2"),
    ],
)
def test_a_key_ends_where_pandoc_ends_it(text: str, key: str) -> None:
    work = cited_work(text)
    assert work is not None
    assert work.id == key


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("@a; @b", (CitedWork("a"), CitedWork("b"))),
        (
            "see @a, pp. 3-5; also @b, ch. 2, passim",
            (
                CitedWork("a", "see", "page", "3-5"),
                CitedWork("b", "also", "chapter", "2", "passim"),
            ),
        ),
        ("-@a, p. 4", (CitedWork("a", label="page", locator="4", omit="author"),)),
        ("see -@a", (CitedWork("a", "see", omit="author"),)),
        ("--@a, p. 4", (CitedWork("a", label="page", locator="4", omit="work"),)),
        ("@{a;b}, p. 4; @c", (CitedWork("a;b", label="page", locator="4"), CitedWork("c"))),
        ("see", None),
        ("@a; see", None),
        ("@a;", None),
        ("; @a", None),
        ("@", None),
    ],
)
def test_brackets_hold_works(text: str, works: tuple[CitedWork, ...] | None) -> None:
    assert cited_works(text) == works


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("@a", True), ("see @a", True), ("-@a", True), ("x;@a", True), ("(@a", True),
        ("ann@example.org", False), ("@ home", False), ("words", False), ("", False),
    ],
)  # fmt: skip
def test_an_at_sign_within_a_word_is_no_citation(text: str, holds: bool) -> None:
    assert holds_citation(text) is holds
