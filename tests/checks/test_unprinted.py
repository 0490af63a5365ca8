"""What the check calls unprinted does not print, so that its list stays that of the citations."""

import pytest

from report_build.checks.unprinted import FIELDS
from report_build.citations import format_document
from report_build.csl import NAMES


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("kind", ["book", "chapter", "personal_communication", "speech", "webpage"])
def test_field_does_not_print(field: str, kind: str) -> None:
    value = [{"family": "Zzyzx"}] if field in NAMES else "777"
    item = {"id": "x", "type": kind, "title": "T", "container-title": "C", field: value}
    ((_, html),) = format_document([item], []).works_cited
    assert "Zzyzx" not in html
    assert "777" not in html
