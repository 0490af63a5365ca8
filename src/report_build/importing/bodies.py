"""What the name of an organisation looks like, in the languages that reports cite."""

from __future__ import annotations

import re

_ENGLISH = (
    r"Academy|Affairs|Agency|Alliance|Amnesty|Army|Assembly|Association|Authority|Bank|Bureau|Cabinet|"
    r"Campaign|Cent(?:er|re)|Coalition|College|Command|Commission|Committee|Commonwealth|Company|"
    r"Conference|Congress|Consortium|Corporation|Council|Court|Department|Dept|Directorate|Division|"
    r"Embassy|Federation|Foreign|Forum|Foundation|Fund|Government|Group|House|Initiative|Institute|"
    r"Institution|International|Laboratory|League|Ministry|Mission|Nations|Navy|Network|Observatory|"
    r"Office|Organi[sz]ation|Panel|Parliament|Partnership|Police|Press|Program(?:me)?|Project|"
    r"Republic|Research|School|Secretariat|Secretary-General|Service|Society|Staff|States|Survey|"
    r"Taskforce|Team|Treasury|Tribunal|Trust|Union|Unit|University|Watch"
)
_OTHERS = (
    r"Bundes\w+|Ministerium|Amt|Auswärtiges|Stiftung|Institut|Verein|Gesellschaft|Zentrum|Verband|"
    r"Landesregierung|Ministère|Organisation|Agence|Fondation|Observatoire|Conseil|Gouvernement|"
    r"Assemblée|République|Sénat|Cour|Ministerio|Instituto|Fundación|Consejo|Gobierno|"
    r"Organización|Centro|Universidad|Université|Universität"
)
_NOUN = re.compile(rf"\b(?:{_ENGLISH}|{_OTHERS})\b", re.IGNORECASE)
_SMALL = re.compile(r"\b(?:of|for|the|on|der|für|des|sur|pour|para)\b", re.IGNORECASE)
UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
_ACRONYM = re.compile(rf"[{UPPER}][{UPPER}&\d/ -]+")
_PERSON = re.compile(
    rf"[\w'’-]+,\s(?:[{UPPER}]\.|[{UPPER}][a-zà-ÿ]+(?:\s[{UPPER}]\.?)?(?=$|,|\sand\s|\s&))"
)
_OF_PERSONS = re.compile(r"\b(?:van|von) der\b|\bvan den\b", re.IGNORECASE)


def is_body(text: str) -> bool:
    """Whether a name has a word that only organisations have, or is an acronym."""
    return has_noun(text) or bool(_SMALL.search(_OF_PERSONS.sub("", text)))


def has_noun(text: str) -> bool:
    """Whether a name says what it is, as "Ministry", or is an acronym."""
    return bool(_NOUN.search(text)) or bool(_ACRONYM.fullmatch(text))


def starts_with_body(text: str) -> bool:
    """Whether a list of names begins with an organisation; "House, K." is a person."""
    head = text.partition(",")[0]
    if _PERSON.match(text) and not head.endswith("Foreign"):
        return False
    return is_body(head)
