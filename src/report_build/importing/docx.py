"""A Word file to an article, by mammoth: by its styles, without its look."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from report_build.diagnostics import BuildError, Diagnostic, Pos, Rule
from report_build.importing import article as articles
from report_build.importing import html
from report_build.importing.article import Article

_STYLES = """
p[style-name='Title'] => h1.document-title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Caption'] => p:fresh
p[style-name='List Bullet'] => ul > li:fresh
p[style-name='List Number'] => ol > li:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh
"""
_LIMIT = 200_000_000


def read(content: bytes, file: str) -> Article:
    """The article of a .docx; raises BuildError where it is none."""
    import mammoth

    _refuse_bombs(content, file)
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
        )
        title, date, author = _properties(content)
    except Exception as fault:
        raise _not_word(file) from fault
    read = html.read(made.value, file, numbered=False)
    read.title = read.title or title
    if not read.date and date:
        read.date = date
        message = f"the date {date} is the day on which the file was made"
        read.warn(Rule.BAD_VALUE, message, Pos(file, 0), "look at date: in content/report.yaml")
    read.authors = read.authors or ([author] if author else [])
    _tell_lost(content, read, Pos(file, 0))
    for message in dict.fromkeys(one.message for one in made.messages):
        read.warn(Rule.UNSUPPORTED, message[:1].lower() + message[1:], Pos(file, 0))
    return read


def _tell_lost(content: bytes, made: Article, pos: Pos) -> None:
    """Report what Word shows and the text has not: changes, comments, drawings, charts."""
    root = _part(content, "word/document.xml")
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    if changes := len(list(root.iter(f"{word}del"))):
        told = _counted(changes, "change is", "changes are")
        fact = f"{told} tracked: what was deleted is left out"
        made.warn(Rule.UNSUPPORTED, fact, pos, "accept or reject the changes in Word first")
    if comments := len(list(root.iter(f"{word}commentReference"))):
        fact = f"{_counted(comments, 'comment was', 'comments were')} left out"
        made.warn(Rule.UNSUPPORTED, fact, pos, "read them in Word")
    for drawing in root.iter(f"{word}drawing"):
        names = {etree.QName(node).localname: node for node in drawing.iter(etree.Element)}
        if "blip" not in names and "txbxContent" not in names:
            about = names["docPr"].get("descr", "") if "docPr" in names else ""
            fact = "a drawing or chart was left out" + (f': "{about}"' if about else "")
            made.warn(Rule.UNSUPPORTED, fact, pos, "draw it again with a ```{chart} fence")


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _part(content: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name), parser)


def _not_word(file: str) -> BuildError:
    hint = "save it as .docx, or as HTML"
    fact = f'"{file}" is not a Word file that can be read'
    return BuildError([Diagnostic(Rule.UNREADABLE_FILE, fact, Pos(file, 0), hint)])


def _refuse_bombs(content: bytes, file: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile as fault:
        raise _not_word(file) from fault
    if size > _LIMIT:
        fact = f'"{file}" unpacks to more than {_LIMIT // 1_000_000} MB'
        raise BuildError([Diagnostic(Rule.UNREADABLE_FILE, fact, Pos(file, 0))])


def _properties(content: bytes) -> tuple[str, str, str]:
    """Title, date and author as the file's properties give them; empty where they do not."""
    try:
        root = _part(content, "docProps/core.xml")
    except KeyError:
        return "", "", ""
    found = {re.sub(r"\{.*\}", "", str(one.tag)): (one.text or "").strip() for one in root}
    return found.get("title", ""), articles.iso(found.get("created", "")), found.get("creator", "")
