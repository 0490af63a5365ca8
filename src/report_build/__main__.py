"""`python -m report_build` is `report-build`."""

from report_build.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
