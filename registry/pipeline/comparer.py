"""What decides how claims compare, as one name: the program's own words and what people said.

Comparisons on record hold only as long as that name is the same.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from registry.linking.identity.decided import Identities

_PARTS = ("lexicon", "linking", "records", "values")
_DATA = (".py", ".toml", ".json")


def comparer(names: Identities) -> str:
    """The name of what compares: the program, and what people hold of names."""
    digest = hashlib.blake2b(_program(), digest_size=16)
    for key in sorted({*names.home, *names.apart}):
        others = sorted(names.apart.get(key, ()))
        digest.update(repr((key, names.home.get(key), others)).encode())
    return digest.hexdigest()


@cache
def _program() -> bytes:
    """Digest of the rooms that compare, data files and all."""
    digest = hashlib.blake2b(digest_size=16)
    for part in _PARTS:
        _take_in(files("registry") / part, digest)
    return digest.digest()


def _take_in(place: Traversable, digest: hashlib.blake2b) -> None:
    if place.is_dir():
        for one in sorted(place.iterdir(), key=lambda one: one.name):
            _take_in(one, digest)
    elif place.name.endswith(_DATA):
        digest.update(place.name.encode())
        digest.update(place.read_bytes())
