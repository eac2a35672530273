"""What the counting tests share: a count without its second counters, and how many random elections were tried."""

from collections.abc import Iterator

import pytest

from nominering.counting import second_counters

TRIED = pytest.StashKey[int]()


@pytest.fixture(scope="module")
def without_second_counters() -> Iterator[None]:
    """For tests of the first count alone, which count thousands of elections."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(second_counters, "compared", lambda record: record)
        yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    tried = config.stash.get(TRIED, 0)
    if tried:
        terminalreporter.write_line(f"{tried:,} random elections counted without a crash".replace(",", " "))
