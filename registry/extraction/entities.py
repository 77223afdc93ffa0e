"""Which entity each noun of an article stands for, as the frames ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from registry.extraction.names import (
    Resolved,
    by_token,
    find_mentions,
    known_names,
    resolve_names,
)
from registry.records import Span
from registry.values.names import EntityRef

Token = Any


@dataclass(frozen=True, slots=True)
class Found:
    """An entity and why the mention stands for it."""

    entity: EntityRef
    reason: str
    inferred: bool
    represents: str | None = None
    others: tuple[EntityRef, ...] = ()
    """The rest of a group: "the two countries" are two entities."""


def entities(starts: Sequence[int], trees: Sequence[Any]) -> list[dict[int, Found]]:
    """For each sentence, the entity of each head token that names or stands for one."""
    by_sentence = [
        find_mentions(tree, offset=start, sentence=number)
        for number, (start, tree) in enumerate(zip(starts, trees, strict=True))
    ]
    known = known_names(m for mine in by_sentence for m in mine)
    for number, tree in enumerate(trees):
        named = {m.token for m in by_sentence[number] if m.form in ("name", "demonym")}
        if any(t.text in known and t.i not in named and t.text[0].isupper() for t in tree):
            by_sentence[number] = find_mentions(
                tree, offset=starts[number], sentence=number, known=known
            )
    mentions = [m for mine in by_sentence for m in mine]
    found: list[dict[int, Found]] = [{} for _ in trees]
    for (sentence, token), resolved in by_token(mentions, resolve_names(mentions)).items():
        one = _found(resolved)
        if one is not None:
            found[sentence][token] = one
    return found


def _found(resolved: Resolved) -> Found | None:
    everyone = resolved.group or ((resolved.ref,) if resolved.ref is not None else ())
    if not everyone:
        return None
    return Found(
        everyone[0], resolved.reason, resolved.inferred, resolved.represents, tuple(everyone[1:])
    )


def span_of(token: Token, offset: int) -> Span:
    """The noun phrase of a head token, without clauses that hang on it."""
    skip = {
        c.i
        for c in token.children
        if c.dep_ in ("relcl", "acl", "appos", "conj", "cc", "punct", "prep", "advcl")
    }
    tokens = [token]
    stack = [c for c in token.children if c.i not in skip]
    while stack:
        t = stack.pop()
        tokens.append(t)
        stack.extend(c for c in t.children if c.dep_ not in ("relcl", "acl", "advcl"))
    first, last = min(t.i for t in tokens), max(t.i for t in tokens)
    # The text of the stretch alone: that of the whole tree is put together anew at each call.
    text = token.doc[first : last + 1].text
    start = offset + token.doc[first].idx
    return Span(start=start, end=start + len(text), text=text)
