"""Parse trees as plain objects: what the rules of extraction read of a sentence.

The parser's own tokens look every attribute up anew and make their lists of
children anew each time they are asked; extraction asks some two hundred times
a token.  Here each is read once.  Names and meanings of the attributes are the
parser's, so that its documentation holds; an attribute that a rule needs and
that is missing here is added to ``Token`` and ``Trees``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

from registry.lexicon import predicates
from registry.lexicon.calendar import MONTHS

_ATTRIBUTES = ("ORTH", "LEMMA", "POS", "TAG", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "IDX",
               "SENT_START")  # fmt: skip
_IOB = ("", "I", "O", "B")
_MOST_WORDS = 200_000  # so that a process that runs for weeks does not keep every word it met


class Token:
    """One word or sign of a sentence."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_stop",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "repair",
        "sent_start",
        "tag_",
        "text",
    )

    children: list[Token]
    """Direct dependents, in text order."""
    dep_: str
    doc: Tree
    ent_iob_: str
    ent_type_: str
    head: Token
    """The root is its own head."""
    i: int
    """Position in the sentence, counted from 0."""
    idx: int
    """Code points before it in the sentence."""
    is_punct: bool
    is_stop: bool
    lemma_: str
    like_num: bool
    lower_: str
    pos_: str
    repair: str
    """Why the parser was overruled at this word; empty where it was not."""
    sent_start: int
    """Position of the first token of what the parser takes for one sentence."""
    tag_: str
    text: str

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def left_edge(self) -> Token:
        """The first token of all that hangs on this one."""
        token = self
        while token.children and token.children[0].i < token.i:
            token = token.children[0]
        return token

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all that hangs on it, in text order."""
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        found.sort(key=lambda t: t.i)
        return iter(found)

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head, and so on up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token


class Tree:
    """The tokens of one parsed sentence, or of a stretch of it."""

    __slots__ = ("_source", "_tokens")

    def __init__(self, source: str, tokens: list[Token]) -> None:
        self._source, self._tokens = source, tokens

    @property
    def text(self) -> str:
        """The characters from the first token to the last."""
        if not self._tokens:
            return ""
        last = self._tokens[-1]
        return self._source[self._tokens[0].idx : last.idx + len(last.text)]

    def __len__(self) -> int:
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Tree: ...
    def __getitem__(self, at: int | slice) -> Token | Tree:
        if isinstance(at, slice):
            return Tree(self._source, self._tokens[at])
        return self._tokens[at]


class Trees:
    """Makes trees of what one loaded model parsed; keeps the words that it met."""

    def __init__(self) -> None:
        self._words: dict[int, tuple[str, str, bool, bool, bool]] = {}
        self._names: dict[int, str] = {0: ""}

    def read(self, parsed: Any, source: str | None = None, commas: Sequence[int] = ()) -> Tree:  # noqa: ANN401 - a spaCy Doc, which has no types
        """The tree of one parsed sentence; ``source`` is how it stands in the article.

        The parser may have been given another hyphen, and ``commas`` at these places of its text
        that do not stand in the source (``opening.with_commas``).
        """
        if len(self._words) > _MOST_WORDS:
            self._words.clear()
            self._names.clear()
            self._names[0] = ""
        words, names = self._words, self._names
        vocabulary = parsed.vocab
        strings = vocabulary.strings
        tokens: list[Token] = []
        given = parsed.text
        tree = Tree(given if source is None else source, tokens)
        rows = parsed.to_array(_ATTRIBUTES).tolist()
        start = 0
        for i, row in enumerate(rows):
            orth, lemma, pos, tag, dep, _, label, iob, idx, starts = row
            word = words.get(orth)
            if word is None:
                lexeme = vocabulary[orth]
                # "Fell 2.3%." ends in a unit, which no clause may lose with its full stop.
                sign = lexeme.is_punct and lexeme.text not in _UNITS
                word = words[orth] = (
                    lexeme.text, lexeme.lower_, sign, lexeme.is_stop, lexeme.like_num
                )  # fmt: skip
            for name in (lemma, pos, tag, dep, label):
                if name not in names:
                    names[name] = strings[name]
            token = Token()
            token.text, token.lower_, token.is_punct, token.is_stop, token.like_num = word
            token.i, token.idx, token.doc = i, idx, tree
            token.lemma_, token.pos_, token.tag_ = names[lemma], names[pos], names[tag]
            if token.tag_ == "NNS":
                token.lemma_ = _SINGULAR.get(token.lower_, token.lemma_)
            elif token.tag_[:2] == "VB" and token.lower_ != token.lemma_:
                token.lemma_ = _infinitive(token.lower_, token.lemma_)
            token.dep_, token.ent_type_, token.ent_iob_ = names[dep], names[label], _IOB[iob]
            if starts == 1:
                start = i
            token.sent_start = start
            token.children, token.repair = [], ""
            tokens.append(token)
        for token, row in zip(tokens, rows, strict=True):
            offset = row[5]
            # Unsigned in the array: a head to the left has wrapped around.
            token.head = head = tokens[token.i + (offset if offset < _HALF else offset - 2 * _HALF)]
            if head is not token:
                head.children.append(token)
        if commas:
            _take_out(tokens, commas)
        if source is not None and source != given:
            _as_written(tokens, source)
        _free_the_subject(tokens)
        return tree


_UNITS = ("%", "‰")
# Plurals of which the parser gives another singular: "dos", "corps", "taxis".
_SINGULAR = {
    plural: plural.removesuffix("es" if plural == "taxes" else "s")
    for plural in "doses vases corpses senses uses taxes reverses bases muses".split()
}

_SHORT = re.compile(r"[bcdfghj-np-tv-z]*[aeiou][bcdfghjklmnprstvz]")
"""A verb of one short syllable doubles its last letter before "-ed": "hop", "hopped"."""


def _infinitive(form: str, lemma: str) -> str:
    """The verb of a form where the parser takes it for a shorter one: "hoped" is no hop."""
    if lemma.endswith(("ishe", "shee")):
        return lemma[:-1]
    if form not in (f"{lemma}es", f"{lemma}ed", f"{lemma}ing") or not _SHORT.fullmatch(lemma):
        return lemma
    longer = f"{lemma}e"
    return longer if predicates.knows(longer, "VERB") else lemma


_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def _free_the_subject(tokens: list[Token]) -> None:
    """Part the time that opens a sentence from the number behind it.

    "In 2020 nine inmates escaped", "in May 11 people were hurt": the parser makes one
    phrase of both, and the verb has no subject, or the people no number.
    """
    for token in tokens:
        if token.dep_ == "auxpass":  # "three banks were closed": a subject hangs on its verb
            for child in [c for c in token.children if c.dep_ in ("nsubj", "prep")]:
                _hang(child, token.head, "nsubjpass" if child.dep_ == "nsubj" else "prep")
    for at in range(len(tokens) - 3):
        first, time, after = tokens[at : at + 3]
        if first.dep_ != "prep" or (at and tokens[at - 1].text not in (";", ":", ",", "“", '"')):
            continue
        if time.lower_ in MONTHS and after.head is time and after.dep_ == "nummod":
            noun = tokens[at + 3]
            counts = _YEAR.fullmatch(after.text) is None and noun.tag_ == "NNS"
            if counts and noun.pos_ == "NOUN" and noun.head is first.head:
                _hang(after, noun, "nummod")
            continue
        noun, verb = time.head, first.head
        shared = time.pos_ == "PROPN" and after.pos_ == "NUM" and noun.dep_ == "pobj"
        if not (_YEAR.fullmatch(time.text) or shared) or noun.i < time.i:
            continue  # "in 2020 nine inmates", "in Ostmark 74 percent of the pupils"
        if noun.head is verb and not any(child.dep_ == "pobj" for child in first.children):
            _hang(time, first, "pobj")
        if noun.head is not first:
            continue
        if verb.pos_ not in ("VERB", "AUX") or verb.i < noun.i or noun.pos_ not in _NOMINAL:
            continue
        if any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children):
            continue
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        _hang(noun, verb, "nsubjpass" if passive else "nsubj")
        _hang(time, first, "pobj")


_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


def _hang(token: Token, head: Token, label: str) -> None:
    """Give a token another head."""
    token.head.children.remove(token)
    token.head, token.dep_ = head, label
    head.children.append(token)
    head.children.sort(key=lambda child: child.i)


def rejoin(tokens: Iterable[Token]) -> None:
    """Make the lists of children anew from the heads, in text order."""
    told = list(tokens)
    for token in told:
        token.children = []
    for token in told:
        if token.head is not token:
            token.head.children.append(token)


def _take_out(tokens: list[Token], commas: Sequence[int]) -> None:
    """Take commas that were added for the parser out of the tree again."""
    added = [t for t in tokens if t.idx in commas and t.text == "," and t.head is not t]
    for comma in added:
        comma.head.children.remove(comma)
        for child in comma.children:
            child.head = comma.head
            insort(comma.head.children, child, key=_place)
    starts = [t.i for t in added]
    tokens[:] = [t for t in tokens if t not in added]
    for i, token in enumerate(tokens):
        token.i = i
        token.idx -= bisect_left(commas, token.idx)
        token.sent_start -= bisect_left(starts, token.sent_start)


def _place(token: Token) -> int:
    return token.i


def _as_written(tokens: list[Token], source: str) -> None:
    """Give the words that were parsed with another hyphen back as the article has them."""
    for token in tokens:
        if "_" in token.text:
            token.text = source[token.idx : token.idx + len(token.text)]
            token.lower_ = token.text.lower()
            token.lemma_ = token.lemma_.replace("_", "-")
            if token.lower_.endswith("-year-old"):
                token.lemma_, token.pos_, token.tag_ = "old", "NOUN", "NN"
            elif token.lemma_.startswith("re-"):
                token.lemma_ = _done_again(token.lemma_[3:])


def _done_again(verb: str) -> str:
    """The word for doing something again, by its stem, which the parser has to guess."""
    for stem in (verb, verb.removesuffix("e")):
        for word in (f"re-{stem}", f"re{stem}", stem):
            if predicates.predicate_classes(word, pos="VERB"):
                return word
    return f"re{verb}"


_HALF = 1 << 63
