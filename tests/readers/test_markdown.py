import pytest
from hypothesis import given, settings

from report_build.diagnostics import Severity
from report_build.walk import nodes, tree
from tests.readers.authored import read, said, sound
from tests.strategies import markdown_texts


@settings(max_examples=150, deadline=None)
@given(markdown_texts())
def test_any_text_reads_without_a_crash(text: str) -> None:
    blocks, findings = read(text)
    lines = text.split("\n")
    for finding in findings:
        assert finding.severity in Severity
        assert 1 <= finding.pos.line <= max(len(lines), 1)
        assert finding.pos.column >= 1
    for block in blocks:
        for node in nodes(block):
            assert 0 <= node.pos.line <= len(lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# A {#sec-a}", ["Heading level=1 label='sec-a'", "  Text 'A'"]),
        ("# A {-}", ["Heading level=1 numbered=False", "  Text 'A'"]),
        ("A\n---", ["Heading level=2", "  Text 'A'"]),
        ("a\nb", ["Paragraph", "  Text 'a b'"]),
        ("a  \nb", ["Paragraph", "  Text 'a'", "  Break", "  Text 'b'"]),
        ("a < b, { y }", ["Paragraph", "  Text 'a < b, { y }'"]),
        ("a\u00a0b\u00ad\u200dc", ["Paragraph", "  Text 'a\\xa0b\\xad\\u200dc'"]),
        ("\"a\" it's '90s -- b --- c ...",
         ["Paragraph", "  Text '‘a’ it’s ’90s – b — c …'"]),
        ("\\[@a\\] x@y.z", ["Paragraph", "  Text '['", "  Cite form='narrative'", "    .works",
                            "      CitedWork id='a'", "  Text '] x@y.z'"]),
        ("x^[a]^[b]", ["Paragraph", "  Text 'x'", "  Footnote", "    Paragraph", "      Text 'a'",
                       "  Footnote", "    Paragraph", "      Text 'b'"]),
        ('"a"^[b c] d', ["Paragraph", "  Text '‘a’'", "  Footnote", "    Paragraph",
                         "      Text 'b c'", "  Text ' d'"]),
        ('"a"[^b].\n\n[^b]: c', ["Paragraph", "  Text '‘a’'", "  Footnote", "    Paragraph",
                                "      Text 'c'", "  Text '.'"]),
        ("x^2^ H~2~O", ["Paragraph", "  Text 'x'", "  Superscript", "    Text '2'", "  Text ' H'",
                        "  Subscript", "    Text '2'", "  Text 'O'"]),
        ("@fig-a [@b]", ["Paragraph", "  CrossRef label='fig-a'", "  Text ' '", "  Cite",
                         "    .works", "      CitedWork id='b'"]),
        ("@a [@b]", ["Paragraph", "  Cite form='narrative'", "    .works", "      CitedWork id='a'",
                     "  Text ' '", "  Cite", "    .works", "      CitedWork id='b'"]),
        ("[it's \"so\" -- @a, p. 4, it's]", [
            "Paragraph", "  Cite", "    .works",
            "      CitedWork id='a' prefix='it’s ‘so’ –' label='page' locator='4' suffix='it’s'",
        ]),
        ("3. a", [
            "List start=3", "  .items", "    ListItem", "      Paragraph", "        Text 'a'",
        ]),
        ("- a\n\n- b", [
            "List tight=False", "  .items", "    ListItem", "      Paragraph", "        Text 'a'",
            "    ListItem", "      Paragraph", "        Text 'b'",
        ]),
        ("```py\nx\n```", ["CodeBlock 'x' language='py'"]),
        ("````\n```{figure}\n````", ["CodeBlock '```{figure}'"]),
        (":::callout\na\n:::", ["Callout kind='note'", "  Paragraph", "    Text 'a'"]),
        ("::::: callout :::::\na\n:::::", ["Callout kind='note'", "  Paragraph", "    Text 'a'"]),
        ("::: {.callout kind=key}\na\n:::", ["Callout kind='key'", "  Paragraph", "    Text 'a'"]),
        ("a\n::: summary\nb\n:::\nc", [
            "Paragraph", "  Text 'a'", "Summary", "  Paragraph", "    Text 'b'", "Paragraph",
            "  Text 'c'",
        ]),
        ("::: callout\n::: summary\na\n:::\nb\n:::", [
            "Callout kind='note'", "  Summary", "    Paragraph", "      Text 'a'", "  Paragraph",
            "    Text 'b'",
        ]),
        ("    :::", ["CodeBlock ':::'"]),
        ("", []),
        ("\n\n  \n", []),
    ],
)  # fmt: skip
def test_a_text_is_understood(text: str, lines: list[str]) -> None:
    assert "\n".join(tree(block) for block in sound(text)).splitlines() == lines


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("::: callout\na", [("unclosed-div", 1, 1)]),
        ("::: callout\n::: summary\na\n:::", [("unclosed-div", 1, 1)]),
        ("> ::: callout\n> a\n\n:::", [("stray-div", 4, 1), ("unclosed-div", 1, 3)]),
        ("- ::: callout\n  a\n\n:::", [("stray-div", 4, 1), ("unclosed-div", 1, 3)]),
        ("::: callout\n- a\n\n  :::\n", [("stray-div", 4, 3), ("unclosed-div", 1, 1)]),
        ("a\n:::\nb", [("stray-div", 2, 1)]),
        ("::: slied\n:::", [("unknown-div", 1, 5)]),
        (":::: {kind=note}\n::::", [("unknown-div", 1, 1)]),
        ("::: callout note\na\n:::", [("bad-value", 1, 13)]),
        ("::: summary {title=x}\na\n:::", [("unknown-attribute", 1, 14)]),
        ('::: callout {title="a "b""}\na\n:::', [("bad-value", 1, 13)]),
        ("::: pullquote {locator=4}\na\n:::", [("bad-citation", 1, 16)]),
        ("::: only\na\n:::", [("bad-value", 1, 1)]),
        ("::: slide\n- a\n:::", [("missing-key", 1, 1)]),
        ("::: notes\na\n:::", [("misplaced", 1, 1)]),
        ("```\na", [("unclosed-fence", 1, 1)]),
        ("~~~~\na\n~~~", [("unclosed-fence", 1, 1)]),
        ("> ```\n> a\n\nb", [("unclosed-fence", 1, 3)]),
        ("```{figur} a\n```", [("unknown-fence", 1, 1)]),
        ("```{=html}\n```", [("unknown-fence", 1, 1)]),
        ("``` {.python .number}\n```", [("unknown-attribute", 1, 14)]),
        ("```{figure}\nalt: a\n```", [("missing-key", 1, 1)]),
        ("```{table}\n```", [("missing-key", 1, 1)]),
        ("```{timeline}\nevents: []\n```", [("missing-key", 2, 9)]),
        ("```{chart}\nkind: bar\nalt: a\n```", [("missing-key", 1, 1)]),
        ("---\ntitle: a\n---", [("unsupported", 1, 1)]),
        ("a\n\n***", [("unsupported", 3, 1)]),
        ("<script>\nx\n</script>", [("unknown-markdown", 1, 1), ("unknown-markdown", 3, 1)]),
        ("# $a$ {{ b }}", [("unknown-markdown", 1, 3), ("unknown-markdown", 1, 7)]),
        ("| <b> |\n|---|\n| {{b}} |", [("unknown-markdown", 1, 3), ("unknown-markdown", 3, 3)]),
        ('::: callout {title="~~a~~"}\nb\n:::', [("unsupported", 1, 21)]),
        ("- a *~~b~~* c", [("unsupported", 1, 6)]),
        ('![a](b.png "c")', [("missing-file", 1, 1), ("unsupported", 1, 1)]),
        ("[a]: https://b.c\n\n[a]: https://d.e\n\n[a]", [("duplicate-label", 3, 1)]),
        ("#", [("missing-key", 1, 1)]),
        ("Table: a", [("misplaced", 1, 1)]),
        ("| a |\n|---|\n| 1 | 2 |", [("bad-value", 3, 1)]),
        ("a [@b; c]", [("bad-citation", 1, 3)]),
        ("a [@fig-b]", [("bad-citation", 1, 3)]),
        ("@fig-b [p. 3]", [("bad-citation", 1, 1)]),
        ("[a](b.md)", [("bad-value", 1, 1)]),
        ("[](https://a.b)", [("bad-value", 1, 1)]),
        ("a[^b]\n\n[^b]: c[^b]", [("unknown-footnote", 3, 8)]),
        ("a[^b]\n\n[^b]: c\n\n[^b]: d", [("duplicate-label", 5, 1)]),
        ("> " * 70 + "a", [("nested-too-deep", 1, 127)]),
        ("::: callout\n" * 500, [("nested-too-deep", 32, 1)]),
        ("*a **b " * 400 + "c** d* " * 400, [("nested-too-deep", 1, 1)]),
        (
            "".join(f"[^{n}]: x[^{n + 1}]\n\n" for n in range(9)) + "[^9]: x\n\ny[^0]",
            [("nested-too-deep", 17, 8), ("unused-footnote", 19, 1)],
        ),
    ],
)
def test_a_fault_is_found(text: str, findings: list[tuple[str, int, int]]) -> None:
    assert said(text) == findings
