"""How many wordings of one happening come out as one class, and how many of different ones do.

    python -m bench.bench_wordings [FIELD ...] [--unread] [--verbose] [--wrong]

Without fields: every file of ``tests/gold/wordings``, each some kinds of happenings
of one field told in ten sentences or so as different reporters would write them.
A pair of sentences of one kind is found when a claim of the one and a claim of the
other are compared as one kind of happening; ``near`` pairs only join where more
speaks for it.  The check of precision is the share of pairs of sentences of two
kinds that come out as one; kinds that one sentence may well tell both (``alike`` in
the file) are left out of it.  ``--unread`` takes the sentences of
``tests/gold/wordings/unread``, by which nobody mended anything: the others say how
well the lexicon knows what it was shown.  ``--verbose`` prints what each sentence came out as,
``--wrong`` the pairs of kinds that are most often taken for one another.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from registry import extraction
from registry.linking.levels.predicates import ONE_KIND, kin_keys, predicate_level
from registry.linking.signature import GENERIC, Head
from registry.records import Document

WORDINGS = Path(__file__).resolve().parent.parent / "tests" / "gold" / "wordings"
UNREAD = WORDINGS / "unread"

Pair = tuple[int, int]


@dataclass(frozen=True)
class Sentence:
    """One sentence of the benchmark and what it came out as."""

    field: str
    kind: str
    text: str
    alike: frozenset[str]
    heads: frozenset[Head]


@dataclass
class Score:
    """Pairs of sentences."""

    one: int = 0
    near: int = 0
    of: int = 0
    wrong: int = 0
    apart: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.one + other.one,
            self.near + other.near,
            self.of + other.of,
            self.wrong + other.wrong,
            self.apart + other.apart,
        )

    @property
    def recall(self) -> float:
        """Share of the pairs of one kind that come out as one."""
        return self.one / self.of if self.of else 1.0

    @property
    def confused(self) -> float:
        """Share of the pairs of different kinds that come out as one."""
        return self.wrong / self.apart if self.apart else 0.0

    def __str__(self) -> str:
        return (
            f"one {self.recall:.3f} ({self.one}/{self.of})  near {self.near}"
            f"  confused {self.confused:.4f} ({self.wrong}/{self.apart})"
        )


def read(
    fields: Iterable[str], parser: extraction.Parser, folder: Path = WORDINGS
) -> list[Sentence]:
    """Every sentence of the fields of a folder, each read as an article of its own."""
    found: list[Sentence] = []
    for name in fields:
        raw = tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
        found.extend(
            Sentence(name, row["name"], text, frozenset(row.get("alike", ())), heads(text, parser))
            for row in raw["kind"]
            for text in row["sentences"]
        )
    return found


def heads(text: str, parser: extraction.Parser) -> frozenset[Head]:
    """What decides how the claims of a sentence compare."""
    document = Document(path="wording", text=text, blob_sha256="0" * 64, reader="bench")
    return frozenset(
        Head(c.predicate, c.predicate_class, c.predicate_pos, c.kind, c.predicate in GENERIC)
        for c in extraction.extract(document, parser)
    )


def pairs(sentences: Sequence[Sentence]) -> tuple[set[Pair], set[Pair]]:
    """Pairs of sentences that come out as one kind, and those that are only near."""
    having: dict[Head, list[int]] = defaultdict(list)
    for at, sentence in enumerate(sentences):
        for head in sentence.heads:
            having[head].append(at)
    sharing: dict[str, list[Head]] = defaultdict(list)
    for head in sorted(having, key=repr):
        for key in kin_keys(head):
            sharing[key].append(head)
    one: set[Pair] = set()
    near: set[Pair] = set()
    seen: set[tuple[Head, Head]] = set()
    for together in sharing.values():
        for a, b in [(h, h) for h in together] + list(combinations(together, 2)):
            if (a, b) in seen:
                continue
            seen.add((a, b))
            level = predicate_level(a, b).level
            if level in ONE_KIND or level == "near":
                found = near if level == "near" else one
                found.update((min(p), max(p)) for p in _across(having[a], having[b]))
    return one, near - one


def _across(left: Sequence[int], right: Sequence[int]) -> Iterable[Pair]:
    return ((a, b) for a in left for b in right if a != b)


def scores(sentences: Sequence[Sentence], one: set[Pair], near: set[Pair]) -> dict[str, Score]:
    """By kind, named with its field; a pair of two kinds counts for both."""
    found: dict[str, Score] = defaultdict(Score)
    for a, b in combinations(range(len(sentences)), 2):
        left, right = sentences[a], sentences[b]
        if left.field == right.field and left.kind == right.kind:
            score = found[f"{left.field}: {left.kind}"]
            score.of += 1
            score.one += (a, b) in one
            score.near += (a, b) in near
        elif not (right.kind in left.alike or left.kind in right.alike):
            for side in (left, right):
                score = found[f"{side.field}: {side.kind}"]
                score.apart += 1
                score.wrong += (a, b) in one
    return dict(found)


def confused(sentences: Sequence[Sentence], one: set[Pair]) -> Counter[tuple[str, str]]:
    """How many sentences of two kinds came out as one."""
    found: Counter[tuple[str, str]] = Counter()
    for a, b in one:
        left, right = sentences[a], sentences[b]
        if left.kind != right.kind and not (right.kind in left.alike or left.kind in right.alike):
            found[left.kind, right.kind] += 1
    return found


def _print_kind(sentences: Sequence[Sentence], name: str, one: set[Pair]) -> None:
    own = [at for at, s in enumerate(sentences) if f"{s.field}: {s.kind}" == name]
    for at in own:
        joined = sum((min(at, o), max(at, o)) in one for o in own if o != at)
        told = ", ".join(
            sorted(
                f"{h.predicate}={h.predicate_class}/{h.predicate_pos[0]}"
                for h in sentences[at].heads
            )
        )
        print(f"    {joined:2} {sentences[at].text}   [{told}]")


def main() -> None:
    """Print the shares by kind, by field and in all."""
    usage = (__doc__ or "").splitlines()
    arguments = argparse.ArgumentParser(description=usage[0])
    arguments.add_argument("fields", nargs="*", help="names of files, without .toml")
    arguments.add_argument("--unread", action="store_true")
    arguments.add_argument("--verbose", action="store_true")
    arguments.add_argument("--wrong", action="store_true")
    asked = arguments.parse_args()
    fields = asked.fields or sorted(p.stem for p in WORDINGS.glob("*.toml"))
    sentences = read(fields, extraction.load(), UNREAD if asked.unread else WORDINGS)
    one, near = pairs(sentences)
    by_field: dict[str, Score] = defaultdict(Score)
    for name, score in scores(sentences, one, near).items():
        by_field[name.partition(":")[0]] += score
        print(f"  {name}: {score}")
        if asked.verbose:
            _print_kind(sentences, name, one)
    if asked.wrong:
        for (left, right), count in confused(sentences, one).most_common(60):
            print(f"  {count:4} {left} / {right}")
    for field, score in by_field.items():
        print(f"{field}: {score}")
    print(f"all: {sum(by_field.values(), Score())}")


if __name__ == "__main__":
    main()
