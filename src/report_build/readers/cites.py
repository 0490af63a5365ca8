"""Citations as authors write them: `see @smith2020, pp. 3-5; -@jones, ch. 2`.

The syntax is Pandoc's (Pandoc manual, "Citation syntax"), as citation pickers write it.
Locator terms are those of CSL 1.0.2, "Locators", in full and in their usual short forms, and what
German, French and Spanish write for the commonest.
"""

from __future__ import annotations

import re
from typing import Literal

from report_build.model import CitedWork

KEY = r"(?:\{[^{}\s]+\}|[^\W_](?:[\w]|[:.#$%&\-+?<>~/](?=\w))*|_\w(?:[\w]|[:.#$%&\-+?<>~/](?=\w))*)"
CROSS_REFERENCES = ("fig-", "tbl-", "sec-")

_PIECE = re.compile(rf"^(?P<prefix>.*?)(?P<omit>-{{0,2}})@(?P<key>{KEY})(?P<rest>.*)$", re.DOTALL)
_HOLDS_KEY = re.compile(rf"(?:^|[\s;(\-])@{KEY}")

_SHORT_FORMS = {
    "act": "act",
    "appendix": "appendix app. apps. appendices",
    "article": "article articles art. arts.",
    "book": "book books bk. bks.",
    "canon": "canon canons",
    "chapter": "chapter chapters ch. chs. chap. chaps. kap. kapitel chapitre cap. capítulo",
    "column": "column columns col. cols. sp. spalte",
    "elocation": "elocation loc. location",
    "equation": "equation equations eq. eqs.",
    "figure": "figure figures fig. figs. abb. abbildung",
    "folio": "folio folios fol. fols.",
    "issue": "issue issues",
    "line": "line lines l. ll. z. zeile",
    "note": "note notes n. nn. anm.",
    "opus": "opus opera op. opp.",
    "page": "page pages p. pp. S. seite seiten pág. págs. página páginas",
    "paragraph": "paragraph paragraphs par. pars. para. paras. ¶ ¶¶ abs. absatz párr. párrs.",
    "part": "part parts pt. pts.",
    "rule": "rule rules",
    "scene": "scene scenes sc. scs.",
    "section": "section sections sec. secs. s. ss. § §§ abschn. abschnitt sección",
    "sub-verbo": "sub-verbo s.v. s.vv.",
    "supplement": "supplement supplements supp. supps.",
    "table": "table tables tbl. tbls.",
    "timestamp": "timestamp time",
    "title-locator": "title titles",
    "verse": "verse verses v. vv.",
    "version": "version versions",
    "volume": "volume volumes vol. vols. bd. bde. band t. tome tomo",
}
LABELS = {form: label for label, forms in _SHORT_FORMS.items() for form in forms.split()}

_TERM = re.compile(
    "(?P<term>" + "|".join(re.escape(form) for form in sorted(LABELS, key=len, reverse=True)) + r")"
    r"(?P<gap>\s*)(?P<rest>.*)$",
    re.DOTALL | re.IGNORECASE,
)
# A locator: numbers (also roman), ranges and lists of them; or anything in braces.
_ATOM = r"(?:(?:[A-Za-z]{1,3}[-.]?)?\d[\w.:]*(?:\(\w+\))*|[ivxlcdmIVXLCDM]+\b)"
_RANGE = rf"{_ATOM}(?:\s?(?:--|[-–—])\s?{_ATOM})?\+?"
# Volume and page: MLA's `3: 92`, and what authors write for it, `vol. 3, p. 92`.
_VOLUME = r"(?:\d+|[ivxlcdm]+|[IVXLCDM]+)"
_PLACE = rf"(?:{_VOLUME}\s?:\s?(?=\w))?{_RANGE}"
_VALUE = re.compile(rf"(?P<value>{_PLACE}(?:\s*(?:,|&|and)\s*{_PLACE})*)(?P<rest>.*)$", re.DOTALL)
_VOLUME_AND_PAGE = re.compile(
    rf"(?:vol\.|vol|volume|bd\.|band|t\.|tome|tomo)\s*(?P<volume>{_VOLUME})"
    rf"(?:\s*,?\s*(?:pp?\.|pages?\b|S\.|págs?\.)\s*|\s*:\s*|\s*,\s*(?=\d))(?={_ATOM})",
    re.IGNORECASE,
)
_BRACED = re.compile(r"\{(?P<value>[^{}]*)\}(?P<rest>.*)$", re.DOTALL)
_CLOCK = re.compile(r"\d+:[0-5]\d(?::[0-5]\d)?(?:\s?(?:--|[-–—])\s?\d+(?::[0-5]\d){0,2})?")


def holds_citation(text: str) -> bool:
    """Whether the inside of a pair of brackets is a citation."""
    return _HOLDS_KEY.search(text) is not None


def is_cross_reference(key: str) -> bool:
    """Whether a key names a figure, table or section, never a work."""
    return key.startswith(CROSS_REFERENCES)


def cited_works(text: str) -> tuple[CitedWork, ...] | None:
    """The works in the inside of a pair of brackets; None if a piece has no key."""
    works = []
    for piece in re.split(r";(?![^{}]*\})", text):
        work = cited_work(piece)
        if work is None:
            return None
        works.append(work)
    return tuple(works)


def cited_work(piece: str) -> CitedWork | None:
    """One work with its prefix, locator and suffix; None if there is no key."""
    match = _PIECE.match(piece.strip())
    if match is None:
        return None
    omit: tuple[Literal["", "author", "work"], ...] = ("", "author", "work")
    label, locator, suffix = locator_and_suffix(match["rest"])
    return CitedWork(
        match["key"].strip("{}"),
        prefix=match["prefix"].strip(),
        label=label,
        locator=locator,
        suffix=suffix,
        omit=omit[len(match["omit"])],
    )


def locator_and_suffix(text: str) -> tuple[str, str, str]:
    """A label, a locator and what is left, of what follows a key: `, pp. 3-5, emphasis added`."""
    body = text.strip().removeprefix(",").strip()
    if braced := _BRACED.match(body):
        label, locator = _label_and_rest(braced["value"].strip())
        return label, locator.strip(), braced["rest"].strip().removeprefix(",").strip()
    label, value = _label_and_rest(body)
    found = _BRACED.match(value) or _VALUE.match(value)
    if found is None:
        return "", "", body
    if value is body and not re.match(rf"[A-Za-z]{{0,3}}\d|{_VOLUME}\s?:", value):
        return "", "", body  # "c" or "mix" alone is a word, not a roman number
    locator = found["value"].strip()
    if label == "page" and _CLOCK.fullmatch(locator):
        label = "timestamp"
    elif label == "page":
        locator = re.sub(rf"^({_VOLUME})\s?:\s?(?=\w)", r"\1: ", locator)
    return label, locator, found["rest"].strip().removeprefix(",").strip()


def _label_and_rest(text: str) -> tuple[str, str]:
    """The CSL locator that a text begins with, and the text after it; page if there is none.

    A volume with its page is a page, as CSL has one label for a place: `3: 92` (MLA 9, 6.16-19).
    """
    if found := _VOLUME_AND_PAGE.match(text):
        return "page", f"{found['volume']}: {text[found.end() :]}"
    term = _TERM.match(text)
    if term and _term_stands_alone(term["term"], term["gap"], term["rest"]):
        form = term["term"]
        return LABELS.get(form) or LABELS[form.lower()], term["rest"]
    return "page", text


def _term_stands_alone(term: str, gap: str, rest: str) -> bool:
    ends_word = term.endswith((".", "¶", "§"))
    return bool(gap) or ends_word or rest.startswith("{")
