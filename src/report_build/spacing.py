"""Where a line must not end: spaces that do not break, by language.

Unicode's CLDR has no such rules, so that they stand here as a table, each with the handbook that
asks for it; HOUSE is a rule of this house, which goes further. A handbook without a section was
not at hand. A rule changes a space that an author wrote; none adds or takes a character, so that
words, quotations and offsets stay what they were. The space is the last character of a match;
what has to follow is looked for and not taken, so that "J. K. R." joins twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from report_build.frozen import dataclass
from report_build.locales import locale

NO_BREAK = "\u00a0"
THIN = "\u202f"

LEAST_BEFORE = 3  # words before the last of a title
MOST_LAST = 20  # letters of its last two

HOUSE = "house rule"
CHICAGO = "Chicago 6.121, and its Q&A on word division"
CZECH = "ČSN 01 6910; Internetová jazyková příručka, Zalomení řádků"
FRENCH = "Lexique de l'Imprimerie nationale"
SPANISH = "Ortografía de la lengua española (RAE 2010)"


@dataclass(frozen=True, slots=True)
class Join:
    """A space between two patterns; `{months}` stands for the language's own, by CLDR."""

    before: str
    after: str
    source: str
    space: str = NO_BREAK


_WORD = r"(?<!\w)"  # the patterns that begin so are looked for where words begin, which is quick
_NUMBER = r"(?<!\w)\d+"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŠŽŹŻČŘ]"
_UNITS = (
    r"(?:%|‰|°[CF]?|[kcm]?m[²³]?|k?g|[cm]?l|t|ha|[kMG]?Wh?|[kM]?Hz|[KMGT]B|bar|h|min|s|°"
    r"|[€$£¥]|EUR|USD|GBP|CHF|FCFA|XOF)(?!\w)"
)

EVERYWHERE = (
    Join(_NUMBER, _UNITS, f"{CHICAGO}: 1 kg; DIN 5008"),
    Join(r"(?:[€£¥]|\$)", r"\d", HOUSE),
    Join(r"§§?|¶", r"\d", CZECH),
    Join(rf"(?<!\w){_CAPITAL}\.", rf"{_CAPITAL}[.\w]", f"{CHICAGO}: initials of a name"),
    Join(r"(?<!\w)(?:pp?|vols?|figs?|arts?|nn?)\.", r"\d", HOUSE),
    Join(r"(?<!\w)\d{1,2}\.?", r"(?:{months})(?!\w)", f"DIN 5008; {CZECH}"),
)
"""Rules of every language."""

_ENGLISH = (
    Join(
        r"(?<!\w)(?:par(?:a|r|as)?s?|chs?|nos?|vols?|secs?|eqs?|cols?|cls?|bks?|pts?|apps?|ll?)\.",
        r"\d|[IVXLC]+(?!\w)",
        HOUSE,
    ),
    Join(r"(?<!\w)Nos?\.?", r"\d", HOUSE),
    Join(
        r"(?<!\w)(?:[Ff]igures?|[Tt]ables?|[Ss]ections?|[Cc]hapters?|[Pp]ages?|[Pp]arts?"
        r"|[Aa]rticles?|[Vv]olumes?|[Pp]aragraphs?|[Rr]esolutions?|[Bb]ox|[Aa]nnex|[Aa]ppendix)",
        r"\d|[A-Z](?!\w)",
        HOUSE,
    ),
    Join(
        r"(?<!\w)(?:Mr|Mrs|Ms|Mx|Dr|Profs?|Gen|Col|Maj|Capt|Lt|Sgt|Rev|Sen|Rep|Gov|Amb|St)\.?",
        _CAPITAL,
        f"{CHICAGO}: Dr. Smith",
    ),
    Join(
        _NUMBER,
        r"(?:per ?cent|percent(?:age)?|thousand|million|billion|trillion|[ap]\.m\.|BCE?|CE|AD)"
        r"(?!\w)",
        HOUSE,
    ),
    Join(r"(?<!\w)(?:{months})\.?", r"\d{1,2}(?!\d)", HOUSE),
)

_FRENCH = (
    Join("", r"[;!?](?!\w)", FRENCH, THIN),
    Join("", r"[:»]", FRENCH),
    Join("«", "", FRENCH),
    Join(r"(?<!\w)(?:MM?\.|Mmes?|Mlles?|Drs?|Prs?|Mes?|Mgr|Gal|St|Ste)", _CAPITAL, FRENCH),
    Join(
        r"(?<!\w)(?:n[o°º]s?|chap\.|t\.|par\.|col\.|tabl?\.|[Ff]igures?|[Tt]ableaux?|[Aa]rticles?"
        r"|[Cc]hapitres?|[Pp]ages?|[Rr]ésolutions?)",
        r"\d|[IVXLC]+(?!\w)",
        FRENCH,
    ),
    Join(r"(?<![\d.,])\d{1,3}", r"\d{3}(?!\d)", FRENCH, THIN),
    Join(_NUMBER, r"(?:millions?|milliards?|mille|euros?|francs?)(?!\w)", FRENCH),
    Join(r"(?<!\w)[IVX]+(?:er?|e)", r"siècles?", FRENCH),
    Join(r"(?<!\w)1er", r"(?:{months})(?!\w)", FRENCH),
)

_GERMAN = (
    Join(r"(?<!\w)[a-zäöüA-ZÄÖÜ]\.", r"[a-zäöüA-ZÄÖÜ]{1,2}\.", "DIN 5008: z. B."),
    Join(r"(?<!\w)(?:Abs|Art|Nr|S|Bd|Kap|Abb|Tab|Ziff|Rn|Anm|Abschn|Az)\.", r"\d", "DIN 5008"),
    Join(r"(?<!\w)(?:Abbildung|Tabelle|Abschnitt|Seite|Artikel)", r"\d", "DIN 5008"),
    Join(r"(?<!\w)(?:(?:Dr|Prof|Dipl)\.|Herrn?|Frau)", _CAPITAL, "DIN 5008"),
    Join(_NUMBER, r"(?:Prozent|Mio\.|Mrd\.|Millionen|Milliarden|Uhr|Euro)(?!\w)", "DIN 5008"),
)

_SPANISH = (
    Join(r"(?<!\w)p\.", r"ej\.", SPANISH),
    Join(r"(?<!\w)(?:EE|CC|FF|RR)\.", r"[A-Z]{2}\.", SPANISH),
    Join(
        r"(?<!\w)(?:(?:págs?|núms?|caps?|párrs?|n)\.[ºo]?|[Ff]igura|[Tt]abla|[Aa]rtículo)",
        r"\d",
        SPANISH,
    ),
    Join(r"(?<!\w)(?:Sr|Sra|Srta|Dr|Dra|D|Dña|Gral)\.", _CAPITAL, SPANISH),
    Join(r"(?<!\w)\d{1,2}", r"de (?:{months})(?!\w)", SPANISH),
    Join(_NUMBER, r"(?:millones|millón|mil|euros?)(?!\w)", SPANISH),
    Join(r"(?<!\w)(?<![.,])\d{1,3}", r"\d{3}(?!\d)", SPANISH),
)


def _single(letters: str, source: str) -> tuple[Join, ...]:
    """Words of one letter do not end a line; some stand before other words of one letter."""
    return (Join(rf"(?<!\w)(?<!’)[{letters}{letters.upper()}]", r"[\w„«\"(]", source),)


_NUMBERED = r"(?<!\w)(?:(?:č|s|str|obr|tab|poz|ust|rys|čl|odst)\.|nr)"

LANGUAGES: Mapping[str, tuple[Join, ...]] = {
    "en": _ENGLISH,
    "fr": _FRENCH,
    "de": _GERMAN,
    "es": _SPANISH,
    "cs": (
        *_single("ksvzouai", CZECH),
        Join(_NUMBERED, r"\d", CZECH),
        Join(r"(?<!\w)\d{1,2}\.", r"\d{1,2}\.", CZECH),
    ),
    "sk": (
        *_single("ksvzouai", "STN 01 6910"),
        Join(_NUMBERED, r"\d", "STN 01 6910"),
        Join(r"(?<!\w)\d{1,2}\.", r"\d{1,2}\.", "STN 01 6910"),
    ),
    "pl": (
        *_single("aiouwz", "custom of printers; PWN, Zasady pisowni, 54.8, asks for it in titles"),
        Join(_NUMBERED, r"\d", HOUSE),
        Join(_NUMBER, r"(?:r|w|tys|mln|mld|zł)\.?(?!\w)", HOUSE),
    ),
}
"""Rules of one language, by its tag without a region."""


def joins(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Where a space of a text is to be another, and which; offsets count from 0."""
    for space, pattern in _patterns(language.partition("-")[0].lower()):
        for found in pattern.finditer(text):
            yield found.end() - 1, space


def joined(text: str, language: str) -> str:
    """A text with its spaces that must not break."""
    characters = list(text)
    for at, space in joins(text, language):
        characters[at] = space
    return "".join(characters)


def title_lines(title: str, language: str) -> str:
    """A title for a cover, with its spaces that must not break and no last line of one word.

    The last two words hold together if they are short and stand behind two others.
    """
    *before, last = joined(title, language).split(" ")
    is_short = len(before) >= LEAST_BEFORE and len(before[-1]) + len(last) <= MOST_LAST
    space = NO_BREAK if is_short and NO_BREAK not in last else " "
    return " ".join(before) + space + last if before else last


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rules = (*EVERYWHERE, *LANGUAGES.get(language, ()))
    months = "|".join(sorted(_months(language), key=len, reverse=True))
    return tuple(
        (space, re.compile(_any_of([rule for rule in rules if rule.space == space], months)))
        for space in dict.fromkeys(rule.space for rule in rules)
    )


def _any_of(rules: list[Join], months: str) -> str:
    words = [rule for rule in rules if rule.before.startswith(_WORD)]
    whole = [f"(?:{rule.before}) (?={rule.after})" for rule in rules if rule not in words]
    inner = "|".join(f"(?:{rule.before.removeprefix(_WORD)}) (?={rule.after})" for rule in words)
    found = "|".join([f"{_WORD}(?:{inner})", *whole] if words else whole)
    return found.replace("{months}", months)


def _months(language: str) -> Iterator[str]:
    """The names of the months as dates have them, in full and short, without a point."""
    known = locale(language).months["format"]
    for width in ("wide", "abbreviated"):
        yield from (re.escape(name.rstrip(".")) for name in known[width].values())
    if language == "en":
        yield "Sept"
