"""Classes of what is counted: which nouns count the same things.

The table is ``counted.toml``.  A class may lie in a wider one (``employee`` in
``person``); a toll of dead is a class of its own and is never compared with a
number of people.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from types import MappingProxyType

_rows = tomllib.loads(Path(__file__).with_name("counted.toml").read_text(encoding="utf-8"))["class"]

CLASSES = MappingProxyType(
    {lemma: name for name, row in _rows.items() for lemma in row["lemmas"].split()}
)
"""Lemma to its class; a lemma has one class."""

WIDER = MappingProxyType({name: row["is"] for name, row in _rows.items() if "is" in row})
"""Class to the class it lies in."""

_HYPHENS = str.maketrans(" ", "-")


def counted_class(lemma: str) -> str | None:
    """The class of a counted noun, or ``None`` when the table does not know it.

    >>> counted_class("fatality"), counted_class("xylophone")
    ('dead', None)
    """
    return CLASSES.get(lemma.lower().translate(_HYPHENS))


def comparable_classes(left: str, right: str) -> bool:
    """Whether counts of the two classes count the same things: only one and the same class does.

    >>> comparable_classes("dead", "dead"), comparable_classes("person", "dead")
    (True, False)
    """
    return left == right


def lies_in(left: str, right: str) -> bool:
    """Whether all of the left class are of the right class: a soldier is a person.

    >>> lies_in("soldier", "person"), lies_in("person", "soldier")
    (True, False)
    """
    return left == right or WIDER.get(left) == right
