"""The rules of MLA 9 beyond its CSL style, each on works that our cases do not have."""

import re
from collections.abc import Mapping

import pytest

from report_build.citations import Formatted, format_document

WRITER = {"family": "Doe", "given": "Jane"}
BOOK: dict[str, object] = {
    "id": "x",
    "type": "book",
    "author": [WRITER],
    "title": "A title",
    "publisher": "Harbor Press",
    "issued": {"date-parts": [[2001]]},
}
ARTICLE: dict[str, object] = {
    "id": "x",
    "type": "article-journal",
    "author": [WRITER],
    "title": "A title",
    "container-title": "Oral History",
    "issued": {"date-parts": [[2001]]},
}


def entry(item: Mapping[str, object], **more: object) -> str:
    ((_, html),) = format_document([{**item, **more}], []).works_cited
    return re.sub(r"</?a\b[^>]*>", "", html)


def citation(item: Mapping[str, object], **cite: object) -> str:
    cites = [{"id": item["id"], **cite}]
    return format_document([item], [{"cites": cites}]).citations[0]


def listed(*items: Mapping[str, object]) -> list[str]:
    return [name for name, _ in format_document(items, []).works_cited]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Oxford University Press", "Oxford UP"),
        ("The University of Chicago Press", "U of Chicago P"),
        ("University Press of Kentucky", "UP of Kentucky"),
        ("State University of New York Press", "State U of New York P"),
        ("Harvard Univ. Press", "Harvard UP"),
        ("Indiana University", "Indiana U"),
        ("The MIT Press", "MIT P"),
        ("Random House, Inc.", "Random House"),
        ("Little, Brown and Company", "Little, Brown"),
        ("Harcourt, Brace & Co.", "Harcourt, Brace"),
        ("Harper & Row", "Harper and Row"),
        ("Verlag Herder GmbH", "Verlag Herder"),
        ("Faber and Faber Limited", "Faber and Faber"),
        ("Company", "Company"),
        ("Yale University Press / The Frick Collection", "Yale UP / Frick Collection"),
        ("Clarendon Press; The Huntington", "Clarendon Press / Huntington"),
        ("Princeton University", "Princeton U"),
    ],
)
def test_publisher_is_short(name: str, shown: str) -> None:
    assert entry(BOOK, publisher=name) == f"Doe, Jane. <i>A Title</i>. {shown}, 2001."


def test_ampersand_of_a_periodical_is_and() -> None:
    assert "<i>Science and Society</i>" in entry(
        ARTICLE, **{"container-title": "Science & Society"}
    )
    assert "Fish &amp; Chips" in entry(ARTICLE, title="Fish & chips")


@pytest.mark.parametrize(
    ("author", "publisher"),
    [
        ("World Health Organization", "World Health Organization"),
        ("The World Bank", "World Bank"),
        ("Acme", "Acme, Inc."),
    ],
)
def test_organization_that_publishes_its_own_work_is_the_publisher(
    author: str, publisher: str
) -> None:
    item = {**BOOK, "author": [{"literal": author}], "publisher": publisher}
    assert entry(item).startswith("<i>A Title</i>. ")
    assert citation(item, locator="3") == "(<i>Title</i> 3)"


def test_person_who_publishes_stays_the_author() -> None:
    item = {**BOOK, "author": [WRITER, {"literal": "Harbor Press"}]}
    assert entry(item).startswith("Doe, Jane, and Harbor Press. ")


@pytest.mark.parametrize("role", ["author", "editor"])
def test_organization_loses_its_article(role: str) -> None:
    item = {key: value for key, value in BOOK.items() if key != "author"}
    item[role] = [{"literal": "The Royal Society"}]
    assert entry(item).startswith("Royal Society")


def test_organization_first_of_two_has_no_comma() -> None:
    authors = [{"literal": "United Nations"}, {"literal": "World Bank"}]
    assert entry(BOOK, author=authors).startswith("United Nations and World Bank. ")
    assert citation({**BOOK, "author": authors}) == "(United Nations and World Bank)"


def test_junior_has_a_comma_and_a_numeral_none() -> None:
    people = [WRITER, {"family": "King", "given": "Martin Luther", "suffix": "Jr."}]
    assert entry(BOOK, author=people).startswith("Doe, Jane, and Martin Luther King, Jr. ")
    people[1] = {"family": "Windsor", "given": "George", "suffix": "VI"}
    assert entry(BOOK, author=people).startswith("Doe, Jane, and George Windsor VI. ")


def test_suffix_does_not_stand_in_a_citation() -> None:
    people = [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}]
    assert citation({**BOOK, "author": people}, locator="3") == "(King 3)"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.example.org/a", "www.example.org/a"),
        ("HTTP://example.org/", "example.org/"),
        ("ftp://example.org/a", "ftp://example.org/a"),
        ("https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "https://doi.org/10.1000/182"),
    ],
)
def test_url_is_printed_without_its_scheme(url: str, shown: str) -> None:
    assert entry(BOOK, URL=url).endswith(f", 2001, {shown}.")


@pytest.mark.parametrize("doi", ["10.1/x", "https://doi.org/10.1/x", "doi:10.1/x"])
def test_doi_is_printed_as_an_address(doi: str) -> None:
    assert entry(BOOK, DOI=doi).endswith(", 2001, https://doi.org/10.1/x.")


def test_link_leads_to_the_whole_address() -> None:
    item = {**BOOK, "URL": 'https://www.example.org/a?b=1&c="2"'}
    ((_, html),) = format_document([item], []).works_cited
    assert 'href="https://www.example.org/a?b=1&amp;c=%222%22"' in html
    assert '>www.example.org/a?b=1&amp;c="2"</a>.' in html


@pytest.mark.parametrize("kind", ["webpage", "post", "entry-encyclopedia", "article-newspaper"])
def test_site_named_for_its_publisher_has_none(kind: str) -> None:
    more = {"container-title": "Human Rights Watch", "publisher": "The Human Rights Watch"}
    assert entry(BOOK, type=kind, **more).count("Human Rights Watch") == 1


def test_book_named_for_its_publisher_keeps_it() -> None:
    assert (
        entry(BOOK, title="Harbor Press") == "Doe, Jane. <i>Harbor Press</i>. Harbor Press, 2001."
    )


@pytest.mark.parametrize(
    ("years", "shown"),
    [
        ([[2009], [2012]], "2009–12"),
        ([[1998], [2004]], "1998–2004"),
        ([[1900], [1901]], "1900–01"),
        ([[900], [950]], "900 AD–950 AD"),
        ([[2009], [2009]], "2009"),
    ],
)
def test_range_of_years_is_short_in_one_century(years: list[list[int]], shown: str) -> None:
    assert entry(BOOK, issued={"date-parts": years}).endswith(f"Harbor Press, {shown}.")


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ({"date-parts": [[2008]], "season": 1}, "spring 2008"),
        ({"date-parts": [[2008, 22]]}, "summer 2008"),
        ({"raw": "Fall 2008"}, "autumn 2008"),
        ({"literal": "Winter 2008–09"}, "winter 2008–09"),
        ({"date-parts": [[2008, 4]]}, "Apr. 2008"),
        ({"date-parts": [[2008, 5], [2008, 7]]}, "May–July 2008"),
        ({"date-parts": [[2008, 12], [2009, 1]]}, "Dec. 2008–Jan. 2009"),
        ({"date-parts": [[2008, 21], [2008, 22]]}, "spring–summer 2008"),
    ],
)
def test_date_of_a_periodical(date: dict[str, object], shown: str) -> None:
    assert entry(ARTICLE, issued=date).endswith(f"<i>Oral History</i>, {shown}.")


def test_season_that_begins_an_element_has_a_capital() -> None:
    item = {"id": "x", "type": "map", "title": "T", "issued": {"date-parts": [[2008, 21]]}}
    assert entry(item) == "<i>T</i>. Spring 2008."


@pytest.mark.parametrize(
    ("pages", "shown"),
    [
        ("12", "p. 12"),
        ("12-15", "pp. 12–15"),
        ("AR6+", "pp. AR6+"),
        ("12, 15-18", "pp. 12+"),
        ("1, 40", "pp. 1+"),
        ("A1, A8", "pp. A1+"),
        ("1003-1005", "pp. 1003–05"),
        ("96-101", "pp. 96–101"),
        ("299–303", "pp. 299–303"),
        ("395-401", "pp. 395–401"),
        ("45-7", "pp. 45–47"),
        ("S12-S15", "pp. S12–15"),
        ("xi-xv", "pp. xi–xv"),
        ("pp. 34-56", "pp. 34–56"),
        ("24--31", "pp. 24–31"),
    ],
)
def test_pages(pages: str, shown: str) -> None:
    assert entry(ARTICLE, page=pages).endswith(f", 2001, {shown}.")


def test_uploader_of_a_platform() -> None:
    item = {
        "id": "x",
        "type": "motion_picture",
        "title": "A film",
        "container-title": "Vimeo",
        "contributor": [WRITER],
    }
    assert entry(item) == "“A Film.” <i>Vimeo</i>, uploaded by Jane Doe."


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("editor", "Edited by Ann Roe"),
        ("translator", "Translated by Ann Roe"),
        ("illustrator", "Illustrated by Ann Roe"),
        ("narrator", "Narrated by Ann Roe"),
        ("director", "Directed by Ann Roe"),
        ("performer", "Performance by Ann Roe"),
        ("script-writer", "Written by Ann Roe"),
        ("series-creator", "Created by Ann Roe"),
    ],
)
def test_contributor_that_begins_an_element_has_a_capital(role: str, words: str) -> None:
    person = [{"family": "Roe", "given": "Ann"}]
    assert entry(BOOK, **{role: person}) == (
        f"Doe, Jane. <i>A Title</i>. {words}, Harbor Press, 2001."
    )
    inside = entry(BOOK, **{role: person, "type": "chapter", "container-title": "Whole"})
    assert f"<i>Whole</i>, {words[0].lower()}{words[1:]}, " in inside


def test_only_the_first_contributor_of_an_element_has_a_capital() -> None:
    people = {"editor": [WRITER], "translator": [{"family": "Roe", "given": "Ann"}]}
    html = entry(BOOK, **people, author=[{"family": "Homer"}])
    assert "Edited by Jane Doe, translated by Ann Roe, Harbor Press" in html


def test_editor_who_translates_is_named_once() -> None:
    person = [{"family": "Roe", "given": "Ann"}]
    assert "Edited and translated by Ann Roe, " in entry(BOOK, editor=person, translator=person)


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({"edition": "3"}, "3rd ed., Harbor Press"),
        ({"edition": "revised ed."}, "Revised ed., Harbor Press"),
        ({"volume": "2"}, "Vol. 2, Harbor Press"),
        ({"volume": "1-2"}, "Vols. 1–2, Harbor Press"),
        ({"edition": "2", "volume": "2"}, "2nd ed., vol. 2, Harbor Press"),
        ({"editor": [{"literal": "A"}], "volume": "2"}, "Edited by A, vol. 2, Harbor Press"),
        ({"version": "3.1"}, "Version 3.1, Harbor Press"),
        ({"number": "12"}, "No. 12, Harbor Press"),
        ({"number": "12", "genre": "technical report"}, "Technical report no. 12, Harbor Press"),
        ({"number": "2023-17", "genre": "report"}, "Report no. 2023-17, Harbor Press"),
    ],
)
def test_what_begins_an_element_has_a_capital(more: dict[str, object], shown: str) -> None:
    assert entry(BOOK, **more) == f"Doe, Jane. <i>A Title</i>. {shown}, 2001."


def test_review_names_the_author_after_a_comma() -> None:
    item = {**ARTICLE, "type": "review", "reviewed-author": [{"family": "Roe", "given": "Ann"}]}
    item |= {"reviewed-title": "The work", "title": "Why it fails"}
    assert entry(item).startswith(
        "Doe, Jane. “Why It Fails.” Review of <i>The Work</i>, by Ann Roe. "
    )


def test_talk_that_was_not_published_has_one_date() -> None:
    item = {**ARTICLE, "type": "paper-conference", "event-title": "MLA Convention"}
    item |= {"event-date": {"date-parts": [[2001, 1, 5]]}, "event-place": "Boston"}
    del item["container-title"]
    assert entry(item) == "Doe, Jane. “A Title.” MLA Convention, 5 Jan. 2001, Boston."


def test_anonymous_translation_begins_with_its_title() -> None:
    item = {**BOOK, "translator": [{"family": "Heaney", "given": "Seamus"}], "title": "Beowulf"}
    del item["author"]
    assert entry(item) == "<i>Beowulf</i>. Translated by Seamus Heaney, Harbor Press, 2001."
    asked = {**item, "custom": {"lead": "translator"}}
    assert entry(asked) == "Heaney, Seamus, translator. <i>Beowulf</i>. Harbor Press, 2001."
    assert citation(asked, locator="3") == "(Heaney 3)"


@pytest.mark.parametrize(
    ("title", "cited"),
    [
        ("The song of the shirt", "Song of the Shirt"),
        ("An essay: on man", "Essay"),
        ("A history – of something", "History"),
        ("The", "The"),
        ("Why? And how", "Why? And How"),
        ("On <i>Hamlet: a play</i> again", "On <span>Hamlet: A Play</span> Again"),
    ],
)
def test_title_is_cited_to_its_colon_without_article(title: str, cited: str) -> None:
    item = {"id": "x", "type": "book", "title": title}
    shown = cited.replace("<span>", '<span style="font-style:normal;">')
    assert citation(item) == f"(<i>{shown}</i>)"


def test_article_of_another_language_stays() -> None:
    item = {"id": "x", "type": "book", "title": "A casa", "language": "pt"}
    assert citation(item) == "(<i>A casa</i>)"


def test_short_title_of_the_data_is_taken_as_it_is() -> None:
    item = {"id": "x", "type": "book", "title": "The whole: of it", "title-short": "The Whole of"}
    assert citation(item) == "(<i>The Whole Of</i>)"


def test_handle_stays_in_the_list() -> None:
    item = {**ARTICLE, "type": "post", "author": [{"literal": "Jane Doe [@doe]"}]}
    assert entry(item).startswith("Jane Doe [@doe]. ")
    assert citation(item) == "(Jane Doe)"


@pytest.mark.parametrize(
    ("cite", "shown"),
    [
        ({"locator": "12"}, "(Doe 12)"),
        ({"locator": "12-15"}, "(Doe 12–15)"),
        ({"locator": "101-103"}, "(Doe 101–03)"),
        ({"locator": "2:145-147"}, "(Doe 2: 145–47)"),
        ({"locator": "01:10", "label": "timestamp"}, "(Doe 01:10)"),
        ({"locator": "01:10-02:15", "label": "time"}, "(Doe 01:10–02:15)"),
        ({"locator": "3", "label": "chapter"}, "(Doe, ch. 3)"),
        ({"locator": "3-4", "label": "section"}, "(Doe, secs. 3–4)"),
        ({"locator": "3", "label": "paragraph"}, "(Doe, par. 3)"),
        ({"locator": "3", "label": "scene"}, "(Doe, sc. 3)"),
        ({"locator": "3", "label": "line"}, "(Doe 3)"),
        ({"locator": "3", "label": "figure"}, "(Doe, fig. 3)"),
        ({"locator": "3", "label": "note"}, "(Doe, n. 3)"),
        ({"locator": "3", "label": "appendix"}, "(Doe, app. 3)"),
        ({"locator": "3", "label": "table"}, "(Doe, tbl. 3)"),
        ({"locator": "word", "label": "sub verbo"}, "(Doe, s.v. word)"),
        ({"locator": "3", "label": "stanza"}, "(Doe 3)"),
        ({"locator": "3", "suppress-author": True}, "(3)"),
        ({"locator": "3", "locator-only": True}, "(3)"),
        ({"suppress-author": True}, ""),
        ({"author-only": True}, "Doe"),
        ({"prefix": "see"}, "(see Doe)"),
        ({"prefix": "see ", "locator": "3", "suffix": ", for one"}, "(see Doe 3, for one)"),
        ({"suffix": "and others"}, "(Doe and others)"),
        ({"prefix": "<b>&"}, "(&lt;b&gt;&amp; Doe)"),
    ],
)
def test_forms_of_citing(cite: dict[str, object], shown: str) -> None:
    assert citation(BOOK, **cite) == shown


def test_comma_goes_into_the_quotation_marks_of_a_title() -> None:
    item = {**ARTICLE, "title": "Food prices"}
    del item["author"]
    assert citation(item, locator="3", label="chapter") == "(“Food Prices,” ch. 3)"
    assert citation(item, suffix=", my translation") == "(“Food Prices,” my translation)"


def test_narrative_names_the_author_in_the_sentence() -> None:
    other = {**BOOK, "id": "y", "author": [{"family": "Roe", "given": "Ann"}]}
    asked = {"cites": [{"id": "x", "locator": "3"}, {"id": "y", "locator": "4"}]}
    formatted = format_document([BOOK, other], [{**asked, "mode": "composite"}])
    assert formatted.citations == ("Doe (3; Roe 4)",)


def parts_of(formatted: Formatted) -> list[str]:
    return ["".join(html for _, html in pieces) for pieces in formatted.parts]


def test_parts_of_a_citation_name_the_works_and_add_up() -> None:
    other = {**ARTICLE, "id": "y", "author": [{"family": "Roe", "given": "Ann"}]}
    asked = {"cites": [{"id": "x", "locator": "3"}, {"id": "y"}]}
    formatted = format_document([BOOK, other], [asked, {**asked, "mode": "composite"}])
    assert parts_of(formatted) == list(formatted.citations)
    assert formatted.parts[0] == (
        *((None, "("), ("x", "Doe 3"), (None, "; ")),
        *(("y", "Roe"), (None, ")")),
    )


def test_list_goes_letter_by_letter_up_to_the_comma() -> None:
    names = [
        "Bond, Z",
        "Bonder, A",
        "De Man, P",
        "deKooning, B",
        "Éluard, P",
        "Eton, A",
        "O’Hara, F",
    ]
    items = [
        {
            **BOOK,
            "id": name,
            "author": [dict(zip(("family", "given"), name.split(", "), strict=True))],
        }
        for name in reversed(names)
    ]
    assert listed(*items) == ["Bond, Z", "Bonder, A", "deKooning, B", "De Man, P", *names[4:]]


def test_list_ignores_initial_articles_in_the_language_of_the_title() -> None:
    items = [
        {"id": "étranger", "type": "book", "title": "L’étranger", "language": "fr"},
        {"id": "dawn", "type": "book", "title": "The dawn"},
        {"id": "zauberberg", "type": "book", "title": "Der Zauberberg", "language": "de"},
        {"id": "farm", "type": "book", "title": "“A farm” again"},
    ]
    assert listed(*items) == ["dawn", "étranger", "farm", "zauberberg"]


def test_works_of_one_author_stand_by_title_then_with_others() -> None:
    roe = {"family": "Roe", "given": "Ann"}
    items = [
        {**BOOK, "id": "several", "author": [WRITER, roe, roe], "title": "A"},
        {**BOOK, "id": "with roe", "author": [WRITER, roe], "title": "B"},
        {**BOOK, "id": "zeta", "title": "Zeta"},
        {**BOOK, "id": "editor", "title": "The kappa", "editor": [WRITER], "author": None},
        {**BOOK, "id": "alpha", "title": "An alpha"},
    ]
    formatted = format_document(items, [])
    entries = dict(formatted.works_cited)
    assert list(entries) == ["alpha", "editor", "zeta", "several", "with roe"]
    assert entries["editor"].startswith("———, editor. <i>The Kappa</i>.")
    assert entries["zeta"].startswith("———. <i>Zeta</i>.")
    assert entries["with roe"].startswith("Doe, Jane, and Ann Roe. ")


def test_three_authors_are_told_apart_by_title() -> None:
    authors = [WRITER, {"family": "Roe"}, {"family": "Poe"}]
    items = [
        {**BOOK, "author": authors},
        {**BOOK, "id": "y", "author": [*authors[:2], {"family": "Low"}], "title": "Other"},
    ]
    formatted = format_document(items, [{"cites": [{"id": "x"}, {"id": "y"}]}])
    assert formatted.citations == ("(Doe et al., <i>Title</i>; Doe et al., <i>Other</i>)",)


def test_titles_that_would_be_cited_alike_are_cited_whole() -> None:
    items: list[dict[str, object]] = [
        {"id": "a", "type": "webpage", "title": "Mali: the war"},
        {"id": "b", "type": "webpage", "title": "Mali: the peace"},
        {"id": "c", "type": "webpage", "title": "The Niger: a river"},
        {"id": "d", "type": "book", "title": "The Niger: its people", "author": [WRITER]},
    ]
    cites = [{"cites": [{"id": name}]} for name in "abcd"]
    assert format_document(items, cites).citations == (
        *("(<i>Mali: The War</i>)", "(<i>Mali: The Peace</i>)"),
        *("(<i>Niger</i>)", "(Doe)"),
    )


def test_only_cited_works_are_listed_if_nothing_else_is_wanted() -> None:
    items = [BOOK, {**BOOK, "id": "y"}, {**BOOK, "id": "z", "title": "Z"}]
    formatted = format_document(items, [{"cites": [{"id": "x"}]}], nocite=["z"])
    assert [name for name, _ in formatted.works_cited] == ["x", "z"]
    alone = format_document(items, [{"cites": [{"id": "x"}]}], nocite=[])
    assert alone.citations == ("(Doe)",)


def test_annotations_are_given_when_asked_for() -> None:
    item = {**BOOK, "annote": "Says <i>much</i> & well."}
    assert format_document([item], []).annotations == ()
    formatted = format_document([item], [], annotated=True)
    assert formatted.annotations == (("x", "Says <i>much</i> &amp; well."),)


def test_british_english_puts_punctuation_outside() -> None:
    item = {**ARTICLE, "title": "A study of “Bartleby”"}
    ((_, html),) = format_document([item], [], locale="en-GB").works_cited
    assert html == "Doe, Jane. ‘A Study of “Bartleby”’. <i>Oral History</i>, 2001."
    assert entry(item) == "Doe, Jane. “A Study of ‘Bartleby.’” <i>Oral History</i>, 2001."


@pytest.mark.parametrize("language", ["en-AU", "en-IE", "en_NZ", "en-gb"])
def test_english_outside_america_is_british(language: str) -> None:
    ((_, html),) = format_document([ARTICLE], [], locale=language).works_cited
    assert "‘A Title’." in html


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("fr", "Le rire de la méduse"),
        ("de-DE", "Das Ornament der Masse"),
        ("es", "El laberinto de la soledad"),
        ("ru", "Мастер и Маргарита"),
    ],
)
def test_title_in_another_language_keeps_its_case(language: str, title: str) -> None:
    assert f"<i>{title}</i>" in entry(BOOK, language=language, title=title)


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        ({"family": "李", "given": "小龙"}, "李小龙"),
        ({"literal": "莫言"}, "莫言"),
        ({"family": "Булгаков", "given": "Михаил"}, "Булгаков, Михаил"),
        ({"family": "hooks", "given": "bell"}, "hooks, bell"),
        ({"family": "Plato"}, "Plato"),
        ({"given": "Banksy"}, "Banksy"),
        ({"family": "Tolkien", "given": "J.R.R."}, "Tolkien, J. R. R."),
        ({"family": "Gogh", "given": "Vincent", "dropping-particle": "van"}, "Gogh, Vincent van"),
        (
            {"family": "Hakim", "given": "Tawfiq", "non-dropping-particle": "al-"},
            "al-Hakim, Tawfiq",
        ),
        ({"family": "O'Brien", "given": "Tim"}, "O’Brien, Tim"),
    ],
)
def test_author_in_any_script(author: dict[str, str], shown: str) -> None:
    end = " " if shown.endswith(".") else ". "
    assert entry(BOOK, author=[author]).startswith(f"{shown}{end}<i>")


COURT = "United States, Supreme Court"
CASE: dict[str, object] = {"id": "x", "type": "legal_case", "title": "B v. C", "authority": COURT}


def test_court_is_the_author_of_its_judgment() -> None:
    assert entry(CASE) == "United States, Supreme Court. <i>B v. C</i>."
    assert citation(CASE, locator="3") == "(United States, Supreme Court 3)"
    other = {**CASE, "id": "y", "title": "D v. E"}
    found = format_document([CASE, other], [{"cites": [{"id": "y"}]}])
    assert found.citations == ("(United States, Supreme Court, <i>D v. E</i>)",)
    assert found.works_cited[1][1] == "———. <i>D v. E</i>."


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        ({**CASE, "author": [WRITER]}, "Doe, Jane. <i>B v. C</i>. United States, Supreme Court."),
        ({**CASE, "publisher": COURT}, "<i>B v. C</i>. United States, Supreme Court."),
        (
            {**BOOK, "type": "patent", "publisher": "", "authority": "Patent Office"},
            "Doe, Jane. <i>A Title</i>. Patent Office, 2001.",
        ),
    ],
)
def test_authority_is_the_publisher_where_another_is_the_author(
    item: Mapping[str, object], shown: str
) -> None:
    assert entry(item) == shown


def test_one_volume_of_a_set_has_the_number_of_volumes_too() -> None:
    item = {**BOOK, "volume": "3", "number-of-volumes": "4"}
    assert entry(item) == "Doe, Jane. <i>A Title</i>. Vol. 3, Harbor Press, 2001. 4 vols."


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("1001", "no. 4, 2001, article 1001."),
        ("e1001", "no. 4, 2001, article e1001."),
        ("4", "no. 4, 2001."),
        ("Article S-12 a", "no. 4, 2001, Article S-12 a."),
    ],
)
def test_number_of_an_article_is_its_place(number: str, shown: str) -> None:
    assert entry(ARTICLE, issue="4", number=number).endswith(f"<i>Oral History</i>, {shown}")


def test_number_without_an_issue_is_that_of_the_issue() -> None:
    assert entry(ARTICLE, number="4-5").endswith("<i>Oral History</i>, nos. 4–5, 2001.")


def test_preprint_stands_on_its_server() -> None:
    item = {**BOOK, "type": "article", "publisher": "arXiv", "number": "2101.00001"}
    assert entry(item) == "Doe, Jane. “A Title.” <i>arXiv</i>, 2001, 2101.00001."
    assert entry(item, number="12") == "Doe, Jane. “A Title.” No. 12, arXiv, 2001."


@pytest.mark.parametrize("edition", ["International", "International ed.", "National edition"])
def test_edition_of_a_newspaper_is_an_edition(edition: str) -> None:
    shown = edition if "ed" in edition else f"{edition} ed."
    item = {**ARTICLE, "type": "article-newspaper"}
    assert f"<i>Oral History</i>, {shown}, 2001" in entry(item, edition=edition)


def test_review_without_a_title_stands_by_what_it_prints() -> None:
    review = {"id": "r", "type": "review", "reviewed-title": "Searching for Water"}
    book = {"id": "b", "type": "book", "title": "Ghost Lake"}
    assert listed(review, book) == ["b", "r"]
    assert listed({**review, "genre": "A look at"}, {**book, "title": "Bells"}) == ["b", "r"]


@pytest.mark.parametrize("kind", ["interview", "personal_communication"])
def test_description_in_place_of_a_title_is_not_quoted(kind: str) -> None:
    day = {"date-parts": [[2024, 2, 14]]}
    item: dict[str, object] = {"id": "x", "type": kind, "author": [WRITER], "issued": day}
    item["title"] = "Personal interview"
    assert entry(item) == "Doe, Jane. Personal interview. 14 Feb. 2024."
    assert entry(item, title="Two Lives").startswith("Doe, Jane. “Two Lives.” ")


@pytest.mark.parametrize(("section", "shown"), [("304", "sec. 304"), ("Title 17", "Title 17")])
def test_section_of_a_law_is_a_place_in_it(section: str, shown: str) -> None:
    item = {"id": "x", "type": "legislation", "title": "Lake Act", "section": section}
    assert entry(item, publisher="Assembly") == f"Lake Act. Assembly, {shown}."
    assert entry(item) == f"Lake Act. {shown[0].upper()}{shown[1:]}."
