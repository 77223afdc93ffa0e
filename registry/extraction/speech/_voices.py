"""Who says each clause of an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from registry.extraction.frames import Frame, children
from registry.extraction.phrases import DENY_VERBS
from registry.extraction.speech._grammar import (
    CITING,
    TELLING,
    Speaker,
    may_tell,
    speaker_of,
    speakers,
    subject_of,
)
from registry.extraction.speech._quotes import quotations
from registry.extraction.speech._tag import tag_of
from registry.extraction.tree import Token, Tree


class Voices:
    """Who says each clause of an article."""

    def __init__(
        self,
        text: str,
        paragraphs: Iterable[tuple[int, int]],
        spans: Sequence[tuple[int, int]],
        trees: Sequence[Tree],
    ) -> None:
        """``spans`` are those of the sentences, ``trees`` their parse trees."""
        self._spans, self._trees = spans, trees
        self._starts = [start for start, _ in spans]
        self._telling = [may_tell(tree) for tree in trees]
        self._tags = [
            tag_of(tree) if telling else None
            for tree, telling in zip(trees, self._telling, strict=True)
        ]
        self._quoted: list[tuple[int, int, Speaker | None]] = []
        self._attribute(text, quotations(text, paragraphs))
        self._quote_starts = [start for start, _, _ in self._quoted]

    def speaker(self, number: int, frame: Frame) -> Speaker | None:
        """Who says a clause of the sentence; ``None`` when the outlet itself does.

        Where one reports what another says, the first of them, who cites the other.
        """
        found = speakers(frame) if self._telling[number] else []
        tag = self._tags[number]
        at = frame.trigger.i
        if tag is not None and not found and not tag.first <= at <= tag.last and not _aside(frame):
            found = [tag.speaker]
        place = self._spans[number][0] + frame.trigger.idx
        at_quote = bisect_right(self._quote_starts, place) - 1
        if at_quote >= 0:
            start, end, speaker = self._quoted[at_quote]
            if place < end and speaker is not None:
                offset = self._spans[number][0]
                inside = [s for s in found if start <= offset + s.token.idx < end]
                same = speaker.sentence == number
                found = [*inside, replace(speaker, sentence=-1) if same else speaker]
        return _nested(found)

    def only_tells(self, number: int, frame: Frame) -> bool:
        """Whether the clause says only who says, or cites, something: ", she criticised"."""
        verb = frame.trigger
        tag = self._tags[number]
        if tag is not None and tag.verb is verb:
            return True
        lemma = verb.lemma_.lower()
        if lemma in CITING and frame.relation in ("advcl", "acl", "relcl"):
            return True
        if frame.passive or frame.complement is not None:
            return False
        told = any(c.pos_ in ("VERB", "AUX") for c in children(verb, "ccomp"))
        return told and (lemma in TELLING or lemma in DENY_VERBS)

    def _attribute(self, text: str, quotes: list[tuple[int, int, bool]]) -> None:
        """Find the speaker of each quotation."""
        before: Speaker | None = None
        last_sentence = -1
        for start, end, goes_on in quotes:
            numbers = self._overlapping(start, end)
            speaker = next(
                (s for n in reversed(numbers) if (s := self._outside(n, quotes)) is not None), None
            )
            adjoining = bool(numbers) and (
                goes_on
                or (
                    numbers[0] - last_sentence <= 1
                    and (self._one_line(text, numbers[0]) or self._opens(start, numbers[0]))
                )
            )
            if speaker is None and before is not None and adjoining:
                speaker = before
            self._quoted.append((start, end, speaker))
            if numbers:
                before, last_sentence = speaker, numbers[-1]

    def _overlapping(self, start: int, end: int) -> list[int]:
        first = max(0, bisect_right(self._starts, start) - 1)
        found = []
        for n in range(first, len(self._spans)):
            if self._spans[n][0] >= end:
                break
            if start < self._spans[n][1]:
                found.append(n)
        return found

    def _opens(self, start: int, number: int) -> bool:
        """Whether the sentence begins with the quotation."""
        return start - self._spans[number][0] <= 1

    def _one_line(self, text: str, number: int) -> bool:
        """Whether the sentence stands in the paragraph of the one before it."""
        if number == 0:
            return False
        return "\n" not in text[self._spans[number - 1][1] : self._spans[number][0]]

    def _outside(self, number: int, quotes: list[tuple[int, int, bool]]) -> Speaker | None:
        """Who speaks by the words of a sentence that stand outside its quotation marks."""
        offset, end = self._spans[number]
        first = max(0, bisect_right(quotes, (offset,)) - 1)
        last = bisect_right(quotes, (end,))
        near = quotes[first:last]

        def quoted(token: Token) -> bool:
            return any(a <= offset + token.idx < b for a, b, _ in near)

        tree = self._trees[number]
        for verb in tree:
            if verb.pos_ != "VERB" or quoted(verb):
                continue
            if verb.lemma_.lower() not in TELLING and not _follows_quote(tree, verb, quoted):
                continue
            subject = subject_of(verb)
            if subject is None or quoted(subject):
                subject = self._beside_verb(number, verb)
            if subject is not None and not quoted(subject) and subject.tag_ not in ("WP", "WDT"):
                found = speaker_of(subject, verb.lemma_.lower(), verb)
                return replace(found, sentence=number)
        return self._before_colon(number, quoted)

    def _before_colon(self, number: int, quoted: Callable[[Token], bool]) -> Speaker | None:
        """The name that stands alone before a colon and a quotation."""
        for token in self._trees[number]:
            if token.text == ":" and token.i and not quoted(token):
                before = self._trees[number][: token.i]
                name = before[token.i - 1]
                if len(before) < 8 and all(t.pos_ in _NAMING for t in before):
                    return Speaker(name, ":", False, sentence=number)
        return None

    def _beside_verb(self, number: int, verb: Token) -> Token | None:
        """The noun right after or before a verb of telling that the parser left alone."""
        tree = self._trees[number]
        if verb.i and tree[verb.i - 1].pos_ in ("NOUN", "PROPN", "PRON"):
            return tree[verb.i - 1]
        at = verb.i + 1
        while at < len(tree) and tree[at].pos_ in ("DET", "ADJ"):
            at += 1
        if at < len(tree) and tree[at].pos_ in ("NOUN", "PROPN", "PRON"):
            token = tree[at]
            while token.dep_ == "compound" and token.head.i > token.i:
                token = token.head
            return token
        return None


_NAMING = frozenset("PROPN NOUN ADJ DET ADP PUNCT".split())


def _follows_quote(tree: Tree, verb: Token, quoted: Callable[[Token], bool]) -> bool:
    """Whether nothing but its subject stands between a quotation and the verb.

    Then any verb tells: "“It fell,” she sighed".
    """
    at = verb.i - 1
    while at >= 0 and verb.i - at < 8 and tree[at].pos_ in ("NOUN", "PROPN", "PRON", "DET", "ADJ"):
        if quoted(tree[at]):
            return False
        at -= 1
    if at < 1 or tree[at].text not in ("”", '"', "’", "»"):
        return False
    return tree[at - 1].text in (",", "!", "?") and quoted(tree[at - 1])


def _aside(frame: Frame) -> bool:
    """Whether the clause, or one that it stands in, is added in passing."""
    token = frame.trigger
    while True:
        if token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ in ("VBN", "VBG")):
            return True
        if token.head is token:
            return False
        token = token.head


def _nested(found: Sequence[Speaker]) -> Speaker | None:
    """The outermost speaker, who cites those inside, nearest first."""
    if not found:
        return None
    *inner, outer = found
    here = [s for s in reversed(inner) if s.sentence == outer.sentence and s.token != outer.token]
    cites = (*outer.cites, *(t for s in here for t in (s.token, *s.cites)))
    unique = dict.fromkeys(t for t in cites if t is not outer.token)
    return replace(outer, cites=tuple(unique))
