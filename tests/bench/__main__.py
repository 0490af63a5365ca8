"""`make bench`: prints how long things take. Never a test: no time is asserted."""

import argparse

from tests.bench import outputs, pages


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each is run (5)")
    parser.add_argument("--short", action="store_true", help="leave out the long reports")
    wanted = parser.parse_args()
    outputs.measure(wanted.runs)
    if not wanted.short:
        pages.measure(outputs.FOLDER)


if __name__ == "__main__":
    main()
