"""Rules for the past, the present and the future, as TimeML names them."""

from __future__ import annotations

from collections.abc import Callable

from registry.extraction.times._match import Match
from registry.extraction.times._meaning import Meaning, Reference


def recent(match: Match) -> Meaning | None:
    """As in "Recent years", "the coming months": the past or the future, without bounds."""
    word = match.words("which")[-1]
    return Reference("FUTURE_REF" if word in ("coming", "upcoming") else "PAST_REF")


def reference(value: str) -> Callable[[Match], Meaning | None]:
    """A builder for words that name the past, the present or the future."""

    def build(match: Match) -> Meaning | None:
        if match.before() == "as" and match.after() == "as":
            return None  # "as recently as last week"
        return Reference(value)

    return build


def current(match: Match) -> Meaning | None:
    """As in "Current" as an adjective, but not electric current."""
    if match.after() in (".", ",", ";") or match.before() in (
        "an",
        "electric",
        "alternating",
        "direct",
        "ocean",
    ):
        return None
    return Reference("PRESENT_REF")


def former(match: Match) -> Meaning | None:
    """As in "Former"; TIMEX2 counts it, news annotation does not: kept in narrative alone."""
    return Reference("FORMER")


def now(match: Match) -> Meaning | None:
    """As in "Now", but not "now that" and "until now"."""
    return Reference("PRESENT_REF")


def same_time(match: Match) -> Meaning | None:
    """As in "This time", "the present"."""
    if match.before() in ("for", "only", "by") and match.words("w")[-1] == "time":
        return None
    return Reference("PRESENT_REF")
