"""Words that hold a negation themselves: "unhurt", "disallow", "driverless", "lack"."""

from __future__ import annotations

from functools import lru_cache

from registry.lexicon.frequency import RARE, zipf

_NOT_SO = frozenset(
    """unless unlike uncover unveil unearth unleash unfold unwind union unit under until unite
    unique universe regardless nonetheless nevertheless bless priceless countless""".split()
)
_LISTED = {
    "dis": """able advantage affected agree allow appear approve arm assemble assemble believe
        comfort connect content continue credit engage honest honour integrate infect like locate
        loyal obey order own please prove qualify respect satisfied similar trust""",
    "in": """accessible accurate active adequate admissible animate appropriate audible capable
        compatible complete conclusive consistent correct curable decent decisive definite
        dependent direct discreet edible effective efficient eligible exact experienced flexible
        formal frequent hospitable justice operable operative opportune secure sensitive solvent
        stability sufficient tolerant valid visible voluntary vulnerable""",
    "im": """balance mature mobile modest moral mortal movable partial passable patient perfect
        personal plausible polite possible practical precise probable proper pure""",
    "il": "legal legible legitimate liberal literate logical",
    "ir": "rational regular relevant religious replaceable responsible reversible revocable",
    "de": "activate regulate certify criminalise escalate militarise list",
}
_WORDS = {prefix: frozenset(words.split()) for prefix, words in _LISTED.items()}
WITHHOLDING = frozenset(
    """lack lose miss refuse deny avoid escape evade dodge cancel scrap drop skip forgo waive
    withhold reject abandon abolish abort ban forbid prohibit prevent block omit exclude neglect
    ignore decline shun boycott revoke repeal annul overturn quash veto halt stop end lift remove
    """.split()
) | {"call off", "rule out", "give up", "turn down", "do without", "go without", "dispense with"}
"""Verbs whose object there is not, or is no more: "scrapped the levy", "lacked a permit"."""


@lru_cache(maxsize=65536)
def denied_by(word: str) -> str | None:
    """What a word denies by its form, or ``None``.

    >>> denied_by("unhurt"), denied_by("disallow"), denied_by("driverless"), denied_by("discover")
    ('hurt', 'allow', 'driver', None)
    """
    if word in _NOT_SO:
        return None
    for prefix, words in _WORDS.items():
        if word.startswith(prefix) and word[len(prefix) :] in words:
            return word[len(prefix) :]
    for prefix in ("non-", "un", "non"):
        base = word.removeprefix(prefix)
        if base != word and len(base) > 3 and zipf(base) > RARE:
            return base
    base = word.removesuffix("less")
    return base if base != word and len(base) > 2 and zipf(base) > RARE else None
