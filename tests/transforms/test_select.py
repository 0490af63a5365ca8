from pathlib import Path

import pytest

from report_build.diagnostics import Diagnostic
from report_build.model import Document, Footnote, Only, Output, Slide
from report_build.transforms.select import select
from report_build.walk import of_kind, plain
from tests.transforms.projects import document, said

TEXT = """# A

Prose^[one].

::: only report
Paper^[two].

::: callout
Kept.
:::
:::

::: only slides
::: slide
# First

Deck^[three].
:::
:::

::: slide
# Second

::: only report
Not here.
:::
- here
:::
"""


def selected(root: Path, text: str, output: Output) -> tuple[Document, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    return select(document(root, text)[0], output, findings.append), findings


def words(document: Document) -> list[str]:
    return [plain(block) for block in document.blocks]


def test_the_report_has_all_but_slides(tmp_path: Path) -> None:
    done, findings = selected(tmp_path, TEXT, Output.REPORT)
    assert (words(done), findings) == (["A", "Prose.", "Paper.", "Kept."], [])


def test_the_deck_has_slides_and_headings(tmp_path: Path) -> None:
    done, findings = selected(tmp_path, TEXT, Output.SLIDES)
    assert (words(done), findings) == (["A", "FirstDeck.", "Secondhere"], [])


def test_the_deck_has_the_summaries_that_a_divider_can_hold(tmp_path: Path) -> None:
    text = "# A\n\n::: summary\nIn short.\n:::\n\n# B\n\n::: summary\nSo [@smith2020].\n:::\n\n"
    done, findings = selected(tmp_path, text + "::: slide\n# S\n\nWords.\n:::\n", Output.SLIDES)
    assert (words(done), findings) == (["A", "In short.", "B", "SWords."], [])


@pytest.mark.parametrize("output", Output)
def test_nothing_for_one_output_alone_is_left(tmp_path: Path, output: Output) -> None:
    assert not list(of_kind(selected(tmp_path, TEXT, output)[0], Only))


def test_a_report_without_slides_gives_all_to_the_deck(tmp_path: Path) -> None:
    text = "# A\n\nProse.\n\n::: only slides\nDeck.\n:::\n"
    done, findings = selected(tmp_path, text, Output.SLIDES)
    assert (words(done), findings) == (["A", "Prose.", "Deck."], [])


@pytest.mark.parametrize(("output", "count"), [(Output.REPORT, 2), (Output.SLIDES, 1)])
def test_notes_count_from_one_in_each_output(tmp_path: Path, output: Output, count: int) -> None:
    done, _ = selected(tmp_path, TEXT, output)
    assert [one.number for one in of_kind(done, Footnote)] == list(range(1, count + 1))


def test_what_is_only_for_the_deck_but_on_no_slide_is_found(tmp_path: Path) -> None:
    text = "::: slide\n# A\n:::\n\n::: only slides\nLost.\n:::\n"
    _, findings = selected(tmp_path, text, Output.SLIDES)
    assert said(findings) == [("misplaced", 6, 1)]


def test_an_exhibit_only_for_the_deck_may_stand_beside_the_slide_that_shows_it(
    tmp_path: Path,
) -> None:
    text = """::: slide
# A
![](#fig-a)
:::

::: only slides
```{timeline}
label: fig-a
events: [{when: 2022, what: x}]
```
:::
"""
    done, findings = selected(tmp_path, text, Output.SLIDES)
    assert findings == []
    assert [type(block) for block in done.blocks] == [Slide]
