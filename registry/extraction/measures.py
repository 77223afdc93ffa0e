"""What a thing measures, however the sentence says it, as claims of their own.

"The 1,703-metre volcano erupted", "the mountain is 1,370 metres high" and "the
volcano, with a height of 1,400 metres" tell one property of one thing; the verb
that stands beside it has nothing to do with it.  Each becomes a claim whose
predicate is the property (``lexicon.measures``) and whose agent bears it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from registry.extraction.frames import SUBJECTS, Frame, children
from registry.extraction.slots.tree import tokens_in, top
from registry.lexicon.counted import counted_class
from registry.lexicon.measures import BY_NAME, Measure, measure_of
from registry.records import QuantitySlot, TimeSlot

Token = Any

_MODIFIES = ("compound", "nummod", "amod", "nmod")
_NOUNS = ("NOUN", "PROPN")
_RELATIVE = frozenset("which that who".split())
_BE = frozenset("be become".split())
_OF = frozenset("of at".split())
# After these a number is an older or another one: "down from 67 percent".
_OTHER_LEVEL = frozenset("from than".split())
# "People live in", "inhabitants of": those who make up a population.
_PEOPLE = frozenset("person people inhabitant resident".split())
_DWELL = frozenset("live reside dwell".split())
# What one has so many of: the number is a property of the owner, at that time.
_OWNED = frozenset(
    """seat member employee staff student pupil branch store shop room bed island province
    child daughter son station stop aircraft plane ship inhabitant resident mp deputy""".split()
)
_OWNING = frozenset("have own employ boast operate run".split())
_DESIGNED = frozenset("design build mean intend expect plan".split())
_LIVES = frozenset("last work operate serve function run".split())
_VOTING = frozenset("vote take part turn out participate".split())
_VOTERS = frozenset("voter elector electorate eligible".split())
_FORM = frozenset("make up|account for|represent|constitute|comprise|form".split("|"))


@dataclass(frozen=True, slots=True)
class Measured:
    """One property found in a sentence."""

    name: str
    bearer: Token | None
    slot: QuantitySlot
    tokens: Sequence[Token]
    """The measure, with the adjective or the noun that goes with it; the last is the measure's."""
    frame: Frame
    """The clause in which it stands."""
    stated: bool
    """The clause states it, rather than mention it beside something else."""
    times: Sequence[TimeSlot]
    """When it was so; none for what holds for good."""

    def separators(self, words: frozenset[str]) -> tuple[str, ...]:
        """Which of the words stand beside what bears it, such as "another"."""
        if self.bearer is None:
            return ()
        return tuple(sorted({c.lower_ for c in self.bearer.children} & words))


def measured(
    sentence: Token,
    offset: int,
    frames: Sequence[Frame],
    slots: Mapping[int, Sequence[QuantitySlot]],
    times: Mapping[int, Sequence[TimeSlot]],
) -> Iterator[Measured]:
    """The properties that the quantities of a sentence tell, each once, in text order."""
    seen: set[int] = set()
    for n, frame in enumerate(frames):
        for slot in slots[n]:
            if slot.mention.start in seen or slot.quantity.change or slot.scope == "change":
                continue
            seen.add(slot.mention.start)
            tokens = tokens_in(sentence, slot.mention.start - offset, slot.mention.end - offset)
            if not tokens:
                continue
            found = _read(top(tokens), slot, frame, frames)
            if found is None:
                continue
            measure, bearer, stated = found
            if bearer is None and not measure.bare:
                continue
            dated = stated and not measure.lasting
            yield Measured(
                measure.name,
                bearer,
                _plain(slot, measure),
                _with_neighbours(tokens),
                _stating(frame, measure),
                stated,
                _own_times(times[n], slot, sentence, offset) if dated else (),
            )


def _plain(slot: QuantitySlot, measure: Measure) -> QuantitySlot:
    """The slot as a property has it: the property says what is counted."""
    return slot.model_copy(
        update={
            "attribute": measure.name,
            "counted": "",
            "counted_class": None,
            "holder": "",
            "scope": "" if slot.scope == "stock" else slot.scope,
            "modifiers": (),
        }
    )


def _with_neighbours(tokens: Sequence[Token]) -> list[Token]:
    """The measure with "high", "old" or the unit after it."""
    last = top(tokens)
    found = list(tokens)
    if last.head.i > last.i and last.dep_ in ("npadvmod", "nummod", "compound"):
        found.append(last.head)
    return found


def _stating(frame: Frame, measure: Measure) -> Frame:
    """The clause that says how firmly it holds: "was meant to last" is no plan."""
    if measure.name == "lifetime" and frame.parent is not None:
        return frame.parent
    return frame


def _own_times(
    slots: Sequence[TimeSlot], slot: QuantitySlot, sentence: Token, offset: int
) -> list[TimeSlot]:
    """The times of the clause, without those of an older number: "from 67 percent in 2018"."""
    older = [
        t.idx + offset
        for t in sentence
        if t.lower_ in _OTHER_LEVEL and t.idx + offset > slot.mention.end
    ]
    return [
        one for one in slots if not older or one.mention is None or one.mention.start < older[0]
    ]


_Reading = tuple[Measure, Any, bool]


def _read(at: Token, slot: QuantitySlot, frame: Frame, frames: Sequence[Frame]) -> _Reading | None:
    """The property, what bears it, and whether the clause states it."""
    kind = slot.quantity.dimension.value
    token = at
    if kind == "count":
        token = _counted_token(at)
        counted = token.lemma_.lower() if token.i != at.i else ""
        return _counted(token, counted, frame, frames) or _of_noun(kind, token, frame, frames)
    if token.dep_ == "pobj" and token.head.lower_ in _OTHER_LEVEL:
        return None
    return (
        _adjective(kind, token, frames)
        or _modifier(kind, token)
        or _of_noun(kind, token, frame, frames)
        or _verb(kind, token, frames)
    )


def _counted_token(at: Token) -> Token:
    """The noun that a number counts, else the number itself."""
    if at.pos_ in _NOUNS and at.lemma_.lower() not in ("million", "billion", "thousand", "hundred"):
        return at
    if at.dep_ in ("nummod", "amod", "compound", "quantmod") and at.head.pos_ in _NOUNS:
        return at.head
    return at


def _modifier(kind: str, token: Token) -> _Reading | None:
    """Bare before its noun: "the 84-metre dam", "a 16-day strike", "the $4 billion deal"."""
    noun = token.head
    if token.dep_ not in _MODIFIES or noun.pos_ not in _NOUNS or noun.i < token.i:
        return None
    measure = measure_of(kind, "things", noun.lemma_.lower())
    return (measure, noun, False) if measure is not None and _one(noun) else None


def _adjective(kind: str, token: Token, frames: Sequence[Frame]) -> _Reading | None:
    """With an adjective: "84 metres high", "25 years old", "worth $4 million"."""
    adjective = token.head
    if kind == "age" and token.lower_ == "old":
        adjective = token  # the expression ends with the adjective
    elif token.dep_ not in ("npadvmod", "nummod", "advmod", "quantmod", "dobj", "pobj"):
        return None
    measure = measure_of(kind, "adjectives", adjective.lower_)
    if measure is None:
        return None
    noun = adjective.head
    if adjective.dep_ in ("amod", "advmod", "appos", "nmod") and noun.pos_ in _NOUNS:
        return (measure, noun, False) if _one(noun) else None
    if adjective.dep_ in ("acomp", "advmod", "oprd", "attr", "xcomp", "npadvmod"):
        bearer = _subject(noun, frames)
        return (measure, bearer, True) if bearer is not None else None
    return None


def _of_noun(kind: str, token: Token, frame: Frame, frames: Sequence[Frame]) -> _Reading | None:
    """With a noun: "a height of 84 metres", "the height of the dam is 84 metres"."""
    noun = None
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        noun = token.head.head
    elif token.dep_ in ("attr", "dobj", "npadvmod", "pobj", "acomp"):
        verb = token.head.head if token.dep_ == "pobj" else token.head
        said = f"{verb.lemma_.lower()} {token.head.lower_}" if token.dep_ == "pobj" else verb.lemma_
        if said in ("be", "total", "reach", "come to", "amount to", "stand at"):
            noun = next(iter(children(verb, "nsubj")), None)
            if noun is not None:
                measure = measure_of(kind, "nouns", noun.lemma_.lower())
                return (measure, _possessor(noun, token), True) if measure is not None else None
        return None
    elif token.dep_ == "appos":
        noun = token.head  # "its population, 12,000,"
    if noun is None:
        return None
    measure = measure_of(kind, "nouns", noun.lemma_.lower())
    if measure is None:
        return None
    bearer = _possessor(noun, token)
    stated = False
    if bearer is None and noun.dep_ == "dobj" and noun.head.lemma_ in ("have", "reach", "measure"):
        bearer, stated = _subject(noun.head, frames), True
    elif bearer is None and noun.dep_ == "pobj" and noun.head.lower_ in ("with", "at", "on", "to"):
        above = noun.head.head
        if above.pos_ in _NOUNS:
            bearer = above
        else:
            bearer, stated = _thing_of(above, frames), True
    return measure, bearer, stated


def _thing_of(verb: Token, frames: Sequence[Frame]) -> Token | None:
    """What a verb is about: its object, or the subject where it has none."""
    frame = _frame(verb, frames)
    if frame is None:
        return None
    return frame.arg("patient") or frame.arg("agent")


def _verb(kind: str, token: Token, frames: Sequence[Frame]) -> _Reading | None:
    """With a verb: "weighs 1.9 tonnes", "rises to 1,703 metres", "lasted for 19 days"."""
    if token.dep_ == "pobj" and token.head.dep_ == "prep":
        verb, lemma = token.head.head, f"{token.head.head.lemma_.lower()} {token.head.lower_}"
    elif token.dep_ in ("dobj", "npadvmod", "attr", "advmod", "oprd"):
        verb, lemma = token.head, token.head.lemma_.lower()
    else:
        return None
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if kind == "duration" and lemma.split()[0] in _LIVES:
        meant = _meant(verb, frames)
        if meant is not None:
            return BY_NAME["lifetime"], meant, True
    measure = measure_of(kind, "verbs", lemma)
    if measure is None:
        return None
    bearer = _thing_of(verb, frames) if measure.name == "worth" else _subject(verb, frames)
    return (measure, bearer, True) if bearer is not None else None


def _meant(verb: Token, frames: Sequence[Frame]) -> Token | None:
    """What is designed to work so long: "was designed to work for", "meant to last"."""
    above = verb.head
    if verb.dep_ not in ("xcomp", "advcl", "ccomp") or above.lemma_.lower() not in _DESIGNED:
        return None
    frame = _frame(above, frames)
    if frame is None or not frame.passive:
        return None
    return frame.arg("patient")


def _counted(token: Token, counted: str, frame: Frame, frames: Sequence[Frame]) -> _Reading | None:
    """Where it is a count: "the eight-storey building", "has 4.8 million inhabitants"."""
    if counted in _PEOPLE:
        home = _home(token, frames)
        if home is not None:
            return BY_NAME["population"], home, True
    noun = token.head
    if counted and token.dep_ in _MODIFIES and noun.pos_ in _NOUNS and noun.i > token.i:
        for measure in BY_NAME.values():
            if counted in measure.counts and noun.lemma_.lower() in measure.things:
                return (measure, noun, False) if _one(noun) else None
    verb = noun if token.dep_ in ("dobj", "attr") else None
    if verb is not None and verb.lemma_.lower() in _OWNING and counted:
        return _owned(counted, _subject(verb, frames), True)
    if token.dep_ == "pobj" and noun.lower_ == "with" and counted:
        above = noun.head
        if above.pos_ in _NOUNS:
            return _owned(counted, above, False)
        if above.pos_ in ("VERB", "AUX") and any(c.dep_ == "poss" for c in token.children):
            return _owned(counted, _subject(above, frames), False)
    if not counted and token.dep_ == "dobj":
        named = measure_of("count", "verbs", token.head.lemma_.lower())
        bearer = _subject(token.head, frames)
        if named is not None and bearer is not None and bearer.lemma_.lower() in named.things:
            return named, bearer, True
    return None


def _owned(counted: str, owner: Token | None, stated: bool) -> _Reading | None:
    """So many of a thing that one owner has."""
    if owner is None:
        return None
    for measure in BY_NAME.values():
        if counted in measure.counts and (
            not measure.things or owner.lemma_.lower() in measure.things or owner.pos_ == "PROPN"
        ):
            return measure, owner, stated
    if counted not in _OWNED:
        return None
    name = f"number of {counted_class(counted) or counted}"
    empty: frozenset[str] = frozenset()
    return Measure(name, empty, empty, empty, empty, empty, empty, False, False), owner, stated


def _home(token: Token, frames: Sequence[Frame]) -> Token | None:
    """Where so many people live: "N people live in X", "X, home to N people", "X has N ..."."""
    noun = token.head
    if token.dep_ == "nsubj" and noun.lemma_.lower() in _DWELL:
        frame = _frame(noun, frames)
        return frame.arg("in") or frame.arg("on") if frame is not None else None
    if token.dep_ == "pobj" and noun.lower_ == "to" and noun.head.lower_ == "home":
        home = noun.head
        if home.head.pos_ in _NOUNS:
            return home.head
        return _subject(home.head, frames)
    if token.dep_ == "dobj" and noun.lemma_.lower() == "have" and token.lemma_ != "people":
        return _subject(noun, frames)
    return None


def _subject(verb: Token, frames: Sequence[Frame]) -> Token | None:
    """The subject of a verb, with relatives and shared subjects resolved."""
    frame = _frame(verb, frames)
    if frame is None:
        return next(iter(children(verb, *SUBJECTS)), None)
    return frame.arg("patient") if frame.passive else frame.arg("agent")


def _frame(verb: Token, frames: Sequence[Frame]) -> Frame | None:
    return next((f for f in frames if f.trigger.i == verb.i), None)


def _possessor(noun: Token, measure: Token) -> Token | None:
    """Whose it is: "the dam's height", "the height of the dam"."""
    for child in children(noun, "poss"):
        return child
    for preposition in children(noun, "prep"):
        if preposition.lower_ == "of":
            for target in children(preposition, "pobj"):
                if target.pos_ in (*_NOUNS, "PRON") and target.i != measure.i:
                    return target
    return None


def _one(noun: Token) -> bool:
    """Whether the noun is one thing: "30-storey buildings" are many."""
    return noun.tag_ not in ("NNS", "NNPS")
