"""Put the parts together: sentences, frames, times, quantities and names become claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from registry.extraction import checkable, meaning, senses, status
from registry.extraction import frames as frames_of
from registry.extraction.entities import Found, entities
from registry.extraction.frames import Frame
from registry.extraction.held import held
from registry.extraction.measures import (
    Measured,
    bearers,
    indefinite,
    marked,
    measured,
    subject,
    titles,
    unambiguous,
)
from registry.extraction.parser import Parser
from registry.extraction.participants import participant, participants, places
from registry.extraction.quantities import QuantityExpression, find
from registry.extraction.roles import Role, own_class, roles, stated
from registry.extraction.sentences import is_dateline, sentences
from registry.extraction.slots import quantities_of, times_of
from registry.extraction.slots.tree import tokens_in
from registry.extraction.speech import Speaker, Voices, attribution
from registry.extraction.tense import Tense
from registry.extraction.terms import term_of
from registry.extraction.times import TimeExpression, tag
from registry.lexicon import predicates
from registry.lexicon.language import foreign_sentence
from registry.lexicon.properties import Singles
from registry.records import (
    CONTEXT,
    Anchor,
    Attribution,
    Claim,
    Document,
    Participant,
    PlaceSlot,
    QuantitySlot,
    Span,
    Status,
    TimeSlot,
)

Token = Any

_SEPARATORS = frozenset(
    """another second third separate previous previously earlier different other next last latest
    again also similar aftershock anniversary annual former past recent first initial
    original subsequent later additional further neighbouring neighboring nearby rival old
    farther elsewhere placebo""".split()
)
_BEFORE = ("previous",)
_PLACES = frozenset("second third last".split())
_TURNS = frozenset("round time session meeting visit attempt".split())
_LATER = frozenset("second third new further".split())
_MORE_OF_IT = frozenset("other additional further".split())
_ASIDE = frozenset("earlier previously originally formerly farther further elsewhere".split())
_ELSEWHERE = frozenset("another separate unrelated different".split())
# "29 seconds later" is how far behind somebody was, and no time of its own.
_GAP = re.compile(r"\bseconds? later$")
_LINE = re.compile(r"[^\n]+")
_CONTENT = ("NOUN", "PROPN", "ADJ", "VERB", "NUM")


@dataclass(slots=True)
class _Sentence:
    number: int
    """Position in the article, counted from 0."""
    start: int
    end: int
    tree: Token
    frames: list[Frame]
    times: list[TimeExpression]
    quantities: list[QuantityExpression]


@dataclass(frozen=True, slots=True)
class _Article:
    """What claims need of their document; its names are hashes, so each is made once."""

    text: str
    id: str
    key: str
    found: list[dict[int, Found]]
    """Entities by sentence and token."""
    starts: list[int]
    """Where each sentence begins."""
    voices: Voices
    properties: Singles
    """Which properties have one value."""
    published: date | None
    places: tuple[str, ...]
    """Names of the places and countries anywhere in the article, sorted."""
    titles: dict[str, Found]
    """The one name that the article has for each kind of thing."""

    def says(self, sentence: _Sentence, frame: Frame) -> Speaker | None:
        """Who says a clause; ``None`` when the outlet itself does."""
        return self.voices.speaker(sentence.number, frame)

    def attribution(self, said: Speaker | None, sentence: _Sentence) -> Attribution | None:
        """The record of who says a clause of the sentence."""
        return attribution(said, sentence.number, self.found, self.starts)


def extract(document: Document, parser: Parser) -> tuple[Claim, ...]:
    """Read every checkable statement of a document, in text order."""
    prose = _prose(document)
    spans = [
        span
        for start, end in prose
        for span in sentences(document.text, start, end, wrapped=bool(document.blocks))
    ]
    # A line break inside a paragraph is white space; the length stays, and so do the spans.
    trees = list(parser.trees(_to_parse(document.text[a:b]) for a, b in spans))
    tense = Tense(spans, trees)
    expressions = tag(document.text, published=document.published, sentences=spans, tense=tense)
    parsed: list[_Sentence] = []
    at = 0
    for (start, end), tree in zip(spans, trees, strict=True):
        while at < len(expressions) and expressions[at].start < start:
            at += 1
        until = at
        while until < len(expressions) and expressions[until].end <= end:
            until += 1
        times = list(expressions[at:until])
        at = until
        text = document.text[start:end]
        taken = [
            (t.start - start, t.end - start)
            for t in times
            if t.type in ("DATE", "TIME") and not _GAP.search(t.text)
        ]
        quantities = [q.moved(start) for q in find(text, taken=taken)]
        frames = frames_of.build(tree, meaning.is_event_noun)
        parsed.append(_Sentence(len(parsed), start, end, tree, frames, times, quantities))
    starts = [start for start, _ in spans]
    found = entities(starts, trees)
    article = _Article(
        document.text,
        document.id,
        document.key,
        found,
        starts,
        Voices(document.text, prose, spans, trees),
        parser.properties,
        document.published,
        _places_of(found),
        titles(trees, found),
    )
    return tuple(_number(unambiguous(_claims(article, parsed))))


def _to_parse(text: str) -> str:
    """A sentence as the parser sees it, of the same length; a date line's capitals mislead it."""
    text = text.replace("\n", " ")
    return text.title() if is_dateline(text) and len(text.title()) == len(text) else text


def _places_of(found: Sequence[dict[int, Found]]) -> tuple[str, ...]:
    entities = (f.entity for sentence in found for f in sentence.values())
    return tuple(sorted({e.name for e in entities if e.kind in ("place", "country")}))


def _prose(document: Document) -> list[tuple[int, int]]:
    """Spans of the paragraphs; without blocks each line is one."""
    if not document.blocks:
        return [match.span() for match in _LINE.finditer(document.text)]
    return [(b.start, b.end) for b in document.blocks if b.kind == "prose"]


def _claims(article: _Article, parsed: list[_Sentence]) -> Iterator[Claim]:
    before: tuple[str | None, list[TimeSlot], int] = (None, [], -1)
    about: Participant | None = None
    mentioned: set[str] = set()
    written_at: tuple[Participant, ...] = ()
    for sentence, found in zip(parsed, article.found, strict=True):
        if checkable.asks(sentence.tree) or checkable.addresses_reader(sentence.tree):
            continue
        if foreign_sentence(sentence.tree.text):
            continue  # a quotation in another language; English rules would misread it
        if is_dateline(article.text[sentence.start : sentence.end]):
            written_at = _written_at(sentence, found)
            continue
        times = times_of(sentence.tree, sentence.start, sentence.frames, sentence.times)
        times = meaning.bounded(sentence.frames, times)
        quantities = quantities_of(
            sentence.tree, sentence.start, sentence.frames, sentence.quantities
        )
        properties = list(
            measured(sentence.tree, sentence.start, sentence.frames, quantities, times)
        )
        quantities = marked(quantities, properties)
        before = _inherit(article.text, sentence, found, times, before)
        for n, frame in enumerate(sentence.frames):
            if (own := stated(frame, article.properties)) is not None:
                # One fact is one claim: it would contradict twice as a happening as well.
                own_claim = _role_claim(article, sentence, own, found)
                yield own_claim.model_copy(update={"times": tuple(times[n])})
                continue
            claim = _claim(article, sentence, frame, found, times[n], quantities[n])
            if claim is not None:
                if written_at:
                    people = (*claim.participants, *written_at)
                    claim, written_at = claim.model_copy(update={"participants": people}), ()
                yield claim
                yield from _beside(claim, frame, times[n], article.published)
        told = [*roles(sentence.tree, found, article.properties)]
        titled = {(role.name, role.holder.i) for role in told}
        told += [
            role
            for role in held(sentence.tree, sentence.frames, found, article.properties)
            if (role.name, role.holder.i) not in titled
        ]
        for role in told:
            yield _role_claim(article, sentence, role, found)
        for frame in sentence.frames:
            yield from _succession(article, sentence, frame, found)
        for one in properties:
            claim = _measure_claim(article, sentence, one, found, about)
            again = claim.generic and claim.participants[0].head in mentioned  # another one
            if (claim.participants or one.bare) and not again:
                yield claim
        about = subject(sentence.start, sentence.frames, found, len(sentence.tree))
        mentioned |= {t.lemma_.lower() for t in sentence.tree if t.pos_ == "NOUN"}


def _written_at(sentence: _Sentence, found: dict[int, Found]) -> tuple[Participant, ...]:
    """The places of a date line, which tell what a story is about and not where it happened."""
    return tuple(
        participant("dateline", sentence.tree[at], sentence.start, found)
        for at in sorted(found)
        if found[at].entity.kind in ("place", "country")
    )


def _claim(
    article: _Article,
    sentence: _Sentence,
    frame: Frame,
    found: dict[int, Found],
    times: list[TimeSlot],
    quantities: list[QuantitySlot],
) -> Claim | None:
    aim = meaning.plan(frame, sentence.frames)
    if len(frame.trigger) == 1:
        return None  # "430 m", "we r on it": no verb, whatever the parser says
    if aim is None and (
        meaning.only_tells(frame, sentence.frames)
        or article.voices.only_tells(sentence.number, frame)
    ):
        return None
    noun = checkable.happening(frame, meaning.is_event_noun) if aim is None else None
    acting = frame
    if noun is not None and (own := senses.nominal(noun).args):
        # Who takes part stands with the noun: "the last walkout by drivers was in 2011".
        others = [(role, t) for role, t in frame.args if t is not noun]
        acting = replace(frame, args=[*others, *own])
    people = tuple(participants(acting, sentence.start, found))
    if aim is not None:
        planned = participants(aim, sentence.start, found)
        people += tuple(p for p in planned if not p.role.startswith("agent"))
    if not people and not times and not quantities:
        return None
    dated = any(t.source in ("own", "clause") for t in times)
    valued = dated or any(q.quantity.bound != "none" for q in quantities)
    named = any(p.entity is not None for p in people)
    if aim is None and checkable.states_nothing(frame, valued=valued, named=named):
        return None
    told = meaning.told(frame, aim, found, times, quantities)
    if noun is not None:
        told = replace(told, predicate=noun.lemma_.lower(), kind=meaning.kind_of(noun))
    reading = status.read(frame) if noun is None else status.of_happening(frame)
    said = article.says(sentence, frame)
    firmness = reading.status
    if said is not None and (said.opinion or said.cites) and firmness is Status.ASSERTED:
        firmness = Status.REPORTED
    trigger = frame.trigger
    known = [f.entity.name for f in found.values() if f.entity.kind in ("place", "country")]
    return Claim(
        document_id=article.id,
        document_key=article.key,
        anchor=_anchor(
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
        trigger=_span(trigger, sentence.start),
        participants=people,
        times=tuple(told.times),
        places=places(told.predicate, people, known, article.places),
        quantities=tuple(meaning.befallen(q, told.kind, frame) for q in quantities),
        attribution=article.attribution(said, sentence),
        status=firmness,
        negated=reading.negated and not told.last,
        context=_context(frame.tokens),
        separators=_BEFORE
        if told.last
        else tuple(w for w in _separators(frame) if not (told.debut and w == "first")),
        repairs=tuple(frame.repairs),
    )


def _beside(
    claim: Claim, frame: Frame, times: list[TimeSlot], published: date | None
) -> Iterator[Claim]:
    """What a clause tells besides: when it happened before, when what it began will end."""
    if (earlier := meaning.last_time(frame, times)) is not None:
        yield _of_last_time(claim, *earlier)
    if (end := term_of(claim, published)) is not None:
        yield end


def _of_last_time(claim: Claim, noun: Token | None, when: TimeSlot) -> Claim:
    """The claim that it had happened before, which stands beside the one of this time."""
    told: dict[str, Any] = {}
    if noun is not None:
        lemma = noun.lemma_.lower()
        told = {
            "predicate": lemma,
            "predicate_class": meaning.kind_of_time(noun),
            "predicate_pos": "NOUN",
            "participants": tuple(p for p in claim.participants if p.role.startswith("theme:")),
        }
    return claim.model_copy(
        update={**told, "times": (when,), "quantities": (), "separators": _BEFORE}
    )


def _shared_numbers(
    sentence: _Sentence, frame: Frame, quantities: Sequence[QuantitySlot]
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


def _span(token: Token, offset: int) -> Span:
    return Span(start=offset + token.idx, end=offset + token.idx + len(token), text=token.text)


def _role_claim(
    article: _Article, sentence: _Sentence, role: Role, found: dict[int, Found]
) -> Claim:
    """The claim that somebody fills a role."""
    first = min(role.holder.left_edge.i, role.noun.left_edge.i)
    last = max(t.i for t in (role.noun, role.holder, *role.of))
    around = [t for t in sentence.tree if first <= t.i <= last]
    while len(around) > 1 and around[0].is_punct:
        del around[0]
    frame = next(
        (f for f in sentence.frames if role.verb is not None and f.trigger.i == role.verb.i), None
    )
    reading = status.read(frame) if frame is not None else status.Reading(Status.ASSERTED, False)
    said = article.says(sentence, frame) if frame is not None else None
    if frame is not None:
        around = frame.tokens
    holders = [participant("agent", role.holder, sentence.start, found)]
    of = [participant("patient", t, sentence.start, found) for t in role.of]
    return Claim(
        document_id=article.id,
        document_key=article.key,
        anchor=_anchor(article.text, sentence.start, around),
        sentence=(sentence.start, sentence.end),
        kind="role",
        predicate=role.name,
        predicate_class=f"role {_role_class(role)}",
        predicate_pos="NOUN",
        trigger=_span(role.noun, sentence.start),
        participants=tuple(holders + of),
        places=_valued_place(role, holders[0]),
        attribution=article.attribution(said, sentence),
        status=reading.status,
        negated=reading.negated,
        context=_context(around),
        separators=("former",) if role.past or _ended(frame) else (),
    )


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


def _measure_claim(
    article: _Article,
    sentence: _Sentence,
    one: Measured,
    found: dict[int, Found],
    before: Participant | None,
) -> Claim:
    """The claim that something measures so much; ``before`` is the subject a sentence earlier."""
    around = one.frame.tokens  # where nothing bears it, the clause tells what it is about
    some = False
    if one.bearer is not None:
        ends = [*one.tokens, one.bearer]
        first, last = min(t.left_edge.i for t in ends), max(t.i for t in ends)
        around = [t for t in sentence.tree if first <= t.i <= last]
        some = indefinite(one.bearer)
    reading = status.read(one.frame)
    # What is to happen to a known thing is planned, not what it measures.
    known = not one.stated and one.bearer is not None and not some
    return Claim(
        document_id=article.id,
        document_key=article.key,
        anchor=_anchor(article.text, sentence.start, around),
        sentence=(sentence.start, sentence.end),
        kind="property",
        predicate=one.name,
        predicate_class=f"measure {one.name}",
        predicate_pos="NOUN",
        trigger=_span(one.tokens[0], sentence.start),
        participants=bearers(one, sentence.start, sentence.frames, found, article.titles, before),
        times=tuple(one.times),
        quantities=(one.slot,),
        attribution=article.attribution(article.says(sentence, one.frame), sentence),
        status=Status.ASSERTED if known else reading.status,
        negated=reading.negated and one.stated,
        context=_context(around),
        separators=one.separators(_SEPARATORS),
        generic=some,
    )


def _succession(
    article: _Article, sentence: _Sentence, frame: Frame, found: dict[int, Found]
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
    claim = _role_claim(article, sentence, role, found)
    yield claim.model_copy(update={"predicate_class": "role successor"})


def _inherit(
    text: str,
    sentence: _Sentence,
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
    return who, [s for s in times[root] if s.source in ("own", "clause")], sentence.end


def _unnamed(agent: Token | None) -> bool:
    """Whether the subject is "he" or "she", who most often is the subject before."""
    return agent is not None and agent.lower_ in ("he", "she")


def _anchor(text: str, offset: int, tokens: Sequence[Token]) -> Anchor:
    """The stretch from the first to the last of the tokens."""
    last = max(tokens, key=lambda t: int(t.i))
    start, end = offset + min(t.idx for t in tokens), offset + last.idx + len(last)
    return Anchor(
        start=start,
        end=end,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def _context(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The content words, as lemmas, sorted."""
    content = (t for t in tokens if t.pos_ in _CONTENT and not t.is_stop and len(t) > 1)
    return tuple(sorted({t.lemma_.lower() for t in content}))


def _separators(frame: Frame) -> tuple[str, ...]:
    near = {
        c.lower_
        for c in frame.trigger.children
        if c.dep_ in ("advmod", "amod", "det", "nummod") and not _says_when(c)
    }
    for role, token in frame.args:
        if role in ("agent", "patient", "theme"):
            beside = {
                c.lower_ for c in token.children if c.dep_ in ("amod", "det", "nummod", "compound")
            } | {token.lemma_.lower()}
            if any(c.dep_ == "nummod" for c in token.children):
                beside -= _MORE_OF_IT  # "36 others were hurt", "1,700 additional teachers"
            near |= beside
        elif any(c.lower_ in _ELSEWHERE for c in token.children):
            near.add("another")  # "over another case"
        elif role in ("for", "in", "at") and token.lemma_.lower() in _TURNS:
            # "Met for a second round of talks"
            near |= {c.lower_ for c in token.children if c.lower_ in _LATER}
    near |= {
        t.lower_
        for t in frame.tokens
        if t.pos_ == "ADV" and t.lower_ in _ASIDE and not _says_when(t)
    }
    near |= {t.lower_ for t in frame.tokens if t.lower_ == "placebo"}  # one arm of a trial
    if frame.pos == "NOUN":
        near |= {c.lower_ for c in frame.trigger.children if not _says_when(c)} | {frame.lemma}
    if frame.kind == "finish-place":
        near -= _PLACES  # who came third was not another one who came
    return tuple(sorted(near & _SEPARATORS))


def _ended(frame: Frame | None) -> bool:
    """Whether a clause tells of what lasted until some day: "was the mayor until 2019"."""
    return (
        frame is not None
        and frame.trigger.tag_ in ("VBD", "VBN")
        and any(t.lower_ == "until" for t in frame.tokens)
    )


def _says_when(word: Token) -> bool:
    """Whether a word belongs to a time: "a day earlier", "later than planned", "later today"."""
    if word.lower_ not in ("earlier", "later", "previously"):
        return False
    words, at = word.doc, word.i
    if at and (words[at - 1].lower_ in _UNITS_OF_TIME or words[at - 1].ent_type_ == "DATE"):
        return True
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None:
        return False
    return after.lower_ in ("than", "this", "that", "today") or any(
        t.ent_type_ in ("DATE", "TIME") for t in words[at + 1 : at + 3]
    )


_UNITS_OF_TIME = frozenset(
    f"{unit}{s}"
    for unit in "minute hour day night week month year decade".split()
    for s in ("", "s")
)


def _number(claims: Iterator[Claim]) -> Iterator[Claim]:
    """Tell apart claims with the same words and predicate in one document."""
    seen: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        key = (" ".join(claim.anchor.quote.casefold().split()), claim.predicate)
        yield claim.model_copy(update={"ordinal": seen[key]}) if seen[key] else claim
        seen[key] += 1
