"""Words that end in a full stop without ending a sentence, by language.

Each is written as it stands before its last stop, in lower case. Languages that are missing
have what all share: initials, acronyms with stops, and the Latin of footnotes.
"""

from __future__ import annotations

from report_build.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """One language's abbreviations.

    After a word of `within` the sentence goes on; after one of `before_number` it does where a
    number follows. One of `last` may end it, as an acronym may: it does where a word of `first`
    follows, which begins sentences more often than names.
    """

    within: frozenset[str]
    before_number: frozenset[str]
    last: frozenset[str]
    first: frozenset[str]
    ordinals: bool = False  # "am 3. Mai": a number with a stop is an ordinal


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LATIN = "cf viz vs ibid resp i.e e.g"
_PLACES = "p pp par paras vol vols ch chs fig figs art arts sec secs no nos n nr ed eds app"
_LAST = "etc al seq inc ltd co corp jr sr bros dept"

ENGLISH = Abbreviations(
    within=_words(
        f"""{_LATIN} dr mr mrs ms mx prof gen col maj capt cpt cmdr adm lt sgt cpl pvt brig sen
        rep gov pres rev hon st ste mt ft amb messrs approx ca"""
    ),
    before_number=_words(
        f"""{_PLACES} c op eq jan feb mar apr jun jul aug sep sept oct nov dec res doc"""
    ),
    last=_words(f"{_LAST} a.m p.m u.s u.n u.k e.u b.c a.d ph.d"),
    first=_words(
        """a after all although an and another as at because before both but by despite during
        each even every few for from he her here his how however i if in instead it its later
        many meanwhile most much neither no nobody none nor not nothing now of on once one only
        or other others our out over she since so some still such that the their then there
        these they this those though three through thus to today two under until we what when
        where whether which while who why with without yet you"""
    ),
)

FRENCH = Abbreviations(
    within=_words(
        f"{_LATIN} m mm mme mmes mlle mlles me mgr dr pr st ste gén col cap lt env av bd hab"
    ),
    before_number=_words(f"{_PLACES} chap sect rés janv févr avr juil sept oct nov déc ex s r l d"),
    last=_words(f"{_LAST} apr j.-c"),
    first=_words(
        """à après au aucun aucune aujourd’hui aussi avant avec bien ce cela celle celui ces cet
        cette chaque comme dans de depuis des du elle elles en enfin entre est et il ils je la le
        les leur leurs lors lorsque mais malgré même nous on or ou par pendant plus plusieurs
        pour puis quand que quelques qui sans selon seul si son sur tous tout toute un une vous"""
    ),
)

GERMAN = Abbreviations(
    within=_words(
        f"""{_LATIN} dr prof hr fr frl gen st bzw z.b z d.h u.a u v.a i.d.r vgl ca sog inkl
        einschl ggf evtl insb bspw dipl ing rd mind max"""
    ),
    before_number=_words(
        f"{_PLACES} s f bd bde kap abb tab abs anm nr jan feb febr apr aug sept okt nov dez"
    ),
    last=_words(f"{_LAST} usw ff u.s.w mio mrd tsd jh jhd"),
    first=_words(
        """aber alle als am an auch auf aus bei beide bis da damit dann das dass dem den der
        deren des dessen die dies diese dieser dieses doch durch ein eine einem einen einer
        einige er erst es etwa für gegen hier ich ihr ihre im in indes ist jede jeder jedoch
        kein keine man mehr mit nach nachdem nicht nichts noch nun nur ob obwohl oder ohne schon
        seit sein seine sie so solche sondern über um und unter viele von vor während was weder
        weil wenn wer wie wir wo zu zudem zum zur zwar zwei zwischen"""
    ),
    ordinals=True,
)

SPANISH = Abbreviations(
    within=_words(
        f"""{_LATIN} sr sra sres sras srta d dña dr dra prof gral gen cnel cap tte lic ing sto
        sta ud uds vd aprox av avda p.ej ej"""
    ),
    before_number=_words(f"{_PLACES} pág págs cap núm núms párr tab c s"),
    last=_words(f"{_LAST} ee.uu ee uu a.c d.c"),
    first=_words(
        """a al algunos ante antes así aún aunque cada como con cuando de del desde después dos
        durante él el ella ellas ellos en entonces entre era es esa ese eso esta este esto hasta
        hay hoy la las lo los mas más mientras muchos nada nadie ni no nosotros o otra otro para
        pero por porque pues que quien se según sin sino sobre solo son su sus también tampoco
        tan todo todos tras tres un una uno y ya"""
    ),
)

_OTHERS = Abbreviations(
    _words(_LATIN) | {"dr", "prof", "st"}, _words(_PLACES), _words(_LAST), frozenset()
)
_WITH_ORDINALS = frozenset("cs da et fi hr hu is lv nb nn no pl sk sl sr".split())
_LANGUAGES = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN, "es": SPANISH}


def abbreviations(tag: str) -> Abbreviations:
    """The abbreviations of a BCP 47 tag's language."""
    language = tag.partition("-")[0].lower()
    if language in _WITH_ORDINALS:
        return Abbreviations(
            _OTHERS.within, _OTHERS.before_number, _OTHERS.last, _OTHERS.first, True
        )
    return _LANGUAGES.get(language, _OTHERS)
