"""Put the parts together: sentences, frames, times, quantities and names become claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from registry.extraction import frames as frames_of
from registry.extraction import status
from registry.extraction.entities import Found, entities, span_of
from registry.extraction.frames import Frame
from registry.extraction.parser import Parser
from registry.extraction.phrases import COMMITTING, GIVING, INCEPTIVE, PRIZES, SUBJECT_EVENTS, TELLING
from registry.extraction.roles import Role, roles
from registry.extraction.quantities import QuantityExpression, find
from registry.extraction.sentences import sentences
from registry.extraction.slots import quantities_of, times_of
from registry.extraction.times import TimeExpression, tag
from registry.lexicon import geography, predicates
from registry.lexicon.counted import lies_in
from registry.records import (
    CONTEXT,
    Anchor,
    Attribution,
    Claim,
    Document,
    Hop,
    Participant,
    PlaceSlot,
    QuantitySlot,
    Span,
    Status,
    TimeSlot,
)
from registry.values.place import read_place

_SEPARATORS = frozenset(
    """another second third separate previous previously earlier different other next last latest again also similar
    aftershock anniversary annual former past recent first initial original subsequent later additional further""".split()
)
_CONTENT = ("NOUN", "PROPN", "ADJ", "VERB", "NUM")
_LEMMAS = {"fin": "fine", "found": "found", "wound": "wound"}


@dataclass(slots=True)
class _Sentence:
    start: int
    end: int
    tree: Any
    frames: list[Frame]
    times: list[TimeExpression]
    quantities: list[QuantityExpression]


def extract(document: Document, parser: Parser) -> tuple[Claim, ...]:
    """Read every checkable statement of a document, in text order."""
    spans = [
        span
        for block in _prose(document)
        for span in sentences(document.text, block[0], block[1])
    ]
    trees = list(parser.parse(document.text[a:b] for a, b in spans))
    tense = _Tense(spans, trees)
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
        taken = [(t.start - start, t.end - start) for t in times if t.type in ("DATE", "TIME")]
        quantities = [_moved(q, start) for q in find(text, taken=taken)]
        frames = frames_of.build(tree, _is_event_noun)
        parsed.append(_Sentence(start, end, tree, frames, times, quantities))
    return tuple(_number(_claims(document, parsed)))


def _prose(document: Document) -> list[tuple[int, int]]:
    if not document.blocks:
        return [(0, len(document.text))]
    return [(b.start, b.end) for b in document.blocks if b.kind == "prose"]


def _is_event_noun(lemma: str) -> bool:
    return predicates.predicate_class(lemma, pos="NOUN") is not None


def _moved(expression: QuantityExpression, by: int) -> QuantityExpression:
    return expression.moved(by)


class _Tense:
    """Tell the time tagger in which tense the verb over an expression stands."""

    def __init__(self, spans: Sequence[tuple[int, int]], trees: Sequence[Any]) -> None:
        self._spans, self._trees, self._at = spans, trees, 0

    def __call__(self, start: int, end: int) -> str | None:
        """``past``, ``future`` or ``None`` for the expression at ``start``."""
        while self._at + 1 < len(self._spans) and self._spans[self._at + 1][0] <= start:
            self._at += 1
        while self._at > 0 and self._spans[self._at][0] > start:
            self._at -= 1
        begin, _ = self._spans[self._at]
        tree = self._trees[self._at]
        token = next((t for t in tree if t.idx + len(t) > start - begin), None)
        for _ in range(12):
            if token is None or token.head.i == token.i:
                break
            token = token.head
            if token.pos_ in ("VERB", "AUX"):
                return _tense(token)
        return None if token is None or token.pos_ not in ("VERB", "AUX") else _tense(token)


def _tense(verb: Any) -> str | None:
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in ("will", "shall", "'ll", "’ll", "would"):
            return "future"
    if verb.tag_ in ("VBD", "VBN") or any(c.lower_ in ("was", "were", "had", "did", "has", "have") for c in verb.children if c.dep_ in ("aux", "auxpass")):
        return "past"
    if verb.dep_ == "xcomp" and verb.head.lower_ in ("expected", "set", "due", "scheduled", "planned", "plans", "plan", "likely", "poised"):
        return "future"
    return None


def _claims(document: Document, parsed: list[_Sentence]) -> Iterator[Claim]:
    resolved = entities([s.start for s in parsed], [s.tree for s in parsed])
    before: tuple[str | None, list[TimeSlot], int] = (None, [], -1)
    for sentence, found in zip(parsed, resolved, strict=True):
        if sentence.tree.text.rstrip("\"'”’ ").endswith("?"):
            continue
        times = times_of(sentence.tree, sentence.start, sentence.frames, sentence.times)
        quantities = quantities_of(sentence.tree, sentence.start, sentence.frames, sentence.quantities)
        before = _inherit(document.text, sentence, found, times, before)
        for n, frame in enumerate(sentence.frames):
            claim = _claim(document, sentence, frame, found, times[n], quantities[n])
            if claim is not None:
                yield claim
        for role in roles(sentence.tree, found):
            yield _role_claim(document, sentence, role, found)
        for n, frame in enumerate(sentence.frames):
            yield from _succession(document, sentence, frame, found)


def _claim(
    document: Document,
    sentence: _Sentence,
    frame: Frame,
    found: dict[int, Found],
    times: list[TimeSlot],
    quantities: list[QuantitySlot],
) -> Claim | None:
    plan = _plan(frame, sentence.frames)
    if plan is None and _only_tells(frame, sentence.frames):
        return None
    participants = tuple(_participants(frame, sentence, found))
    if plan is not None:
        participants += tuple(p for p in _participants(plan, sentence, found) if not p.role.startswith("agent"))
    if not participants and not times and not quantities:
        return None
    reading = status.read(frame)
    said = status.speaker(frame)
    who = reading.status
    if said is not None and said.opinion and who is Status.ASSERTED:
        who = Status.REPORTED
    start = sentence.start + frame.tokens[0].idx
    last = max((*frame.tokens, *(plan.tokens if plan else ())), key=lambda t: int(t.i))
    end = sentence.start + last.idx + len(last)
    lemma = _predicate(frame)
    kind = predicates.predicate_class(lemma, pos=frame.pos) or predicates.predicate_class(lemma, pos="NOUN")
    if kind is None and lemma in predicates.classes():
        kind = lemma  # a phrase that is named by its class
    subject = frame.arg("agent")
    if subject is not None and subject.lemma_.lower() in SUBJECT_EVENTS:
        verbs, meaning = SUBJECT_EVENTS[subject.lemma_.lower()]
        kind = meaning if lemma.split()[0] in verbs else kind
    if _takes_office(frame, found):
        kind = "take office"
    if quantities and (lemma in _LASTING or frame.lemma == "be" and any(c.lower_ == "over" for c in frame.trigger.children)) and any(q.quantity.dimension == "duration" for q in quantities):
        kind = "last"
    if frame.lemma in GIVING and any(t.lemma_.lower() in PRIZES for _, t in frame.args):
        kind = "award"
    began = _began(frame, times)
    if began is not None:
        kind = began
        times = [_start(s) if s.relation == "since" else s for s in times]
    first = _first_time(frame, kind)
    if first:
        lemma, kind = f"first {lemma}", "open"
    if plan is not None:
        aim = _LEMMAS.get(plan.lemma, plan.lemma)
        lemma, kind = f"{lemma} to {aim}", f"plan to {predicates.predicate_class(aim) or aim}"
    trigger = frame.trigger
    return Claim(
        document_id=document.id,
        document_key=document.key,
        anchor=_anchor(document.text, start, end),
        sentence=(sentence.start, sentence.end),
        kind="event",
        predicate=lemma,
        predicate_class=kind,
        predicate_pos="NOUN" if frame.pos == "NOUN" else "VERB",
        trigger=Span(start=sentence.start + trigger.idx, end=sentence.start + trigger.idx + len(trigger), text=trigger.text),
        participants=participants,
        times=tuple(times),
        places=_places(lemma, participants, [f.entity.name for f in found.values() if f.entity.kind in ("place", "country")]),
        quantities=tuple(_befallen(q, kind) for q in quantities),
        attribution=_attribution(said, found, sentence),
        status=who,
        negated=reading.negated,
        context=_context(frame),
        separators=tuple(w for w in _separators(frame) if not (first and w == "first")),
        repairs=tuple(frame.repairs),
    )


def _predicate(frame: Frame) -> str:
    """The predicate's lemma; with its preposition where the two make a word of their own."""
    lemma = _LEMMAS.get(frame.lemma, frame.lemma)
    if lemma == "survive" and frame.passive:
        return "be survived by"
    if frame.pos == "VERB":
        for longer in frames_of.variants(frame)[1:]:
            if predicates.knows(longer) and not predicates.predicate_class(lemma):
                return longer
    return lemma


def _role_claim(document: Document, sentence: _Sentence, role: Role, found: dict[int, Found]) -> Claim:
    """The claim that somebody fills a role."""
    tokens = [role.noun, role.holder, *role.of]
    around = [t for t in sentence.tree if min(x.left_edge.i for x in (role.holder, role.noun) if x.left_edge.i >= 0) <= t.i <= max(x.i for x in tokens)]
    frame = next((f for f in sentence.frames if role.verb is not None and f.trigger.i == role.verb.i), None)
    reading = status.read(frame) if frame is not None else status.Reading(Status.ASSERTED, False)
    said = status.speaker(frame) if frame is not None else None
    if frame is not None:
        around = frame.tokens
    start = sentence.start + around[0].idx
    end = sentence.start + around[-1].idx + len(around[-1])
    holders = [_participant("agent", role.holder, sentence, found)]
    of = [_participant("patient", t, sentence, found) for t in role.of]
    return Claim(
        document_id=document.id,
        document_key=document.key,
        anchor=_anchor(document.text, start, end),
        sentence=(sentence.start, sentence.end),
        kind="role",
        predicate=role.name,
        predicate_class=f"role {predicates.noun_class(role.name) or role.name}",
        predicate_pos="NOUN",
        trigger=Span(start=sentence.start + role.noun.idx, end=sentence.start + role.noun.idx + len(role.noun), text=role.noun.text),
        participants=tuple(holders + of),
        attribution=_attribution(said, found, sentence),
        status=reading.status,
        negated=reading.negated,
        context=tuple(sorted({t.lemma_.lower() for t in around if t.pos_ in _CONTENT and not t.is_stop})),
        separators=("former",) if role.past else (),
    )


def _succession(document: Document, sentence: _Sentence, frame: Frame, found: dict[int, Found]) -> Iterator[Claim]:
    """Who replaces somebody is the successor, however it is said."""
    if frame.lemma not in ("replace", "succeed", "take over") or frame.pos != "VERB":
        return
    new, old = frame.arg("agent"), frame.arg("patient") if frame.lemma != "take over" else frame.arg("from")
    if new is None or old is None or new.pos_ != "PROPN":
        return
    role = Role("successor", frame.trigger, new, [old], verb=frame.trigger)
    claim = _role_claim(document, sentence, role, found)
    yield claim.model_copy(update={"predicate_class": "role successor"})


def _plan(frame: Frame, frames: Sequence[Frame]) -> Frame | None:
    """The plan that the clause decides or announces: "agreed to buy", "announced that it would buy"."""
    if frame.lemma not in COMMITTING or frame.pos != "VERB":
        return None
    for other in frames:
        if other.parent is frame and other.relation in ("xcomp", "ccomp") and other.pos == "VERB":
            return other if status.read(other).status is Status.PLANNED else None
    return None


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
    root = next((n for n, f in enumerate(sentence.frames) if f.trigger.dep_ == "ROOT" and f.pos == "VERB"), None)
    if root is None:
        return None, [], sentence.end
    frame = sentence.frames[root]
    agent = frame.arg("patient" if frame.passive else "agent")
    who = found[agent.i].entity.key if agent is not None and agent.i in found else None
    same_paragraph = "\n" not in text[before[2] : sentence.start] if before[2] >= 0 else False
    past = frame.trigger.tag_ in ("VBD", "VBN") and status.read(frame).status is Status.ASSERTED
    if who is not None and who == before[0] and same_paragraph and past and not sentence.times:
        shared = [s.model_copy(update={"source": "inherited", "inferred": True}) for s in before[1] if s.relation == "at"]
        times[root] = shared
        for n, other in enumerate(sentence.frames):
            if not times[n] and other.parent is frame and frames_of.shares_time(other):
                times[n] = shared
        return who, shared, sentence.end
    return who, [s for s in times[root] if s.source in ("own", "clause")], sentence.end


def _only_tells(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether the clause says only that somebody says what another clause tells."""
    if frame.lemma not in TELLING or frame.pos != "VERB":
        return False
    if frame.relation == "parataxis" or frame.lemma in ("say", "tell", "add"):
        return True
    return any(o.parent is frame and o.relation in ("ccomp", "xcomp", "parataxis") for o in frames)


def _anchor(text: str, start: int, end: int) -> Anchor:
    return Anchor(
        start=start,
        end=end,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def _participants(frame: Frame, sentence: _Sentence, found: dict[int, Found]) -> Iterator[Participant]:
    seen: set[tuple[str, int]] = set()
    for role, token in frame.args:
        if (role, token.i) in seen or token.ent_type_ in ("DATE", "TIME", "PERCENT", "MONEY"):
            continue
        seen.add((role, token.i))
        main = _participant(role, token, sentence, found)
        if role in _predicate(frame).split()[1:]:
            main = main.model_copy(update={"role": "patient"})  # "come upon a bone": the bone is the object
        yield main
        for other in found[token.i].others if token.i in found else ():
            yield main.model_copy(update={"entity": other, "represents": None})
        for link, inner in _inside(token):
            named = inner.i in found and not (token.i in found and found[token.i].entity == found[inner.i].entity)
            if named and inner.head.i in found and found[inner.head.i].entity == found[inner.i].entity:
                continue  # part of a longer name
            if named and (role, inner.i) not in seen:
                seen.add((role, inner.i))
                yield _participant(f"{role}:{link}", inner, sentence, found)


def _inside(token: Any) -> Iterator[tuple[str, Any]]:
    """Nouns within a noun phrase, each with its preposition; ``of`` for possessors and appositions."""
    for child in token.children:
        if child.dep_ in ("poss", "compound", "nmod", "amod", "appos"):
            yield "of", child
            yield from _inside(child)
        elif child.dep_ == "prep":
            for target in child.children:
                if target.dep_ == "pobj":
                    for each in frames_of.conjuncts(target):
                        yield child.lower_, each
                        yield from _inside(each)


def _participant(role: str, token: Any, sentence: _Sentence, found: dict[int, Found]) -> Participant:
    who = found.get(token.i) or _named_beside(token, found)
    lemma = token.lemma_.lower()
    return Participant(
        role=role,
        mention=span_of(token, sentence.start),
        head=lemma,
        noun_class=predicates.noun_class(lemma) if token.pos_ == "NOUN" else None,
        entity=who.entity if who else None,
        represents=who.represents if who else None,
        modifiers=_modifiers(token),
        reason=who.reason if who else "",
        inferred=who.inferred if who else False,
    )


def _modifiers(token: Any) -> tuple[str, ...]:
    """What narrows a noun: adjectives, other nouns, and the year that it is for."""
    found = {c.lemma_.lower() for c in token.children if c.dep_ in ("amod", "compound", "nummod")}
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("for", "of"):
            found |= {t.text for t in child.children if t.dep_ == "pobj" and _year(t.text)}
    return tuple(sorted(found))


def _year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20", "21")


# Prepositions of place, by what they say of it.
_WHERE = {
    **dict.fromkeys(("in", "at", "on", "inside", "within", "throughout"), "in"),
    **dict.fromkeys(("near", "outside", "off", "around", "by"), "near"),
    **dict.fromkeys(("to", "into", "for", "toward", "towards"), "to"),
    **dict.fromkeys(("from", "out"), "from"),
}


# Verbs whose object is the place.
_PLACE_OBJECTS = {
    **dict.fromkeys(("leave", "depart", "flee", "quit"), "from"),
    **dict.fromkeys(("reach", "enter", "board"), "to"),
    **dict.fromkeys(("visit", "tour", "hit", "strike", "shake", "rock", "batter", "pound"), "in"),
}


_LASTING = frozenset("last take run continue".split()) | {"go on", "be over"}
_POSTS = frozenset("ministry post job office company team club presidency leadership party bank role firm helm department".split())


def _takes_office(frame: Frame, found: dict[int, Found]) -> bool:
    """Whether somebody takes an office: "came to power", "took charge of the team", "took over the ministry"."""
    if frame.lemma == "take office":
        return True
    if frame.lemma != "take over" or frame.passive:
        return False
    who, what = frame.arg("agent"), frame.arg("patient")
    person = who is not None and who.i in found and found[who.i].entity.kind == "person"
    return person and (what is None or what.lemma_.lower() in _POSTS or (what.i in found and found[what.i].entity.kind in ("org", "team")))


def _began(frame: Frame, times: Sequence[TimeSlot]) -> str | None:
    """The class of what began a state that has lasted since a day; ``None`` for anything else."""
    if not any(s.relation == "since" and s.source == "own" for s in times) or frame.pos != "VERB":
        return None
    if not any(c.dep_ == "aux" and c.lemma_ == "have" for c in frame.trigger.children):
        return None
    beside = [t.lemma_.lower() for _, t in frame.args] + [c.lower_ for c in frame.trigger.children if c.dep_ in ("acomp", "advmod", "oprd")]
    for word in (*beside, ""):
        found = INCEPTIVE.get((frame.trigger.lemma_.lower(), word))
        if found is not None:
            return found
    return None


def _start(slot: TimeSlot) -> TimeSlot:
    hop = Hop(rule="the state began then", span=slot.mention, value=slot.interval.value)
    return slot.model_copy(update={"relation": "at", "derivation": (hop, *slot.derivation)})


# With "first" these are a debut: "the first Heron 5 flew", "the play was first performed".
_DEBUTS = frozenset("fly sail run appear perform play show air broadcast publish race publish drive operate".split())


# Whom the happening befalls is counted as such: "40 people were killed" counts the dead.
_BEFALLEN = {
    "die": "dead", "kill": "dead", "drown": "dead", "injure": "injured", "arrest": "arrested", "evacuate": "evacuated",
    "disappear": "missing", "rescue": "rescued", "displace": "displaced", "infect": "infected", "treat": "hospitalised",
}


def _befallen(slot: QuantitySlot, kind: str | None) -> QuantitySlot:
    fate = _BEFALLEN.get(kind or "")
    if fate is None or slot.quantity.dimension != "count" or slot.attribute not in ("agent", "patient", ""):
        return slot
    known = slot.counted_class is not None and lies_in(slot.counted_class, "person")
    if slot.counted and slot.counted not in ("life", "miner") and not known:
        return slot
    return slot.model_copy(update={"counted": slot.counted or fate, "counted_class": fate})


def _first_time(frame: Frame, kind: str | None) -> bool:
    if frame.lemma not in _DEBUTS:
        return False
    agents = [t for role, t in frame.args if role in ("agent", "patient")]
    return any(c.lower_ == "first" for t in (frame.trigger, *agents[:1]) for c in t.children if c.dep_ in ("amod", "advmod"))


def _named_beside(token: Any, found: dict[int, Found]) -> Found | None:
    """The name in apposition to a noun: "the Danish engineer Lars Holm", "his lawyer, Dana Price"."""
    if token.pos_ == "PRON":
        return None
    for child in token.children:
        if child.dep_ == "appos" and child.i in found and child.i > token.i:
            return found[child.i]
    if token.dep_ == "appos" and token.head.i in found and token.pos_ == "NOUN":
        return found[token.head.i]  # "Kelawa, a volcano that erupted"
    return None


def _places(predicate: str, participants: Sequence[Participant], near: Sequence[str]) -> tuple[PlaceSlot, ...]:
    """Where it happened: named places after a preposition of place."""
    slots = []
    for p in participants:
        relation = _WHERE.get(p.role.rpartition(":")[2]) if p.role != "patient" else _PLACE_OBJECTS.get(predicate)
        if relation is None or p.entity is None:
            continue
        if p.entity.kind not in ("place", "country") and not (p.entity.kind in ("org", "other", "person") and " " not in p.entity.name and geography.cities(p.entity.name)):
            continue
        slots.append(PlaceSlot(place=read_place(p.entity.name, near=near), mention=p.mention, relation=relation))
    return tuple(slots)


def _attribution(said: status.Speaker | None, found: dict[int, Found], sentence: _Sentence) -> Attribution | None:
    if said is None:
        return None
    who = found.get(said.token.i)
    mention = span_of(said.token, sentence.start)
    return Attribution(
        speaker=who.entity.name if who else mention.text,
        key=who.entity.key if who else f"noun:{said.token.lemma_.lower()}",
        named=who is not None,
        cue=said.cue,
        mention=mention,
    )


def _context(frame: Frame) -> tuple[str, ...]:
    return tuple(sorted({t.lemma_.lower() for t in frame.tokens if t.pos_ in _CONTENT and not t.is_stop and len(t) > 1}))


def _separators(frame: Frame) -> tuple[str, ...]:
    near = {c.lower_ for c in frame.trigger.children if c.dep_ in ("advmod", "amod", "det", "nummod")}
    for role, token in frame.args:
        if role in ("agent", "patient", "theme"):
            near |= {c.lower_ for c in token.children if c.dep_ in ("amod", "det", "nummod", "compound")} | {token.lemma_.lower()}
    near |= {t.lower_ for t in frame.tokens if t.pos_ == "ADV" and t.lower_ in ("earlier", "previously", "originally", "formerly")}
    if frame.pos == "NOUN":
        near |= {c.lower_ for c in frame.trigger.children} | {frame.lemma}
    return tuple(sorted(near & _SEPARATORS))


def _number(claims: Iterator[Claim]) -> Iterator[Claim]:
    """Tell apart claims with the same words and predicate in one document."""
    seen: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        key = (" ".join(claim.anchor.quote.casefold().split()), claim.predicate)
        yield claim.model_copy(update={"ordinal": seen[key]}) if seen[key] else claim
        seen[key] += 1
