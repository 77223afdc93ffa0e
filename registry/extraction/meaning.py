"""What a clause tells: its predicate, and the class of happening that it belongs to.

A verb alone often says little.  These functions read it together with what
stands beside it: the object of a light verb, the plan that is announced, the
state that has lasted since a day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from registry.extraction import frames as frames_of
from registry.extraction import senses, status
from registry.extraction.entities import Found
from registry.extraction.frames import Frame, children
from registry.extraction.phrases import (
    COMMITTING,
    GIVING,
    LASTING_RESULTS,
    PRIZES,
    SUBJECT_EVENTS,
    TELLING,
)
from registry.extraction.usual import unusual
from registry.lexicon import predicates
from registry.lexicon.counted import counted_class, lies_in
from registry.records import Hop, QuantitySlot, Status, TimeSlot
from registry.values.quantity import Dimension

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
    if _began(frame, kind, times) or _begins(frame, kind, times):
        times = [start(s) if s.relation == "since" else s for s in times]
        times.sort(key=lambda slot: slot.relation != "at")
    if aim is None and kind is not None and (before := _last_before(frame, times)):
        return Told(lemma, kind, before, False, last=True)
    debut = first_time(frame)
    if debut:
        lemma, kind = f"first {lemma}", "open"
    if kind in (None, "become") and (state := _comes_to_be(frame)):
        lemma, kind = state, None
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


_COMING = frozenset("come follow fall occur happen arrive date".split())


def _occasion_of(frame: Frame) -> str | None:
    """The happening of which a clause says only when it was: "the last hailstorm was in May"."""
    subject = frame.arg("agent")
    if subject is None or frame.arg("theme") is not None:
        return None
    if frame.lemma != "be" and (frame.lemma not in _COMING or frame.arg("patient") is not None):
        return None
    noun: str = subject.lemma_.lower()
    return noun if subject.pos_ == "NOUN" and is_event_noun(noun) else None


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
    subject = frame.arg("agent")
    verbs, happening = SUBJECT_EVENTS.get(
        subject.lemma_.lower() if subject is not None else "", (frozenset(), "")
    )
    if lemma.split()[0] in verbs:
        return happening
    usual = predicates.predicate_class(lemma, pos=frame.pos)
    if usual is None:
        usual = predicates.predicate_class(lemma, pos="NOUN")
    if usual is None and lemma in predicates.classes():
        return lemma  # a phrase that is named by its class
    return None if usual is not None and unusual(frame, usual, quantities) else usual


def kind_of(noun: Token) -> str | None:
    """The class of the happening that a noun names."""
    return senses.nominal(noun).kind


def is_event_noun(lemma: str) -> bool:
    """Whether the noun names a happening of the lexicon, such as ``election``."""
    return predicates.predicate_class(lemma, pos="NOUN") is not None


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


def only_tells(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether the clause says only that somebody says what another clause tells."""
    if frame.lemma not in TELLING or frame.pos != "VERB" or frame.kind == "learn":
        return False
    if frame.lemma == "add" and children(frame.trigger, "dobj"):
        return False  # "will add 11 routes"
    if frame.relation == "parataxis" or frame.lemma in ("say", "tell", "add"):
        return True
    return any(o.parent is frame and o.relation in ("ccomp", "xcomp", "parataxis") for o in frames)


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


def _began(frame: Frame, kind: str | None, times: Sequence[TimeSlot]) -> bool:
    """Whether the clause tells a state by the day on which it began."""
    if not any(s.relation == "since" and s.source == "own" for s in times):
        return False
    if frame.began or kind not in LASTING_RESULTS:
        return frame.began
    helpers = {c.lemma_ for c in frame.trigger.children if c.dep_ in ("aux", "auxpass")}
    bare = not helpers and frame.relation in ("acl", "advcl")  # "the road, closed since"
    return bare or (frame.passive and "have" in helpers)


# What happens from a day on begins then, whatever the tense: "sets up patrols from 1 July".
_BEGINNINGS = frozenset(
    """found open start take-effect resume ban impose allow introduce launch deploy lift close
    suspend appoint raise cut release-product produce-start""".split()
)


def _begins(frame: Frame, kind: str | None, times: Sequence[TimeSlot]) -> bool:
    """Whether what is told from a day on is to begin on it: "will be sold from May"."""
    verb = frame.trigger
    if frame.pos != "VERB" or not any(s.relation == "since" for s in times):
        return False
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lemma_ == "have" for c in helpers):
        return False
    if any(c.lower_ in ("will", "would", "shall", "to", "can", "could", "may") for c in helpers):
        return not any(c.dep_ == "neg" for c in verb.children)
    return kind in _BEGINNINGS or frame.trigger.lemma_.lower() in ("date", "stem", "originate")


def start(slot: TimeSlot) -> TimeSlot:
    """The time since which a state lasts, as the time at which it began."""
    hop = Hop(rule="the state began then", span=slot.mention, value=slot.interval.value)
    return slot.model_copy(update={"relation": "at", "derivation": (hop, *slot.derivation)})


def _last_before(frame: Frame, times: Sequence[TimeSlot]) -> list[TimeSlot] | None:
    """When it happened last, where the clause says since when it had not; else ``None``.

    "Had not won since March 2024", "his first victory since March 2024"
    """
    own = [slot for slot in times if slot.source == "own"]
    if len(own) != 1 or own[0].relation != "since":
        return None
    word = frame.trigger
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in word.children)
    denied = frame.pos == "VERB" and perfect and status.read(frame).negated
    first = frame.pos == "NOUN" and _is_first(word)
    return [start(own[0])] if denied or first else None


_BOUNDS: Mapping[str, Literal["since", "until"]] = {
    **dict.fromkeys("begin start commence".split(), "since"),
    **dict.fromkeys("end finish conclude cease complete".split(), "until"),
}


def bounded(
    frames: Sequence[Frame], times: Mapping[int, list[TimeSlot]]
) -> dict[int, list[TimeSlot]]:
    """The times of the frames, and for a happening that began or ended then its bound.

    "The evacuation of the valley began on Friday": nobody was evacuated before that day.
    """
    told = {n: list(slots) for n, slots in times.items()}
    at = {frame.trigger.i: n for n, frame in enumerate(frames)}
    for n, frame in enumerate(frames):
        above = at.get(frame.trigger.head.i)
        if frame.pos == "NOUN":
            above = next((m for m, f in enumerate(frames) if _begins_or_ends(f, frame)), above)
        if frame.pos != "NOUN" or above is None or any(s.source == "own" for s in told[n]):
            continue
        verb = frames[above].trigger
        bound = _BOUNDS.get(verb.lemma_.lower())
        subject = frame.trigger.dep_ == ("nsubjpass" if frames[above].passive else "nsubj")
        subject = subject or _begins_or_ends(frames[above], frame)
        if bound is None or not subject or status.read(frames[above]).negated:
            continue
        told[n] += [
            slot.model_copy(update={"relation": bound, "source": "clause"})
            for slot in times[above]
            if slot.source == "own" and slot.relation == "at"
        ]
    return told


def _begins_or_ends(clause: Frame, noun: Frame) -> bool:
    """Whether a relative clause says when a happening began or ended: "which began on Tuesday"."""
    subject = clause.arg("patient" if clause.passive else "agent")
    return (
        clause.relation == "relcl"
        and subject is not None
        and subject.i == noun.trigger.i
        and clause.trigger.lemma_.lower() in _BOUNDS
    )


def last_time(frame: Frame, times: Sequence[TimeSlot]) -> tuple[Token | None, TimeSlot] | None:
    """When something happened the time before this one, which the clause tells besides.

    "Won the cup on Sunday for the first time since 1988", "it was the first eruption since
    1983": the noun that tells what happened, where it is not the verb, and the time.
    """
    since = [slot for slot in times if slot.relation == "since"]
    if len(since) != 1:
        return None
    theme = frame.arg("theme")
    told = theme if frame.lemma == "be" and theme is not None else None
    if told is None and any(
        role == "for" and t.lower_ == "time" and _is_first(t) for role, t in frame.args
    ):
        return None, start(since[0])
    if told is not None and _is_first(told) and kind_of_time(told) is not None:
        return told, start(since[0])
    return None


_TROPHIES = frozenset("title trophy crown championship silverware cup pennant".split())


def kind_of_time(noun: Token) -> str | None:
    """The class of what happened once more: of an eruption, or of winning a title."""
    return "win-title" if noun.lemma_.lower() in _TROPHIES else kind_of(noun)


def _is_first(noun: Token) -> bool:
    return any(c.lower_ == "first" for c in children(noun, "amod"))


# With "first" these are a debut: "the first Heron 5 flew", "the play was first performed".
_DEBUTS = frozenset(
    "fly sail run appear perform play show air broadcast publish race publish drive operate".split()
)


def first_time(frame: Frame) -> bool:
    """Whether the clause tells a debut, of the verb or of what does it."""
    if frame.lemma not in _DEBUTS:
        return False
    agents = [t for role, t in frame.args if role in ("agent", "patient")]
    return any(
        c.lower_ == "first"
        for t in (frame.trigger, *agents[:1])
        for c in t.children
        if c.dep_ in ("amod", "advmod")
    )


# Whom the happening befalls is counted as such: "40 people were killed" counts the dead.
_BEFALLEN = {
    "die": "dead",
    "kill": "dead",
    "drown": "dead",
    "injure": "injured",
    "arrest": "arrested",
    "evacuate": "evacuated",
    "disappear": "missing",
    "rescue": "rescued",
    "displace": "displaced",
    "infect": "infected",
    "treat": "hospitalised",
    "cut-jobs": "employee",
}


# Who scores so many times scores so many goals.
_DONE_TIMES = {"score": "goal"}


# Where the number of those stands whom it befell: "killed nine", "the lives of nine", "nine dead".
_VICTIMS = frozenset({"agent", "patient", "", "life", "dead", "injured", "homeless", "missing"})


def befallen(slot: QuantitySlot, kind: str | None, frame: Frame) -> QuantitySlot:
    """The slot, counting those whom a happening of class ``kind`` befell by their fate."""
    subject = frame.arg("agent")
    toll = subject is not None and subject.lemma_.lower() == "toll"
    done = _DONE_TIMES.get(kind or "")
    if done is not None and slot.quantity.dimension == "times" and not slot.quantity.change:
        return slot.model_copy(
            update={
                "quantity": slot.quantity.model_copy(
                    update={"dimension": Dimension.COUNT, "unit": None}
                ),
                "counted": done,
                "counted_class": counted_class(done),
                "attribute": "patient",
            }
        )
    fate = _BEFALLEN.get(kind or "")
    if (
        fate is None
        or slot.quantity.dimension != "count"
        or not (toll or slot.attribute in _VICTIMS)
    ):
        return slot
    known = slot.counted_class is not None and lies_in(slot.counted_class, "person")
    if slot.counted and slot.counted not in ("life", "miner") and not known:
        return slot
    return slot.model_copy(update={"counted": slot.counted or fate, "counted_class": fate})
