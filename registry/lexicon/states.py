"""States with two ends, and what is said of each: open and closed, at large and in custody.

Rows only (``data/states.toml``); linking asks what a claim shows.  Read at the
first look-up, never at import.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

_DENYING = re.compile(
    r"\b(?:no|not|never|without|nobody|nothing|neither|nor|none|cannot|fail(?:s|ed|ing)?"
    r"|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|unable|lack(?:s|ed|ing)?|hardly|barely)\b"
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SKIPPED = frozenset("a an the his her its their our my your any".split())
_FORMS = """be:is,are,was,were,been,am have:has,had do:does,did,done go:goes,went,gone come:came
    take:took,taken give:gave,given get:got,gotten make:made find:found lose:lost keep:kept
    leave:left hold:held stand:stood sit:sat lie:lay,lain run:ran break:broke,broken
    speak:spoke,spoken steal:stole,stolen freeze:froze,frozen wake:woke,woken drive:drove,driven
    ride:rode,ridden write:wrote,written rise:rose,risen fall:fell,fallen see:saw,seen
    know:knew,known throw:threw,thrown blow:blew,blown fly:flew,flown draw:drew,drawn
    wear:wore,worn tear:tore,torn bear:bore,borne swear:swore,sworn show:shown begin:began,begun
    sink:sank,sunk swim:swam,swum drink:drank,drunk ring:rang,rung sing:sang,sung stick:stuck
    strike:struck hang:hung win:won catch:caught buy:bought bring:brought fight:fought
    think:thought teach:taught seek:sought tell:told sell:sold hear:heard say:said pay:paid
    lay:laid mean:meant meet:met feed:fed lead:led flee:fled feel:felt deal:dealt sleep:slept
    sweep:swept creep:crept weep:wept send:sent spend:spent lend:lent bend:bent build:built
    burn:burnt shoot:shot light:lit slide:slid hide:hid,hidden bite:bit,bitten eat:ate,eaten
    forbid:forbade,forbidden forget:forgot,forgotten choose:chose,chosen shake:shook,shaken
    grow:grew,grown withdraw:withdrew,withdrawn understand:understood withstand:withstood
    withhold:withheld overturn:overturned undergo:underwent,undergone overcome:overcame
    become:became dig:dug spin:spun cling:clung swing:swung bind:bound wind:wound
    grind:ground""".split()
_BASES = {
    form: base
    for base, _, forms in (one.partition(":") for one in _FORMS)
    for form in forms.split(",")
}
_BY_THE_WAY = frozenset(
    """already also even ever just now then soon indeed meanwhile too therefore immediately quickly
    swiftly promptly rapidly slowly suddenly eventually finally ultimately gradually repeatedly
    constantly regularly officially formally personally fully completely entirely totally wholly
    utterly absolutely definitely certainly clearly obviously evidently really actually truly simply
    merely directly safely properly correctly firmly flatly strongly sharply bluntly politely badly
    severely slightly heavily lightly widely broadly generally usually normally recently currently
    presently angrily tearfully visibly duly solemnly hastily hurriedly today yesterday
    tonight""".split()
)
"""Adverbs that change nothing about the state that the words around them show."""
_NAMED = re.compile(r"(?<=[a-z,] )(?:[A-Z][\w’'-]*(?: |$))+")
_TELLING = 2
"""So many words that tell stand for themselves in any form."""
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


class Shown(NamedTuple):
    """One end of a state that a clause shows."""

    state: str
    yes: bool
    by: str
    """The words that show it."""
    denies: bool
    """These words hold a negation themselves."""
    turns: bool
    """Denied, they show the other end."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """What shows an end, by how it is looked for."""

    words: dict[str, list[Shown]] = field(default_factory=dict)
    """By the verb or adjective of the clause, or its class."""
    sets: dict[str, list[tuple[frozenset[str], Shown]]] = field(default_factory=dict)
    """By the first of several lemmas."""
    phrases: dict[tuple[str, ...], list[tuple[tuple[str, ...], Shown]]] = field(
        default_factory=dict
    )
    """By the first two of several stems: hundreds begin with "be"."""
    exact: dict[tuple[str, ...], list[tuple[tuple[str, ...], Shown]]] = field(default_factory=dict)
    """By the first of some words that are looked for as they stand."""


@lru_cache(maxsize=1)
def _rows() -> _Rows:
    raw = tomllib.loads(
        (files("registry.lexicon") / "data" / "states.toml").read_text(encoding="utf-8")
    )
    found = _Rows()
    for state, row in raw.items():
        for end, items in row.items():
            for item in (" ".join(one.split()) for one in items.split(",")):
                by = item.lstrip("=").replace("+", " ")
                denies = bool(_DENYING.search(by))
                shown = Shown(state, end.endswith("yes"), by, denies, not end.startswith("shows"))
                if item.startswith("="):
                    needed = stems(by)
                    if len(needed) < _TELLING:  # "his own", "injured": in no other form
                        needed = tuple(by.split())
                        found.exact.setdefault(needed[:1], []).append((needed, shown))
                    else:
                        found.phrases.setdefault(needed[:_TELLING], []).append((needed, shown))
                elif "+" in item:
                    lemmas = by.split()
                    found.sets.setdefault(lemmas[0], []).append((frozenset(lemmas), shown))
                else:
                    found.words.setdefault(by, []).append(shown)
    return found


def tells(word: str) -> bool:
    """Whether a verb or adjective alone shows an end of a state.

    >>> tells("insured"), tells("golden")
    (True, False)
    """
    return word in _rows().words


def stems(text: str) -> tuple[str, ...]:
    """The words of a text in lower case without their endings, and without articles.

    >>> stems("kept his jobs") == stems("keeps the job")
    True
    """
    return tuple(_stem(word) for word in _WORD.findall(text) if word not in _SKIPPED)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    word = _BASES.get(word, word)
    if word.endswith(("ied", "ies")) and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("ing") and len(word) > 5:
        word = word[:-3]
    elif word.endswith("ed") and len(word) > 4:
        word = word[:-2]
    elif word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("shes", "ches", "sses", "xes")) else word[:-1]
    return _DOUBLED.sub(r"\1", word).removesuffix("e") if len(word) > 3 else word


def shown(predicate: Set[str], lemmas: Set[str], text: str) -> Iterator[Shown]:
    """The ends of states that a clause shows, as if nothing denied it.

    ``predicate``: the predicate and its class.  ``lemmas``: those of the clause.
    ``text``: the clause.  Names and adverbs may stand between the words of a phrase.

    >>> {one.state for one in shown({"be large"}, {"suspect"}, "the suspect is at large")}
    {'custody'}
    """
    rows = _rows()
    for word in sorted(predicate):
        yield from rows.words.get(word, ())
    for word in sorted(lemmas):
        for needed, one in rows.sets.get(word, ()):
            if needed <= lemmas:
                yield one
    whole = text.lower()
    told = [(stems(whole), rows.phrases, _TELLING), (tuple(_WORD.findall(whole)), rows.exact, 1)]
    bare = _bare(text)
    if bare != whole:
        told.append((stems(bare), rows.phrases, _TELLING))
    for said, table, width in told:
        for n in range(len(said)):
            for phrase, one in table.get(said[n : n + width], ()):
                if said[n : n + len(phrase)] == phrase:
                    yield one


def _bare(text: str) -> str:
    """A clause in lower case without the names inside it, and without adverbs.

    >>> _bare("They gave Ferrotec Ltd the green light yesterday")
    'they gave the green light'
    """
    words = _NAMED.sub("", text).lower().split(" ")
    return " ".join(word for word in words if word not in _BY_THE_WAY)
