"""Decide which claims speak of the same happening or property.

``link`` takes claims and gives back comparisons and events.  Candidates come
from shared blocking keys, never from all pairs; each pair is compared slot by
slot (``levels``); values that answer one question are aligned (``alignments``),
and of rival alignments between two articles only the best stands.
Claims of one article are compared with each other as well, reported apart.
"""

from registry.linking.blocking.keys import block_keys, key_number, second_names
from registry.linking.incremental import relink
from registry.linking.link import Linking, Prepared, compare, link, prepare, score
from registry.linking.rivals import without_rivals
from registry.linking.spread import ALONE, Spread

__all__ = [
    "ALONE",
    "Linking",
    "Prepared",
    "Spread",
    "block_keys",
    "compare",
    "key_number",
    "link",
    "prepare",
    "relink",
    "score",
    "second_names",
    "without_rivals",
]
