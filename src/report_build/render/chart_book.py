"""The workbook behind a native chart: its cells, and the addresses that the chart names.

Categories stand in column A below an empty cell, each series in a column of its own; in a
scatter chart each series has two, horizontal values first.
"""

from __future__ import annotations

import datetime
import io

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from report_build.charts.spec import Drawing

SHEET = "Sheet1"
MADE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""The date in each workbook, the same on every run; the deck's own date is the document's."""

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,  # else a label that begins with "=" becomes a live formula
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(plan: Drawing) -> bytes:
    """The numbers and words of the chart as .xlsx, without a formula or a link."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, OPTIONS)
    book.set_properties({"created": MADE})
    sheet = book.add_worksheet(SHEET)
    numbers = book.add_format({"num_format": plan.label_code})
    sheet.set_column(0, 0, 24)
    if plan.moments is not None:
        days = book.add_format({"num_format": plan.moments.code})
        for row, serial in enumerate(plan.moments.serials, 1):
            sheet.write_number(row, 0, serial, days)
    else:
        for row, name in enumerate(plan.categories, 1):
            sheet.write_string(row, 0, name)
    for number, series in enumerate(plan.series):
        column = value_column(plan, number)
        sheet.write_string(0, column, series.name)
        for row, point in enumerate(series.points, 1):
            if plan.x_scale is not None:
                sheet.write_number(row, column - 1, point.x)
            if point.value is not None:
                sheet.write_number(row, column, point.value, numbers)
    book.close()
    return file.getvalue()


def value_column(plan: Drawing, series: int) -> int:
    """The column that holds the values of a series, counted from 0."""
    return 2 + 2 * series if plan.x_scale is not None else 1 + series


def head_address(column: int) -> str:
    """The cell with the name of a series."""
    return f"{SHEET}!{xl_rowcol_to_cell(0, column, True, True)}"


def column_address(column: int, count: int) -> str:
    """The cells below the head of a column."""
    first = xl_rowcol_to_cell(1, column, True, True)
    return f"{SHEET}!{first}:{xl_rowcol_to_cell(max(1, count), column, True, True)}"
