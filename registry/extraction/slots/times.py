"""Which time belongs to which frame: its own, its clause's, that of a clause it shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from registry.extraction.frame import not_until
from registry.extraction.frames import Frame, children, dated_beside, dated_by, shares_time
from registry.extraction.slots.counted import counted_from
from registry.extraction.slots.tree import tokens_in, top
from registry.extraction.states import year_beside
from registry.extraction.times import TimeExpression
from registry.lexicon.predicates import predicate_class
from registry.records import Span, TimeSlot
from registry.values.relation import Relation
from registry.values.time import Extent, TimeInterval, compare

Token = Any
TimeRelation = Literal["at", "before", "after", "since", "until"]

_RELATIONS: dict[str, TimeRelation] = {
    "before": "before",
    "by": "before",
    "after": "after",
    "following": "after",
    "since": "since",
    "from": "since",
    "until": "until",
    "till": "until",
    "til": "until",
}


# "Shortly before 9 p.m." is about then.
_SOON = frozenset("shortly just soon right moments".split())


# "For the whole of 2024" is for 2024.
_WHOLES = frozenset("whole rest remainder entirety".split())


def _governor(token: Token) -> tuple[TimeRelation, Token, str]:
    """Relation, governing word and the last preposition or label on the way to it."""
    relation: TimeRelation = "at"
    link = token.dep_
    head = token.head
    while head.i != token.i and (
        head.pos_ in ("ADP", "SCONJ", "PART")
        or (head.lower_ in _WHOLES and token.lower_ == "of")
        or (head.pos_ == "ADV" and token.dep_ in ("prep", "npadvmod", "advmod", "pobj", "pcomp"))
    ):
        if not any(c.lower_ in _SOON for c in head.children):
            relation = _RELATIONS.get(head.lower_, relation)
        if relation == "until" and not_until(head.head) is not None:
            relation = "at"
        link = head.lower_ if head.pos_ == "ADP" else link
        if head.head.i == head.i:
            break
        token, head = head, head.head
    return relation, head, link


def times_of(
    sentence: Token, offset: int, frames: list[Frame], found: Sequence[TimeExpression]
) -> dict[int, list[TimeSlot]]:
    """Time slots by position in ``frames``, the most direct first."""
    by_trigger = {f.trigger.i: n for n, f in enumerate(frames)}
    innermost = _innermost(frames)
    dates = _told_by_objects(frames) | by_trigger
    slots: dict[int, list[TimeSlot]] = {n: [] for n in range(len(frames))}
    opened: tuple[TimeExpression, int] | None = None
    for expression in found:
        if not _is_moment(expression):
            continue
        tokens = tokens_in(sentence, expression.start - offset, expression.end - offset)
        if opened is not None and _closes(expression, opened[0]):
            if _lasts(expression, frames[opened[1]]):
                slots[opened[1]].append(_time_slot(expression, "until", "own"))
            opened = None
        elif tokens:
            target = _place_time(expression, tokens, dates, innermost, frames, slots)
            opened = (expression, target) if target is not None else None
    counted_from(sentence, offset, by_trigger, found, slots)
    for n, frame in enumerate(frames):
        _borrow(n, frame, frames, by_trigger, slots)
    for n, frame in enumerate(frames):
        _as_found(n, frame, frames, slots)
        _from_beside(n, frame, frames, slots)
    for n, frame in enumerate(frames):
        _of_the_harm(n, frame, by_trigger, slots)
        _of_the_plan(n, frame, by_trigger, slots)
    for n, frame in enumerate(frames):
        slots[n].extend(_must_follow(frame, by_trigger, slots))
    for n, frame in enumerate(frames):
        if any(c.lower_ == "still" for c in frame.trigger.children):
            # "Were still without power on Monday": it happened no later than that.
            slots[n] = [
                s.model_copy(update={"relation": "before"}) if s.relation == "at" else s
                for s in slots[n]
            ]
        if frame.kind == "expire" or (frame.kind == "end" and frame.lemma == "end"):
            _expiry(n, frame, by_trigger, slots)
    for n in slots:
        slots[n] = sorted(_narrowest(slots[n]), key=_directness)
    return slots


def _narrowest(slots: Sequence[TimeSlot]) -> list[TimeSlot]:
    """The times of a clause without those that only hold another: "next year, on 20 August"."""
    at = [s for s in slots if s.relation == "at" and s.source in ("own", "clause")]
    wider = [
        one
        for one in at
        if any(compare(other.interval, one.interval) is Relation.REFINES for other in at)
    ]
    return [s for s in slots if s not in wider]


def _innermost(frames: list[Frame]) -> dict[int, int]:
    """Position in ``frames`` of the smallest clause that holds each token."""
    found: dict[int, int] = {}
    for n, frame in enumerate(frames):
        for token in frame.tokens:
            if token.i not in found or len(frame.tokens) < len(frames[found[token.i]].tokens):
                found[token.i] = n
    return found


def _told_by_objects(frames: list[Frame]) -> dict[int, int]:
    """Position in ``frames`` of each noun that tells a happening together with its verb.

    "Called a first walkout for April 20": the walkout is what the clause tells of.
    """
    found: dict[int, int] = {}
    for n, frame in enumerate(frames):
        if frame.complement is not None and frame.complement.pos_ == "NOUN":
            found[frame.complement.i] = n
        if frame.pos == "NOUN" and frame.kind in _WORKS_COME_OUT:
            found |= {t.i: n for _, t in frame.args if year_beside(t)}
        for noun in children(frame.trigger, "dobj") if frame.kind is not None else ():
            if predicate_class(noun.lemma_.lower(), pos="NOUN") == frame.kind:
                found[noun.i] = n
    return found


_WORKS_COME_OUT = ("release-work", "release-product", "publish")


def _is_moment(expression: TimeExpression) -> bool:
    """Whether the expression says when: durations, sets and what nobody could read do not."""
    if expression.interval is None or expression.type not in ("DATE", "TIME"):
        return False
    extent = expression.extent
    return extent is None or not (extent.begin is None or extent.end is None or extent.backwards)


def _closes(expression: TimeExpression, opened: TimeExpression) -> bool:
    """Whether it is the other end of "from A to B" or of "between A and B"."""
    if expression.extent is not None:
        return expression.extent == opened.extent
    return expression.hull is not None and expression.hull == opened.hull


def _lasts(expression: TimeExpression, frame: Frame) -> bool:
    """Whether the two ends are those of a state, and no days between which something happened."""
    if expression.extent is not None:
        begin = expression.extent.begin
        return begin is not None and not _few_days(expression.extent)
    return frame.began


_FEW_DAYS = 31


def _few_days(extent: Extent | None) -> TimeInterval | None:
    """The days of what is held "from 13 to 17 August"; what lasts for months is a state."""
    if extent is None or extent.begin is None or extent.end is None:
        return None
    first, last = extent.begin.earliest, extent.end.latest
    if first is None or last is None or extent.begin.granularity != "day":
        return None
    if extent.end.granularity != "day" or (last - first).days > _FEW_DAYS:
        return None
    return TimeInterval.parse(f"{extent.begin.value}/{extent.end.value}")


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
    relation, governor, link = _governor(top(tokens))
    if _is_compared(expression, governor, link, by_trigger) or _of_the_last(governor):
        return None
    if relation == "since" and _follows_number(top(tokens)):
        return None
    if _in_brackets(expression, tokens) and governor.i not in by_trigger:
        return None
    dated = _before_verb(governor, tokens[0], by_trigger) or _dated_clause(
        governor, link, tokens[0], by_trigger, innermost, exact=_is_a_day(expression)
    )
    if dated is None:
        return None
    target, source = dated
    following = _verb_that_follows(tokens, by_trigger)
    if following is not None:
        target, source = following, "own"
    target = _cleft(governor, by_trigger) or target
    if relation == "since" and (inner := _perfect_before(tokens[0], frames, target)) is not None:
        target, source = inner, "own"
    if _lasts(expression, frames[target]):
        relation, source = "since", "own"
    slots[target].append(_time_slot(expression, relation, source))
    beside = dated_beside(tokens[0])
    if beside is not None and by_trigger.get(beside.i, target) != target:
        slots[by_trigger[beside.i]].append(_time_slot(expression, "at", "own"))
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


def _perfect_before(first: Token, frames: list[Frame], target: int) -> int | None:
    """The clause in the perfect that "since" belongs to, where the parser hung it on another.

    "A Czech who has represented the union in the capital, Sarabad, since 2022, spent an hour"
    """
    verb = frames[target].trigger
    if _is_perfect(verb) or first.i > verb.i:
        return None
    inside = [
        n
        for n, frame in enumerate(frames)
        if frame.relation == "relcl" and frame.trigger.i < first.i and _is_perfect(frame.trigger)
    ]
    return inside[-1] if inside else None


def _is_perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)


_OLDER = frozenset("against than versus compared".split())


def _is_compared(
    expression: TimeExpression, governor: Token, link: str, by_trigger: dict[int, int]
) -> bool:
    """Whether it is the time of an older number that stands beside the one told.

    "Up 11 percent on the year before", "79 cases, against 16 in 2019", "more than in 2011"
    """
    assert expression.interval is not None
    if link == "on" and expression.interval.granularity == "year":
        return True
    token = governor
    while token.i not in by_trigger and token.head is not token:
        if token.lower_ in _OLDER and token.dep_ in ("prep", "quantmod", "mark"):
            number = next(iter(token.children), None)
            against = token.lower_ == "against" and (number is None or number.pos_ != "NUM")
            return not against  # "a case against two men in 2019"
        token = token.head
    return False


def _in_brackets(expression: TimeExpression, tokens: Sequence[Token]) -> bool:
    """Whether it is a year alone in brackets, which says when the thing before it was."""
    assert expression.interval is not None
    sentence, first, last = tokens[0].doc, tokens[0].i, tokens[-1].i
    if expression.interval.granularity != "year" or not first or last + 1 >= len(sentence):
        return False
    return bool(sentence[first - 1].text == "(" and sentence[last + 1].text == ")")


def _follows_number(token: Token) -> bool:
    """Whether it is the time of a level before: "to 4 million, from 5 million a year before"."""
    while token.head is not token and token.head.lower_ != "from":
        token = token.head
    origin = next(iter(children(token.head, "pobj")), None)
    if origin is None or origin.i > token.i:
        return False
    return origin.i < token.i and (origin.pos_ == "NUM" or origin.ent_type_ in _AMOUNTS)


_AMOUNTS = ("MONEY", "PERCENT", "CARDINAL", "QUANTITY")


def _of_the_last(governor: Token) -> bool:
    """Whether it is told of others than the subject: "in 2025, and the last in 2028"."""
    the = any(c.lower_ == "the" for c in governor.children) or (
        governor.i > 0 and governor.doc[governor.i - 1].lower_ == "the"
    )
    return governor.dep_ == "conj" and governor.lower_ in _THE_OTHERS and the


_THE_OTHERS = frozenset("last rest other others second third remainder final".split())


def _verb_that_follows(tokens: Sequence[Token], by_trigger: dict[int, int]) -> int | None:
    """The clause that a time opens: "has not conceded in Turin and on Monday asked for a count"."""
    sentence, first, last = tokens[0].doc, tokens[0].i, tokens[-1].i
    if first < 2 or last + 1 >= len(sentence):
        return None
    joined = [t.lower_ for t in sentence[max(0, first - 2) : first]]
    opens = len(joined) == 2 and joined[0] in ("and", "but") and joined[1] in ("on", "in")
    verb = sentence[last + 1]
    return by_trigger.get(verb.i) if opens and verb.tag_ in ("VBD", "VBZ", "VBP") else None


def _cleft(verb: Token, by_trigger: dict[int, int]) -> int | None:
    """The clause that "it was" only brings in: "it was Haig who found the first one, in 2019"."""
    if verb.lemma_ != "be" or not any(
        c.lower_ in ("it", "that") and c.dep_ in ("nsubj", "expl") for c in verb.children
    ):
        return None
    for theme in (verb, *children(verb, "attr", "oprd", "prep")):
        for clause in children(theme, "relcl", "ccomp", "advcl", "acl"):
            told = any(c.lower_ in ("who", "that", "which") for c in clause.children)
            if told and clause.i in by_trigger and clause.i > verb.i:
                return by_trigger[clause.i]
    return None


def _is_a_day(expression: TimeExpression) -> bool:
    return expression.interval is not None and expression.interval.granularity == "day"


def _before_verb(
    governor: Token, first: Token, by_trigger: dict[int, int]
) -> tuple[int, Literal["own", "clause"]] | None:
    """The clause inside the subject that a time belongs to, when it stands before the verb.

    "The talks that they resumed on Tuesday have failed": the parser gives Tuesday
    to the failure.  A time at the head of the sentence, or after a comma, is the verb's.
    """
    if governor.i not in by_trigger or first.i > governor.i:
        return None
    if governor.pos_ == "NOUN" and (
        any(c.lower_ == "of" for c in children(governor, "prep"))
        or any(first.i in range(c.left_edge.i, c.i + 1) for c in children(governor, "poss"))
    ):
        return None  # "a fourth-quarter loss of 4 million euros", "saved after Sunday's explosion"
    for token in reversed(first.doc[: first.i]):
        if token.is_punct or token.i == first.sent_start:
            return None
        if token.i in by_trigger:
            return by_trigger[token.i], "own"
    return None


def _dated_clause(
    governor: Token,
    link: str,
    first: Token,
    by_trigger: dict[int, int],
    innermost: dict[int, int],
    *,
    exact: bool,
) -> tuple[int, Literal["own", "clause"]] | None:
    """Position of the clause that a time dates, and how directly; ``None`` when it dates none.

    ``first`` is the first token of the time, which is ``exact`` where it is a day.
    """
    on_noun = governor.pos_ in ("NOUN", "PROPN")
    if link == "for" and on_noun and not (exact and governor.i in by_trigger):
        return None  # "the budget for 2024" is not of that year; "a strike for Monday" is on it
    if governor.i in by_trigger:
        return by_trigger[governor.i], "own"
    if (
        link in ("of", "poss", "amod", "compound", "nummod", "nmod")
        and on_noun
        and not _occasion(governor)
    ):
        return None  # "Thursday's price", "the pact of 2019": it dates the noun alone
    target = innermost.get(governor.i, innermost.get(first.i))
    return None if target is None else (target, "clause")


def _from_beside(
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
        came_out = other.pos == "NOUN" and other.kind in _WORKS_COME_OUT
        if other.parent is not frame or not slots[m] or came_out:
            continue
        own = [s for s in slots[m] if s.source == "own" and s.relation == "at"]
        if (
            other.pos == "NOUN"
            and other.trigger.dep_ in ("dobj", "nsubjpass", "nsubj")
            and (
                any(t.dep_ == "prep" for t in other.trigger.children)
                or (other.trigger.dep_ != "dobj" and frame.trigger.tag_ == "VBD")
            )
        ):
            slots[n] = [s.model_copy(update={"source": "clause"}) for s in own]
        elif (
            other.relation in ("ccomp", "parataxis")
            and other.trigger.i < frame.trigger.i
            and any(t.text == ";" for t in frame.trigger.doc[other.trigger.i : frame.trigger.i])
        ):
            slots[n] = [s.model_copy(update={"source": "sentence"}) for s in own]
        if slots[n]:
            return


_OCCASIONS = frozenset(
    """stage game match meeting vote session election race round final edition ballot run-off
    runoff summit ceremony parade debate hearing trial attack crash raid concert rally
    strike storm quake earthquake ruling verdict judgment operation""".split()
)
_ENTERED = frozenset("win lose attend finish enter join miss host watch contest".split())


def _occasion(noun: Token) -> bool:
    """Whether the noun is an occasion on which things happen: "in Wednesday's third stage".

    What happens on a dated occasion happens on its date.
    """
    word = noun.lemma_.lower()
    if noun.dep_ == "dobj":  # "won last year's event"
        known = word in _OCCASIONS or word in ("event", "tournament", "championship", "contest")
        return known and noun.head.lemma_.lower() in _ENTERED
    inside = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "during", "on")
    return inside and word in _OCCASIONS


def _must_follow(
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
    slots[target].append(_time_slot(expression, "at", "own"))


def _time_slot(
    expression: TimeExpression, relation: TimeRelation, source: Literal["own", "clause"]
) -> TimeSlot:
    days = _few_days(expression.extent)
    lasting = relation in ("since", "until")
    interval = days or (None if lasting else expression.hull) or expression.interval
    assert interval is not None
    if days is not None:
        relation = "at"
    return TimeSlot(
        interval=interval,
        mention=Span(start=expression.start, end=expression.end, text=expression.text),
        relation=relation,
        source=source,
        derivation=tuple(expression.derivation),
        inferred=expression.inferred,
    )


def _borrow(
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
        _borrow(other, above, frames, by_trigger, slots)
    slots[n] = [
        s.model_copy(update={"source": "sentence"}) for s in slots[other] if s.relation == "at"
    ]


def _as_found(n: int, frame: Frame, frames: list[Frame], slots: dict[int, list[TimeSlot]]) -> None:
    """Date a finding by the state found, where the parser hung day and place on that."""
    if slots[n] or not frame.beyond:
        return
    for m, state in enumerate(frames):
        if state.parent is frame and state.trigger.dep_ in ("xcomp", "oprd", "acomp"):
            slots[n] = [
                s.model_copy(update={"source": "clause"}) for s in slots[m] if s.relation == "at"
            ]


def _expiry(
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


_HARM = frozenset(
    """kill wound injure hurt die destroy damage perish drown sink capture shoot lose
    burn""".split()
)


def _of_the_harm(
    n: int, frame: Frame, by_trigger: dict[int, int], slots: dict[int, list[TimeSlot]]
) -> None:
    """Date what people are hurt in: "were wounded on Tuesday in an exchange of fire"."""
    noun = frame.trigger
    verb = noun.head.head
    if slots[n] or frame.pos != "NOUN" or noun.dep_ != "pobj":
        return
    if noun.head.lower_ not in ("in", "during") or verb.i not in by_trigger:
        return
    if verb.lemma_.lower() in _HARM:
        slots[n] = [
            s.model_copy(update={"source": "sentence"})
            for s in slots[by_trigger[verb.i]]
            if s.relation == "at" and s.source == "own"
        ]


def _of_the_plan(
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


_SOURCES = ("own", "clause", "sentence", "inherited", "published")


def _directness(slot: TimeSlot) -> tuple[int, int, int]:
    width = 10**6
    if slot.interval.earliest and slot.interval.latest:
        width = (slot.interval.latest - slot.interval.earliest).days
    return (_SOURCES.index(slot.source), slot.relation != "at", width)
