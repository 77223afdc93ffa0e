"""The frame of a verb: its particles, its arguments, and what the parser hung elsewhere."""

from __future__ import annotations

from typing import Any

from registry.extraction.frame import SUBJECTS, Frame, children, conjuncts, governed, prepositional
from registry.extraction.frames._arguments import WHERE, add_argument, add_preposition
from registry.extraction.frames._phrases import join_phrase
from registry.extraction.frames._voice import is_had_done, is_passive
from registry.extraction.phrases import LEMMAS
from registry.lexicon import predicates
from registry.lexicon.senses import senses as rows

Token = Any


def verb_frame(verb: Token) -> Frame:
    """The frame of a verb with what hangs on it; nothing is shared between clauses yet."""
    lemma = verb.lemma_.lower()
    frame = Frame(verb, LEMMAS.get(lemma, lemma), "VERB", verb.dep_, passive=is_passive(verb))
    if lemma == "miss" and verb.tag_ == "VBG" and not children(verb, "dobj", "prt"):
        frame.lemma = "go missing"  # "nine climbers are missing": no verb, but what they are
        frame.args += [("agent", one) for one in children(verb, "nummod")]
    if verb.repair:
        frame.repairs.append(verb.repair)
    for particle in (*children(verb, "prt"), *_forward(verb)):
        if (place := _after(particle)) is not None and not _joined(frame.lemma, particle):
            # "Overturned off Porto Sevra": no verb of its own, but where it happened.
            frame.args.append((particle.lower_, place))
            frame.repairs.append(f"{particle.text!r} is no part of {frame.lemma!r}")
            continue
        if _onto(particle) and not _joined(frame.lemma, particle):
            continue
        frame.lemma += f" {particle.lower_}"
        for target in children(particle, "pobj"):  # "sealed off the road"
            frame.args.extend(("patient", token) for token in conjuncts(target))
    spent = {t.i for _, t in frame.args}
    for child in verb.children:
        if child.i not in spent:
            add_argument(frame, child)
    if is_had_done(verb):
        subjects = {c.i for c in children(verb, "nsubj")}
        frame.args = [("patient" if t.i in subjects else role, t) for role, t in frame.args]
    _repair_about(frame)
    _repair_of(frame)
    _repair_by(frame)
    _of_the_first(frame)
    join_phrase(frame)
    return frame


def _forward(verb: Token) -> list[Token]:
    """The adverb that is a particle for all but the parser: "was put forward", "went up to 34"."""
    lemma = verb.lemma_.lower()
    return [
        c
        for c in children(verb, "advmod")
        if c.i == verb.i + 1
        and (c.lower_ == "forward" or (c.lower_ in ("up", "down") and _joined(lemma, c)))
        and lemma != "be"
    ]


_ALONE = frozenset("first last only sole second third latest next".split())


def _of_the_first(frame: Frame) -> None:
    """Give "to notice it" of "Lindqvist was the first to notice it" the one who did."""
    verb, first = frame.trigger, frame.trigger.head
    if verb.dep_ not in ("relcl", "acl") or any(role == "agent" for role, _ in frame.args):
        return
    alone = first.lower_ in _ALONE or any(c.lower_ in _ALONE for c in children(first, "amod"))
    if not alone or not any(c.lower_ == "to" for c in children(verb, "aux")):
        return
    is_ = first.head
    if is_.lemma_ != "be" or any(c.dep_ == "neg" for c in is_.children):
        return
    beside = {"attr": ("nsubj",), "nsubj": ("attr",)}.get(first.dep_, ())
    for who in children(is_, *beside):
        frame.args.append(("patient" if frame.passive else "agent", who))
        frame.beyond += [t for t in who.subtree if not t.is_punct]
        frame.repairs.append(f"{first.text!r} is {who.text!r}")


def _after(particle: Token) -> Token | None:
    """The name that follows a particle at once, as it follows a preposition."""
    return next(
        (
            t
            for t in (*children(particle.head, "dobj"), *children(particle, "pobj"))
            if t.pos_ == "PROPN" and t.left_edge.i == particle.i + 1
        ),
        None,
    )


def _onto(particle: Token) -> bool:
    """Whether it is half of a preposition: "crashed on to the roof"."""
    after = particle.doc[particle.i + 1 : particle.i + 2]
    return particle.lower_ == "on" and any(t.lower_ == "to" for t in after)


def _joined(verb: str, particle: Token) -> bool:
    """Whether verb and particle are a word of their own."""
    both = f"{verb} {particle.lower_}"
    return predicates.knows(both) or both in rows()


_ABOUT = frozenset("around about over under".split())


def _repair_about(frame: Frame) -> None:
    """Give the verb the number that the parser took for a place: "around 70 of the 240 were"."""
    if children(frame.trigger, *SUBJECTS):
        return
    for at, (role, token) in enumerate(frame.args):
        link = token.head
        first = link.i == 0 or link.doc[link.i - 1].is_punct
        if role in _ABOUT and token.pos_ == "NUM" and token.i < frame.trigger.i and first:
            frame.args[at] = ("patient" if frame.passive else "agent", token)
            frame.repairs.append(f"{link.text!r} takes {token.text!r} as a number")
            return


def _repair_of(frame: Frame) -> None:
    """Give the verb the phrase that the parser hung on a name: "acquitted Peter Vik of fraud".

    People are not "of" things.
    """
    for _, token in [
        (role, t) for role, t in frame.args if role == "patient" and t.pos_ == "PROPN"
    ]:
        for preposition in children(token, "prep"):
            if preposition.lower_ == "of" and any(
                t.pos_ == "NOUN" for t in children(preposition, "pobj")
            ):
                add_preposition(frame, preposition)
                frame.repairs.append(
                    f"{preposition.text!r} taken from {token.text!r} to {frame.lemma!r}"
                )


def _repair_by(frame: Frame) -> None:
    """Give a passive verb its agent back: "donated to the museum by Anna Berg"."""
    if not frame.passive or any(role == "agent" for role, _ in frame.args):
        return
    for _, token in [(role, t) for role, t in frame.args if t.i > frame.trigger.i]:
        for target in governed(token, "by"):
            if target.pos_ == "PROPN" and target.ent_type_ not in ("DATE", "TIME"):
                frame.args.extend(("agent", t) for t in conjuncts(target))
                frame.repairs.append(f"'by' taken from {token.text!r} to {frame.lemma!r}")
                return


_PLACES = ("GPE", "LOC", "FAC")


def _is_circumstance(token: Token, preposition: Token) -> bool:
    """Whether it says when or where: "the record, set in Rome", and no rain that sets in."""
    if token.ent_type_ in ("DATE", "TIME"):
        return True
    return preposition.lower_ == "in" and token.ent_type_ in _PLACES


def variants(frame: Frame) -> list[str]:
    """The predicate, then with each preposition that follows: ``abide``, ``abide by``.

    A preposition behind an object, or before a time, does not belong to the verb.
    """
    found = [frame.lemma]
    verb = frame.trigger
    for child in verb.children:
        if child.i <= verb.i:
            continue
        if child.dep_ in ("dobj", "attr", "oprd", "acomp"):
            break
        if (
            child.dep_ in ("prep", "advmod", "prt", "agent")
            and child.i - verb.i <= 3
            and not any(_is_circumstance(t, child) for t in children(child, "pobj"))
        ):
            found.append(f"{verb.lemma_.lower()} {child.lower_}")
    return found


# Who is found so and so somewhere is found there: "found burnt out in Lyon".
_FOUND = frozenset(
    "find discover catch spot see arrest locate trace rescue capture recapture".split()
)


def add_whereabouts(frame: Frame) -> None:
    """Give a finding the place that the parser hung on the state in which one was found."""
    verb = frame.trigger
    if frame.lemma not in _FOUND or not frame.passive:
        return
    known = {t.i for _, t in frame.args}
    for state in children(verb, "xcomp", "oprd", "advcl", "acomp", "ccomp"):
        if children(state, *SUBJECTS, "mark", "aux") or state.i < verb.i:
            continue
        where = [
            (role, token)
            for role, token in prepositional(state)
            if role in WHERE and token.i not in known
        ]
        frame.args += where
        frame.beyond += [t for _, token in where for t in token.subtree if not t.is_punct]
