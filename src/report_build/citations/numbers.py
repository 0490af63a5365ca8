"""Page ranges, plurals and ordinal numbers."""

import re

_ROMAN = "ivxlcdm"
_ROMAN_UNITS = {
    "m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40,
    "x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1,
}  # fmt: skip
_RANGE = re.compile(
    r"(?<![\w:–.-])([A-Za-z]*)(\d+)\s*(?:-{1,2}|–)\s*([A-Za-z]*)(\d+)(?![\w:–-]|\.\d)"
)
_THOUSANDS = re.compile(r"(\d{1,3}(?:,\d{3})+)\s*[-–]\s*(\d{1,3}(?:,\d{3})+)")
_OTHER_RANGE = re.compile(
    rf"(?<![\w–-])([{_ROMAN}]+|[{_ROMAN.upper()}]+|\d+[a-z]+)\s*[-–]\s*"
    rf"([{_ROMAN}]+|[{_ROMAN.upper()}]+|\d+[a-z]+)(?![\w–-])"
)
_SEVERAL = re.compile(
    r"\d\w*\s*(?:-{1,2}|[–—,&;]|and)\s*\w*\d|\d[-–]$"
    rf"|\b[{_ROMAN}]+\s*[-–—,&]\s*[{_ROMAN}]+\b"
)
_NUMERIC = re.compile(
    r"\s*[A-Za-z]*\d+[A-Za-z]*(?:\s*(?:[-–,&]|&amp;|and)\s*[A-Za-z]*\d+[A-Za-z]*)*\s*"
)


def short_end(first: str, last: str, form: str | None) -> str:
    """The second number of a range, as much of it as the style prints.

    `form` is CSL's page-range-format. MLA 9, 2.139 is `minimal-two`: 96-101, 103-04, 395-401.
    A second number shorter than the first is taken as already short.
    """
    if form is None:
        return last
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if form == "expanded" or len(first) != len(last) or last < first:
        return last
    least = _digits_kept(first, last, form)
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    return last[same:]


def _digits_kept(first: str, last: str, form: str) -> int:
    """How many digits of the second number stay at least."""
    if form == "minimal":
        return 1
    if form == "minimal-two":
        return 2
    tail = int(first[-2:])
    if len(first) < 3 or tail == 0:  # CSL 1.0.2, Page Range Formats: below 100 and its multiples
        return len(last)
    if form in ("chicago", "chicago-15") and len(first) == 4 and first[:2] != last[:2]:
        return len(last)
    return 1 if tail < 10 else 2


def page_range(text: str, form: str | None) -> str:
    """Page numbers with en dashes, ranges as short as the style prints them."""
    if "-" not in text and "–" not in text:
        return text

    if found := _THOUSANDS.fullmatch(text):
        return f"{found.group(1)}–{found.group(2)}"

    def short(found: re.Match[str]) -> str:
        prefix, first, other, last = found.groups()
        if prefix != other:
            return f"{prefix}{first}–{other}{last}"
        return f"{prefix}{first}–{short_end(first, last, form)}"

    return _OTHER_RANGE.sub(r"\1–\2", _RANGE.sub(short, text))


def dashed(text: str) -> str:
    """A number with an en dash for a range, nothing shortened: vol. 3–4."""
    return re.sub(r"(?<=\d)\s*(?:-|–)\s*(?=\d)", "–", text) if is_numeric(text) else text


def is_several(text: str) -> bool:
    """Whether a number names more than one: `1-3`, `2, 5`, `xi-xv`."""
    return bool(_SEVERAL.search(text.replace("&amp;", "&")))


def is_numeric(text: str) -> bool:
    """CSL's is-numeric: numbers with a letter or two, and lists and ranges of them."""
    return bool(_NUMERIC.fullmatch(text))


def roman(number: int) -> str:
    """A number from 1 to 3999 in small roman numerals; others as they are."""
    if not 0 < number < 4000:
        return str(number)
    out = []
    for sign, unit in _ROMAN_UNITS.items():
        count, number = divmod(number, unit)
        out.append(sign * count)
    return "".join(out)
