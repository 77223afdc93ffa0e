"""Tokens as stretches of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from registry.records import CONTEXT, Anchor, Span

Token = Any

_CONTENT = ("NOUN", "PROPN", "ADJ", "VERB", "NUM")


def span(token: Token, offset: int) -> Span:
    """A token's place in the text; ``offset`` is where its sentence begins."""
    return Span(start=offset + token.idx, end=offset + token.idx + len(token), text=token.text)


def anchor_of(text: str, offset: int, tokens: Sequence[Token]) -> Anchor:
    """The stretch from the first to the last of the tokens."""
    last = max(tokens, key=lambda t: int(t.i))
    start, end = offset + min(t.idx for t in tokens), offset + last.idx + len(last)
    return Anchor(
        start=start,
        end=end,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def context(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The content words, as lemmas, sorted."""
    content = (t for t in tokens if t.pos_ in _CONTENT and not t.is_stop and len(t) > 1)
    return tuple(sorted({t.lemma_.lower() for t in content}))
