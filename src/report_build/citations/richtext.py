"""Field text as HTML: escaping, quotation marks, title case, and punctuation where fields meet.

While an entry is put together, its text carries a few marks from Unicode's private use area.
`settled` turns them into what is printed, once the nesting of quotations and italics is known.
Text of an author never holds such marks: `rich` drops them.
"""

import html
import re
import unicodedata
from functools import lru_cache

from report_build.csl import word_set
from report_build.frozen import dataclass

TERM = "\ue000"  # before a word of the style, which is capitalized where an element begins
QUOTE, UNQUOTE = "\ue001", "\ue002"
CASED, UNCASED = "\ue003", "\ue004"  # text whose capitals stay as written
UPRIGHT, UPRIGHT_END = "\ue005", "\ue006"
HYPHEN = "\ue007"  # a hyphen that is no range

_SMALL_CAPS = '<span style="font-variant:small-caps;">'
_NORMAL = '<span style="font-style:normal;">'

# What an open tag of a field prints as, and what closes it.
_OPENERS = {
    "<i>": ("<i>", "</i>"),
    "<b>": ("<b>", "</b>"),
    "<sup>": ("<sup>", "</sup>"),
    "<sub>": ("<sub>", "</sub>"),
    "<sc>": (_SMALL_CAPS, "</span>"),
    '<span class="nocase">': (CASED, UNCASED),
    '<span class="nodecor">': (UPRIGHT, UPRIGHT_END),
    _SMALL_CAPS: (_SMALL_CAPS, "</span>"),
}
_TAG = re.compile(
    r'</?(?:i|b|sup|sub|sc)>|</span>|<span (?:class="(?:nocase|nodecor)"'
    r'|style="font-variant: ?small-caps;?")>'
)
_SPECIAL = re.compile(r"[<>&\"'‘’“”„\\\x00-\x1f\ue000-\ue00f]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ue000-\ue00f]")
_QUOTE_MARK = re.compile(r"[\"'‘’“”„]")
_LEADING_APOSTROPHE = re.compile(r"(?:tis|twas|til|till|cause|em|n|t|s|\d0s|\d\d)\b", re.IGNORECASE)
_BEFORE_OPENING = "([{—–-/“‘„"


def escaped(text: str) -> str:
    """Text with nothing that HTML would read as markup."""
    return html.escape(text, quote=False)


def verbatim(text: str) -> str:
    """Field text as HTML without any of its own, such as an address."""
    return escaped(_UNPRINTABLE.sub("", text))


@lru_cache(maxsize=4096)
def rich(text: str, *, tags: bool = True) -> str:
    """Field text as HTML with marks: known tags balanced, the rest escaped, quotation marks paired.

    CSL-JSON allows `<i> <b> <sup> <sub> <sc>` and spans for small caps, `nocase` and `nodecor`
    (CSL-JSON 1.0.2, "HTML-like formatting"). A tag that is never closed closes at the end of
    the field; a closing tag without its opening is text. Without `tags` all of them are.
    """
    if not _SPECIAL.search(text):
        return text
    text = _UNPRINTABLE.sub("", text).replace("\\-", HYPHEN)
    return "".join(_paired(_balanced(text) if tags else [text]))


def with_fixed_blanks(text: str) -> str:
    """A blank before `: ; ? ! »` and after `«` that no line breaks at, as Zotero sets it."""
    if " " not in text:
        return text
    text = re.sub("(?<=«) | (?=[:;?!»])", "\u202f", text)
    return text.replace("  ", "\u00a0 ")


@dataclass(frozen=True, slots=True)
class _Tag:
    html: str


def _balanced(text: str) -> list[_Tag | str]:
    """The field cut into tags, each with its partner, and text."""
    out: list[_Tag | str] = []
    open_tags: list[tuple[str, str]] = []
    place = 0
    for found in _TAG.finditer(text):
        out.append(text[place : found.start()])
        place = found.end()
        tag = found.group().replace(": ", ":").replace('caps"', 'caps;"')
        if not tag.startswith("</"):
            shown, closing = _OPENERS[tag]
            out.append(_Tag(shown))
            open_tags.append(("</sc>" if tag == "<sc>" else _closing_name(tag), closing))
        elif any(name == tag for name, _ in open_tags):
            _close_until(tag, open_tags, out)
        else:
            out.append(tag)
    out.append(text[place:])
    out.extend(_Tag(closing) for _, closing in reversed(open_tags))
    return out


def _closing_name(tag: str) -> str:
    return "</span>" if tag.startswith("<span") else f"</{tag[1:]}"


def _close_until(tag: str, open_tags: list[tuple[str, str]], out: list[_Tag | str]) -> None:
    while True:
        name, closing = open_tags.pop()
        out.append(_Tag(closing))
        if name == tag:
            return


def _paired(pieces: list[_Tag | str]) -> list[str]:
    """Escaped text in which quotation marks that belong together are QUOTE and UNQUOTE."""
    out: list[str] = []
    waiting: list[tuple[int, str]] = []  # index into `out`, the mark as written
    before = " "
    for piece in pieces:
        if isinstance(piece, _Tag):
            out.append(piece.html)
            continue
        place = 0
        for found in _QUOTE_MARK.finditer(piece):
            between = piece[place : found.start()]
            out.append(escaped(between))
            before = between[-1:] or before
            place = found.end()
            opened = len(waiting)
            _quote_mark(piece, found.start(), before, out, waiting)
            before = "“" if len(waiting) > opened else found.group()
        rest = piece[place:]
        out.append(escaped(rest))
        before = rest[-1:] or before
    for index, mark in waiting:
        out[index] = {"'": "’"}.get(mark, mark)
    return out


def _quote_mark(
    text: str, at: int, before: str, out: list[str], waiting: list[tuple[int, str]]
) -> None:
    mark = text[at]
    after = text[at + 1] if at + 1 < len(text) else ("x" if mark == "‘" else " ")
    if mark == "“" and waiting and waiting[-1][1] == "„":
        waiting.pop()  # „so“: a German pair stays as it is
        out.append(mark)
    elif _opens(text, at, mark, before):
        waiting.append((len(out), mark))
        out.append(mark)
    elif mark in '"”' and any(other in '"“' for _, other in waiting):
        _close_pair('"“', out, waiting)
    elif mark in "'’" and waiting and waiting[-1][1] in "'‘" and not after.isalnum():
        _close_pair("'‘", out, waiting)
    else:
        out.append("’" if mark == "'" else mark)


def _opens(text: str, at: int, mark: str, before: str) -> bool:
    if mark in "“‘„":
        return True
    if mark in "”’" or not (before.isspace() or before in _BEFORE_OPENING):
        return False
    if at + 1 < len(text) and text[at + 1].isspace():
        return False
    return mark == '"' or not _LEADING_APOSTROPHE.match(text, at + 1)


def _close_pair(kinds: str, out: list[str], waiting: list[tuple[int, str]]) -> None:
    while waiting:
        index, mark = waiting.pop()
        if mark in kinds:
            out[index] = QUOTE
            out.append(UNQUOTE)
            return
        out[index] = "’" if mark == "'" else mark


# -- printing ------------------------------------------------------------------------------

_SETTLED = re.compile("[\ue000-\ue007]|</?i>")


def settled(text: str, quotes: tuple[str, str, str, str]) -> str:
    """HTML as printed: quotations and italics inside their own kind turned over, marks gone.

    `quotes` is opening, closing, inner opening, inner closing.
    """
    if not _SETTLED.search(text):
        return text
    depth = italics = 0

    def shown(found: re.Match[str]) -> str:
        nonlocal depth, italics
        match found.group():
            case "\ue001":
                depth += 1
                return quotes[0] if depth % 2 else quotes[2]
            case "\ue002":
                depth -= 1
                return quotes[3] if depth % 2 else quotes[1]
            case "<i>":
                italics += 1
                return "<i>" if italics % 2 else _NORMAL
            case "</i>":
                italics -= 1
                return "</span>" if italics % 2 else "</i>"
            case "\ue005":
                return _NORMAL
            case "\ue006":
                return "</span>"
            case "\ue007":
                return "-"
        return ""

    return _SETTLED.sub(shown, text)


_ENDS = ">\ue002\ue004\ue006"
_CLOSERS = re.compile("(?:</[a-z]+>|[\ue002\ue004\ue006])+$")


def attached(left: str, right: str, inside: bool) -> str:
    """Two texts put together, with the punctuation that their seam needs and no more.

    Inside a field nothing changes. `inside` puts a full stop or comma before closing
    quotation marks, as American English and MLA do.
    """
    if not left or not right:
        return left or right
    mark = right[0]
    if mark == " ":
        return left + right[1:] if left[-1] == " " else left + right
    if mark not in ".,;:!?":
        return left + right
    closers = _CLOSERS.search(left) if left[-1] in _ENDS else None
    core = left[: closers.start()] if closers else left
    last = core[-1:]
    if last == mark or (mark == "." and last in "?!:"):
        return left + right[1:]
    if mark in ".," and inside and closers and UNQUOTE in closers.group():
        tail = closers.group()
        at = tail.index(UNQUOTE)
        return f"{core}{tail[:at]}{mark}{tail[at:]}{right[1:]}"
    return left + right


def joined(pieces: list[str], delimiter: str, inside: bool) -> str:
    """Texts with a delimiter between them, each seam as in `attached`."""
    if not pieces:
        return ""
    whole = pieces[0]
    for piece in pieces[1:]:
        whole = attached(attached(whole, delimiter, inside), piece, inside)
    return whole


# -- capitals ------------------------------------------------------------------------------

# Articles, coordinating conjunctions, "to", and prepositions of any length (MLA 9, 2.90), with
# the particles of names.
_MINOR_WORDS = word_set(
    """a an the and but for nor or so yet as
    about above across after against along alongside amid amidst among amongst around astride at
    atop barring before behind below beneath beside besides between beyond by circa despite down
    during except from in inside into lest like near notwithstanding of off on onto out outside
    over past per plus pro qua round sans since than through throughout till to toward towards
    under underneath until unto up upon versus via vs with within without
    c ca d de et v van von"""
)
# Prepositions of several words, of which both are small.
_MINOR_PAIRS = word_set(
    """according_to ahead_of apart_from aside_from because_of close_to due_to far_from instead_of
    prior_to rather_than regardless_of such_as"""
)
_WORD = re.compile(
    '(\ue003.*?\ue004|<su[bp]>.*?</su[bp]>|<span style="font-variant:small-caps;">.*?</span>)'
    r"|<[^>]+>|&\w+;|([^\W_]+(?:[’'`][^\W_]+)*)",
    re.DOTALL,
)
_NEW_START = re.compile("[:?!][^\\w\\s]*\\s")


def title_case(text: str) -> str:
    """English title case: lower-case words get a capital, minor words do not (MLA 9, 2.90).

    Words with a capital of their own stay as they are.
    """
    words = [found for found in _WORD.finditer(text) if found.group(1) or found.group(2)]
    out: list[str] = []
    place = 0
    for number, found in enumerate(words):
        between = text[place : found.start()]
        following = words[number + 1].group(2) if number + 1 < len(words) else None
        out.append(between)
        place = found.end()
        word = found.group(2)
        if not word or (number and _is_part(between, word)):
            out.append(found.group())  # kept as written, or what follows an entity
            continue
        first = number == 0 or bool(_NEW_START.search(between))
        compound = text[place : place + 1] == "-" and between[-1:] != "-"
        last = number == len(words) - 1 and between != "/"
        strong = first or compound or last
        pair = not strong and f"{word}_{following}" in _MINOR_PAIRS
        out.append(word if pair else _cased_word(word, strong, between))
    out.append(text[place:])
    return "".join(out)


def _is_part(between: str, word: str) -> bool:
    """Whether a word goes on the one before it: 19th, problem(s), a/r/t, &c."""
    if not between:
        return True
    return between[-1] == ";" or (len(word) == 1 and between in ("(", "/"))


def _cased_word(word: str, strong: bool, between: str) -> str:
    stem = word.partition("’")[0]
    if not word.islower() or (stem in _MINOR_WORDS and not strong):
        return word
    if len(word) == 1 and (not word.isascii() or between[-1:] in ("-", "’")):
        return word
    if word[:2] in ("d’", "l’"):
        return word
    return word[0].upper() + word[1:]


_BEFORE_FIRST = re.compile("(?:<[^>]+>|[\ue000\ue001\ue005(\\['‘“\\s])*")


def capitalized(text: str) -> str:
    """Text whose first letter is a capital, past tags and opening quotation marks."""
    found = _BEFORE_FIRST.match(text)
    at = found.end() if found else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def with_element_capital(text: str) -> str:
    """Text of an element of an entry: a word of the style that begins it gets its capital."""
    found = _BEFORE_FIRST.match(text)
    return capitalized(text) if found and TERM in found.group() else text


# -- asking --------------------------------------------------------------------------------

_MARKUP = re.compile("<[^>]+>|[\ue000-\ue00f]")
_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")


def plain(text: str) -> str:
    """The words of marked text, without tags and marks."""
    return html.unescape(_MARKUP.sub("", text)) if _MARKUP.search(text) or "&" in text else text


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    """Text for comparing and sorting: letters and digits only, without accents and case."""
    words = plain(text)
    if words.isascii():
        return "".join(filter(str.isalnum, words)).lower()
    apart = unicodedata.normalize("NFD", words).casefold()
    return "".join(filter(str.isalnum, apart))


def is_east_asian(text: str) -> bool:
    """Whether every letter is Chinese, Japanese or Korean, and there is one."""
    if text.isascii():
        return False
    found = [c for c in plain(text) if c.isalpha()]
    return bool(found) and all(unicodedata.name(c, "").startswith(_EAST_ASIAN) for c in found)
