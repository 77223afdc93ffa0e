"""What speaks for and against one claim denying what another article says."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence, Set

from registry.lexicon import predicates
from registry.lexicon.titles import gender_of_word
from registry.linking.alignments.polarity import counts_apart
from registry.linking.instead import denies_another
from registry.linking.levels.participants import PRONOUNS, arg_match
from registry.linking.remaining._said import (
    FOLK,
    Said,
    content,
    denied,
    denies,
    none_of,
    said,
    text_of,
    turned,
)
from registry.linking.remaining._sides import held_apart, subject, told_of
from registry.linking.remaining._told import Told
from registry.linking.remaining._weights import Common
from registry.linking.remaining._words import InCommon, in_common
from registry.linking.signature import Signature, noun_key, once_each
from registry.records import Status, TimeSlot
from registry.values import time as times
from registry.values.relation import Relation

_AHEAD = (Status.PLANNED, Status.EXPECTED)
_OPEN = (Status.POSSIBLE, Status.CONDITIONAL)
_MARKS = {
    "another time": re.compile(
        r"\b(?:earlier|previously|formerly|(?<!at )once|used to|until|before|originally|initially"
        r"|last (?:year|month|week|summer|autumn|winter|spring|season)|at first|in the past"
        r"|had been|years? ago|no longer|any ?more|so far|yet|since then|later|now)\b"
    ),
    "a part": re.compile(
        r"\b(?:not all|not every|some|most|part|partly|several|a few|many|half|others?|another"
        r"|only)\b"
    ),
}
_MOST = 4000
FEW = 25
"""Pairs of sentences below which no articles were fitted: five sentences on either side."""
_OF_ANY = re.compile(r"\b(?:nobody|no[ -]one|none|not one|not a single|never|no [a-z]+)\b")
_SMALL = 2
_LEAST = 300
"""Rarity of the words in common without which two claims, of which one denies, are not compared."""
_TELLING = ("state", "deed")
_IN_FULL = 3
"""So many words say in full that a state is meant."""
_OF_ONE = ("same entity", "same kind")
_OPPOSED = {
    ("state", "state"): "a state",
    ("deed", "deed"): "a deed",
    ("antonym", "deed"): "its opposite",
    ("thing", "thing"): "a thing",
    ("thing", "word"): "a word",
    ("word", "word"): "a word",
}


def facing(one: Told, other: Told) -> Iterator[tuple[int, int, list[Common]]]:
    """Rows of two claims of which one denies what the other says, and what they have in common."""
    once = {state for state, n in one.states.items() if n == 1 == other.states[state]}
    long = math.log(max(FEW, len(one.sentences) * len(other.sentences)) / FEW)
    for x in one.rows:
        left = one.built[x]
        contrary = {y for key in said(left) for y in other.contradicted.get(key, ())}
        others = other.denying if x not in one.denying else set(other.rows) - other.denying
        for y in sorted(contrary | others):
            right = other.built[y]
            opposed = _opposed(left, right) if y in contrary else []
            if opposed is None or _years_apart(left, right) or denies_another(left, right):
                continue
            clause = in_common(content(left), content(right), one.concepts, other.concepts)
            if opposed or clause.weight >= _LEAST:
                states = {a.key for a, b in opposed if a.sort == b.sort == "state"}
                however = []
                if any(_of_one_subject(left, right, state, one, other) for state in states):
                    however.append(Common("alone", "of one subject", (), long))
                if opposed and (then := _of_one_time(left, right)):
                    however.append(Common("time", "one time long past", (then,), long))
                yield x, y, [
                    Common("left over", "polarity", ("one denies what the other says",)),
                    *_what(left, right, opposed, once),
                    *however,
                    *_words(clause, one.sentence_with(x, other, y)),
                    *_sides(left, right),
                ]  # fmt: skip


def _opposed(left: Signature, right: Signature) -> list[tuple[Said, Said]] | None:
    """What the one says yes to and the other no, as each says it.

    ``None`` where it is only that it was done to one thing, and to none of another.
    """
    mine, yours = said(left), said(right)
    found = [(mine[key], yours[turned(key)]) for key in sorted(mine.keys() & denied(right))]
    if any(a.sort in _OF_THE_DEED for a, _ in found) and _of_other_things(left, right):
        return [(a, b) for a, b in found if not {a.sort, b.sort} & _OF_THE_DEED] or None
    return found


_A_YEAR = 300
_EVER = re.compile(r"\b(?:never|ever|before|since|yet|first|last|until|so far)\b")


def _years_apart(left: Signature, right: Signature) -> bool:
    """Whether one tells of another year: "nobody was hurt", and who was hurt in 2019."""
    for old, new in ((left, right), (right, left)):
        then, day = _ended(old), new.article.published
        if then is None or day is None or (day.toordinal() - then) < _A_YEAR:
            continue
        now = _ended(new)
        if now is not None and now - then < _A_YEAR:
            continue
        if _of_one_time(left, right):
            continue  # as the sentence of one says
        if not (_EVER.search(text_of(old)) or _EVER.search(text_of(new))):
            return True
    return False


@once_each
def _ended(side: Signature) -> int | None:
    """The last day of the time that a claim tells of itself."""
    time = side.claim.time
    own = time is not None and time.source in ("own", "clause") and time.relation == "at"
    return times.bounds(time.interval)[1] if own and time is not None else None


_OF_THE_DEED = frozenset(("deed", "antonym", "word"))


def _of_other_things(left: Signature, right: Signature) -> bool:
    """Whether it was done to none of one thing, and to another: no call was sent, a boat was."""
    for one, other in ((left, right), (right, left)):
        none = none_of(one)
        things = [a for a in other.role("patient") if not a.named and a.head not in PRONOUNS]
        if not none or not things:
            continue
        if any(a.noun_class in FOLK or gender_of_word(a.head) for a in things):
            continue
        if not any(_one_thing(word, a.head) for word in none for a in things):
            return True
    return False


def _one_thing(one: str, other: str) -> bool:
    return noun_key(one) == noun_key(other) or predicates.related_nouns(one, other) is not None


def _what(
    left: Signature,
    right: Signature,
    opposed: Sequence[tuple[Said, Said]],
    once: Set[str],
) -> Iterator[Common]:
    """What is told of, and whether both tell it alike besides."""
    by: dict[str, tuple[str, str]] = {}
    for a, b in opposed:
        sort = _OPPOSED.get((min(a.sort, b.sort), max(a.sort, b.sort)))
        if sort is not None:
            by.setdefault(sort, (a.by, b.by))
    if "a deed" in by:
        by.pop("a word", None)  # the verb itself
    for sort in sorted(by):
        yield Common("opposed", sort, by[sort])
    words = _words_that_say_so(opposed)
    if words:
        yield Common("opposed", "in so many words", by["a state"], words)
    if not opposed:
        yield Common("opposed", "nothing")
    if any(said(left)[key].sort in _TELLING for key in said(left).keys() & said(right).keys()):
        yield Common("agree", "a state or deed")
    denial = ("none", "one", "both")[denies(left) + denies(right)]
    if denial != "none" or "a state" not in by:  # whose ends have words of their own
        yield Common("denial", denial)
    if any(_OF_ANY.search(text_of(side)) for side in (left, right)):
        yield Common("denial", "of any")
    if not once.isdisjoint(a.key for a, _ in opposed):
        yield Common("alone", "in that state")
    if left.alone and right.alone and "a deed" in by:
        yield Common("alone", "the only one")
    if "NOUN" in (left.claim.predicate_pos, right.claim.predicate_pos):
        yield Common("predicate", "a noun")


def _words_that_say_so(opposed: Sequence[tuple[Said, Said]]) -> int:
    """How many words beyond one say on both sides that a state is meant, counted up to three.

    "Open" is said of much, "open to the public" of one thing.
    """
    told = [
        sum(min(_IN_FULL, len(one.by.split())) - 1 for one in pair)
        for pair in opposed
        if all(one.sort == "state" for one in pair)
    ]
    return max(told, default=0)


def _of_one_subject(left: Signature, right: Signature, state: str, one: Told, other: Told) -> bool:
    """Whether either article tells once whether whom or what both tell of is in a state."""
    alike = next(iter(subject(left, right)), None)
    if alike is None or alike.level not in _OF_ONE:
        return False
    return all(
        max((told.states_of[state, name] for name in told_of(side)), default=0) == 1
        for side, told in ((left, one), (right, other))
    )


def _of_one_time(left: Signature, right: Signature) -> str:
    """What day, month or year of long ago both tell of, or nothing."""
    a, b = left.claim.time, right.claim.time
    if a is None or b is None or {a.relation, b.relation} != {"at"} or not (_told(a) and _told(b)):
        return ""
    if times.compare(a.interval, b.interval) is Relation.DISJOINT:
        return ""
    for side, slot in ((left, a), (right, b)):
        day, last = side.article.published, slot.interval.latest
        if day is None or last is None or (day - last).days < _A_YEAR:
            return ""
    return min(a.interval.value, b.interval.value)


def _told(slot: TimeSlot) -> bool:
    return slot.source in ("own", "clause", "sentence")


def _words(clause: InCommon, sentence: InCommon) -> Iterator[Common]:
    """The words that clauses and sentences have in common."""
    if sentence.words:
        told = (", ".join(sentence.words[:4]),)
        yield Common("words", "of the clause", told, min(_MOST, clause.weight) / 1000)
        yield Common("words", "of the sentence", told, min(_MOST, sentence.weight) / 1000)
        yield Common("words", "told once", (", ".join(sentence.once),), min(3, len(sentence.once)))


def _sides(left: Signature, right: Signature) -> Iterator[Common]:
    """Of whom it is told, and what holds the two apart."""
    yield from subject(left, right)
    shared = _shared_participants(left, right)
    if shared:
        yield Common("participants", "in both", (f"{shared} of them",), min(3, shared))
    if _one_number(left, right):
        yield Common("numbers", "one number")
    if counts_apart(left, right):
        yield Common("counts", "each its own")
    yield from held_apart(left, right)
    statuses = (left.claim.status, right.claim.status)
    if sum(one in _AHEAD for one in statuses) == 1:
        yield Common("status", "one ahead", statuses)
    if any(one in _OPEN for one in statuses):
        yield Common("status", "open", statuses)
    for name, pattern in _MARKS.items():
        ours, theirs = (set(pattern.findall(text_of(side))) for side in (left, right))
        marked = bool(ours) + bool(theirs)
        if marked and ours != theirs:  # "had been" in both sets neither before the other
            yield Common("marks", name, amount=marked)


def _shared_participants(left: Signature, right: Signature) -> int:
    """How many of those who take part in the one take part in the other, whatever their role."""
    mine, yours = (
        {a.name.key if a.name is not None else noun_key(a.head): a for a in side.args}
        for side in (left, right)
    )
    found = 0
    for a in mine.values():
        if a.name is None and a.head in PRONOUNS:
            continue
        for b in yours.values():
            match = arg_match(a, b)
            if match is not None and match[0] in ("same entity", "same kind"):
                found += 1
                break
    return found


def _one_number(left: Signature, right: Signature) -> bool:
    """Whether both tell one number, of some size."""
    return any(
        p.quantity.dimension is q.quantity.dimension
        and p.quantity.value == q.quantity.value
        and abs(p.quantity.value) > _SMALL
        for p in left.claim.quantities
        for q in right.claim.quantities
    )
