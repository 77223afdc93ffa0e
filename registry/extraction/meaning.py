"""What a clause tells: its predicate, and the class of happening that it belongs to.

A verb alone often says little.  These functions read it together with what
stands beside it: the object of a light verb, the plan that is announced, the
state that has lasted since a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from registry.extraction import frames as frames_of
from registry.extraction import status
from registry.extraction.beginnings import begun, start
from registry.extraction.entities import Found
from registry.extraction.firsts import first_time, last_before
from registry.extraction.frames import Frame, children
from registry.extraction.phrases import COMMITTING, GIVING, PRIZES, TELLING
from registry.extraction.usual import unusual
from registry.lexicon import predicates
from registry.records import QuantitySlot, Status, TimeSlot

Token = Any


@dataclass(frozen=True, slots=True)
class Told:
    """What a clause tells."""

    predicate: str
    """Lemma, with its particle or preposition, or of the phrase that it forms."""
    kind: str | None
    """Class of the happening; ``None`` when no row of the lexicon names it."""
    times: Sequence[TimeSlot]
    debut: bool
    """The first time of its kind, which no other time of it contradicts."""
    last: bool = False
    """The time before this one: "has not won since", "the first win since"."""


def told(
    frame: Frame,
    aim: Frame | None,
    found: dict[int, Found],
    times: Sequence[TimeSlot],
    quantities: Sequence[QuantitySlot],
) -> Told:
    """The predicate and its class; ``aim`` is the plan that the clause announces, if any."""
    lemma = predicate(frame)
    kind = _kind(frame, lemma, found, quantities)
    times = begun(frame, kind, times)
    if aim is None and kind is not None and (before := last_before(frame, times)):
        return Told(lemma, kind, before, False, last=True)
    debut = first_time(frame)
    if debut:
        lemma, kind = f"first {lemma}", "open"
    if kind in (None, "become") and (state := _comes_to_be(frame)):
        lemma, kind = state, None
    elif kind is None and (state := _has_been(frame, times)):
        lemma, times = state, [start(t) for t in times]
    occasion = _occasion_of(frame) if aim is None else None
    if occasion is not None and any(s.relation == "at" and s.source == "own" for s in times):
        lemma, kind = occasion, predicates.predicate_class(occasion, pos="NOUN")
    if aim is not None:
        goal = aim.lemma
        lemma, kind = f"{lemma} to {goal}", f"plan to {predicates.predicate_class(goal) or goal}"
    return Told(lemma, kind, times, debut)


def _comes_to_be(frame: Frame) -> str | None:
    """What somebody comes to be: "turned professional" and "became a professional" are one."""
    if frame.lemma not in ("become", "turn", "get") or frame.pos != "VERB":
        return None
    theme = frame.arg("theme")
    return (
        f"become {theme.lemma_.lower()}" if theme is not None and theme.lemma_.isalpha() else None
    )


def _has_been(frame: Frame, times: Sequence[TimeSlot]) -> str | None:
    """What somebody became when it has been so since: "has been a grandmaster since 2018"."""
    theme = frame.arg("theme")
    since = [t.relation for t in times] == ["since"]
    if frame.lemma != "be" or not since or theme is None:
        return None
    some = theme.tag_ in ("NN", "JJ") and any(c.lower_ in ("a", "an") for c in theme.children)
    return f"become {theme.lemma_.lower()}" if some and theme.lemma_.isalpha() else None


_COMING = frozenset("come follow fall occur happen arrive date".split())


def _occasion_of(frame: Frame) -> str | None:
    """The happening of which a clause says only when it was: "the last hailstorm was in May"."""
    subject = frame.arg("agent")
    if subject is None or frame.arg("theme") is not None:
        return None
    if frame.lemma != "be" and (frame.lemma not in _COMING or frame.arg("patient") is not None):
        return None
    noun: str = subject.lemma_.lower()
    return noun if subject.pos_ == "NOUN" and predicates.names_event(noun) else None


def _kind(
    frame: Frame, lemma: str, found: dict[int, Found], quantities: Sequence[QuantitySlot]
) -> str | None:
    """The class of the happening; what stands beside the verb is asked first."""
    if frame.kind is not None:
        return frame.kind
    if frame.lemma in GIVING and any(t.lemma_.lower() in PRIZES for _, t in frame.args):
        return "award"
    lasting = lemma in _LASTING or (
        frame.lemma == "be" and any(c.lower_ == "over" for c in frame.trigger.children)
    )
    if lasting and any(q.quantity.dimension == "duration" for q in quantities):
        return "last"
    if takes_office(frame, found):
        return "appoint"
    if lemma.split()[0] in _MOTION and lemma.endswith(" to"):
        return "visit"
    usual = predicates.predicate_class(lemma, pos=frame.pos)
    if usual is None:
        usual = predicates.predicate_class(lemma, pos="NOUN")
    if usual is None and lemma in predicates.classes():
        return lemma  # a phrase that is named by its class
    return None if usual is not None and unusual(frame, usual, quantities) else usual


# After these a verb is another verb: "passed away" has nothing of "passed".
_PARTICLES = (" away", " up", " off", " out", " down", " over", " back")
_MOTION = frozenset("go come travel head fly drive journey".split())


def predicate(frame: Frame) -> str:
    """The predicate's lemma; with its preposition where the two make a word of their own."""
    lemma = frame.lemma
    if frame.kind is not None:
        return lemma
    if lemma == "survive" and frame.passive:
        return "be survived by"
    if lemma in _MOTION and any(role == "to" for role, _ in frame.args):
        return f"{lemma} to"  # where one goes is the object: "went to the cemetery"
    if frame.pos == "VERB" and frame.complement is None:
        for longer in frames_of.variants(frame)[1:]:
            known = predicates.knows(longer)
            if known and (longer.endswith(_PARTICLES) or not predicates.predicate_class(lemma)):
                return longer
    return lemma


def plan(frame: Frame, frames: Sequence[Frame]) -> Frame | None:
    """The plan that the clause decides on or announces, if any.

    "agreed to buy", "announced that it would buy"
    """
    if frame.lemma not in COMMITTING or frame.pos != "VERB":
        return None
    for other in frames:
        if other.parent is not frame or other.pos != "VERB":
            continue
        # A date in between makes an adverbial clause of the plan: "agreed in May to resume".
        if other.relation in ("xcomp", "ccomp") or (
            other.relation == "advcl" and _is_infinitive(other) and not frame.arg("patient")
        ):
            return other if status.read(other).status is Status.PLANNED else None
    return None


def _is_infinitive(frame: Frame) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in frame.trigger.children)


_DONE_BY_SAYING = frozenset("learn approve reject".split())
"""What is done by telling something: "said no to a tunnel"."""


def only_tells(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether the clause says only that somebody says what another clause tells."""
    if frame.lemma not in TELLING or frame.pos != "VERB" or frame.kind in _DONE_BY_SAYING:
        return False
    if frame.lemma == "add" and children(frame.trigger, "dobj"):
        return False  # "will add 11 routes"
    if frame.relation == "parataxis" or frame.lemma in ("say", "tell", "add"):
        return True
    return any(
        o.parent is frame
        and (o.relation in ("ccomp", "xcomp") or (o.relation == "parataxis" and not _says(o)))
        for o in frames
    )


def _says(frame: Frame) -> bool:
    """Whether a clause beside another says only who says it: "the mayor said, though"."""
    return frame.lemma in TELLING


_LASTING = frozenset("last take run continue".split()) | {"go on", "be over"}
_POSTS = frozenset(
    """ministry post job office company team club presidency leadership party bank role firm
    helm department""".split()
)


def takes_office(frame: Frame, found: dict[int, Found]) -> bool:
    """Whether somebody takes an office.

    "came to power", "took charge of the team", "took over the ministry"
    """
    if frame.lemma == "take office":
        return True
    if frame.lemma != "take over" or frame.passive:
        return False
    who, what = frame.arg("agent"), frame.arg("patient")
    person = who is not None and who.i in found and found[who.i].entity.kind == "person"
    return person and (
        what is None
        or what.lemma_.lower() in _POSTS
        or (what.i in found and found[what.i].entity.kind in ("org", "team"))
    )
