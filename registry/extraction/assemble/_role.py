"""The claim that somebody fills a role, or that something has a property of one value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.extraction import status
from registry.extraction.assemble._article import Article, Sentence
from registry.extraction.assemble._text import anchor_of, context, span
from registry.extraction.entities import Found
from registry.extraction.frames import Frame
from registry.extraction.governing import Reading
from registry.extraction.participants import participant
from registry.extraction.roles import Role
from registry.extraction.whereabouts import places
from registry.lexicon import geography, predicates
from registry.records import Claim, Participant, PlaceSlot, Status
from registry.values.names import EntityKind, entity

Token = Any


def role_claim(article: Article, sentence: Sentence, role: Role, found: dict[int, Found]) -> Claim:
    """The claim that somebody fills a role."""
    first = min(role.holder.left_edge.i, role.noun.left_edge.i)
    last = max(t.i for t in (role.noun, role.holder, *role.of))
    around = [t for t in sentence.tree if first <= t.i <= last]
    while len(around) > 1 and around[0].is_punct:
        del around[0]
    frame = next(
        (f for f in sentence.frames if role.verb is not None and f.trigger.i == role.verb.i), None
    )
    reading = status.read(frame) if frame is not None else Reading(Status.ASSERTED, False)
    said = article.says(sentence, frame) if frame is not None else None
    if frame is not None:
        around = frame.tokens
    holders = [participant("agent", role.holder, sentence.start, found)]
    if role.taken_for is not None:
        holders = [_taken_for(role.taken_for, holders[0])]
    of = [participant("patient", t, sentence.start, found) for t in role.of]
    return Claim(
        document_id=article.id,
        document_key=article.key,
        anchor=anchor_of(article.text, sentence.start, around),
        sentence=(sentence.start, sentence.end),
        kind="role",
        predicate=role.name,
        predicate_class=f"role {_role_class(role)}",
        predicate_pos="NOUN",
        trigger=span(role.noun, sentence.start),
        participants=tuple(holders + of),
        places=_valued_place(role, holders[0]),
        attribution=article.attribution(said, sentence),
        status=reading.status,
        negated=reading.negated,
        context=context(around),
        separators=("former",) if role.past or _ended(frame) else (),
    )


def _taken_for(kind: EntityKind, holder: Participant) -> Participant:
    """The one who fills a role, as what the role says that it is: a club, a state."""
    name = holder.entity.name if holder.entity is not None else holder.mention.text
    state = None
    if kind == "country":  # beside "a Dane" stands who it is
        state = geography.country(name) or geography.country(holder.mention.text.split()[-1])
    if state is None and (kind == "country" or holder.entity is None):
        return holder
    own = entity(name, kind, country=state.code if state is not None else None)
    return holder.model_copy(update={"entity": own})


def _role_class(role: Role) -> str:
    """A user's row is one class, whatever noun or verb states it."""
    if role.added and role.row is not None:
        return role.row.name
    if role.name in _OWN_CLASS:
        return _OWN_CLASS[role.name]
    return predicates.noun_class(role.name) or role.name


# Words that are more often something else: a coach is a bus.
_OWN_CLASS = {"coach": "coach", "trainer": "coach", "head coach": "coach", "team manager": "coach"}


def _valued_place(role: Role, holder: Participant) -> tuple[PlaceSlot, ...]:
    """The place that is the value of a property such as ``seat``."""
    if role.row is None or role.row.value != "place" or holder.entity is None:
        return ()
    of_place = holder.model_copy(update={"role": "in"})
    return places(role.name, [of_place], ())


def succession(
    article: Article, sentence: Sentence, frame: Frame, found: dict[int, Found]
) -> Iterator[Claim]:
    """Who replaces somebody is the successor, however it is said."""
    if frame.lemma not in ("replace", "succeed", "take over") or frame.pos != "VERB":
        return
    new, old = (
        frame.arg("agent"),
        frame.arg("patient") if frame.lemma != "take over" else frame.arg("from"),
    )
    if new is None or old is None:
        return
    who = participant("agent", new, sentence.start, found).entity
    if new.pos_ != "PROPN" and (who is None or who.kind != "person"):
        return
    role = Role("successor", frame.trigger, new, [old], verb=frame.trigger)
    claim = role_claim(article, sentence, role, found)
    yield claim.model_copy(update={"predicate_class": "role successor"})


def _ended(frame: Frame | None) -> bool:
    """Whether a clause tells of what lasted until some day: "was the mayor until 2019"."""
    return (
        frame is not None
        and frame.trigger.tag_ in ("VBD", "VBN")
        and any(t.lower_ == "until" for t in frame.tokens)
    )
