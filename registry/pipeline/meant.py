"""Which articles on record a name means: a path, an id, or a file that says the same.

An article is on record once, under the path by which it came first.  Whoever
names a copy of it, or the same file by another path, means that one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from registry.errors import DecisionError, RegistryError
from registry.pipeline.inputs import Input
from registry.reading.fetch import is_address
from registry.store.reader import Listed

SHORTEST = 4
"""Digits of an id that say enough."""


def articles_meant(listed: Sequence[Listed], name: str) -> list[Listed]:
    """What a name means among the articles on record, at least one.

    A path means the version that counts now, an id the one that it names.  A
    file that never came by this path means the articles it holds, as they are
    on record under another one.

    :raises DecisionError: when it means nothing.
    """
    near = name.strip().lower()
    current = [one for one in listed if not one.superseded]
    found = [one for one in current if one.article.path == name]
    found = found or [one for one in current if same_file(one.article.path, name)]
    if not found and len(near) >= SHORTEST:
        found = [one for one in listed if one.article.id.startswith(near)]
    if not found:
        held = _ids_in(name)
        found = [one for one in current if one.article.id in held]
    if not found:
        raise DecisionError(
            f"there is no article {name!r} on record",
            hint=f"`registry documents` lists them; {SHORTEST} digits of an id are the least",
        )
    return found


def same_file(recorded: str, given: str) -> bool:
    """Whether two paths, each as somebody wrote it, name one file."""
    if is_address(recorded) or is_address(given):
        return recorded == given
    return recorded == given or Path(recorded).absolute() == Path(given).absolute()


def _ids_in(name: str) -> frozenset[str]:
    """By which articles in a file are on record, if they are; none where there is no such file."""
    try:
        if is_address(name) or not Path(name).is_file():
            return frozenset()
        documents, _ = Input(name).read()
    except (OSError, ValueError, RegistryError):  # no file can have such a name, or none reads it
        return frozenset()
    return frozenset(document.id for document in documents)
