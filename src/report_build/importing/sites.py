"""What the name of a site, a newspaper or a publisher looks like, and what kind of work it has."""

from __future__ import annotations

import re

from report_build.csl import is_description
from report_build.importing.draft import Draft
from report_build.importing.residue import host

_NEWS = re.compile(
    r"\b(?:Agence France|AFP|Associated Press|AP News|Reuters|BBC|CNN|Al Jazeera|Deutsche Welle|DW|"
    r"France ?24|RFI|NPR|Euronews|Politico|Bloomberg|Le Monde|Le Figaro|Libération|El País|"
    r"Der Spiegel|Die Zeit|Jeune Afrique|Guardian|Times|Post|Telegraph|Herald|Tribune|Gazette|"
    r"Observer|Chronicle|Courier|Daily|Standard|Independent|Mail|News|Globe|Sun|Star|Dispatch|"
    r"Wall Street Journal|Zeitung|Journal du Mali|Mirror|Examiner|Argus|Echo|Newspaper)\b"
)
_MAGAZINE = re.compile(
    r"\b(?:Economist|New Yorker|Atlantic|Foreign Policy|Diplomat|Magazine|Week|Time)\b"
)
_JOURNAL = re.compile(
    r"\b(?:Journal|Review|Quarterly|Studies|Annals|Proceedings|Bulletin|Letters|Affairs|"
    r"Transactions|Perspectives|Revue|Zeitschrift|Archives|Research)\b"
)
_PUBLISHER = re.compile(
    r"\b(?:Press|Publish(?:ers|ing)|Books|Verlag|Éditions|Editions|Sons|Routledge|Springer|"
    r"Palgrave|"
    r"Macmillan|Penguin|Elsevier|Wiley|Sage|SAGE|Brill|Norton|HarperCollins|Random House|Hurst|"
    r"Polity|Zed|Bloomsbury|Edward Elgar|Rienner|Gallimard|Ltd|Inc)\b"
)
_SITE = re.compile(
    r"\b(?:Human Rights Watch|Amnesty International|Crisis Group|CSIS|Council on Foreign Relations|"
    r"Chatham House|Brookings|Carnegie|RAND|SIPRI|IISS|ISS Africa|RUSI|World Bank|UN News|"
    r"ReliefWeb|Clingendael|UNHCR|OCHA|Security Council Report|Wikipedia|YouTube|Medium|Substack|"
    r"The Conversation|"
    r"War on the Rocks|Just Security|Lawfare|Bellingcat|ACLED|Tracker|Portal|Blog|Online|"
    r"Institute|Cent(?:er|re)|Council|Foundation|Observatory|Ministry|Network|Commission|"
    r"Watch)\b|\.(?:com|org|net|int|info)\b"
)
_PLACES = frozenset(
    "Abidjan; Abuja; Accra; Addis Ababa; Algiers; Amsterdam; Ankara; Athens; Bamako; Bangkok; "
    "Basel; Beijing; Beirut; Berkeley; Berlin; Bern; Bogotá; Boston; Boulder; Brussels; "
    "Bruxelles; Budapest; Cairo; Cambridge; Canberra; Cape Town; Chicago; Copenhagen; Dakar; "
    "Delhi; Doha; Dublin; Edinburgh; Florence; Frankfurt; Frankfurt am Main; Geneva; Genève; "
    "Göttingen; Hamburg; Helsinki; Hong Kong; Istanbul; Jakarta; Jerusalem; Johannesburg; "
    "Kabul; Kampala; Khartoum; Kyiv; Lagos; Leiden; Lima; Lisbon; London; Los Angeles; "
    "Luxembourg; Lyon; Madrid; Manchester; Manila; Melbourne; Mexico City; Milan; Montreal; "
    "Montréal; Moscow; München; Munich; Nairobi; New Delhi; New Haven; New York; Niamey; "
    "Nouakchott; Nürnberg; Oslo; Ottawa; Ouagadougou; Oxford; Paris; Philadelphia; Prague; "
    "Pretoria; Princeton; Québec; Rabat; Riyadh; Rome; San Diego; San Francisco; Santiago; "
    "Seoul; Singapore; Stanford; Stockholm; Strasbourg; Stuttgart; Sydney; Tallinn; The Hague; "
    "Tokyo; Toronto; Tübingen; Tunis; Uppsala; Vienna; Warsaw; Washington; Wien; Yaoundé; "
    "Zürich; Zurich".split("; ")
)
_SMALL = frozenset(
    "a an and at by du de des et for from in la le les of on or the to und with &".split()
)


def is_place(text: str) -> bool:
    """Whether a name is that of a town where many publish, with or without what it lies in."""
    town, _, behind = text.partition(", ")
    return town in _PLACES and bool(re.fullmatch(r"(?:[A-Z][A-Z.]+)?", behind))


def ends_title(text: str) -> bool:
    """Whether a piece between commas names who published a work, or where, or is a locator."""
    named = is_named(text) and (
        is_publisher(text) or is_news(text) or is_journal(text) or is_place(text)
    )
    return named or bool(re.match(r"(?:vol|no|nr|issue|jg|n°|pp?|S)\.?\s?\d", text, re.IGNORECASE))


def is_publisher(text: str) -> bool:
    """Whether a name has a word that publishers of books have."""
    return bool(_PUBLISHER.search(text))


def is_news(text: str) -> bool:
    """Whether a name is, or has a word that is, the name of a newspaper or an agency."""
    return bool(_NEWS.search(text))


def is_journal(text: str) -> bool:
    """Whether a name has a word that the names of journals have."""
    return bool(_JOURNAL.search(text))


def is_named(text: str) -> bool:
    """Whether every word but small ones has a capital, as in a name of at most eight words."""
    words = re.findall(r"[\w'’&.-]+", text)
    big = [word for word in words if word.lower() not in _SMALL]
    return 0 < len(words) < 9 and bool(big) and all(not word[0].islower() for word in big)


def is_known(text: str, url: str) -> bool:
    """Whether a name is that of a site: by its words, or by the address of the work."""
    if not is_named(text):
        return bool(url) and text.lower() == host(url)
    acronym = re.fullmatch(r"(?:The )?[A-Z][a-z]*[A-Z]\w*(?: \w+)?", text)
    return bool(_SITE.search(text)) or bool(acronym) or is_news(text) or is_of_host(text, url)


def is_of_host(text: str, url: str) -> bool:
    """Whether a site's address is its name, or the first letters of it."""
    labels = re.split(r"[.-]", host(url))[:-1]
    words = [word.lower() for word in re.findall(r"\w+", text) if word.lower() not in _SMALL]
    initials = "".join(word[0] for word in words)
    joined = "".join(words)
    every = "".join(re.findall(r"\w+", text.lower()))
    return any(
        len(label) > 1
        and (label in (initials, joined, every) or (len(label) > 4 and label in every))
        for label in labels
    )


def kind(draft: Draft) -> str:
    """The type of a work, by the fields that it has."""
    has = draft.fields.keys()
    site = draft.text("container-title")
    if "genre" in has and re.search("thesis|dissertation", draft.text("genre"), re.IGNORECASE):
        return "thesis"
    if "director" in has:
        return "motion_picture"
    if is_description(draft.text("title")):
        return "interview" if "interview" in draft.text("title") else "personal_communication"
    if "editor" in has and site:
        return "chapter"
    if "volume" in has and site and not is_publisher(site):
        return "article-journal"
    if is_news(site) and not _JOURNAL.search(site):
        return "article-newspaper"
    if _MAGAZINE.search(site):
        return "article-magazine"
    if {"number", "genre"} & has:
        return "report"
    if site and (_JOURNAL.search(site) and {"page", "DOI", "issue"} & has):
        return "article-journal"
    if site and "page" in has and "publisher" in has:
        return "chapter"
    if "URL" in has:
        return "report" if "publisher" in has and not site else "webpage"
    if "publisher" in has and not site:
        return "book"
    return "article" if site else "document"
