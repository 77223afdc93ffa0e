"""The record of who says a clause."""

from __future__ import annotations

from collections.abc import Sequence

from registry.extraction.entities import Found, span_of
from registry.extraction.speech._grammar import Speaker
from registry.records import Attribution


def attribution(
    said: Speaker | None, number: int, found: Sequence[dict[int, Found]], starts: Sequence[int]
) -> Attribution | None:
    """Who says a clause of sentence ``number``; ``None`` when the outlet itself does.

    ``found`` and ``starts`` are those of all sentences: whoever is quoted may be
    named in the sentence before.
    """
    if said is None:
        return None
    if said.sentence >= 0:
        number = said.sentence
    known, offset = found[number], starts[number]
    who = known.get(said.token.i)
    mention = span_of(said.token, offset)
    if who is None and not any(c.isalpha() for c in mention.text):
        return None  # a sign or a picture says nothing
    return Attribution(
        speaker=who.entity.name if who else mention.text,
        key=who.entity.key if who else f"noun:{said.token.lemma_.lower()}",
        named=who is not None,
        cue=said.cue,
        mention=mention,
        chain=tuple(
            known[t.i].entity.name if t.i in known else span_of(t, offset).text for t in said.cites
        ),
    )
