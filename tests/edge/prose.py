"""Edge cases of running text: lists, notes, quotations, code, languages, whole documents."""

from __future__ import annotations

from collections.abc import Mapping

LINE = "The mission had lost its freedom of movement before the first contributor gave notice. "
LONG = "Verwaltungsgerichtshofsentscheidungsveröffentlichungsverordnung"


def words(count: int) -> str:
    """A paragraph of about so many words."""
    return LINE * (count // 13 + 1)


def paragraphs(count: int, length: int = 60) -> str:
    return "\n\n".join(words(length) for _ in range(count)) + "\n\n"


def nested_list(depth: int, marker: str = "-") -> str:
    step = " " * (len(marker) + 1)
    return "".join(f"{step * level}{marker} Level {level}\n" for level in range(depth)) + "\n"


def numbered(count: int, line: str) -> str:
    return "".join(f"{number}. {line}\n" for number in range(1, count + 1)) + "\n"


def notes(count: int, length: int = 20) -> str:
    return " ".join(f"Word {number}^[{words(length)}]" for number in range(count)) + "\n\n"


TEXTS: Mapping[str, str] = {
    "one-word": "# One\n\nWord.\n",
    "empty-sections": "# One\n\n# Two\n\n## Two A\n\n## Two B\n\n# Three\n",
    "heading-depths": "# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n\n.\n",
    "heading-with-all": "# One^[A note.] *of* `code` and [a link](https://example.org) H~2~O\n\nX.\n",
    "heading-at-page-foot": "# One\n\n" + paragraphs(9, 55) + "## Low\n\n" + paragraphs(9, 55),
    "long-heading": f"# {words(60)}\n\n## {LONG}{LONG}\n\nText.\n",
    "long-words": f"# One\n\n{LONG * 4} {LONG}\n\n- {LONG * 3}\n\n> {LONG * 3}\n",
    "long-urls": "# One\n\n"
    + " ".join(f"<https://example.org/{'path-and-more/' * 8}{number}>" for number in range(6))
    + f"\n\n[Words](https://example.org/?q={'a%20b' * 40}) and^[<https://example.org/{'x' * 180}>].\n",
    "links-of-every-kind": "# One {#sec-one}\n\n[*Emphasis* **in** `a` link](https://example.org), "
    "@sec-one, <mailto:ann@example.org>, [H~2~O^2^](https://example.org/2), "
    "[" + words(60) + "](https://example.org/long) "
    "and^[a note with [a link](https://example.org/n) and @smith2020].\n",
    "nested-lists": "# One\n\n" + nested_list(7) + "Between.\n\n" + nested_list(5, "1."),
    "mixed-lists": "# One\n\n- a\n\n  1. b\n\n     > quoted\n\n     - c\n\n       ```\n       code\n"
    "       ```\n\n- d\n\n  A second paragraph.\n",
    "loose-and-tight": "# One\n\n- one\n\n- two\n\n  more\n\nText.\n\n- three\n- four\n",
    "list-over-pages": "# One\n\n" + numbered(160, "An item of the list."),
    "list-from-a-number": "# One\n\n998. one\n999. two\n1000. three\n",
    "list-items-with-notes": "# One\n\n" + numbered(30, "Item^[" + words(30) + "]"),
    "many-notes": "# One\n\n" + notes(60),
    "long-notes": "# One\n\n" + paragraphs(2) + notes(2, 260) + paragraphs(2),
    "notes-of-blocks": "# One\n\nWord[^a] and word[^b].\n\n[^a]:\n    First.\n\n    - a list\n    - of two"
    "\n\n    > a quotation\n\n[^b]:\n    One.\n\n    Two.\n",
    "notes-in-exhibits": "# One\n\n| A^[In a head.] | B |\n|---|---|\n| c | d^[In a cell.] |\n\n"
    "Table: A title^[In a title.] {#tbl-a}\n\n> Quoted^[In a quotation.]\n\n"
    "::: callout {kind=note title=Notes}\nBoxed^[In a box.]\n:::\n",
    "quotation-over-pages": "# One\n\n> " + "\n>\n> ".join(words(80) for _ in range(14)) + "\n",
    "nested-quotations": "# One\n\n> one\n>\n> > two\n> >\n> > > three\n> >\n> > - four\n",
    "code-over-pages": "# One\n\n```python\n" + "print('one more line')\n" * 130 + "```\n",
    "code-with-long-lines": f"# One\n\n```\n{'x = ' * 90}\n\t{LONG * 4}\n\n\n  end\n```\n\n`{LONG * 2}`\n",
    "callout-over-pages": "# One\n\n::: callout {kind=warning title=Long}\n"
    + paragraphs(12)
    + "- one\n- two\n:::\n",
    "callouts-of-every-kind": "# One\n\n"
    + "".join(
        f"::: callout {{kind={kind}{title}}}\nText.\n\n- one\n:::\n\n"
        for kind in ("note", "warning", "key", "example")
        for title in ("", " title=Title")
    ),
    "pull-quotes": "# One\n\n"
    + "".join(
        f"::: pullquote {{cite=smith2020 locator={number}}}\n{LINE}\n:::\n\n{words(70)}\n\n"
        for number in range(1, 7)
    ),
    "summaries-alone": "# One\n\n::: summary\nIn short^[A note.], [@smith2020, p. 4].\n:::\n\n# Two\n\n"
    "::: summary\n" + paragraphs(8) + ":::\n\nText.\n",
    "languages": "# One\n\n[coup d’État]{lang=fr}, [Bundeswehr *und* mehr]{lang=de}, "
    "[Ελλάδα]{lang=el}, [Москва]{lang=ru}, [Hà Nội]{lang=vi}, [Łódź]{lang=pl}, "
    "[[deux](https://example.org) mots]{lang=fr}^[Une [note *longue*]{lang=fr}].\n",
    "scripts-of-the-fonts": "# Ελληνικά\n\nΚαλημέρα κόσμε.\n\n# Русский\n\nДень.\n\n# Việt\n",
    "signs": "# One\n\n½ × 3 ≤ 4 – “quoted” … ‰ § ¶ † ‡ € £ № ™ © ° ² ³ ′ ″ ≈ ≠ − ∞\n",
    "right-to-left-phrase": "# One\n\nA word [shalom]{lang=he} in Latin letters.\n",
    "small-marks": "# One\n\nH~2~O, x^2^, **a *b* c** *a **b** c*, `code *not marked*`.\n",
    "citations": "# One\n\n@smith2020 [p. 4] and [see @smith2020, pp. 1-5; @smith2020] and^["
    "[-@smith2020, ch. 2]].\n",
}

WHOLE: Mapping[str, tuple[str, str]] = {
    "letter-paper": ("paper: letter\n", "# One\n\n" + paragraphs(12) + notes(8)),
    "no-works": ("", "# One\n\nNo work is cited.\n"),
    "annotated": ("annotated: true\n", "# One\n\nWords [@smith2020].\n"),
    "nocite": ("nocite: [smith2020]\n", "# One\n\nText.\n"),
    "no-number": ("number_sections: false\n", "# One\n\n## Two\n\nText.\n\n# Three\n"),
    "evidence": (
        "parts: {evidence: true}\n",
        (
            "# One\n\nWords [@smith2020, p. 4]. Others, in 2013.[^a]\n\n- bare\n- cited [@smith2020]\n\n"
            "[^a]: A note.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTable: Two {#tbl-a}\n\n# Two\n\nText.\n"
        ),
    ),
    "german": ("", '# Eins {#sec-eins}\n\nSiehe @sec-eins [@smith2020, p. 4]. "Ja", sagt er.\n'),
    "all-of-the-cover": (
        "subtitle: " + words(30) + "\nauthors:\n  - {name: Ann Smith, affiliation: A House}\n"
        "  - Bo Berg\npublisher: A House\nplace: Turku\nseries: Papers\nnumber: '7'\n"
        "abstract: " + words(120) + "\nkeywords: [one, two]\nrights: All of them.\n",
        "# One\n\nText.\n\n# Two\n\nText.\n",
    ),
}
