"""Times that a frame takes over from another: that above it, that beside it, that of its plan."""

from __future__ import annotations

from registry.extraction.frames import Frame, children, dated_by, second_harm, shares_time
from registry.extraction.phrases import HARM
from registry.extraction.slots.times._clauses import WORKS_COME_OUT
from registry.extraction.slots.times._slot import Token
from registry.records import TimeSlot


def from_beside(
    n: int, frame: Frame, frames: list[Frame], slots: dict[int, list[TimeSlot]]
) -> None:
    """Give a verb without a time the one that the parser hung beside it.

    It hangs on the object of the verb, or on the clause before a semicolon.
    """
    if slots[n] or frame.pos != "VERB":
        return
    for m, other in enumerate(frames):
        if other is frame.parent and other.trigger.dep_ == "ROOT" and other.pos == "NOUN":
            # "An outbreak in 2019, after a cyclone, infected 600": no clause hangs on a noun alone.
            own = [s for s in slots[m] if s.source == "own" and s.relation == "at"]
            slots[n] = [s.model_copy(update={"source": "clause"}) for s in own]
        if slots[n]:
            return
        came_out = other.pos == "NOUN" and other.kind in WORKS_COME_OUT
        if other.parent is not frame or not slots[m] or came_out:
            continue
        own = [s for s in slots[m] if s.source == "own" and s.relation == "at"]
        if other.pos == "NOUN" and _tells_when(other.trigger, frame.trigger):
            slots[n] = [s.model_copy(update={"source": "clause"}) for s in own]
        elif (
            other.relation in ("ccomp", "parataxis")
            and other.trigger.i < frame.trigger.i
            and any(t.text == ";" for t in frame.trigger.doc[other.trigger.i : frame.trigger.i])
        ):
            slots[n] = [s.model_copy(update={"source": "sentence"}) for s in own]
        if slots[n]:
            return


def _tells_when(noun: Token, verb: Token) -> bool:
    """Whether the parser hung the time of a verb on its subject or object.

    So it does with that of what a thing opens or ends with: "opened with a concert on May 1".
    """
    if noun.head.lower_ == "with" and noun.head.head is verb:
        return verb.lemma_.lower() in _BY_HAPPENING
    if noun.dep_ not in ("dobj", "nsubjpass", "nsubj"):
        return False
    above = noun.dep_ != "dobj" and verb.tag_ == "VBD"
    return above or any(t.dep_ == "prep" for t in noun.children)


_BY_HAPPENING = frozenset("open reopen begin start end close finish celebrate mark".split())


def must_follow(
    frame: Frame, by_trigger: dict[int, int], slots: dict[int, list[TimeSlot]]
) -> list[TimeSlot]:
    """What is done under a treaty signed in June comes after that June."""
    found: list[TimeSlot] = []
    for role, token in frame.args:
        if role not in ("under", "following", "after"):
            continue
        for child in (token, *children(token, "acl", "relcl")):
            other = by_trigger.get(child.i)
            if other is None or child.i == frame.trigger.i:
                continue
            found += [
                s.model_copy(update={"relation": "after", "source": "clause"})
                for s in slots[other]
                if s.relation == "at" and s.source == "own"
            ]
    return found


def borrow(
    n: int,
    frame: Frame,
    frames: list[Frame],
    by_trigger: dict[int, int],
    slots: dict[int, list[TimeSlot]],
) -> None:
    """Take the time of the clause above where the grammar says that it is shared."""
    if slots[n] or frame.parent is None:
        return
    above = frame.parent
    other = by_trigger.get(above.trigger.i)
    if other is None or not shares_time(frame):
        return
    if not slots[other] and above.parent is not None and shares_time(above):
        borrow(other, above, frames, by_trigger, slots)
    later = _some_time_later(frame)
    slots[n] = [
        s.model_copy(update={"source": "sentence"})
        for s in slots[other]
        if s.relation == "at" and not (later and s.interval.granularity in ("minute", "hour"))
    ]


def _some_time_later(frame: Frame) -> bool:
    """Whether the clause counts from the other: "disappeared 35 minutes later"."""
    return any(
        c.lower_ in ("later", "earlier", "afterwards", "before") and children(c, "npadvmod")
        for c in frame.trigger.children
    )


def as_found(n: int, frame: Frame, frames: list[Frame], slots: dict[int, list[TimeSlot]]) -> None:
    """Date a finding by the state found, where the parser hung day and place on that."""
    if slots[n] or not frame.beyond:
        return
    for m, state in enumerate(frames):
        if state.parent is frame and state.trigger.dep_ in ("xcomp", "oprd", "acomp"):
            slots[n] = [
                s.model_copy(update={"source": "clause"}) for s in slots[m] if s.relation == "at"
            ]


def expiry(
    n: int, frame: Frame, by_trigger: dict[int, int], slots: dict[int, list[TimeSlot]]
) -> None:
    """What is signed until a day ends on that day."""
    own = slots[n]
    if not own and frame.pos == "NOUN" and frame.trigger.head.i in by_trigger:
        own = slots[by_trigger[frame.trigger.head.i]]
    slots[n] = [
        s.model_copy(update={"relation": "at"}) if s.relation == "until" else s
        for s in own
        if s.relation in ("until", "at") and (s.relation == "until" or frame.pos == "VERB")
    ]


_CEASING = frozenset("stop cease quit".split())


def of_the_end(n: int, frame: Frame, frames: list[Frame], slots: dict[int, list[TimeSlot]]) -> None:
    """What stops answering on 11 May stops then: the parser dates what is done no more."""
    if slots[n] or frame.trigger.lemma_.lower() not in _CEASING:
        return
    for m, other in enumerate(frames):
        if other.trigger.head is frame.trigger and other.trigger.dep_ in ("xcomp", "ccomp"):
            slots[n] = [
                s.model_copy(update={"source": "clause"})
                for s in slots[m]
                if s.relation == "at" and s.source == "own"
            ]


def of_both(
    n: int, frame: Frame, by_trigger: dict[int, int], slots: dict[int, list[TimeSlot]]
) -> None:
    """Date the first of two harms by the second: "ten were killed and 31 injured on Monday"."""
    second = second_harm(frame.trigger)
    if not slots[n] and second is not None and second.i in by_trigger:
        slots[n] = [
            s.model_copy(update={"source": "clause"})
            for s in slots[by_trigger[second.i]]
            if s.relation == "at" and s.source == "own"
        ]


def of_the_harm(
    n: int, frame: Frame, by_trigger: dict[int, int], slots: dict[int, list[TimeSlot]]
) -> None:
    """Date what people are hurt in: "were wounded on Tuesday in an exchange of fire"."""
    noun = frame.trigger
    verb = noun.head.head
    if slots[n] or frame.pos != "NOUN" or noun.dep_ != "pobj":
        return
    if noun.head.lower_ not in ("in", "during") or verb.i not in by_trigger:
        return
    if verb.lemma_.lower() in HARM:
        slots[n] = [
            s.model_copy(update={"source": "sentence"})
            for s in slots[by_trigger[verb.i]]
            if s.relation == "at" and s.source == "own"
        ]


def of_the_plan(
    n: int, frame: Frame, by_trigger: dict[int, int], slots: dict[int, list[TimeSlot]]
) -> None:
    """Date what is planned, or what something is lost in: "plans a strike on Monday"."""
    verb = dated_by(frame.trigger) if frame.pos == "NOUN" and not slots[n] else None
    if verb is not None and verb.i in by_trigger:
        slots[n] = [
            s.model_copy(update={"source": "clause"})
            for s in slots[by_trigger[verb.i]]
            if s.relation == "at" and s.source in ("own", "clause")
        ]


# Done because of a happening, and on a day of its own: "was charged in Monday's attack".
_BECAUSE_OF = frozenset(
    """arrest charge convict sentence investigate acquit question suspect name identify sue indict
    detain jail seek hunt mourn interest involve implicate accuse""".split()
)


_AT = ("in", "at", "during")
_HELPING = frozenset("have manage fail try refuse begin start continue decide".split())


def of_its_occasion(
    n: int, frame: Frame, by_trigger: dict[int, int], slots: dict[int, list[TimeSlot]]
) -> None:
    """Date what was done at a happening that has a day: "knocked her out in Saturday's final"."""
    if slots[n] or frame.pos != "VERB" or frame.lemma in _BECAUSE_OF:
        return
    occasions = [noun for role, noun in frame.args if role in _AT]
    if frame.trigger.dep_ == "xcomp" and frame.trigger.head.lemma_ in _HELPING:
        # "In the race of 1932 she had to give up"
        for place in children(frame.trigger.head, "prep"):
            occasions += children(place, "pobj") if place.lower_ in _AT else []
    for noun in occasions:
        other = by_trigger.get(noun.i)
        if other is None:
            continue
        slots[n] = [
            s.model_copy(update={"source": "clause"})
            for s in slots[other]
            if s.relation == "at" and s.source == "own"
        ]
        if slots[n]:
            return
