from pathlib import Path

from report_build.transforms.uses import uses
from tests.transforms.projects import document, figures

KNOWN = """\
staff: {value: 1200}
guests: {value: 300}
all: {compute: staff + guests}
"""

TEXT = """\
# One {assert="staff > 1"}

Some [1200]{fact=staff}.^[Or [1200]{fact=staff}.]

::: slide
# First
- [300]{fact=guests}
:::

# Two

```{chart}
kind: bar
facts: [staff, guests]
alt: Bars.
```

```{table}
facts: [staff]
```

::: slide
# Second {assert="staff > guests"}

::: notes
Say [1200]{fact=staff}.
:::
:::
"""


def test_every_use_has_its_place_and_its_section_or_slide(tmp_path: Path) -> None:
    read, _ = document(tmp_path, TEXT)
    found = uses(read, figures(tmp_path, KNOWN)[0])
    assert [(use.pos.line, use.where) for use in found["staff"]] == [
        (1, "“One”"),
        (3, "“One”"),
        (3, "“One”"),
        (12, "“Two”"),
        (18, "“Two”"),
        (26, "slide 2, “Second”"),
        (23, "slide 2, “Second”"),  # its proof
        (3, "all is made of it"),
    ]
    assert found["guests"][0].where == "slide 1, “First”"
