"""Family D: the date of the document itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from registry.conflicts.checks._model import Found, Subject

_ONE_DAY = timedelta(days=1)  # zones: it may be tomorrow already where the outlet is
_DATING = frozenset({"on", "in"})  # "for 2026", "after 2026" and "the 2026 model" date no event


def undated(subject: Subject) -> Iterator[Found]:
    """The document has no date, so that its relative times stay unresolved."""
    document = subject.document
    if document.published is None and not _said_ambiguous(document.warnings):
        waiting = sum(m.interval is not None and m.interval.partial for m in subject.times)
        said = f"{waiting} times in it stay partial." if waiting else "No time in it needs one."
        yield Found("the document has no publication date", (said,))


def future_date(subject: Subject) -> Iterator[Found]:
    """The publication date lies in the future."""
    published = subject.document.published
    if published is not None and published > subject.today + _ONE_DAY:
        apart = (published - subject.today).days
        yield Found(
            f"published on {published}, {apart} days after today",
            (f"Today is {subject.today}.",),
        )


def ambiguous_date(subject: Subject) -> Iterator[Found]:
    """The publication date can be read in two ways, and nothing decides which."""
    for warning in _said_ambiguous(subject.document.warnings):
        yield Found("the publication date is ambiguous", (warning,))


def _said_ambiguous(warnings: tuple[str, ...]) -> list[str]:
    return [warning for warning in warnings if "ambiguous" in warning]


def older_than_its_news(subject: Subject) -> Iterator[Found]:
    """The document is dated before an event that it reports as past.

    Only dates written out with their year count, and only under a past verb.
    """
    published = subject.document.published
    if published is None:
        return
    for mention in subject.times:
        interval = mention.interval
        if mention.tense != "past" or interval is None or interval.earliest is None:
            continue
        if mention.year_inferred or mention.signal not in _DATING or mention.extent is not None:
            continue
        if interval.earliest > published + _ONE_DAY:
            yield Found(
                f"published on {published}, it reports {interval.spoken} as past",
                (f"{interval.spoken} begins after {published}.",),
                (subject.at(mention),),
            )


def modified_before_published(subject: Subject) -> Iterator[Found]:
    """The document was changed before it was published."""
    published, modified = subject.document.get("published"), subject.document.get("modified")
    if published and modified and modified[:10] < published[:10]:
        yield Found(f"changed on {modified[:10]}, published on {published[:10]}")
