"""Articles and event mentions of corpora that give one token a line."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Mention:
    """One gold mention of an event: where its head stands, its lemma, its cluster."""

    id: str
    document: str
    sentence: int
    token: int
    lemma: str
    cluster: str
    topic: str


@dataclass(frozen=True)
class Written:
    """An article put together from tokens."""

    text: str
    spans: Mapping[tuple[int, int], tuple[int, int]]
    """By sentence and token: half-open span in the text."""


_NO_SPACE_BEFORE = frozenset(". , ; : ! ? ) ] % '' 's ' n't 're 've 'll 'd 'm ”".split())
_NO_SPACE_AFTER = frozenset("( [ `` $ # “".split())
_STOPS = frozenset(". ! ?".split())
_QUOTES = {"``": "“", "''": "”"}


def write_article(sentences: Mapping[int, Sequence[str]], *, source: str) -> Written:
    """Running text of tokenised sentences: a title, a line with the date, and prose.

    One paragraph a sentence, so that the cut of the data is kept.  The title ends with a stop:
    a headline is no prose to the reader, and such data takes it for the first sentence.
    """
    title, day = " ".join(sentences[0]), " ".join(sentences[1])
    published = datetime.strptime(day.replace(" ,", ","), "%B %d, %Y").date()
    quoted = json.dumps(title)
    head = f"---\nsource: {source}\npublished: {published}\ntitle: {quoted}\n---\n"
    parts, spans, at = [head], {}, len(head)
    for number in sorted(sentences):
        if number == 1:
            continue
        glued = True
        parts.append("\n")
        at += 1
        for n, token in enumerate(sentences[number]):
            if not glued and token not in _NO_SPACE_BEFORE:
                parts.append(" ")
                at += 1
            shown = _QUOTES.get(token, token)
            parts.append(shown)
            spans[number, n] = (at, at + len(shown))
            at += len(shown)
            glued = token in _NO_SPACE_AFTER
        if number == 0 and sentences[number][-1] not in _STOPS:
            parts.append(".")
            at += 1
        parts.append("\n")
        at += 1
    return Written("".join(parts), spans)


def read_tokens(path: Path) -> dict[str, dict[int, list[str]]]:
    """Tokens by document and sentence, of a file with one token a line."""
    found: dict[str, dict[int, list[str]]] = defaultdict(dict)
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) >= 5:
            found[columns[0]].setdefault(int(columns[1]), []).append(columns[3])
    return dict(found)


def read_mentions(
    rows: Sequence[Mapping[str, Any]], tokens: Mapping[str, Mapping[int, Sequence[str]]]
) -> list[Mention]:
    """Gold mentions, each at the token of its span that is its head.

    Heads are counted after another cut at hyphens than the tokens, so the word decides.
    """
    found = []
    for n, row in enumerate(rows):
        words = tokens[row["conll_doc_key"]][row["sent_id"]]
        inside: list[int] = row["tokens_number"]
        head = next((t for t in inside if words[t] == row["mention_head"]), inside[0])
        found.append(
            Mention(
                id=str(n),
                document=row["conll_doc_key"],
                sentence=row["sent_id"],
                token=head,
                lemma=row["mention_head_lemma"].lower(),
                cluster=row["coref_chain"],
                topic=row["topic"],
            )
        )
    return found
