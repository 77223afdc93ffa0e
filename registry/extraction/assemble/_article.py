"""An article on its way to claims: its parsed sentences, and what all claims need of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.extraction.entities import Found
from registry.extraction.frames import Frame
from registry.extraction.quantities import QuantityExpression
from registry.extraction.speech import Speaker, Voices, attribution
from registry.extraction.times import TimeExpression
from registry.lexicon.properties import Singles
from registry.records import Attribution

Token = Any


@dataclass(slots=True)
class Sentence:
    """A parsed sentence with the frames, times and quantities found in it, in text order."""

    number: int
    """Position in the article, counted from 0."""
    start: int
    end: int
    tree: Token
    frames: list[Frame]
    times: list[TimeExpression]
    quantities: list[QuantityExpression]


@dataclass(frozen=True, slots=True)
class Article:
    """What claims need of their document; its names are hashes, so each is made once."""

    text: str
    id: str
    key: str
    found: list[dict[int, Found]]
    """Entities by sentence and token."""
    starts: list[int]
    """Where each sentence begins."""
    voices: Voices
    properties: Singles
    """Which properties have one value."""
    published: date | None
    places: tuple[str, ...]
    """Names of the places and countries anywhere in the article, sorted."""
    titles: dict[str, Found]
    """The one name that the article has for each kind of thing."""

    def says(self, sentence: Sentence, frame: Frame) -> Speaker | None:
        """Who says a clause; ``None`` when the outlet itself does."""
        return self.voices.speaker(sentence.number, frame)

    def attribution(self, said: Speaker | None, sentence: Sentence) -> Attribution | None:
        """The record of who says a clause of the sentence."""
        return attribution(said, sentence.number, self.found, self.starts)
