from decimal import Decimal
from pathlib import Path

import pytest

from report_build.checks.quotations import quotations
from report_build.diagnostics import Diagnostic
from report_build.facts import Fact, Facts, Source
from report_build.readers.origin import Origin
from tests.transforms.projects import document, works

SOURCE = """origin: https://smith.example/numbers
date: 2022-12-01

The incident is the worst single atrocity reported in Mali’s decade-long armed conflict, said the
director. Many others have been reported since. “We cannot stay engaged beside authorities whose
strategy we do not share,” the president said.
"""


NO_FACTS = Facts()


def found(
    root: Path,
    text: str,
    name: str = "smith2020.txt",
    source: str = SOURCE,
    facts: Facts = NO_FACTS,
) -> list[Diagnostic]:
    folder = root / "content/sources"
    folder.mkdir(parents=True)
    if name:
        (folder / name).write_text(source, encoding="utf-8")
    (root / "a.md").write_text(f"# A\n\n{text}", encoding="utf-8")
    read, faults = document(root, f"# A\n\n{text}")
    assert faults == []
    return list(quotations(root, read, works(root)[0], facts, Origin(root)))


PULL = "::: pullquote {cite=smith2020}\n%s\n:::"


@pytest.mark.parametrize(
    "text",
    [
        PULL % "The incident is the worst single atrocity reported in Mali's conflict"[:60],
        PULL % "Worst single atrocity reported […] said the director.",
        PULL % "The incident is the worst [known] single atrocity",
        PULL % "[W]e cannot stay engaged [sic] beside authorities",
        "> the worst single atrocity reported in Mali's decade-long armed conflict [@smith2020]",
        'He "cannot stay engaged beside authorities whose strategy" he [@smith2020].',
        '["cannot stay engaged beside authorities"]{verify=quote cite=smith2020}',
        'So-called "lesser evils" exist [@smith2020].',
        '"These words stand nowhere at all" [@jones2021].',
        '"These words stand nowhere at all." Others agree [@smith2020].',
    ],
)
def test_what_a_source_says_is_let_be(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PULL % "The incident is the worst atrocity reported in Mali's", '"single" is left out'),
        (PULL % "The incident is the very worst single atrocity", '"very" is added'),
        ("> the worst single massacre reported [@smith2020]", '"massacre" stands for "atrocity"'),
        (PULL % "said the director […] The incident is the worst", ""),
        ('They "cannot remain engaged beside authorities" [@smith2020].',
         '"remain" stands for "stay"'),
        ('["cannot remain engaged beside authorities"]{verify=quote cite=smith2020}',
         '"remain" stands for "stay"'),
        ('“Many others were reported. We cannot remain engaged” [@smith2020].',
         '"remain" stands for "stay"'),
        ('“We cannot remain engaged,” said Dr. Jones [@smith2020].', '"remain" stands for "stay"'),
        (PULL % "Nobody knows how many were there that day", "they do not stand there"),
    ],
)  # fmt: skip
def test_other_words_are_an_error_that_shows_them(tmp_path: Path, text: str, said: str) -> None:
    (finding,) = found(tmp_path, text)
    assert (finding.rule, finding.severity) == ("quote-differs", "error")
    assert said in finding.message


@pytest.mark.parametrize(
    "text",
    [
        '@smith2020 says that "we cannot remain engaged beside authorities" now.',
        'According to @smith2020 [p. 2], "we cannot remain engaged beside authorities".',
        'The report [@smith2020] says: "we cannot remain engaged beside authorities".',
        '@smith2020 met them. He said that "we cannot remain engaged beside authorities".',
        'He met them [@smith2020]. "We cannot remain engaged beside authorities," Smith said.',
        '["We cannot remain engaged beside authorities"](https://a.example), says @smith2020.',
        '@smith2020 has it [as "we cannot remain engaged beside them"](https://a.example).',
        'They said: "we cannot remain engaged beside authorities".^[Thus @smith2020.]',
        '*@smith2020 says: "we cannot remain engaged beside authorities".*',
        "@smith2020 writes:\n\n> We cannot remain engaged beside authorities",
        '| A |\n|---|\n| @smith2020: "we cannot remain engaged beside authorities" |',
        '@jones2021 hears "we cannot remain engaged beside authorities" [@smith2020].',
    ],
)
def test_the_words_belong_to_the_work_that_the_sentence_names(tmp_path: Path, text: str) -> None:
    (finding,) = found(tmp_path, text)
    assert finding.rule == "quote-differs"
    assert '"remain" stands for "stay"' in finding.message


@pytest.mark.parametrize(
    "text",
    [
        '@smith2020 met them. "We cannot remain engaged beside them," the minister said.',
        '@smith2020 and @jones2021 met. He said that "we cannot remain engaged beside them".',
        '@smith2020 met them. The minister spoke. He said: "we cannot remain engaged beside them".',
        '@jones2021 says "we cannot remain engaged beside them", as [@smith2020] also holds.',
        '@smith2020, in "What the Fishers Know of the Lake", is of another mind.',
        '@smith2020 reads "On Numbers That Are Large" and likes it.',
        '@smith2020 has "what they call" a "very large lake".',
        '@smith2020 says that "we cannot stay engaged beside authorities" [@jones2021].',
    ],
)
def test_words_that_may_be_of_another_are_let_be(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


def test_words_of_one_of_two_works_stand_in_either(tmp_path: Path) -> None:
    folder = tmp_path / "content/sources"
    folder.mkdir(parents=True)
    for name, words in (("smith2020", "one two three four"), ("jones2021", "five six seven eight")):
        head = "origin: https://a.example\ndate: 2022-12-01\n\n"
        (folder / f"{name}.txt").write_text(head + words, encoding="utf-8")
    both = "@smith2020 and @jones2021 say {}."
    wrong = ["one two three five", "nine ten eleven twelve"]
    text = "\n\n".join(both.format(f'"{said}"') for said in ("five six seven eight", *wrong))
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    read, _ = document(tmp_path, text)
    faults = quotations(tmp_path, read, works(tmp_path)[0], NO_FACTS, Origin(tmp_path))
    assert [one.pos.line for one in faults] == [3, 5]


@pytest.mark.parametrize(
    ("text", "severity"),
    [("@smith2020 said: {}.", "error"), ("@smith2020 met them. He said: {}.", "warning")],
)
def test_a_citation_of_the_sentence_before_makes_it_a_warning(
    tmp_path: Path, text: str, severity: str
) -> None:
    (finding,) = found(tmp_path, text.format('"we cannot remain engaged beside authorities"'))
    assert finding.severity == severity


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('They "cannot remain engaged beside authorities" [@smith2020].', (3, 7)),
        (
            'The cannot "cannot remain engaged beside\nauthorities", *he* said [@smith2020].',
            (3, 13),
        ),
        ('He\nsaid *"cannot remain engaged beside authorities"* [@smith2020].', (4, 8)),
        ('["cannot remain engaged beside authorities"]{verify=quote cite=smith2020}', (3, 3)),
        ("> the worst single massacre reported\n> [@smith2020]", (3, 3)),
        ('He rode.\nShe "can\'t remain engaged beside authorities" [@smith2020].', (4, 6)),
        ('He rode.\nShe -- "Smith--Jones remain engaged beside" [@smith2020].', (4, 9)),
        (PULL % "the worst single massacre reported", (4, 1)),
    ],
)
def test_a_finding_stands_where_the_quoted_words_begin(
    tmp_path: Path, text: str, place: tuple[int, int]
) -> None:
    (finding,) = found(tmp_path, text)
    assert (finding.pos.line, finding.pos.column) == place


def test_a_page_is_read_without_its_markup(tmp_path: Path) -> None:
    page = (
        "<!-- origin: https://a.example date: 2022-12-01 --><style>p {}</style>"
        "<p>The <b>wor</b>st single&nbsp;atrocity<p>reported"
    )
    text = PULL % "The worst single atrocity reported"
    assert found(tmp_path, text, "smith2020.html", page) == []


@pytest.mark.parametrize(("name", "severity"), [("", "note"), ("jones2021.txt", "warning")])
def test_a_pull_quote_without_a_stored_source(tmp_path: Path, name: str, severity: str) -> None:
    (finding,) = found(tmp_path, PULL % "Some words that he said", name)
    assert (finding.rule, finding.severity, finding.pos.line) == ("no-snapshot", severity, 3)


@pytest.mark.parametrize("name", ["", "jones2021.txt"])
def test_words_that_are_to_be_compared_need_a_stored_source(tmp_path: Path, name: str) -> None:
    (finding,) = found(tmp_path, '["Two words"]{verify=quote cite=smith2020 locator="p. 4"}', name)
    assert (finding.rule, finding.severity) == ("no-snapshot", "warning")


def test_words_that_are_to_be_compared_may_be_few_and_have_no_marks(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "[stays engaged]{verify=quote cite=smith2020}")
    assert finding.rule == "quote-differs"
    assert found(tmp_path / "b", "[stay engaged]{verify=quote cite=smith2020}") == []


def test_words_that_are_to_be_compared_name_their_work(tmp_path: Path) -> None:
    _, (fault,) = document(tmp_path, '["Two words"]{verify=quote} [@smith2020]')
    assert (fault.rule, fault.hint) == ("missing-key", "write {verify=quote cite=key}")


@pytest.mark.parametrize(
    ("excerpt", "rules"),
    [("many others reported", ["quote-differs"]), ("Many others have been reported", [])],
)
def test_the_excerpt_of_a_fact_stands_in_its_source(
    tmp_path: Path, excerpt: str, rules: list[str]
) -> None:
    fact = Fact("a", Decimal(1), sources=(Source("smith2020", excerpt=excerpt),))
    found_there = found(tmp_path, "Words.", facts=Facts({"a": fact}))
    assert [one.rule for one in found_there] == rules


def test_a_stored_source_says_whence_it_is(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, PULL % "one two three", source="one two three")
    assert (finding.rule, finding.pos.file) == ("no-snapshot", "content/sources/smith2020.txt")
