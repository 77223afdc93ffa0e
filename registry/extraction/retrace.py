"""How each slot of a claim was read: which words, which row of a table, which arc of the parser.

A sentence is parsed by itself, so parsing it again gives the arcs that the claim
was read from.  Everything else stands in the claim: its derivations, reasons and
repairs.  What rests on a repair or on memory of earlier sentences is inferred.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from registry.extraction.tree import Token, Tree
from registry.lexicon import counted, predicates
from registry.lexicon.properties import Singles
from registry.records import (
    Attribution,
    Claim,
    Participant,
    PlaceSlot,
    QuantitySlot,
    Span,
    TimeSlot,
)

_LONGEST = 8  # arcs from a word to the predicate


class Read(NamedTuple):
    """How one slot was read."""

    slot: str
    value: str
    """As comparison takes it."""
    words: str | None
    """What stands in the text; ``None`` when nothing does."""
    how: tuple[str, ...]
    """Rules, rows and arcs, one sentence each, in the order in which they worked."""
    inferred: bool


def retrace(claim: Claim, tree: Tree | None, properties: Singles) -> tuple[Read, ...]:
    """How each slot of a claim was read; ``tree`` is its sentence, parsed again."""
    view = _View(claim, tree)
    return (
        _predicate(claim, view, properties),
        _status(claim, view),
        *([_says(claim.attribution, view)] if claim.attribution is not None else ()),
        *(_participant(one, view) for one in claim.participants),
        *(_time(one, view) for one in claim.times),
        *(_place(one, view) for one in claim.places),
        *(_quantity(one, view) for one in claim.quantities),
        *(
            Read("separator", word, word, (f"{word!r} sets it apart from another such event",),
                 inferred=False)
            for word in claim.separators
        ),
        *(
            Read("repair", reason, None, ("the parser was overruled here",), inferred=True)
            for reason in claim.repairs
        ),
    )  # fmt: skip


class _View:
    """The parsed sentence, seen from spans of the document."""

    def __init__(self, claim: Claim, tree: Tree | None) -> None:
        self._start = claim.sentence[0]
        self._tokens = list(tree) if tree is not None else []
        self.trigger = self.head(claim.trigger)

    def head(self, span: Span | None) -> Token | None:
        """The word of a span on which its other words hang; ``None`` outside the sentence."""
        if span is None:
            return None
        inside = [
            t
            for t in self._tokens
            if t.idx + self._start < span.end and t.idx + len(t) + self._start > span.start
        ]
        numbers = {t.i for t in inside}
        return next((t for t in inside if t.head.i == t.i or t.head.i not in numbers), None)

    def arcs(self, span: Span | None) -> Iterator[str]:
        """How the parser hangs a span on the predicate, from the span's own word upwards."""
        token = self.head(span)
        if token is None:
            if span is not None and self._tokens:
                yield "stands in another sentence"
            return
        if self.trigger is None or token.i == self.trigger.i:
            return
        told = [_name(token)]
        at = token
        for _ in range(_LONGEST):
            if at.head.i == at.i or at.i == self.trigger.i:
                break
            told.append(f"←{at.dep_}– {_name(at.head)}")
            at = at.head
        own = f"parser: {' '.join(told)}"
        if at.i == self.trigger.i:
            yield own
        elif any(a.i == token.i for a in self.trigger.ancestors):
            yield f"{own}; the predicate hangs on it by {self.trigger.dep_}"
        else:
            yield f"{own}; no arc leads from there to the predicate, a rule joined them"


def _name(token: Token) -> str:
    return f"{token.text}/{token.tag_}"


def _predicate(claim: Claim, view: _View, properties: Singles) -> Read:
    how = []
    if view.trigger is not None:
        place = "the root of the sentence" if view.trigger.dep_ == "ROOT" else (
            f"{view.trigger.dep_} of {_name(view.trigger.head)}"
        )  # fmt: skip
        how.append(f"parser: {_name(view.trigger)}, {place}, lemma {view.trigger.lemma_!r}")
    if claim.predicate not in (claim.trigger.text, getattr(view.trigger, "lemma_", "")):
        how.append(f"with what stands beside it the predicate is {claim.predicate!r}")
    how.append(_class_row(claim, properties))
    return Read(
        "predicate",
        claim.predicate + (f" (class {claim.predicate_class})" if claim.predicate_class else ""),
        claim.trigger.text,
        tuple(how),
        inferred=False,
    )


def _class_row(claim: Claim, properties: Singles) -> str:
    name = claim.predicate_class
    if claim.kind == "role":
        found = properties.ending(claim.predicate.replace("-", " - ").split())
        row = found[1].name if found is not None else (name or "").removeprefix("role ")
        return f"table lexicon/properties.toml, row [{row}]: one alone fills it"
    if claim.kind == "property":
        return f"table lexicon/measures.toml, {name or claim.predicate}: what a thing measures"
    if name is None:
        return "no row of lexicon/data/predicates.toml names it, so only its words compare"
    if name.startswith("property "):
        return f"row [{name.removeprefix('property ')}] of the configuration's properties"
    if name in predicates.predicate_classes(claim.predicate, pos=claim.predicate_pos):
        return f"table lexicon/data/predicates.toml, row [{name}]"
    if name in predicates.classes():
        return f"row [{name}] of lexicon/data/predicates.toml, by what stands beside the word"
    return f"class {name!r}, made of the words by rule"


_TELLING = ("aux", "auxpass", "neg", "mark")


def _status(claim: Claim, view: _View) -> Read:
    value = ("not " if claim.negated else "") + claim.status.value
    beside = [t for t in view.trigger.children if t.dep_ in _TELLING] if view.trigger else []
    how = [f"parser: {_name(t)} –{t.dep_}→ {_name(t.head)}" for t in beside]
    if not how:
        how = ["no auxiliary, negation or marker stands with the predicate"]
    return Read("status", value, " ".join(t.text for t in beside) or None, tuple(how),
                inferred=False)  # fmt: skip


def _says(said: Attribution, view: _View) -> Read:
    how = [f"cue {said.cue!r}", *view.arcs(said.mention)]
    how += [f"who in turn cites {one}" for one in said.chain]
    how.append("a named speaker" if said.named else "an unnamed source")
    words = said.mention.text if said.mention is not None else None
    return Read("attribution", said.speaker, words, tuple(how), inferred=False)


def _participant(one: Participant, view: _View) -> Read:
    how = list(view.arcs(one.mention))
    how.append(f"head noun {one.head!r}" + (f", {_noun_row(one)}" if one.noun_class else ""))
    value = one.head
    if one.entity is not None:
        value = f"{one.entity.name} ({one.entity.key})"
        how.append(f"entity: {one.reason or 'the mention is the name itself'}")
    if one.represents:
        how.append(f"stands for the state {one.represents}")
    return Read(one.role, value, one.mention.text, tuple(how), one.inferred)


def _noun_row(one: Participant) -> str:
    if predicates.noun_class(one.head) == one.noun_class:
        return f"table lexicon/data/nouns.toml, row of {one.noun_class!r}"
    if counted.counted_class(one.head) == one.noun_class:
        return f"table lexicon/counted.toml, class {one.noun_class!r}"
    return f"class {one.noun_class!r}"


def _time(one: TimeSlot, view: _View) -> Read:
    how = [
        f"{hop.rule}: " + (f"“{hop.span.text}”" if hop.span else "the document's date")
        + f" → {hop.value}"
        for hop in one.derivation
    ]  # fmt: skip
    how += view.arcs(one.mention)
    how.append(_BELONGS[one.source])
    if one.contested:
        how.append("what it was counted from is itself in dispute")
    return Read(
        "time",
        f"{one.relation} {one.interval.value}",
        one.mention.text if one.mention is not None else None,
        tuple(how),
        one.inferred,
    )


_BELONGS = {
    "own": "it stands with the predicate itself",
    "clause": "it stands in the clause of the predicate",
    "sentence": "it stands elsewhere in the sentence",
    "inherited": "taken over from the sentence before, which goes on here",
    "published": "nothing in the text says it; the document's date",
}


def _place(one: PlaceSlot, view: _View) -> Read:
    how = (*view.arcs(one.mention), f"preposition or verb says {one.relation!r}")
    return Read("place", f"{one.relation} {one.place.name}", one.mention.text, how, inferred=False)


def _quantity(one: QuantitySlot, view: _View) -> Read:
    how = list(view.arcs(one.mention))
    quantity = one.quantity
    bound = "approximate" if quantity.approximate else "as written"
    how.append(f"{quantity.dimension} {quantity}, {bound}")
    if one.counted:
        known = f", table lexicon/counted.toml, class {one.counted_class!r}"
        how.append(f"counts {one.counted!r}" + (known if one.counted_class else ""))
    if one.attribute:
        how.append(f"it is the {one.attribute}")
    if one.holder:
        how.append(f"of {one.holder}")
    if one.scope:
        how.append(f"the text marks it as {one.scope}")
    if not one.direct:
        how.append("not the count of the predicate's own subject or object")
    return Read("quantity", str(quantity), one.mention.text, tuple(how), inferred=False)
