"""The words of a name that identify."""

from __future__ import annotations

from functools import lru_cache

from registry.lexicon import geography, titles
from registry.lexicon.geography import fold
from registry.values.names._model import EntityKind

_NUMERALS = """ii iii iv vi vii viii ix xii xiii xiv xv xvi xvii xviii xix xx xxi xxii
xxiii""".split()
"""Of popes and kings, without those that may be somebody's name: V, X and Xi."""
GENERATIONS = {
    **{"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"},
    **{numeral: numeral for numeral in _NUMERALS},
}
SMALL_WORDS = frozenset({"of", "and", "the", "for", "de", "in", "on", "to", "a", "&", "und", "du"})


@lru_cache(maxsize=65536)
def core_words(name: str, kind: EntityKind) -> tuple[str, ...]:
    """The words of a name that identify: folded, without titles, legal form, article, quotes."""
    folded = fold(name.strip("\"'“”‘’«» ")).replace("&", " and ").replace(",", " ")
    folded = folded.removesuffix("'s").removesuffix("s'").removeprefix("the ")
    words = folded.replace("'", "").split()
    if kind == "person":
        words = strip_title(words)
        words = [w for i, w in enumerate(words) if i == 0 or w not in GENERATIONS] + [
            GENERATIONS[w] for w in words[1:] if w in GENERATIONS
        ]
    elif kind in ("org", "team"):
        while len(words) > 1 and words[-1] in titles.LEGAL_SUFFIXES:
            words = words[:-1]
        if len(words) > 1 and words[-1] == "and":
            words = words[:-1]
        words = _of_a_state(words)
    elif kind == "vessel" and len(words) > 1 and words[0] in titles.VESSEL_WORDS:
        words = words[1:]
    elif kind == "place" and words[:2] in (["city", "of"], ["town", "of"]) and len(words) > 2:
        words = words[2:]
    return tuple(words)


_OF_STATES = frozenset(
    """government cabinet parliament senate army navy embassy treasury police coastguard
    constitution""".split()
)


def _of_a_state(words: list[str]) -> list[str]:
    """A body of a state by one name: "Indian Government" as "Government of India"."""
    if len(words) < 2:
        return words
    if words[0] in _OF_STATES and words[1] == "of":
        noun, state = words[0], " ".join(w for w in words[2:] if w != "the")
    else:
        noun, state = words[-1], " ".join(words[:-1])
    land = geography.country(state.title()) if noun in _OF_STATES else None
    return [noun, "of", *fold(land.name).split()] if land is not None else words


def strip_title(words: list[str]) -> list[str]:
    """Folded words of a name without the titles and offices before it, never without all words."""
    while len(words) > 1:
        for length in (4, 3, 2, 1):
            head = " ".join(words[:length])
            if length < len(words) and (titles.is_title(head) or head in titles.FORMERLY):
                words = words[length:]
                break
        else:
            return words
    return words
