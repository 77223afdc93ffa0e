"""Words by which English is told from its neighbours, for texts and for single sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Words that English cannot do without and that its neighbours do not share, as they do "a",
# "for", "in" and "was".  In news they are 11 to 25 % of all words, lists and menus included.
COMMON = frozenset(
    "the and of that with from it his are said has been which not were who they its after "
    "their but this or she to".split()
)
# Such words of the neighbours, in lower case; none is an English word or part of many names.
FOREIGN = frozenset(
    """les est une dans pour que qui sur avec aux été nous vous ils elle cette ces sont ont mais
    très leur selon depuis
    der und das dem ist mit nicht ein eine einen wurde wird auf für auch sich nach bei zum zur über
    haben sind werden oder wie aber
    los las por con para como más pero sus fue está según también
    che della gli sono nel alla dal degli più anche è
    não uma dos em foi são os mais pelo também
    het een niet zijn voor ook werd naar maar
    och att är som inte på av ikke og til ble""".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_AT_LEAST = 2


def words_of(text: str) -> list[str]:
    """The words of a text, as written."""
    return _WORD.findall(text)


def foreign(words: Sequence[str]) -> bool:
    """Whether words, in lower case, are rather those of a neighbour than of English.

    >>> foreign("nous sommes très heureux de visiter cette belle ville".split())
    True
    >>> foreign("the der spiegel reporter and a das boot actor met".split())
    False
    """
    strange = sum(word in FOREIGN for word in words)
    return strange >= _AT_LEAST and strange > sum(word in COMMON for word in words)


def foreign_sentence(text: str) -> bool:
    """Whether a sentence inside an English article is in another language.

    Capitalised words are left out: "Los", "Das" and "Von" begin names.  A
    sentence in capitals throughout is not judged.
    """
    return foreign([word for word in _WORD.findall(text) if word[0].islower()])
