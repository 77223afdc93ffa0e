"""Decide which claims speak of the same happening or property.

``link`` takes claims and gives back comparisons and events.  Candidates come
from shared blocking keys, never from all pairs; each pair is compared slot by
slot (``levels``); values that answer one question are aligned (``alignments``),
and of rival alignments between two articles only the best stands.
Claims of one article are compared with each other as well, reported apart.
"""

from registry.linking.link import Linking, compare, link
from registry.linking.keys import block_keys

__all__ = ["Linking", "block_keys", "compare", "link"]
