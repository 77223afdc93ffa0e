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
from registry.records import Claim, Document

Stretch = tuple[int, int]


def main(argv: Sequence[str]) -> int:
    """Print one line a kind: how many there are, how many no claim holds, and the rate."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("folders", nargs="+", type=Path)
    ap.add_argument("--list", nargs="?", const="", help="the sentences of what is in no claim")
    args = ap.parse_args(argv)
    parser = extraction.load()
    seen: Counter[str] = Counter()
    lost: defaultdict[str, list[str]] = defaultdict(list)
    for name, document in _documents(args.folders):
        article, parsed = values_of(document, parser)
        spans, entities = _held(claims_of(article, parsed))
        for kind, (start, end), key, sentence in _expressions(article, parsed):
            seen[kind] += 1
            known = (sentence.start, key) in entities
            if not known and not any(a < end and start < b for a, b in spans):
                before = article.text[sentence.start : start].replace("\n", " ")
                after = article.text[end : sentence.end].replace("\n", " ")
                lost[kind].append(f"{name}: {before}[{article.text[start:end]}]{after}")
    for kind in sorted(seen) if args.list is not None else ():
        for line in lost[kind] if kind.startswith(args.list) else ():
            print(f"{kind:22} {line}")
    for group in ("time", "number", "name"):
        kinds = sorted(kind for kind in seen if kind.startswith(group))
        for kind in kinds:
            print(_row(kind, len(lost[kind]), seen[kind]))
        print(_row(f"= {group}", sum(len(lost[k]) for k in kinds), sum(seen[k] for k in kinds)))
    return 0


def _row(kind: str, lost: int, seen: int) -> str:
    return f"{kind:24}{seen:6} found {lost:6} in no claim {lost / seen if seen else 0:7.1%}"


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


def _held(claims: Sequence[Claim]) -> tuple[set[Stretch], set[tuple[int, str]]]:
    """Where slots of the claims stand, and the entities that they know, by start of sentence."""
    spans: set[Stretch] = set()
    entities: set[tuple[int, str]] = set()
    for claim in claims:
        said = [claim.attribution] if claim.attribution is not None else []
        mentions = [one.mention for one in (*claim.times, *said)]
        mentions += [one.mention for one in claim.quantities]
        mentions += [one.mention for one in (*claim.places, *claim.participants)]
        spans |= {(one.start, one.end) for one in mentions if one is not None}
        known = [p.entity.key for p in claim.participants if p.entity is not None]
        entities |= {(claim.sentence[0], key) for key in (*known, *(one.key for one in said))}
    return spans, entities


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
                span = (time.start, time.end)
                if before is not None and _one_stretch(before, time):
                    span = (before.start, time.end)  # one slot may tell both ends
                before = time
                kind = str(time.interval.granularity)
                if any(_stands_in(frame, time.start - sentence.start) for frame in telling):
                    kind = "of telling"
                yield f"time {kind}", span, "", sentence
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
