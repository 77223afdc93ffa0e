"""What a claim says yes or no to: a deed, a thing, one end of a state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from registry.lexicon import negation, predicates, states
from registry.linking.remaining._words import Words, concepts
from registry.linking.signature import GENERIC, Signature, affirmed, once_each
from registry.records import Claim, Participant

_SILENT = frozenset(
    """be have do say tell person people thing one none nobody anyone anything nothing it he she
    they who which that this all some day year time part way""".split()
)
_DECIDING = frozenset("vote decide rule".split())
_NONE_OF_IT = re.compile(r"(?i)^(?:no|any|neither|not an?|not one|a single) ")
_WITHOUT = re.compile(
    r"(?i)\bwithout (?:an? |any |the |his |her |its |their )?(?:[\w-]+ )?([\w-]+)"
)
_DENIAL = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|neither|nor|without|cannot|fail(?:s|ed|ing) to"
    r"|refus(?:es|ed|ing)|declined|denied|lacked|lacks|barely|hardly)\b|n[’']t\b"
)


Key = tuple[str, bool]
"""What is told of, and whether it is affirmed."""


class Said(NamedTuple):
    """What a claim says yes or no to."""

    key: str
    yes: bool
    sort: str
    """``state``, ``deed``, ``antonym`` (what excludes the deed), ``thing`` or ``word``."""
    by: str
    """The words that say so."""


@once_each
def text_of(side: Signature) -> str:
    """The clause in lower case."""
    return side.claim.anchor.quote.lower()


@once_each
def denies(side: Signature) -> bool:
    """Whether a word of the clause denies something."""
    return not affirmed(side) or bool(_DENIAL.search(text_of(side)))


@once_each
def content(side: Signature) -> Words:
    """The words of the clause that are no names."""
    named = (*side.sentence_names.values(), *side.article_names.values())
    names = {word for one in named for word in one.name.lower().split()}
    return Words.of({*side.claim.context, *side.claim.predicate.split()} - names)


@once_each
def said(side: Signature) -> dict[Key, Said]:
    """All that a claim says yes or no to, by what it is and by whether it is affirmed."""
    told = (*_things(side), *_deeds(side), *_by_form(side), *_states(side))
    return {(one.key, one.yes): one for one in told}


def turned(key: Key) -> Key:
    """The same, denied if it is affirmed, and affirmed if it is denied."""
    return key[0], not key[1]


@once_each
def denied(side: Signature) -> frozenset[Key]:
    """All that would contradict what a claim says."""
    return frozenset(map(turned, said(side)))


def _deeds(side: Signature) -> tuple[Said, ...]:
    claim = side.claim
    if claim.kind != "event" or (claim.predicate in GENERIC and claim.predicate_class is None):
        return ()
    return _deed(claim.predicate, claim.predicate_pos, claim.predicate_class, affirmed(side))


@lru_cache(maxsize=16384)
def _deed(predicate: str, pos: str, own: str | None, yes: bool) -> tuple[Said, ...]:
    """The same for all who tell of one deed."""
    found = [
        Said(f"deed {name}", yes, "deed", predicate)
        for name in sorted({own or predicate, predicate})
    ]
    usual = predicates.predicate_class(predicate, pos=pos)
    for other in sorted(predicates.antonyms(usual or own or "")):
        found.append(Said(f"deed {other}", not yes, "antonym", predicate))
    for word in predicate.split():
        if word not in GENERIC and word not in _SILENT:
            found += _of_a_word(word, yes, "word", predicate)
    return tuple(found)


@lru_cache(maxsize=65536)
def _of_a_word(word: str, yes: bool, sort: str, by: str) -> tuple[Said, ...]:
    return tuple([Said(f"word {one}", yes, sort, by) for one in sorted(concepts(word))])


def _things(side: Signature) -> Iterator[Said]:
    for one in side.claim.participants:
        if one.entity is not None or one.head in _SILENT or one.inferred:
            continue
        yes = one.role.split(":")[0] != "without" and not _is_denied(side, one)
        if one.role == "against" and side.claim.predicate in _DECIDING:
            yes = not affirmed(side)
        yield from _of_a_word(one.head, yes, "thing", one.head)
    for match in _WITHOUT.finditer(text_of(side)):
        yield from _of_a_word(match[1], False, "thing", match[1])


def _by_form(side: Signature) -> Iterator[Said]:
    """What words deny by their form: "unhurt", "disallow", "driverless"."""
    claim = side.claim
    own = claim.predicate.removeprefix("be ")
    yes = affirmed(side)
    for word in sorted({*claim.context, own}):
        base = negation.denied_by(word)
        if base is not None:
            yield from _of_a_word(base, word == own and not yes, "word", word)


def _is_denied(side: Signature, one: Participant) -> bool:
    """Whether it is said that there is none: "no warning", "does not have a permit"."""
    if affirmed(side) and one.role == "patient" and side.claim.predicate in negation.WITHHOLDING:
        # Who is banned or stopped is there all the same.
        return not one.mention.text.istitle() and one.noun_class not in FOLK
    if affirmed(side) or one.role not in ("patient", "theme", "agent"):
        return False
    if _NONE_OF_IT.match(one.mention.text):
        return True
    return side.claim.predicate in GENERIC and one.role != "agent"


@once_each
def none_of(side: Signature) -> tuple[str, ...]:
    """The things of which it is said that there was none: "no call was sent"; not of people."""
    if affirmed(side):
        return ()
    return tuple(
        one.head
        for one in side.claim.participants
        if one.role == "patient"
        and one.head not in _SILENT
        and _NONE_OF_IT.match(one.mention.text)
        and (one.noun_class is None or one.noun_class not in FOLK)
    )


FOLK = frozenset("person child employee soldier student victim suspect passenger".split())
"""Classes of nouns that tell of people."""


_SECOND = re.compile(r",? (?:and|but) (?=(?:is|are|was|were|has|have|had|will|would|[a-z]+ed)\b)")


def _beyond(text: str) -> tuple[str, str]:
    """A clause that is denied, and what is told after it: "was not hurt / and is back home"."""
    cut = _SECOND.search(text)
    if cut is None:
        return text, ""
    first, second = (part.lower() for part in (text[: cut.start()], text[cut.end() :]))
    if not _DENIAL.search(first) or _DENIAL.search(second):
        return text, ""
    return text[: cut.start()], text[cut.end() :]


def _told(claim: Claim) -> str:
    """The clause, with the word before an infinitive: "refused / to leave"."""
    quote, before = claim.anchor.quote, claim.anchor.prefix
    if not quote.startswith("to ") or not before.endswith(" "):
        return quote
    return f"{before.split()[-1]} {quote}" if before.split() else quote


_EXCLUDING = frozenset(("rule out", "exclude"))


def _says_so(predicate: str, by: str) -> bool:
    """Whether the words that show a state hold the verb: "ruled out arson" of "rule out"."""
    return states.stems(predicate)[0] in states.stems(by)


def _states(side: Signature) -> Iterator[Said]:
    claim = side.claim
    words = {claim.predicate.removeprefix("be "), claim.predicate_class or claim.predicate}
    lemmas = {*claim.context, *claim.predicate.split()}
    yes = affirmed(side)
    text, rest = _told(claim), ""  # names in it are known by their capitals
    if not yes:
        text, rest = _beyond(text)
    best: dict[str, Said] = {}
    for one in states.shown(set(), set(), rest) if rest else ():
        best[one.state] = Said(f"state {one.state}", one.yes, "state", one.by)
    for one in states.shown(words, lemmas, text):
        denied = not yes and not one.denies
        if yes and claim.predicate in _EXCLUDING and not _says_so(claim.predicate, one.by):
            denied = True  # "ruled out an early election"
        if denied and not one.turns:
            continue
        known = best.get(one.state)
        if known is None or len(one.by) > len(known.by):  # the longer words tell more
            best[one.state] = Said(f"state {one.state}", one.yes != denied, "state", one.by)
    yield from best.values()
