"""Where something happens that has no name: "in the kitchen", "under a school yard".

Rows only (``data/settings.toml``); linking asks which two cannot be one place.
Read at the first look-up, never at import.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from registry.lexicon.rows import WORD, two_nouns

_LINKS = "in at on inside within under beneath aboard into onto".split()
_WAYS_IN = frozenset("through via forced forcing prised prising pried jemmied levered".split())
"""Before what one gets in by: "through a skylight", "forced the back door"."""
_BEFORE_THE_NOUN = 4
"""So many words may stand between the preposition and the noun: "in a small, dark store room"."""
_STOPS = frozenset(
    """and or but of to for with by near behind beside outside above below between after before
    who which that where when while as than if is was were are be been had has have not""".split()
)


_BODY = "body"
OPENING = "opening"
"""The level of what one gets in or out by."""
_NEXT = frozenset(
    """last this next early late yesterday today tonight again nearby there when while until since
    during around about they he she it their his her its so because also then just where shortly
    without through across against over under off down up out into onto went came was were began
    told said called killed left found""".split()
)


class Setting(NamedTuple):
    """A noun that says where, in a text."""

    start: int
    """Where the noun phrase begins in the text, after its preposition."""
    end: int
    noun: str
    level: str
    row: str
    """First word of its row; empty for a hypernym."""


class _Table(NamedTuple):
    nouns: dict[str, tuple[str, str]]
    """Level and row of each noun; neither of a phrase that is no place."""
    openings: dict[str, tuple[str, str]]
    """The same of what one gets in by, of which many are rooms elsewhere."""
    may: frozenset[frozenset[str]]
    """Rows, each with its level, that may be one place."""
    apart: frozenset[frozenset[str]]
    """Levels that lie in none of each other."""
    never: frozenset[frozenset[str]]
    """Rows of two levels of which neither lies in the other, written like those of ``may``."""


@lru_cache(maxsize=65536)
def told_in(text: str) -> tuple[Setting, ...]:
    """The settings of a clause, in order: nouns after a preposition of place.

    >>> [one.noun for one in told_in("started in the cellar of the old brewery")]
    ['cellar', 'brewery']
    """
    words = [(m[0].lower(), m.start(), m.end()) for m in WORD.finditer(text)]
    found: list[Setting] = []
    for n, (word, _, end) in enumerate(words):
        nouns = _table().openings if word in _WAYS_IN else _table().nouns
        onto = word == "to" and n > 0 and words[n - 1][0] == "on"
        if (
            word not in (*_LINKS, *_WAYS_IN)
            and not onto
            and not (word == "of" and found and not text[found[-1].end : words[n][1]].strip())
        ):
            continue
        said = _noun_after(text, words, n + 1, end, nouns)
        if said is not None:
            first, last, noun = said
            level, _ = nouns[noun]
            if level == _BODY and words[last + 1 : last + 2] and words[last + 1][0] == "of":
                continue  # "in the heart of the town", "at the foot of the tower"
            found.append(Setting(words[first][1], words[last][2], noun, *nouns[noun]))
    return tuple(found)


def _noun_after(
    text: str,
    words: list[tuple[str, int, int]],
    first: int,
    end: int,
    nouns: dict[str, tuple[str, str]],
) -> tuple[int, int, str] | None:
    """First and last word of the noun phrase that begins there, and the setting that heads it."""
    last = first
    while (
        last < len(words)
        and last <= first + _BEFORE_THE_NOUN
        and words[last][0] not in _STOPS
        and words[last][0] not in _LINKS
        and words[last][0] not in _WAYS_IN
        and not set(text[end : words[last][1]]) & set('.;:()"“”')
    ):
        end = words[last][2]
        last += 1
        if text[end : end + 1] == ",":
            break
    for stop in range(last, first, -1):
        for begin in range(max(first, stop - 3), stop):
            noun = " ".join(word for word, _, _ in words[begin:stop])
            if noun in nouns:
                capital = text[words[stop - 1][1]].isupper()
                heads = stop == last or _ends_a_phrase(words[stop][0])
                said = nouns[noun][0] and heads and not capital
                return (first, stop - 1, noun) if said else None
    return None


def _ends_a_phrase(word: str) -> bool:
    """Whether a word may follow a noun phrase: not "prices" of "at street prices"."""
    return word in _NEXT or word.endswith(("ly", "ed"))


def row_of(noun: str) -> tuple[str, str] | None:
    """Level and row of a noun, but for hypernyms; ``None`` for one that is no setting."""
    found = _table().nouns.get(noun) or _table().openings.get(noun)
    return found if found is not None and found[0] and found[1] else None


def apart(one: Setting, other: Setting) -> bool:
    """Whether no place is both: a roof and a cellar, a field and a kitchen."""
    table = _table()
    if one.level != other.level:
        rows = frozenset((f"{one.level} {one.row}", f"{other.level} {other.row}"))
        return frozenset((one.level, other.level)) in table.apart or rows in table.never
    if not one.row or not other.row or one.row == other.row:
        return False
    ends = frozenset((f"{one.level} {one.row}", f"{other.level} {other.row}"))
    return ends not in table.may


@lru_cache(maxsize=1)
def _table() -> _Table:
    path = files("registry.lexicon") / "data" / "settings.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    apart, never = raw.pop("apart"), raw.pop("never")
    nouns = dict.fromkeys(raw.pop("none").split(", "), ("", ""))
    openings: dict[str, tuple[str, str]] = {}
    for level, told in raw.items():
        own = openings if level == OPENING else nouns
        own.update(dict.fromkeys(told["any"].split(", "), (level, "")))
        for row in told["rows"]:
            first, *others = row.split(", ")
            own.update(dict.fromkeys((first, *others), (level, first)))
    return _Table(
        nouns,
        openings,
        frozenset(
            _two_rows(pair, openings if level == OPENING else nouns)
            for level, told in raw.items()
            for pair in told["may"]
        ),
        frozenset(frozenset(pair.split()) for pair in apart),
        frozenset(_two_rows(pair, nouns) for pair in never),
    )


def _two_rows(pair: str, nouns: dict[str, tuple[str, str]]) -> frozenset[str]:
    """The two rows, each with its level, that a line names by a noun each."""
    return frozenset(" ".join(nouns[one]) for one in two_nouns(pair, nouns))
