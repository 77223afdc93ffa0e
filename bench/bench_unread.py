"""How many times, numbers and names of articles stand in no claim, and so are never compared.

    python -m bench.bench_unread FOLDER ... [--list [KIND]]

The readers of values find an expression; a claim holds it when a slot of the claim
stands at the same place.  A name is also held where a claim of its sentence knows the
entity under another mention ("a guard, Luc Perrin").  Sentences that state nothing by their form
(questions, orders to the reader, date lines) do not count; the time at which somebody said it
is a kind of its own, for no claim wants it.  A folder may hold
articles, folders of articles, or the MEANTIME corpus; kinds begin with ``time``, ``number``
or ``name``.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.tokenised import read_tokens, write_article
from registry import extraction, reading
from registry.extraction import checkable, meaning
from registry.extraction.assemble._article import Article, Sentence
from registry.extraction.assemble._extract import claims_of, values_of
from registry.extraction.entities import span_of
from registry.extraction.frames import Frame
from registry.extraction.sentences import is_dateline
from registry.extraction.times import TimeExpression
from registry.lexicon.language import foreign_sentence
from registry.records import Claim, Document, Span

Stretch = tuple[int, int]


def main(argv: Sequence[str]) -> int:
    """Print a line a kind: how many there are, in no claim, and only in claims of no class."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("folders", nargs="+", type=Path)
    ap.add_argument("--list", nargs="?", const="", help="the sentences of what is in no claim")
    ap.add_argument("--loose", action="store_true", help="list what only claims of no class hold")
    args = ap.parse_args(argv)
    parser = extraction.load()
    seen: Counter[str] = Counter()
    loose: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    listed: defaultdict[str, list[str]] = defaultdict(list)
    for name, document in _documents(args.folders):
        article, parsed = values_of(document, parser)
        claims = claims_of(article, parsed)
        held = _Held(claims)
        classed = _Held([c for c in claims if c.predicate_class is not None])
        for kind, (start, end), key, sentence in _expressions(article, parsed):
            place = (kind.split()[0], start, end, key, sentence.start)
            seen[kind] += 1
            lost[kind] += not held.has(*place)
            loose[kind] += held.has(*place) and not classed.has(*place)
            if not (classed if args.loose else held).has(*place):
                before = article.text[sentence.start : start].replace("\n", " ")
                after = article.text[end : sentence.end].replace("\n", " ")
                listed[kind].append(f"{name}: {before}[{article.text[start:end]}]{after}")
    for kind in sorted(seen) if args.list is not None else ():
        for line in listed[kind] if kind.startswith(args.list) else ():
            print(f"{kind:22} {line}")
    for group in ("time", "number", "name"):
        kinds = sorted(kind for kind in seen if kind.startswith(group))
        for kind in kinds:
            print(_row(kind, seen[kind], lost[kind], loose[kind]))
        print(_row(f"= {group}", *(sum(n[k] for k in kinds) for n in (seen, lost, loose))))
    return 0


def _row(kind: str, seen: int, lost: int, loose: int) -> str:
    rates = [n / seen if seen else 0.0 for n in (lost, loose)]
    return (
        f"{kind:24}{seen:6} found {lost:6} in no claim {rates[0]:7.1%}"
        f" {loose:6} in claims of no class {rates[1]:7.1%}"
    )


def _documents(folders: Sequence[Path]) -> Iterator[tuple[str, Document]]:
    """Each article with a short name, in order of the paths."""
    for folder in folders:
        for corpus in sorted(folder.glob("*.conll")):
            for name, sentences in sorted(read_tokens(corpus).items()):
                written = write_article(sentences, source=corpus.stem).text
                for document in reading.read(written.encode(), where=f"{name}.txt"):
                    yield name, document
        for path in sorted(folder.rglob("*.txt")):
            if path.name != "LICENSE.txt":
                for document in reading.read(path.read_bytes(), where=str(path)):
                    yield f"{path.parent.name}/{path.stem}", document


class _Held:
    """What claims hold: where their slots stand, and the entities that they know."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._spans: defaultdict[str, set[Stretch]] = defaultdict(set)
        self._entities: set[tuple[int, str]] = set()
        for claim in claims:
            said = [claim.attribution] if claim.attribution is not None else []
            self._note("time", [one.mention for one in claim.times])
            self._note("number", [one.mention for one in claim.quantities])
            self._note("name", [one.mention for one in claim.places])
            self._note("name", [one.mention for one in claim.participants])
            self._note("name", [one.mention for one in said])
            known = [p.entity.key for p in claim.participants if p.entity is not None]
            known += [one.key for one in said]
            self._entities |= {(claim.sentence[0], key) for key in known}

    def _note(self, group: str, mentions: Sequence[Span | None]) -> None:
        self._spans[group] |= {(one.start, one.end) for one in mentions if one is not None}

    def has(self, group: str, start: int, end: int, key: str, sentence: int) -> bool:
        """Whether a claim holds a value that stands there, or an entity of the sentence there."""
        if group == "name" and (sentence, key) in self._entities:
            return True
        return any(a < end and start < b for a, b in self._spans[group])


def _expressions(
    article: Article, parsed: Sequence[Sentence]
) -> Iterator[tuple[str, Stretch, str, Sentence]]:
    """Kind, place, key of the entity and sentence of each value that the readers found."""
    for sentence, found in zip(parsed, article.found, strict=True):
        text = article.text[sentence.start : sentence.end]
        asks = checkable.asks(sentence.tree) or checkable.addresses_reader(sentence.tree)
        if asks or foreign_sentence(text) or is_dateline(text):
            continue
        telling = [
            frame
            for frame in sentence.frames
            if meaning.only_tells(frame, sentence.frames)
            or article.voices.only_tells(sentence.number, frame)
        ]
        before: TimeExpression | None = None
        for time in sentence.times:
            if time.type in ("DATE", "TIME") and time.interval is not None:
                stretch = (time.start, time.end)
                if before is not None and _one_stretch(before, time):
                    stretch = (before.start, time.end)  # one slot may tell both ends
                before = time
                kind = str(time.interval.granularity)
                if any(_stands_in(frame, time.start - sentence.start) for frame in telling):
                    kind = "of telling"
                yield f"time {kind}", stretch, "", sentence
        for one in sentence.quantities:
            kind = f"number {one.quantity.dimension}"
            yield kind, (one.start, one.end), "", sentence
        for at in sorted(found):
            token, entity = sentence.tree[at], found[at].entity
            if token.pos_ == "PROPN":
                span = span_of(token, sentence.start)
                place = entity.kind in ("place", "country")
                kind = f"name {'place' if place else entity.kind}"
                yield kind, (span.start, span.end), entity.key, sentence


def _one_stretch(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether two times are the ends of "from A to B" or of "between A and B"."""
    lasting = other.extent is not None and one.extent == other.extent
    return lasting or (other.hull is not None and one.hull == other.hull)


def _stands_in(frame: Frame, at: int) -> bool:
    """Whether a character of the sentence stands in a clause; those inside it are not asked."""
    return any(token.idx <= at < token.idx + len(token) for token in frame.tokens)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
