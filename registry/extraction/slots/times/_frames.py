"""Give each time of a sentence to the frames that it dates."""

from __future__ import annotations

from collections.abc import Sequence

from registry.extraction.frames import Frame, carried, children, dated_beside
from registry.extraction.slots.counted import counted_from
from registry.extraction.slots.times._aside import (
    follows_number,
    in_brackets,
    is_compared,
    of_the_last,
    of_what_one_was,
)
from registry.extraction.slots.times._clauses import (
    before_verb,
    cleft,
    dated_clause,
    innermost_frames,
    is_a_day,
    perfect_before,
    told_by_objects,
    verb_that_follows,
)
from registry.extraction.slots.times._shared import (
    as_found,
    borrow,
    expiry,
    from_beside,
    must_follow,
    of_both,
    of_its_occasion,
    of_the_end,
    of_the_harm,
    of_the_plan,
)
from registry.extraction.slots.times._slot import (
    TimeRelation,
    Token,
    closes,
    directness,
    ends_with,
    governor_of,
    is_moment,
    lasts,
    narrowest,
    time_slot,
)
from registry.extraction.slots.tree import tokens_in, top
from registry.extraction.times import TimeExpression
from registry.records import TimeSlot


def times_of(
    sentence: Token, offset: int, frames: list[Frame], found: Sequence[TimeExpression]
) -> dict[int, list[TimeSlot]]:
    """Time slots by position in ``frames``, the most direct first."""
    by_trigger = {f.trigger.i: n for n, f in enumerate(frames)}
    innermost = innermost_frames(frames)
    dates = told_by_objects(frames) | by_trigger
    slots: dict[int, list[TimeSlot]] = {n: [] for n in range(len(frames))}
    opened: tuple[TimeExpression, int] | None = None
    for expression in found:
        if not is_moment(expression):
            continue
        tokens = tokens_in(sentence, expression.start - offset, expression.end - offset)
        if opened is not None and closes(expression, opened[0]):
            if lasts(expression, frames[opened[1]]):
                slots[opened[1]].append(time_slot(expression, "until", "own"))
            opened = None
        elif tokens:
            target = _place_time(expression, tokens, dates, innermost, frames, slots)
            opened = (expression, target) if target is not None else None
    _without_what_one_was(sentence, offset, found, dates, slots)
    counted_from(sentence, offset, by_trigger, found, slots)
    for n, frame in enumerate(frames):
        borrow(n, frame, frames, by_trigger, slots)
    for n, frame in enumerate(frames):
        as_found(n, frame, frames, slots)
        from_beside(n, frame, frames, slots)
        of_the_end(n, frame, frames, slots)
        of_both(n, frame, by_trigger, slots)
    for n, frame in enumerate(frames):
        of_the_harm(n, frame, by_trigger, slots)
        of_the_plan(n, frame, by_trigger, slots)
        of_its_occasion(n, frame, by_trigger, slots)
    for n, frame in enumerate(frames):
        slots[n].extend(must_follow(frame, by_trigger, slots))
    for n, frame in enumerate(frames):
        if any(c.lower_ == "still" for c in frame.trigger.children):
            # "Were still without power on Monday": it happened no later than that.
            slots[n] = [
                s.model_copy(update={"relation": "before"}) if s.relation == "at" else s
                for s in slots[n]
            ]
        if frame.kind == "expire" or (frame.kind == "end" and frame.lemma == "end"):
            expiry(n, frame, by_trigger, slots)
    for n in slots:
        slots[n] = sorted(narrowest(slots[n]), key=directness)
    return slots


def _without_what_one_was(
    sentence: Token,
    offset: int,
    found: Sequence[TimeExpression],
    dates: dict[int, int],
    slots: dict[int, list[TimeSlot]],
) -> None:
    """Take from a clause with a time of its own those of what its subject was."""
    beside = {
        one.start
        for one in found
        if (tokens := tokens_in(sentence, one.start - offset, one.end - offset))
        and of_what_one_was(one, top(tokens), dates)
    }
    for n in slots if beside else ():
        own = [s for s in slots[n] if s.mention is not None and s.mention.start not in beside]
        if any(s.relation == "at" and s.source == "own" for s in own):
            slots[n] = own


def _place_time(
    expression: TimeExpression,
    tokens: Sequence[Token],
    by_trigger: dict[int, int],
    innermost: dict[int, int],
    frames: list[Frame],
    slots: dict[int, list[TimeSlot]],
) -> int | None:
    """Give a time to the clause that it dates, and to the relative clauses that hang on it.

    Gives back the position of the clause; ``None`` where it dates none.
    """
    relation, governor, link = governor_of(top(tokens))
    if (
        is_compared(expression, governor, link, by_trigger, tokens[0].i)
        or of_the_last(governor)
        or (relation == "since" and follows_number(top(tokens)))
        or (in_brackets(expression, tokens) and governor.i not in by_trigger)
    ):
        return None
    dated = before_verb(governor, tokens[0], by_trigger) or dated_clause(
        governor, link, tokens[0], by_trigger, innermost, exact=is_a_day(expression)
    )
    if dated is None:
        return None
    target, source = dated
    following = verb_that_follows(tokens, by_trigger)
    if following is not None:
        target, source = following, "own"
    target, relation = _of_the_helped(cleft(governor, by_trigger) or target, relation, frames)
    if relation == "since" and (inner := perfect_before(tokens[0], frames, target)) is not None:
        target, source = inner, "own"
    relation = ends_with(governor, source) or relation
    if lasts(expression, frames[target]):
        relation, source = "since", "own"
    slots[target].append(time_slot(expression, relation, source))
    beside = dated_beside(tokens[0])
    if beside is not None and by_trigger.get(beside.i, target) != target:
        slots[by_trigger[beside.i]].append(time_slot(expression, "at", "own"))
    following = tokens[-1].i + 1
    for token in tokens[-1].doc[following : following + 2]:
        if token.lower_ == "when":  # "dates from 1961, when they won"
            _dated_relative(token.head, expression, by_trigger, slots)
    noun = governor if governor.i not in by_trigger else top(tokens)
    for child in children(noun, "relcl", "acl"):
        _dated_relative(child, expression, by_trigger, slots)
    for token in tokens:
        for child in children(token, "relcl"):
            _dated_relative(child, expression, by_trigger, slots)
    return target


def _of_the_helped(
    target: int, relation: TimeRelation, frames: list[Frame]
) -> tuple[int, TimeRelation]:
    """The clause that a helping verb is of: "are to meet"; "have until Friday to" sets a term."""
    meant = carried(target, frames)
    verb = frames[target].trigger
    termed = verb.head.lemma_ in ("have", "give") and any(
        c.lower_ in ("until", "till") and c.i < verb.i for c in verb.children
    )
    return meant, "before" if (termed or meant != target) and relation == "until" else relation


def _dated_relative(
    verb: Token,
    expression: TimeExpression,
    by_trigger: dict[int, int],
    slots: dict[int, list[TimeSlot]],
) -> None:
    """Date a relative clause without a time: "since 1991, when 11 people were killed"."""
    target = by_trigger.get(verb.i)
    if target is None or slots[target] or not any(c.lower_ == "when" for c in verb.children):
        return
    slots[target].append(time_slot(expression, "at", "own"))
