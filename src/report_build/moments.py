"""The day and the moment that a build is of; one that can be repeated fixes them.

SOURCE_DATE_EPOCH is that of reproducible-builds.org: seconds since 1970.
"""

from __future__ import annotations

import datetime
import os
import re

from report_build.diagnostics import BuildError, Diagnostic, Rule

_YEAR_10000 = 253_402_300_800  # in seconds since 1970: no date is later


def today() -> datetime.date:
    """The day by which a review is overdue."""
    return (fixed() or datetime.datetime.now(datetime.UTC)).date()


def fixed() -> datetime.datetime | None:
    """The moment of SOURCE_DATE_EPOCH, if it is set; raises BuildError if that is none."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return None
    if re.fullmatch(r"[0-9]{1,11}", epoch) and int(epoch) < _YEAR_10000:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    fact = f'SOURCE_DATE_EPOCH is "{epoch}", which is no number of seconds since 1970'
    hint = "unset it, or set it to digits, such as 1671148800"
    raise BuildError([Diagnostic(Rule.BAD_VALUE, fact, hint=hint)])
