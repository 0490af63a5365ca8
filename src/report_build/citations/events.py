"""What MLA 9 asks of events: of talks that were held, and of treaties that were signed.

A talk has the date and the place of its event (MLA 9, 5.99 for the place); what kind of talk it
was stands last. What the rules say of dates and kinds was not looked up in the book.
"""

from dataclasses import replace

from report_build.citations.items import Work, without
from report_build.csl import word_set

_EVENTS = word_set("treaty performance event hearing")
# With any of these a paper stands in a volume of proceedings, and the style leaves its event out.
_OF_PROCEEDINGS = ("issue", "page", "supplement-number", "volume")
_EDITORS = ("collection-editor", "compiler", "editor", "editorial-director")


def date_of_talk(work: Work) -> Work:
    """TALKDATE: a talk that was not published has the date of its event alone.

    Without a date of the event that of its issue is it. A speech that is published has both,
    where they differ.
    """
    issued, held = work.dates.get("issued"), work.dates.get("event-date")
    if issued is None or not _was_held(work):
        return work
    if _is_published(work):
        once = work.kind == "speech" and held == issued
        return replace(work, dates=without(work.dates, "issued")) if once else work
    return replace(work, dates={**without(work.dates, "issued"), "event-date": held or issued})


def place_of_talk(work: Work) -> Work:
    """PLACE: the place of a talk that was not published is that of its event.

    Proceedings have no town in brackets, as newspapers have; without a publisher it is the place
    of publication, as of any book (MLA 9, 5.67).
    """
    place, paper = work.text("publisher-place"), work.kind == "paper-conference"
    if not place or not (paper or _was_held(work)):
        return work
    texts = without(work.texts, "publisher-place")
    if not _is_published(work):
        return replace(work, texts={"event-place": place, **texts})
    return replace(work, texts={"publisher": place, **texts}) if paper else work


def kind_of_speech(work: Work) -> Work:
    """SPEECH: `Address` or `Lecture` stands at the end of an entry, not after its title."""
    texts = work.texts
    if work.kind != "speech" or not {"title", "genre"} <= texts.keys() or "number" in texts:
        return work
    return replace(work, texts={"medium": texts["genre"], **without(texts, "genre")})


def place_of_event(work: Work) -> Work:
    """PLACE: where a treaty was signed or a play was given prints, without a name of the event too.

    The style prints it behind the event alone. What programs copy from the place of publication
    is no such place.
    """
    place = work.text("event-place")
    named = work.text("event-title") or work.text("event") or "event-date" in work.dates
    if work.kind not in _EVENTS or named or place in ("", work.text("publisher-place")):
        return work
    return replace(work, texts={"event-title": place, **without(work.texts, "event-place")})


def _was_held(work: Work) -> bool:
    """Whether the entry tells of an event at which the talk was given."""
    if work.kind == "speech":
        return True
    event = "event-date" in work.dates or work.text("event-title") or work.text("event")
    return work.kind == "paper-conference" and bool(event)


def _is_published(work: Work) -> bool:
    if work.kind == "speech":
        return "container-title" in work.texts
    printed = ("container-title", "publisher", *_OF_PROCEEDINGS)
    return any(name in work.texts for name in printed) or any(
        role in work.people for role in _EDITORS
    )
