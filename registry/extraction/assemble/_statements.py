"""Sentence by sentence, what the text states; what one sentence leaves to the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.extraction import checkable, counted_back, firsts, status
from registry.extraction import frames as frames_of
from registry.extraction.absent import with_denials
from registry.extraction.assemble._article import Article, Sentence
from registry.extraction.assemble._happening import beside, happening_claim
from registry.extraction.assemble._measure import measure_claim
from registry.extraction.assemble._role import role_claim, succession
from registry.extraction.beginnings import bounded
from registry.extraction.belongings import belongings
from registry.extraction.entities import Found
from registry.extraction.held import held
from registry.extraction.measures import marked, measured, subject
from registry.extraction.on_the_way import on_the_way
from registry.extraction.participants import participant
from registry.extraction.roles import roles, stated
from registry.extraction.sentences import is_dateline
from registry.extraction.slots import quantities_of, times_of
from registry.lexicon.language import foreign_sentence
from registry.records import Claim, Participant, QuantitySlot, Status, TimeSlot

Token = Any


def statements(article: Article, parsed: list[Sentence]) -> Iterator[Claim]:
    """Every checkable statement of an article, in text order, not yet numbered."""
    before: tuple[str | None, list[TimeSlot], int] = (None, [], -1)
    about: Participant | None = None
    mentioned: set[str] = set()
    written_at: tuple[Participant, ...] = ()
    for sentence, found in zip(parsed, article.found, strict=True):
        if checkable.asks(sentence.tree) or checkable.addresses_reader(sentence.tree):
            continue
        if checkable.retracts(sentence.tree):
            continue
        if foreign_sentence(sentence.tree.text):
            continue  # a quotation in another language; English rules would misread it
        if is_dateline(article.text[sentence.start : sentence.end]):
            written_at = _written_at(sentence, found)
            continue
        times = times_of(sentence.tree, sentence.start, sentence.frames, sentence.times)
        times = bounded(sentence.frames, times)
        quantities = quantities_of(
            sentence.tree, sentence.start, sentence.frames, sentence.quantities
        )
        properties = list(
            measured(sentence.tree, sentence.start, sentence.frames, quantities, times)
        )
        quantities = marked(quantities, properties)
        times = _with_gaps(article, sentence, times, quantities)
        before = _inherit(article.text, sentence, found, times, before)
        for n, frame in enumerate(sentence.frames):
            if (own := stated(frame, article.properties)) is not None:
                # One fact is one claim: it would contradict twice as a happening as well.
                own_claim = role_claim(article, sentence, own, found)
                yield own_claim.model_copy(update={"times": tuple(times[n])})
                continue
            claim = happening_claim(article, sentence, frame, found, times[n], quantities[n])
            if claim is not None:
                if written_at:
                    people = (*claim.participants, *written_at)
                    claim, written_at = claim.model_copy(update={"participants": people}), ()
                claim, *denied = with_denials(claim, frame, sentence.start, found, article.places)
                yield claim
                yield from denied
                yield from on_the_way(claim, article.places)
                yield from beside(claim, frame, times[n], article.published)
                yield from counted_back.made(claim, article.published)
        told = [*roles(sentence.tree, found, article.properties)]
        titled = {(role.name, role.holder.i) for role in told}
        told += [
            role
            for role in held(sentence.tree, sentence.frames, found, article.properties)
            if (role.name, role.holder.i) not in titled
        ]
        told += belongings(sentence.tree, sentence.frames, found)
        for role in told:
            yield role_claim(article, sentence, role, found)
        for frame in sentence.frames:
            yield from succession(article, sentence, frame, found)
        for one in properties:
            claim = measure_claim(article, sentence, one, found, about)
            again = claim.generic and claim.participants[0].head in mentioned  # another one
            if (claim.participants or one.bare) and not again:
                yield claim
                yield from counted_back.made(claim, article.published)
        about = subject(sentence.start, sentence.frames, found, len(sentence.tree))
        mentioned |= {t.lemma_.lower() for t in sentence.tree if t.pos_ == "NOUN"}


def _with_gaps(
    article: Article,
    sentence: Sentence,
    times: dict[int, list[TimeSlot]],
    quantities: dict[int, list[QuantitySlot]],
) -> dict[int, list[TimeSlot]]:
    """The times of the frames, and since when something had not been that is told as a first."""
    spans = counted_back.gaps(
        sentence.tree, sentence.start, sentence.frames, quantities, article.published
    )
    told = {n: [*slots, spans[n]] if n in spans else slots for n, slots in times.items()}
    above = firsts.told_above(sentence.frames, told)
    return {n: [*slots, above[n]] if n in above else slots for n, slots in told.items()}


def _written_at(sentence: Sentence, found: dict[int, Found]) -> tuple[Participant, ...]:
    """The places of a date line, which tell what a story is about and not where it happened."""
    return tuple(
        participant("dateline", sentence.tree[at], sentence.start, found)
        for at in sorted(found)
        if found[at].entity.kind in ("place", "country")
    )


def _inherit(
    text: str,
    sentence: Sentence,
    found: dict[int, Found],
    times: dict[int, list[TimeSlot]],
    before: tuple[str | None, list[TimeSlot], int],
) -> tuple[str | None, list[TimeSlot], int]:
    """Let a sentence without a time go on at the time of the one before it.

    Only inside a paragraph, in the past tense, and while the subject stays the
    same.  Gives back who acted when, for the sentence after it.
    """
    root = next(
        (n for n, f in enumerate(sentence.frames) if f.trigger.dep_ == "ROOT" and f.pos == "VERB"),
        None,
    )
    if root is None:
        return None, [], sentence.end
    frame = sentence.frames[root]
    agent = frame.arg("patient" if frame.passive else "agent")
    who = found[agent.i].entity.key if agent is not None and agent.i in found else None
    same_paragraph = "\n" not in text[before[2] : sentence.start] if before[2] >= 0 else False
    past = frame.trigger.tag_ in ("VBD", "VBN") and status.read(frame).status is Status.ASSERTED
    goes_on = who == before[0] if who is not None else _unnamed(agent)
    if goes_on and same_paragraph and past and not sentence.times:
        shared = [
            s.model_copy(update={"source": "inherited", "inferred": True})
            for s in before[1]
            if s.relation == "at"
        ]
        times[root] = shared
        for n, other in enumerate(sentence.frames):
            if not times[n] and other.parent is frame and frames_of.shares_time(other):
                times[n] = shared
        return who, shared, sentence.end
    if frame.kind == "be-born" or (frame.passive and frame.lemma == "bear"):
        return who, [], sentence.end  # "She was born in 1941. She wrote 20 novels."
    return who, [s for s in times[root] if s.source in ("own", "clause")], sentence.end


def _unnamed(agent: Token | None) -> bool:
    """Whether the subject is "he" or "she", who most often is the subject before."""
    return agent is not None and agent.lower_ in ("he", "she")
