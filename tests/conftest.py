"""What every test shares: a test that logs a warning fails, and goldens can be rewritten."""

from __future__ import annotations

import logging
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a machine may be busy; make bench measures
settings.load_profile("untimed")
# Tests interrupt builds, which a shell that runs the tests behind others would have ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="rewrite tests/golden")


@pytest.fixture
def write_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden pages are to be rewritten instead of compared."""
    return bool(request.config.getoption("--write-golden"))


@pytest.fixture(autouse=True)
def _no_warning_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    logged = [one for one in caplog.get_records("call") if one.levelno >= logging.WARNING]
    assert not logged, [one.getMessage() for one in logged]
