"""Classes of verbs and event nouns, and how two of them stand to each other.

Two layers: classes by hand for news (``data/predicates.toml``, ``data/nouns.toml``),
which win, and frequent senses of WordNet (``data/wordnet.json``) for what the
hand did not write.  Lemmas are lower case; a particle or fixed object follows
its verb after a space ("take over").  The files are read at the first look-up,
never at import, in about 30 ms; after that a look-up takes constant time.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

Kinship = Literal["same", "class", "near"]


@dataclass(frozen=True, slots=True)
class PredicateClass:
    """One row of ``data/predicates.toml``."""

    name: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    antonyms: frozenset[str]
    near: frozenset[str]
    """Classes that one event is often told in instead."""
    once: bool
    repeats: bool
    reporting: bool


@lru_cache(maxsize=1)
def classes() -> dict[str, PredicateClass]:
    """Every class by name, in the order of the file."""
    raw = tomllib.loads(_text("predicates.toml"))
    opposite = _mutual(raw, "antonyms")
    near = _mutual(raw, "near")
    return {
        name: PredicateClass(
            name=name,
            verbs=_words(row.get("verbs", "")),
            nouns=_words(row.get("nouns", "")),
            antonyms=frozenset(opposite[name]),
            near=frozenset(near[name]),
            once=row.get("once", False),
            repeats=row.get("repeats", False),
            reporting=row.get("reporting", False),
        )
        for name, row in raw.items()
    }


def _mutual(raw: dict[str, Any], field: str) -> dict[str, set[str]]:
    """A relation between classes, stated once in the file and true both ways."""
    table = {name: set(row.get(field, ())) for name, row in raw.items()}
    for name, row in raw.items():
        for other in row.get(field, ()):
            table[other].add(name)
    return table


@lru_cache(maxsize=1)
def _by_lemma() -> dict[tuple[str, str], tuple[str, ...]]:
    """Classes of a lemma: those that it heads first, then in the order of the file."""
    found: dict[tuple[str, str], list[tuple[bool, int, str]]] = {}
    for order, row in enumerate(classes().values()):
        for pos, words in (("VERB", row.verbs), ("NOUN", row.nouns)):
            for word in words:
                heads = word == words[0]
                found.setdefault((word, pos), []).append((not heads, order, row.name))
    return {
        key: tuple(dict.fromkeys(name for _, _, name in sorted(rows)))
        for key, rows in found.items()
    }


@lru_cache(maxsize=65536)
def predicate_classes(lemma: str, pos: str = "VERB") -> tuple[str, ...]:
    """Every class that a predicate may belong to, its usual one first.

    >>> predicate_classes("seize")
    ('arrest', 'confiscate', 'occupy')
    """
    found = _by_lemma().get((lemma, pos)) or _by_lemma().get((lemma.lower(), pos), ())
    if not found and (pos == "VERB" or "-" in lemma) and lemma in classes():
        return (lemma,)  # a phrase is called by its class
    return found


def predicate_class(lemma: str, pos: str = "VERB") -> str | None:
    """The usual class of a predicate, or ``None`` when no row names it.

    >>> predicate_class("take over"), predicate_class("deployment", pos="NOUN")
    ('acquire', 'deploy')
    """
    found = predicate_classes(lemma, pos)
    return found[0] if found else None


@lru_cache(maxsize=65536)
def related(lemma_a: str, pos_a: str, lemma_b: str, pos_b: str) -> Kinship | None:
    """How near two predicates are, or ``None`` when nothing joins them.

    ``same``: one lemma, or a noun and the verb it is made of.  ``class``: one class by hand, or
    one WordNet sense among the frequent ones.  ``near``: one is the more general word, or both
    are kinds of one thing.  Opposites are never related.

    >>> related("sign", "VERB", "ink", "VERB"), related("arrest", "NOUN", "detain", "VERB")
    ('class', 'class')
    >>> related("convict", "VERB", "acquit", "VERB") is None
    True
    """
    if lemma_a == lemma_b and (pos_a == pos_b or nominalisation(lemma_a)):
        return "same"
    if pos_a != pos_b and _made_of(lemma_a, pos_a, lemma_b):
        return "same"
    classes_a = predicate_classes(lemma_a, pos=pos_a)
    classes_b = predicate_classes(lemma_b, pos=pos_b)
    if set(classes_a) & set(classes_b):
        return "class"
    if opposite(lemma_a, pos_a, lemma_b, pos_b):
        return None
    if any(b in classes()[a].near for a in classes_a for b in classes_b):
        return "near"
    kinship = _wordnet_kinship(lemma_a, pos_a, lemma_b, pos_b)
    if kinship == "class" and classes_a and classes_b:
        return "near"  # the hand put them into two classes
    return kinship


def kin_keys(lemma: str, pos: str) -> frozenset[str]:
    """Keys of a predicate: two that share none are not ``related``.

    Whoever holds many predicates against each other need ask only of those that share one.

    >>> "class sign" in kin_keys("ink", "VERB") & kin_keys("signature", "NOUN")
    True
    """
    found = {f"= {lemma}"}
    for name in predicate_classes(lemma, pos=pos):
        found |= {f"class {one}" for one in (name, *classes()[name].near)}
    forms = [(lemma, pos)]
    if pos == "NOUN":
        found |= {f"= {verb}" for verb in _wordnet().derived.get(lemma, "").split()}
        verb = nominalisation(lemma)
        if verb:
            found.add(f"= {verb}")
            forms.append((verb, "VERB"))
    for word, sort in forms:
        senses = _senses(word, sort)
        above = [_wordnet().parents[sort][int(one)] for one in senses[:1]]
        found |= {f"{sort} {one}" for one in (*senses[:2], *above)}
    return frozenset(found)


def opposite(lemma_a: str, pos_a: str, lemma_b: str, pos_b: str) -> bool:
    """Whether one predicate excludes the other by their usual classes or by WordNet.

    >>> opposite("approve", "VERB", "rejection", "NOUN")
    True
    """
    class_a, class_b = predicate_class(lemma_a, pos=pos_a), predicate_class(lemma_b, pos=pos_b)
    if class_a and class_b:
        return class_b in classes()[class_a].antonyms
    return lemma_b in _wordnet().antonyms.get(lemma_a, "").split() or (
        lemma_a in _wordnet().antonyms.get(lemma_b, "").split()
    )


def antonyms(name: str) -> frozenset[str]:
    """Classes that exclude a class for the same participants; empty for an unknown class."""
    row = classes().get(name)
    return row.antonyms if row else frozenset()


def near(name: str, other: str) -> bool:
    """Whether one event is often told in either class: a show opens, and is shown.

    >>> near("study", "graduate"), near("open", "release-work"), near("open", "die")
    (False, True, False)
    """
    return other in near_to(name)


def near_to(name: str) -> frozenset[str]:
    """The classes in which what is told in this one is often told as well.

    >>> "release-work" in near_to("open")
    True
    """
    return classes()[name].near if name in classes() else frozenset()


def is_reporting(verb: str) -> bool:
    """Whether the verb tells that somebody says something ("announce", "according to" is not one).

    >>> is_reporting("say"), is_reporting("sign")
    (True, False)
    """
    return any(classes()[name].reporting for name in predicate_classes(verb))


def nominalisation(noun: str) -> str | None:
    """The verb that an event noun stands for, or ``None`` when it stands for none.

    >>> nominalisation("deployment"), nominalisation("collapse"), nominalisation("death")
    ('deploy', 'collapse', 'die')
    """
    name = predicate_class(noun, pos="NOUN")
    derived = _wordnet().derived.get(noun, "").split()
    if name:
        verbs = classes()[name].verbs
        if noun in verbs:
            return noun
        return next((v for v in verbs if v in derived), verbs[0] if verbs else name)
    if noun in derived:
        return noun
    return derived[0] if derived and noun in _wordnet().events else None


def is_event_noun(lemma: str) -> bool:
    """Whether a noun tells of a happening: a nominalisation by hand or a deverbal act of WordNet.

    >>> is_event_noun("arrest"), is_event_noun("table")
    (True, False)
    """
    return (lemma, "NOUN") in _by_lemma() or lemma in _wordnet().events


def names_event(noun: str) -> bool:
    """Whether a noun names a happening of a class by hand, such as ``election``."""
    return predicate_class(noun, pos="NOUN") is not None


def unique_event(name: str) -> bool:
    """Whether a happening of this class befalls one thing at most once (birth, death, founding)."""
    row = classes().get(name)
    return bool(row and row.once)


def repeated_event(name: str) -> bool:
    """Whether the same participants do it again and again (match, meeting, visit, launch)."""
    row = classes().get(name)
    return bool(row and row.repeats)


@lru_cache(maxsize=1)
def _noun_rows() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in tomllib.loads(_text("nouns.toml"))["classes"]:
        words = _words(row)
        for word in words:
            table.setdefault(word, words[0])
    return table


def noun_class(lemma: str) -> str | None:
    """The class of a noun, named by its first word, or ``None`` when no row names it.

    >>> noun_class("treaty"), noun_class("pact"), noun_class("museum"), noun_class("gallery")
    ('agreement', 'agreement', 'museum', 'gallery')
    """
    return _noun_rows().get(lemma) or _noun_rows().get(lemma.lower())


def related_nouns(lemma_a: str, lemma_b: str) -> Kinship | None:
    """How near two nouns are: by class, then by frequent senses of WordNet.

    >>> related_nouns("rocket", "launcher"), related_nouns("museum", "gallery")
    ('class', None)
    """
    if lemma_a == lemma_b:
        return "same"
    class_a, class_b = noun_class(lemma_a), noun_class(lemma_b)
    if class_a and class_b:
        if class_a == class_b:
            return "class"
        return "near" if _wordnet_kinship(lemma_a, "NOUN", lemma_b, "NOUN") else None
    return _wordnet_kinship(lemma_a, "NOUN", lemma_b, "NOUN")


# ── WordNet ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _WordNet:
    senses: dict[str, dict[str, str]]
    """By part of speech, lemma to numbers of its frequent senses, most frequent first."""
    parents: dict[str, list[str]]
    """By part of speech, the hypernym of each sense; ``-1`` for none."""
    derived: dict[str, str]
    antonyms: dict[str, str]
    events: frozenset[str]


@lru_cache(maxsize=1)
def _wordnet() -> _WordNet:
    raw = json.loads(_text("wordnet.json"))
    return _WordNet(
        senses={"VERB": raw["v"], "NOUN": raw["n"]},
        parents={"VERB": raw["v_up"].split(), "NOUN": raw["n_up"].split()},
        derived=raw["derived"],
        antonyms=raw["antonyms"],
        events=frozenset(raw["events"].split()),
    )


def _wordnet_kinship(lemma_a: str, pos_a: str, lemma_b: str, pos_b: str) -> Kinship | None:
    if pos_a != pos_b:
        lemma_a, lemma_b = (
            nominalisation(lemma) or "" if pos == "NOUN" else lemma
            for lemma, pos in ((lemma_a, pos_a), (lemma_b, pos_b))
        )
        pos_a = "VERB"
    words = _wordnet()
    left, right = _senses(lemma_a, pos_a), _senses(lemma_b, pos_a)
    if not left or not right:
        return None
    if lemma_a == lemma_b or set(left[:2]) & set(right[:2]):
        return "class"
    # Only the usual sense speaks for remoter kin: rare senses join everything.
    up = words.parents[pos_a]
    parent_a, parent_b = up[int(left[0])], up[int(right[0])]
    if parent_a == right[0] or parent_b == left[0]:
        return "near"
    grandparent = up[int(parent_a)] if parent_a != "-1" else "-1"
    if parent_a == parent_b != "-1" and grandparent != "-1":
        return "near"  # sisters, unless below the top, where all verbs meet
    return None


@lru_cache(maxsize=65536)
def _senses(lemma: str, pos: str) -> tuple[str, ...]:
    return tuple(_wordnet().senses.get(pos, {}).get(lemma, "").split())


def _made_of(lemma_a: str, pos_a: str, lemma_b: str) -> bool:
    noun, verb = (lemma_a, lemma_b) if pos_a == "NOUN" else (lemma_b, lemma_a)
    return nominalisation(noun) == verb or verb in _wordnet().derived.get(noun, "").split()


def _words(row: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in row.split(",") if word.strip())


def _text(name: str) -> str:
    return (files("registry.lexicon") / "data" / name).read_text(encoding="utf-8")


def knows(lemma: str, pos: str = "VERB") -> bool:
    """Whether a predicate stands in a class by hand or among the phrases of WordNet.

    >>> knows("abide by"), knows("abide under")
    (True, False)
    """
    return bool(predicate_classes(lemma, pos=pos)) or lemma in _wordnet().senses.get(pos, {})
