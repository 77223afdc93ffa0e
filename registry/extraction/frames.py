"""From a parsed sentence to frames: who did what to whom, in one clause each.

A frame is built around a trigger, a verb or an event noun, and holds tokens
only; values are read later.  Known faults of the parser are repaired here, and
each repair leaves its reason on the frame, so that what rests on it is marked
as inferred.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from registry.extraction import senses, states
from registry.extraction.frame import (
    NOMINAL,
    SUBJECTS,
    Frame,
    children,
    conjuncts,
    prepositional,
)
from registry.extraction.phrases import (
    ASPECTUAL,
    DENIED,
    LEMMAS,
    LIGHT_VERBS,
    NOT_EVENTS,
    OBJECT_CONTROL,
    OBJECTS,
    PHRASES,
    PREPOSITION_VERBS,
    RECEIVING,
    SEEING,
)
from registry.lexicon import predicates
from registry.lexicon.senses import senses as rows

Token = Any

__all__ = [
    "SUBJECTS",
    "Frame",
    "build",
    "children",
    "conjuncts",
    "dated_beside",
    "dated_by",
    "is_passive",
    "shares_time",
    "variants",
]

_RELATIVE = frozenset({"which", "who", "that", "whom", "whose"})
_CLAUSES = frozenset(
    {
        "ROOT",
        "ccomp",
        "xcomp",
        "advcl",
        "acl",
        "relcl",
        "conj",
        "parataxis",
        "pcomp",
        "csubj",
        "dep",
        "appos",
    }
)


def build(
    sentence: Token,
    event_noun: Callable[[str], bool],
) -> list[Frame]:
    """Frames of one parsed sentence, in text order.

    Parents come before children where the text has them first.
    """
    frames: dict[int, Frame] = {}
    for token in sentence:
        if _is_verb(token):
            frames[token.i] = _verb_frame(token)
    absorbed = {f.complement.i for f in frames.values() if f.complement is not None}
    for token in sentence:
        if token.i not in frames and token.i not in absorbed and _is_event_noun(token, event_noun):
            frame = senses.nominal(token)
            if frame.args or _has_modifier_of_time(token):
                frames[token.i] = frame
    for token in sentence:
        for state in states.without_verb(token):
            frames.setdefault(state.trigger.i, state)
    ordered = [frames[i] for i in sorted(frames)]
    for frame in ordered:
        frame.parent = _parent(frame, frames)
    for frame in sorted(ordered, key=lambda f: _depth(f.trigger)):
        if frame.pos == "VERB":
            _add_shared_arguments(frame, frames)
            _add_whereabouts(frame)
    for frame in ordered:
        frame.tokens = _clause(frame, frames)
        if frame.kind == "expire" and frame.pos == "NOUN":
            frame.tokens += states.until(frame.trigger, frame.tokens)
        if frame.kind is None:
            senses.read(frame)
    return ordered


def _depth(token: Token) -> int:
    depth = 0
    while token.head is not token and token.head.i != token.i:
        token, depth = token.head, depth + 1
    return depth


def _is_verb(token: Token) -> bool:
    if token.pos_ == "AUX":
        if token.dep_ in ("aux", "auxpass"):
            return False
        return token.lemma_ in ("be", "have", "do") and token.dep_ in _CLAUSES
    if token.pos_ != "VERB" or token.dep_ in (
        "amod",
        "aux",
        "auxpass",
        "compound",
        "case",
        "mark",
        "nmod",
    ):
        return False
    seated = token.lower_ == "based" and any(
        c.dep_ == "prep" and c.lower_ in ("in", "near", "at", "outside") for c in token.children
    )
    if token.dep_ == "prep" or (
        token.lower_ in PREPOSITION_VERBS
        and not seated
        and token.dep_ not in ("ROOT", "conj", "relcl", "ccomp")
    ):
        return False
    return token.text.isalpha() or "-" in token.text or "'" in token.text


def _is_event_noun(token: Token, event_noun: Callable[[str], bool]) -> bool:
    if token.pos_ != "NOUN" or token.dep_ in ("compound", "npadvmod", "nmod"):
        return False
    lemma = token.lemma_.lower()
    if lemma == "total" and token.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return False  # "a total of 64,000 were culled": the verb tells what happened
    return lemma not in NOT_EVENTS and event_noun(lemma) and not _asked_for(token)


_ASKING = frozenset("demand want seek request claim offer propose ask call press push".split())
_RISES = frozenset("rise raise increase hike".split())


def _asked_for(token: Token) -> bool:
    """Whether it is a rise that somebody demands or offers, and none that has come about."""
    if token.lemma_.lower() not in _RISES:
        return False
    above = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "for" else token.head
    return token.dep_ in ("dobj", "pobj") and above.lemma_.lower() in _ASKING


def _has_modifier_of_time(token: Token) -> bool:
    if any(t.ent_type_ in ("DATE", "TIME") for t in token.subtree):
        return True
    following = token.doc[token.i + 1 : token.i + 4]
    if any(t.ent_type_ in ("DATE", "TIME") and dated_beside(t) is token for t in following):
        return True
    verb = dated_by(token)
    return verb is not None and any(
        t.ent_type_ in ("DATE", "TIME")
        for child in verb.children
        if child.dep_ in ("prep", "npadvmod", "advmod", "tmod")
        for t in (child, *child.children)
    )


# Whoever does this to a happening says when it is to be.
_PLANNING = frozenset("plan schedule arrange organise organize call set fix prepare".split())
_LOSING = frozenset("lose die perish steal take rob burn".split())


def dated_by(noun: Token) -> Token | None:
    """The verb whose time is that of the noun: "plans a strike on Monday", "lost it in a raid"."""
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ in ("in", "during", "for", "to"):
        for_it = above.lower_ in ("for", "to")
        for _ in range(3):  # the parser hangs it on what was lost, or on what that is worth
            above = above.head
            if above.pos_ == "VERB":
                break
        wanted = _PLANNING if for_it else _LOSING
        return above if above.lemma_.lower() in wanted else None
    planned = noun.dep_ == "dobj" and above.lemma_.lower() in _PLANNING
    return above if planned else None


def dated_beside(first: Token) -> Token | None:
    """The noun that a time between commas dates: "in the first round, on 8 May, she"."""
    at = first.i - 1
    if at >= 2 and first.doc[at].lower_ in ("on", "in"):
        at -= 1
    if at < 1 or first.doc[at].text not in (",", "(") or first.doc[at - 1].pos_ != "NOUN":
        return None
    return first.doc[at - 1]


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive voice, also as a bare participle."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "csubjpass", "agent") for c in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return False
    if _is_had_done(verb):
        return True
    if verb.dep_ in ("acl", "advcl") or (verb.dep_ == "relcl" and not children(verb, *SUBJECTS)):
        return not any(c.dep_ == "dobj" for c in verb.children)
    if verb.dep_ == "conj" and not children(verb, *SUBJECTS, "aux", "auxpass"):
        return is_passive(verb.head)
    return False


def _is_had_done(verb: Token) -> bool:
    """Whether somebody has it done or done to him: "had his licence taken away"."""
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("ccomp", "xcomp")
        and verb.head.lemma_ == "have"
        and verb.head.i < verb.i
        and bool(children(verb, "nsubj"))
        and not children(verb, "aux", "dobj")
    )


def _verb_frame(verb: Token) -> Frame:
    lemma = verb.lemma_.lower()
    frame = Frame(verb, LEMMAS.get(lemma, lemma), "VERB", verb.dep_, passive=is_passive(verb))
    if verb.repair:
        frame.repairs.append(verb.repair)
    for particle in children(verb, "prt"):
        if (place := _after(particle)) is not None and not _joined(frame.lemma, particle):
            # "Overturned off Porto Sevra": no verb of its own, but where it happened.
            frame.args.append((particle.lower_, place))
            frame.repairs.append(f"{particle.text!r} is no part of {frame.lemma!r}")
            continue
        frame.lemma += f" {particle.lower_}"
        for target in children(particle, "pobj"):  # "sealed off the road"
            frame.args.extend(("patient", token) for token in conjuncts(target))
    spent = {t.i for _, t in frame.args}
    for child in verb.children:
        if child.i not in spent:
            _add_argument(frame, child)
    if _is_had_done(verb):
        subjects = {c.i for c in children(verb, "nsubj")}
        frame.args = [("patient" if t.i in subjects else role, t) for role, t in frame.args]
    _repair_of(frame)
    _repair_by(frame)
    _join_phrase(frame)
    return frame


def _after(particle: Token) -> Token | None:
    """The name that follows a particle at once, as it follows a preposition."""
    return next(
        (
            t
            for t in children(particle.head, "dobj")
            if t.pos_ == "PROPN" and t.left_edge.i == particle.i + 1
        ),
        None,
    )


def _joined(verb: str, particle: Token) -> bool:
    """Whether verb and particle are a word of their own."""
    both = f"{verb} {particle.lower_}"
    return predicates.knows(both) or both in rows()


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
                _add_preposition(frame, preposition)
                frame.repairs.append(
                    f"{preposition.text!r} taken from {token.text!r} to {frame.lemma!r}"
                )


def _repair_by(frame: Frame) -> None:
    """Give a passive verb its agent back: "donated to the museum by Anna Berg"."""
    if not frame.passive or any(role == "agent" for role, _ in frame.args):
        return
    for _, token in [(role, t) for role, t in frame.args if t.i > frame.trigger.i]:
        for preposition in children(token, "prep"):
            if preposition.lower_ == "by":
                for target in children(preposition, "pobj"):
                    if target.pos_ == "PROPN" and target.ent_type_ not in ("DATE", "TIME"):
                        frame.args.extend(("agent", t) for t in conjuncts(target))
                        frame.repairs.append(f"'by' taken from {token.text!r} to {frame.lemma!r}")
                        return


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
            and not any(t.ent_type_ in ("DATE", "TIME") for t in children(child, "pobj"))
        ):
            found.append(f"{verb.lemma_.lower()} {child.lower_}")
    return found


def _add_argument(frame: Frame, child: Token) -> None:
    label = child.dep_
    if label in ("nsubj", "csubj"):
        for token in conjuncts(child):
            frame.args.append(("agent", token))
    elif label in ("nsubjpass", "csubjpass") or label in ("dobj", "obj"):
        for token in conjuncts(child):
            frame.args.append(("patient", token))
    elif label in ("dative", "iobj"):
        target = next(iter(children(child, "pobj")), child) if child.pos_ == "ADP" else child
        frame.args.append(("to", target))
    elif label in ("attr", "oprd"):
        for token in conjuncts(child):
            frame.args.append(("theme", token))
    elif label == "agent":
        for target in children(child, "pobj"):
            for token in conjuncts(target):
                frame.args.append(("agent", token))
    elif label == "prep":
        _add_preposition(frame, child)


def _add_preposition(frame: Frame, preposition: Token) -> None:
    name = preposition.lower_
    for target in preposition.children:
        if target.dep_ == "pobj":
            for token in conjuncts(target):
                frame.args.append((name, token))
            _add_beyond_time(frame, target)
        elif target.dep_ == "conj" and target.pos_ == "ADP":  # "of bribery and of fraud"
            _add_preposition(frame, target)
        elif target.dep_ == "prep":  # "out of", "from near"
            for inner in children(target, "pobj"):
                for token in conjuncts(inner):
                    frame.args.append((target.lower_, token))


def _add_beyond_time(frame: Frame, time: Token) -> None:
    """Give the verb the place that the parser hung on a time: "opens on October 10 in Havana"."""
    if time.ent_type_ not in ("DATE", "TIME") and time.lower_ not in ("a.m.", "p.m.", "noon"):
        return
    for preposition in children(time, "prep"):
        place = next(iter(children(preposition, "pobj")), None)
        if (
            preposition.lower_ in _WHERE | {"to", "from"}
            and place is not None
            and place.ent_type_ not in ("DATE", "TIME")
            and any(t.pos_ == "PROPN" for t in place.subtree)
        ):
            _add_preposition(frame, preposition)
            frame.repairs.append(f"{place.text!r} taken from {time.text!r} to {frame.lemma!r}")


def _phrase(verb: str, token: Token) -> str | None:
    """What a verb and one of its complements mean together; ``None`` for nothing of their own."""
    phrase = PHRASES.get((verb, token.lemma_.lower()))
    if verb in SEEING and not any(c.lower_ in ("a", "an") for c in children(token, "det")):
        return None
    if phrase is None and verb in LIGHT_VERBS and token.pos_ == "NOUN":
        return LIGHT_VERBS[verb](token.lemma_.lower())
    if phrase == "happen" and children(token, "amod", "poss", "nummod"):
        return None  # "took second place"
    return phrase


def _join_phrase(frame: Frame) -> None:
    """Read a verb and its complement as one predicate where together they are one."""
    verb = frame.lemma
    options = [t for role, t in frame.args if role not in ("agent",)]
    options += children(frame.trigger, "acomp", "oprd", "advmod")
    options += [  # "gave way above the village": for the parser it hangs on "above"
        t
        for t in frame.trigger.doc[frame.trigger.i + 1 :][:1]
        if t.pos_ == "NOUN" and t.dep_ == "advmod"
    ]
    for clause in children(frame.trigger, "ccomp", "xcomp"):
        if clause.pos_ in ("ADJ", "NOUN"):
            # "found Lanz guilty": the parser makes a small clause of it.
            options.append(clause)
            if not any(role == "patient" for role, _ in frame.args):
                for subject in children(clause, "nsubj"):
                    frame.args.append(("patient", subject))
    for token in options:
        phrase = _phrase(verb, token)
        if phrase is not None:
            frame.lemma, frame.complement = phrase, token
            if phrase in DENIED and (
                any(c.dep_ == "neg" for c in token.children)
                or any(t.lower_ == "not" for t in token.subtree)
            ):
                frame.lemma = DENIED[phrase]
            if token.lemma_.lower() not in OBJECTS:
                frame.args = [(role, t) for role, t in frame.args if t.i != token.i]
            if (verb, token.lemma_.lower()) in RECEIVING:
                frame.args = [("patient" if role == "agent" else role, t) for role, t in frame.args]
            at = len(frame.args)
            for child in token.children:
                if child.dep_ == "prep":
                    _add_preposition(frame, child)
            if verb in LIGHT_VERBS or phrase == "kill":  # "took delivery of the plane", "lives of"
                frame.args[at:] = [
                    ("patient" if role == "of" else role, t) for role, t in frame.args[at:]
                ]
            return


def _parent(frame: Frame, frames: dict[int, Frame]) -> Frame | None:
    token = frame.trigger
    while token.head.i != token.i:
        token = token.head
        if token.i in frames:
            return frames[token.i]
    return None


def _add_shared_arguments(frame: Frame, frames: dict[int, Frame]) -> None:
    """Give a verb the subject or object that the grammar leaves unspoken."""
    verb, head = frame.trigger, frame.trigger.head
    _replace_relatives(frame)
    has_agent = any(role == "agent" for role, _ in frame.args)
    has_patient = any(role == "patient" for role, _ in frame.args)
    has_subject = bool(children(verb, *SUBJECTS))
    missing = "patient" if frame.passive else "agent"
    if has_subject or (has_patient if frame.passive else has_agent):
        return
    if verb.dep_ == "acl" and head.pos_ in NOMINAL:
        if verb.tag_ in ("VBN", "VBD", "VBG"):
            frame.args.append((missing, head))
        return
    if verb.dep_ == "relcl":
        return
    source = _controller(verb, frames)
    if source is None:
        if verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBZ", "VBP"):
            _repair_swallowed_subject(frame)
        return
    inherited = _subject_of(source, verb)
    for token in inherited:
        frame.args.append((missing, token))


# Who is found so and so somewhere is found there: "found burnt out in Lyon".
_FOUND = frozenset(
    "find discover catch spot see arrest locate trace rescue capture recapture".split()
)
_WHERE = frozenset("in at near on outside inside off beside under".split())


def _add_whereabouts(frame: Frame) -> None:
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
            if role in _WHERE and token.i not in known
        ]
        frame.args += where
        frame.beyond += [t for _, token in where for t in token.subtree if not t.is_punct]


def _replace_relatives(frame: Frame) -> None:
    """Let "which" and "who" stand for the noun that the clause hangs on."""
    verb = frame.trigger
    anchor = verb
    while (
        anchor.dep_ in ("conj", "ccomp", "xcomp")
        and anchor.head.i != anchor.i
        and anchor.dep_ != "relcl"
    ):
        anchor = anchor.head
    if anchor.dep_ != "relcl":
        return
    noun = _dated_thing(verb, anchor.head)
    replaced = False
    for at, (role, token) in enumerate(frame.args):
        if token.lower_ in _RELATIVE and token.i < verb.i + 3:
            frame.args[at] = (role, noun)
            replaced = True
    if not replaced and anchor is verb:
        roles = {role for role, _ in frame.args}
        if "agent" in roles and "patient" not in roles and not frame.passive and noun.i < verb.i:
            frame.args.append(("patient", noun))  # "the painting it bought"


_LASTING_THINGS = frozenset("record mark title law rule custom tradition treaty pact ban".split())


def _dated_thing(verb: Token, noun: Token) -> Token:
    """What dates from a year: the record, in "the record for the course, which dates from 2016"."""
    above = noun.head.head
    if verb.lemma_.lower() not in ("date", "stem", "stand", "expire") or noun.head.pos_ != "ADP":
        return noun
    return above if above.lemma_.lower() in _LASTING_THINGS and above.pos_ == "NOUN" else noun


def _controller(verb: Token, frames: dict[int, Frame]) -> Frame | None:
    """The frame whose subject or object this verb shares."""
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"):
        if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG", "VBN"):
            return None
        head = verb.head
        # A conjunct of a noun or adjective has no subject to share.
        while (
            head.i not in frames
            and head.head.i != head.i
            and head.pos_ in ("ADJ", "AUX", "VERB", "ADP", "SCONJ")
        ):
            head = head.head
        return frames.get(head.i)
    if verb.dep_ == "pcomp":
        head = verb.head.head
        while (
            head.i not in frames
            and head.head.i != head.i
            and head.pos_ in ("ADJ", "AUX", "VERB", "ADP", "SCONJ")
        ):
            head = head.head
        return frames.get(head.i)
    return None


def _subject_of(source: Frame, verb: Token) -> list[Token]:
    agents = [t for role, t in source.args if role == "agent"]
    patients = [t for role, t in source.args if role == "patient"]
    if verb.dep_ == "xcomp" and source.lemma in OBJECT_CONTROL and patients:
        return patients
    if source.passive:
        return patients
    return agents


def _repair_swallowed_subject(frame: Frame) -> None:
    """Free the subject that a fronted phrase swallowed.

    "Under the pact between A and B, the regime sent ...".
    """
    verb = frame.trigger
    at = verb.i - 1
    sentence = verb.doc
    while at >= 0 and sentence[at].pos_ in ("ADV", "AUX", "PART"):
        at -= 1
    if at < 0 or sentence[at].pos_ not in ("NOUN", "PROPN", "PRON"):
        return
    head = sentence[at]
    left = head.left_edge.i
    if (
        head.dep_ in ("appos", "conj", "pobj", "dep", "npadvmod")
        and left > 0
        and sentence[left - 1].text == ","
    ):
        frame.args.append(("agent", head))
        frame.repairs.append(f"subject {head.text!r} taken back from the fronted phrase")


def _is_the_sentence(verb: Token) -> bool:
    """Whether a participle is the verb of its sentence, whose root the parser took for a noun."""
    head = verb.head
    return (
        verb.dep_ == "acl"
        and verb.tag_ in ("VBN", "VBD")
        and head.dep_ == "ROOT"
        and head.pos_ in ("NOUN", "NUM")
        and head.i < verb.i
        and not any(c.dep_ in SUBJECTS for c in head.children)
        and bool(verb.doc[-1].is_punct)
    )


def _clause(frame: Frame, frames: dict[int, Frame]) -> list[Token]:
    """The tokens of a clause, leaving out the clauses that are frames of their own."""
    own = {frame.trigger.i}
    if frame.complement is not None:
        own.add(frame.complement.i)
    kept: list[Token] = []
    stack = [frame.trigger]
    if _is_the_sentence(frame.trigger):
        # "About 30 tonnes of acid leaked": the parser makes a noun phrase of the sentence.
        stack.append(frame.trigger.head)
        own.add(frame.trigger.head.i)
    while stack:
        token = stack.pop()
        kept.append(token)
        for child in token.children:
            other = frames.get(child.i)
            if child.i == frame.trigger.i:
                continue
            if other is not None and other.pos == "VERB" and child.i not in own:
                continue
            if child.dep_ in ("relcl", "acl") and child.i not in own and child.i in frames:
                continue
            stack.append(child)
    kept.sort(key=lambda t: t.i)
    # Conjunctions, punctuation and markers at the edges belong to the joint, not to the clause.
    while (
        kept
        and (kept[-1].is_punct or kept[-1].dep_ in ("cc", "mark"))
        and kept[-1].i != frame.trigger.i
    ):
        kept.pop()
    while kept and (kept[0].is_punct or kept[0].dep_ == "cc") and kept[0].i != frame.trigger.i:
        kept.pop(0)
    return kept


def shares_time(frame: Frame) -> bool:
    """Whether the clause happens at the time of its parent, if it names none of its own."""
    verb = frame.trigger
    if frame.parent is None or frame.pos != "VERB":
        return False
    if frame.relation == "conj":
        return True
    if frame.relation == "xcomp":
        return frame.parent.lemma in ASPECTUAL
    if frame.relation in ("ccomp", "parataxis"):
        # "In 2018 a coach overturned; 17 people were injured."
        low, high = sorted((frame.trigger.i, frame.parent.trigger.i))
        return any(t.text == ";" for t in verb.doc[low:high])
    if frame.relation == "advcl":
        # "..., killing 40"; "after", "before" and purpose clauses have a time of their own.
        marked = any(
            c.dep_ in ("mark", "advmod")
            and c.lower_ in ("after", "before", "since", "until", "when", "if", "once")
            for c in verb.children
        )
        return verb.tag_ == "VBG" and not marked
    return False
