"""`make bench`: prints how long things take. Never a test: no time is asserted."""

import argparse

from tests.bench import outputs


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each is run (5)")
    outputs.measure(parser.parse_args().runs)


if __name__ == "__main__":
    main()
