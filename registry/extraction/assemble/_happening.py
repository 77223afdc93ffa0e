"""The claim that something happened, and what its clause tells besides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from registry.extraction import checkable, firsts, meaning, senses, status
from registry.extraction.assemble._article import Article, Sentence
from registry.extraction.assemble._separators import BEFORE, separators
from registry.extraction.assemble._text import anchor_of, context, span
from registry.extraction.befallen import befallen
from registry.extraction.entities import Found
from registry.extraction.frames import Frame
from registry.extraction.participants import participants
from registry.extraction.reopened import reopening_of, still_shut
from registry.extraction.roles import own_class
from registry.extraction.slots.tree import tokens_in
from registry.extraction.terms import term_of
from registry.extraction.whereabouts import places
from registry.records import Claim, QuantitySlot, Status, TimeSlot

Token = Any


# Who does these to a happening has no part in it.
_TOLD_BY = frozenset("confirm announce report record register".split())


def happening_claim(
    article: Article,
    sentence: Sentence,
    frame: Frame,
    found: dict[int, Found],
    times: list[TimeSlot],
    quantities: list[QuantitySlot],
) -> Claim | None:
    """What a clause claims to have happened; ``None`` for one that states nothing to check."""
    aim = meaning.plan(frame, sentence.frames)
    if len(frame.trigger) == 1:
        return None  # "430 m", "we r on it": no verb, whatever the parser says
    # What is reported in a journal is published, and what a court finds is ruled, on its own day.
    dated = any(t.source in ("own", "clause") for t in times)
    if (
        aim is None
        and not (frame.kind == "publish" or (frame.kind == "rule" and dated))
        and (
            meaning.only_tells(frame, sentence.frames)
            or article.voices.only_tells(sentence.number, frame)
        )
    ):
        return None
    noun = checkable.happening(frame) if aim is None else None
    acting = frame
    if noun is not None and (own := senses.nominal(noun).args):
        # Who takes part stands with the noun: "the last walkout by drivers was in 2011".
        others = [(role, t) for role, t in frame.args if t is not noun]
        acting = replace(frame, args=[*others, *own])
    if noun is not None and frame.passive and frame.lemma in _TOLD_BY:
        told_by = [
            (role, t) for role, t in acting.args if role != "agent" or t.head.dep_ != "agent"
        ]
        acting = replace(acting, args=told_by)  # "the deaths were confirmed by the operator"
    if noun is not None and frame.passive and frame.lemma in _MADE_KNOWN:
        times = [t for t in times if not _made_known(t, article)]
    people = tuple(participants(acting, sentence.start, found))
    if aim is not None:
        planned = participants(aim, sentence.start, found)
        people += tuple(p for p in planned if not p.role.startswith("agent"))
    if not people and not times and not quantities and noun is None:
        return None  # but "there were no arrests" tells something by itself
    valued = dated or noun is not None or any(q.quantity.bound != "none" for q in quantities)
    named = any(p.entity is not None for p in people)
    if aim is None and checkable.states_nothing(frame, valued=valued, named=named):
        return None
    told = meaning.told(frame, aim, found, times, quantities)
    if noun is not None:
        told = replace(told, predicate=noun.lemma_.lower(), kind=senses.nominal(noun).kind)
    reading = status.read(frame) if noun is None else status.of_happening(frame)
    said = article.says(sentence, frame)
    firmness = reading.status
    if said is not None and (said.opinion or said.cites) and firmness is Status.ASSERTED:
        firmness = Status.REPORTED
    if firmness is Status.ASSERTED and _to_come(frame, told.times, article.published):
        firmness = Status.PLANNED
    trigger = frame.trigger
    known = [f.entity.name for f in found.values() if f.entity.kind in ("place", "country")]
    return Claim(
        document_id=article.id,
        document_key=article.key,
        anchor=anchor_of(
            article.text,
            sentence.start,
            [
                *frame.tokens,
                *frame.beyond,
                *(aim.tokens if aim else ()),
                *_shared_numbers(sentence, frame, quantities),
            ],
        ),
        sentence=(sentence.start, sentence.end),
        kind="event",
        predicate=told.predicate,
        predicate_class=own_class(frame, article.properties) or told.kind,
        predicate_pos="NOUN" if frame.pos == "NOUN" else "VERB",
        trigger=span(trigger, sentence.start),
        participants=people,
        times=tuple(told.times),
        places=places(told.predicate, people, known, article.places),
        quantities=tuple(befallen(q, told.kind, frame) for q in quantities),
        attribution=article.attribution(said, sentence),
        status=firmness,
        negated=reading.negated and not told.last,
        context=context(frame.tokens),
        separators=BEFORE
        if told.last
        else tuple(w for w in separators(frame) if not (told.debut and w == "first")),
        repairs=tuple(frame.repairs),
    )


_MADE_KNOWN = frozenset("confirm announce".split())


def _made_known(one: TimeSlot, article: Article) -> bool:
    """Whether it is the day on which something was made known: "were confirmed on Friday"."""
    if one.source != "own" or one.relation != "at" or one.mention is None:
        return False
    if article.text[: one.mention.start].rstrip().lower().endswith(" for"):
        return False  # "was announced for Friday"
    first = one.interval.earliest
    return article.published is not None and first is not None and first <= article.published


def _to_come(frame: Frame, times: Sequence[TimeSlot], published: date | None) -> bool:
    """Whether the present tells what is still to come: "Rovers meet United on 9 May"."""
    verb = frame.trigger
    helper = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    if published is None or frame.pos == "NOUN" or helper.tag_ not in ("VBP", "VBZ"):
        return False
    if helper.lemma_.lower() == "have" and helper is not verb:
        return False
    days = [one.interval.earliest for one in times if one.source == "own" and one.relation == "at"]
    return bool(days) and all(day is not None and day > published for day in days)


def beside(
    claim: Claim, frame: Frame, times: list[TimeSlot], published: date | None
) -> Iterator[Claim]:
    """What a clause tells besides: when it happened before, when what it began will end."""
    if (earlier := firsts.last_time(frame, times)) is not None:
        yield _of_last_time(claim, *earlier)
    if (end := term_of(claim, published)) is not None:
        yield end
    if (again := reopening_of(claim, published)) is not None:
        yield again
    if (shut := still_shut(claim)) is not None:
        yield shut


def _of_last_time(claim: Claim, noun: Token | None, when: TimeSlot) -> Claim:
    """The claim that it had happened before, which stands beside the one of this time."""
    told: dict[str, Any] = {}
    if noun is not None:
        lemma = noun.lemma_.lower()
        told = {
            "predicate": lemma,
            "predicate_class": firsts.kind_of_time(noun),
            "predicate_pos": "NOUN",
            "participants": tuple(
                p for p in claim.participants if p.role.startswith(("theme:", "agent:"))
            ),
        }
    return claim.model_copy(
        update={**told, "times": (when,), "quantities": (), "separators": BEFORE}
    )


def _shared_numbers(
    sentence: Sentence, frame: Frame, quantities: Sequence[QuantitySlot]
) -> list[Token]:
    """The tokens of numbers that the clause shares with the one above: "30 people had to leave"."""
    if frame.relation not in ("xcomp", "conj"):
        return []
    return [
        token
        for slot in quantities
        for token in tokens_in(
            sentence.tree, slot.mention.start - sentence.start, slot.mention.end - sentence.start
        )
    ]
