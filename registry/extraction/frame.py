"""One clause as a frame of tokens, and the ways from a token to what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from registry.extraction.phrases import BETWEEN_EQUALS, OF_IS_AGENT, POSSESSOR_IS_PATIENT
from registry.extraction.whereabouts import happens_there
from registry.lexicon import geography

Token = Any

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "ADJ"})


@dataclass(slots=True)
class Frame:
    """One predicate with its arguments, as tokens of one sentence."""

    trigger: Token
    lemma: str
    """Lemma of the predicate, with its particle, or of the phrase that it forms."""
    pos: str
    """``VERB`` or ``NOUN``."""
    relation: str
    """How the clause hangs on its parent: a dependency label, or ``nominal``."""
    parent: Frame | None = None
    args: list[tuple[str, Token]] = field(default_factory=list)
    """Role and head token; roles are ``agent``, ``patient``, ``theme`` or a preposition."""
    complement: Token | None = None
    """The noun or adjective that a light verb takes: ``guilty``, ``debut``."""
    passive: bool = False
    kind: str | None = None
    """Class of the happening, where ``senses`` has read it from what stands beside the verb."""
    began: bool = False
    """The clause tells a state that has lasted since the happening."""
    beyond: list[Token] = field(default_factory=list)
    """Tokens of clauses inside it that tell where it happened."""
    repairs: list[str] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    """The tokens of the clause without the clauses inside it, in text order."""

    def arg(self, role: str) -> Token | None:
        """The first argument in a role, if any."""
        return next((token for name, token in self.args if name == role), None)


# What a margin or a change is told in, and what does nothing: "led by 40 votes".
_AMOUNTS = frozenset(
    """vote point percent percentage cent second minute hour day week month year goal run shot seat
    length stroke wicket frame metre meter kilometre kilometer mile foot inch degree euro dollar
    pound yen franc krona krone rouble ruble zloty million billion thousand average margin
    half quarter third fifth tenth %""".split()
)


def by_how_much(preposition: Token) -> bool:
    """Whether "by" tells how or how much, and not who did it: "fell by a third", "led by 40"."""
    if preposition.lower_ != "by":
        return False
    verb = preposition.head
    if verb.tag_ == "VBD" and verb.lemma_ in _BY_MEANS and children(verb, "nsubj"):
        return not children(verb, "aux", "auxpass")  # "members voted by a show of hands"
    for target in children(preposition, "pobj"):
        counted = target.pos_ == "NUM" or any(
            c.dep_ in ("nummod", "det", "quantmod") and c.lower_ not in ("the", "this", "that")
            for c in target.children
        )
        whose = [t for p in children(target, "prep") if p.lower_ == "of" for t in p.children]
        if any(t.lemma_.lower() not in _AMOUNTS and t.pos_ != "NUM" for t in whose):
            continue  # "approved by 97 percent of shareholders"
        if counted and (target.lemma_.lower() in _AMOUNTS or target.ent_type_ in _MEASURED):
            return True
    return False


# Verbs whose subject does it, whatever follows "by".
_BY_MEANS = frozenset("vote travel arrive come go leave escape flee decide respond pay".split())
_MEASURED = frozenset("PERCENT MONEY DATE TIME".split())


def children(token: Token, *labels: str) -> list[Token]:
    """Direct dependents of a token under any of the labels, in text order."""
    return [child for child in token.children if child.dep_ in labels]


def governed(token: Token, *prepositions: str) -> list[Token]:
    """What some prepositions of a word govern, in text order; without any named, what all do."""
    return [
        target
        for child in children(token, "prep")
        if not prepositions or child.lower_ in prepositions
        for target in children(child, "pobj")
    ]


def conjuncts(token: Token) -> Iterator[Token]:
    """The token, then what is coordinated with it and is no clause."""
    yield token
    for child in token.children:
        if child.dep_ in ("conj",) and child.pos_ in NOMINAL:
            yield from conjuncts(child)


def nominal_arguments(noun: Token, kind: str | None) -> Iterator[tuple[str, Token]]:
    """Who takes part in the happening of class ``kind`` that a noun names.

    "Of" tells who suffers it, as in "the arrest of"; with "the resignation of" it is who does it.
    A possessor is who does it, but for "his arrest".
    """
    of = "agent" if kind in OF_IS_AGENT else "patient"
    arguments = list(prepositional(noun))
    if kind in OF_IS_AGENT and kind not in BETWEEN_EQUALS and any(r == "by" for r, _ in arguments):
        of = "patient"
    poss = kind in POSSESSOR_IS_PATIENT and not any(r == "of" for r, _ in arguments)
    by = "agent"
    lemma = noun.lemma_.lower()
    if lemma in _BEATINGS:  # "Bayern's thrashing of Bremen", "Bremen's by Bayern"
        of, poss = "patient", any(r == "by" for r, _ in arguments)
    elif lemma == "defeat":
        by = "by"  # the row for the noun says who beats whom
    for child in noun.children:
        if child.dep_ == "poss":
            beats = by == "by" and any(r == "of" for r, _ in arguments)  # "Hull's defeat of Leeds"
            yield ("by" if beats else "patient" if poss else "agent"), child
        elif _is_where(child, lemma):
            yield "in", child
        elif child.dep_ in ("compound", "amod") and child.ent_type_ in (
            "GPE",
            "ORG",
            "NORP",
            "PERSON",
            "LOC",
            "FAC",
        ):
            yield "of", child
    for role, token in arguments:
        if token.ent_type_ not in ("DATE", "TIME"):
            equal = role in ("between", "of") and kind in BETWEEN_EQUALS
            yield {"of": of, "by": by}.get("of" if equal else role, role), token


def _is_where(name: Token, noun: str) -> bool:
    """Whether a name before a noun is that of the town in which it happened."""
    town = name.dep_ == "compound" and name.ent_type_ in ("GPE", "LOC", "FAC")
    return town and geography.country_code(name.text) is None and happens_there(noun)


_BEATINGS = frozenset("thrashing trouncing drubbing hammering rout".split())


def prepositional(noun: Token) -> Iterator[tuple[str, Token]]:
    """What the prepositions of a noun govern, each under its preposition."""
    for child in children(noun, "prep"):
        for target in children(child, "pobj"):
            for token in conjuncts(target):
                yield child.lower_, token


_UNTIL = frozenset("until till til".split())


_AHEAD = frozenset("will wo 'll shall can ca".split())


def not_until(verb: Token) -> Token | None:
    """The "until" of what happens then and no earlier: "will not start until May", if any.

    So does "will not start before May"; what "had not started before May" may never start.
    """
    if not children(verb, "neg"):
        return None
    ahead = any(c.lower_ in _AHEAD for c in children(verb, "aux"))
    for child in children(verb, "prep"):
        if (child.lower_ in _UNTIL or (ahead and child.lower_ == "before")) and any(
            t.ent_type_ in ("DATE", "TIME") and t.lower_ not in ("now", "then")
            for t in children(child, "pobj")
        ):
            return child
    return None
