"""A report of 200 pages as an institute would write it: 50,000 words, 1,000 works, all cited.

Seventeen chapters, each with prose, notes, quotations, five facts, three exhibits and three slides.
The words are drawn by lot from a fixed seed, so that the volume is always the same and no two
sentences are: a text that repeats itself would be read from caches.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.projects import project

CHAPTERS, WORKS, SECTIONS, PARAGRAPHS = 17, 1000, 5, 7
SHARE = WORKS // CHAPTERS + 1  # the works that a chapter cites
SYLLABLES = "ba den fo kal li mor ne ros su ta vel win dra es har jo ker lan mi ot pra qui".split()
COMMON = (
    "the of and to in a that for was on with as it by at from had were this which its not be "
    "have are but or an they their been one who more into than after when some would over "
    "there only other before between through against during without because under"
).split()
PLAIN = (
    "mission council region border force mandate village convoy report contributor soldier "
    "government security withdrawal ceiling helicopter contract minister election budget "
    "agreement patrol market river witness record inquiry ceasefire negotiation partner "
    "authority notice supply camp river season harvest road airfield shortage announce leave "
    "return decide refuse promise carry protect follow expect reduce extend publish answer"
).split()
TYPES = ("book", "article-journal", "article-newspaper", "chapter", "report", "webpage")


def write(root: Path) -> Path:
    """The project in a folder, which is made."""
    lot = random.Random(1922)
    files: dict[str, str | bytes | None] = {
        "content/report.yaml": "title: The Long Withdrawal\nauthors: [{name: A. Desk}]\n"
        "date: 2022-12-16\nlanguage: en-GB\nstatus: draft\n",
        "content/facts.yaml": "".join(_fact(number) for number in range(CHAPTERS * 5)),
        "content/01-one.md": None,
        "bibliography.json": json.dumps(list(_works(lot)), indent=1),
    }
    for chapter in range(1, CHAPTERS + 1):
        files[f"content/{chapter:02}-chapter.md"] = "".join(_chapter(chapter, lot))
        rows = "".join(f"Place {row},{chapter * 40 + row * 17}\n" for row in range(6))
        files[f"content/data/c{chapter}.csv"] = f"place,staff\n{rows}"
    return project(root, files)


def _value(number: int) -> int:
    return 300 + number * 31


def _fact(number: int) -> str:
    source = f"{{cite: work{number * 7 % WORKS}, locator: p. 4}}"
    return (
        f"fact-{number}:\n  label: Fact {number}\n  value: {_value(number)}\n"
        f"  unit: people\n  as_of: 2022-11-11\n  source: {source}\n"
    )


def _works(lot: random.Random) -> Iterator[dict[str, Any]]:
    """Works of the usual kinds; some authors have several, some works two or three authors."""
    people = [_person(lot) for _ in range(WORKS * 7 // 10)]
    for number in range(WORKS):
        kind = TYPES[number % len(TYPES)]
        item: dict[str, Any] = {"id": f"work{number}", "type": kind}
        item["author"] = lot.sample(people, lot.choice((1, 1, 1, 2, 3)))
        item["title"] = _title(lot)
        item["title-short"] = " ".join(item["title"].split()[1:4])
        item["issued"] = {"date-parts": [[1990 + number % 32, 1 + number % 12, 1 + number % 28]]}
        item["custom"] = {"status": "verified"}
        yield {**item, **_rest(kind, number, lot)}


def _rest(kind: str, number: int, lot: random.Random) -> dict[str, Any]:
    house = {"publisher": f"{lot.choice(PLAIN).title()} Press", "publisher-place": _name(lot)}
    journal = {"container-title": f"{_title(lot)} Review", "page": f"1-{number % 30 + 400}"}
    on_web = {"URL": f"https://www.example.org/{kind}/{number}"}
    match kind:
        case "book":
            return house
        case "chapter":
            return {**house, **journal, "editor": [_person(lot)]}
        case "article-journal":
            return {**journal, "volume": str(number % 60), "issue": "2", "DOI": f"10.1000/{number}"}
        case "report":
            return {**house, **on_web}
    return {"container-title": f"The {lot.choice(PLAIN).title()} Courier", **on_web}


def _person(lot: random.Random) -> dict[str, str]:
    initial = lot.choice("ABCDEFGH")
    return {"family": _name(lot) + _name(lot).lower(), "given": f"{_name(lot)} {initial}."}


def _name(lot: random.Random) -> str:
    return "".join(lot.choices(SYLLABLES, k=lot.choice((2, 3, 3)))).capitalize()


def _title(lot: random.Random) -> str:
    first, *rest = lot.sample(PLAIN, 4)
    return f"The {first.title()} of {rest[0].title()} and {rest[1].title()} {rest[2].title()}"


# ---- a chapter -----------------------------------------------------------------------------


def _chapter(number: int, lot: random.Random) -> Iterator[str]:
    cited = iter(range(WORKS)[(number - 1) * SHARE : number * SHARE])
    yield f"# Of the {' '.join(lot.sample(PLAIN, 3))} {{#sec-{number}}}\n\n"
    yield f"::: summary\n{_sentence(lot)} {_sentence(lot)}\n:::\n\n"
    for section in range(SECTIONS):
        yield f"## What the {' '.join(lot.sample(PLAIN, 2))} had to {lot.choice(PLAIN)}\n\n"
        for paragraph in range(PARAGRAPHS):
            yield _paragraph(number, section * PARAGRAPHS + paragraph, cited, lot)
        yield _exhibit(number, section)
        yield _aside(section, lot)
    for slide in range(3):
        yield _slide(number, slide, lot)


def _sentence(lot: random.Random, words: int = 0) -> str:
    length = words or lot.randrange(11, 25)
    drawn = [lot.choice(COMMON if lot.random() < 0.55 else PLAIN) for _ in range(length)]
    drawn[length // 2] += lot.choice(("", "", ",", " --"))
    return f"{' '.join(drawn).capitalize()}."


def _paragraph(number: int, place: int, cited: Iterator[int], lot: random.Random) -> str:
    """About 70 words with a citation; every seventh also has a fact, every second a note."""
    text = [_sentence(lot), *(_sentence(lot, 14) for _ in range(3))]
    text[1] = f"{text[1][:-1]} [@work{next(cited, number)}, p. {lot.randrange(2, 400)}]."
    if place % 2 == 0:
        text[0] += (
            f"^[{_sentence(lot)} See @work{next(cited, number)} and @work{next(cited, number)}.]"
        )
        text[3] = f'{text[3][:-1]}, *{lot.choice(PLAIN)}* and "{lot.choice(PLAIN)}".'
    if place % 7 == 3:
        fact = (number - 1) * 5 + place // 7
        text[2] += f" It was [{_value(fact)}]{{fact=fact-{fact}}} people, as @fig-{number}-1 shows."
    return f"{' '.join(text)}\n\n"


def _exhibit(number: int, section: int) -> str:
    """A chart, a table and a timeline in each chapter."""
    head = f"label: fig-{number}-{section}\ncaption: What was left in place {number}\n"
    match section:
        case 1:
            data = f"kind: bar\ndata: data/c{number}.csv\nlabels: value\nalt: Bars of six places.\n"
            return f"```{{chart}}\n{head}{data}source: [work{number * SHARE - 9}]\n```\n\n"
        case 2:
            rows = "".join(f"| Place {row} | {row * 7 + number} |\n" for row in range(8))
            caption = f"Table: Staff by place {{#tbl-{number}}}"
            return f"| Place | Staff |\n|---|--:|\n{rows}\n{caption}\n\n"
        case 3:
            when = ("2022-02-17", "2022-07-10", "2022-11-11", "2022-11-22")
            events = "".join(f"  - {{when: {day}, what: It went on}}\n" for day in when)
            return f"```{{timeline}}\n{head}alt: Four events.\nevents:\n{events}```\n\n"
    return ""


def _aside(section: int, lot: random.Random) -> str:
    match section:
        case 0:
            return "".join(f"- {_sentence(lot, 9)}\n" for _ in range(5)) + "\n"
        case 2:
            return f"> {_sentence(lot, 30)}\n> {_sentence(lot, 30)}\n\n"
        case 4:
            return f'::: callout {{kind=note title="How to read it"}}\n{_sentence(lot)}\n:::\n\n'
    return ""


def _slide(number: int, place: int, lot: random.Random) -> str:
    fact = (number - 1) * 5 + place
    points = "".join(f"- {_sentence(lot, 8)}\n" for _ in range(3))
    shown = f"\n![](#{(f'fig-{number}-1', f'tbl-{number}', f'fig-{number}-3')[place]})\n"
    return (
        f"::: slide {{#s-{number}-{place}}}\n# {_sentence(lot, 7)[:-1]}\n\n{points}"
        f"- It was [{_value(fact)}]{{fact=fact-{fact}}} people\n{shown}\n"
        f"::: notes\n{_sentence(lot)} [@work{number * SHARE - 9}, p. 9].\n:::\n:::\n\n"
    )
