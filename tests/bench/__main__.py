"""`make bench`: prints how long things take. Never a test: no time is asserted."""

import argparse

from tests.bench import check, citations, decks, outputs, pages


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each is run (5)")
    parser.add_argument(
        "--short", action="store_true", help="leave out long reports, long decks and citations"
    )
    wanted = parser.parse_args()
    outputs.measure(wanted.runs)
    check.measure(wanted.runs)
    if not wanted.short:
        pages.measure(outputs.FOLDER)
        decks.measure(outputs.FOLDER, wanted.runs)
        citations.find_peers(outputs.ROOT / "build")
        citations.measure()


if __name__ == "__main__":
    main()
