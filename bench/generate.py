"""Claims as news has them, as many as wanted, for measuring: few names in most, many in a few.

    from bench.generate import World
    world = World(claims=100_000, skew=0.1)
    for number in range(world.articles): article, claims = world.article(number)

Names, predicates and words follow Zipf's law.  Articles tell stories: half of
the stories have one article, some have dozens; an article tells most of the
events of its story, in its own words, now and then with another value, and a few
things of its own.  With ``skew`` that part of all claims names one and the same
person.  Everything follows from the seed and the number of the article, so that
any article can be made again by itself.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from random import Random
from typing import Any

import numpy as np

from registry.lexicon import frequency, predicates
from registry.lexicon.counted import counted_class
from registry.provenance.origins import Sketch
from registry.records import (
    Anchor,
    Article,
    Claim,
    Participant,
    PlaceSlot,
    QuantitySlot,
    Span,
    Status,
    TimeSlot,
)
from registry.values.names import EntityRef, entity
from registry.values.place import Place, read_place
from registry.values.quantity import Quantity
from registry.values.time import TimeInterval

CLAIMS_EACH = 20
"""Claims of one article."""
_FIRST = date(2010, 1, 1)
_DAYS = 5000
_MOST = 12  # articles of one story

_SYLLABLES = """ba ber bor dal dan der dor el fan gar gol har hel in jan kar kel kor lan lem lin lor
mar mel mir mon nar nel nor ol or pal per pol ran rel ros sal sen sil sol tar tel tor ul val van vel
ver vin vor wal wes wil yar zan zel""".split()
_GIVEN = """Anna Ben Carla David Elena Frank Gina Henrik Ines Jonas Karin Lars Maria Nils Olga Peter
Rosa Stefan Tina Ulrich Vera Walter Yara Zoe Aldo Bianca Cyril Dora Emil Flora Goran Hanna Igor Jana
Kurt Lena Marco Nora Otto Paula""".split()
_TRADES = "Bank Steel Airways Foods Motors Energy Group Union Institute Council".split()
_CITIES = """Oslo Paris Madrid Rome Vienna Warsaw Cairo Nairobi Lima Santiago Tokyo Seoul Jakarta
Sydney Toronto Chicago Lagos Athens Dublin Lisbon""".split()
_THINGS = """people worker soldier passenger house school hospital ticket vehicle tonne job student
patient voter resident""".split()
_HEADS = """agreement bridge museum report court hospital school factory ship train plane budget law
ban vote strike attack fire flood storm market price company team festival road tunnel dam port mine
treaty plan deal project building airport station union minister mayor officer""".split()


def _zipf(count: int, steepness: float = 1.0) -> list[float]:
    """Running totals of weights that fall as the rank to a power."""
    return list(accumulate((rank + 1) ** -steepness for rank in range(count)))


def _draw(chance: Random, totals: list[float]) -> int:
    return bisect_left(totals, chance.random() * totals[-1])


@dataclass(frozen=True)
class _Event:
    """What happened, as the story has it."""

    kind: str
    agent: EntityRef
    patient: EntityRef | str
    day: date | None
    place: Place | None
    thing: str
    number: int
    words: tuple[str, ...]


@dataclass
class World:
    """A reproducible press of about ``claims`` claims."""

    claims: int
    skew: float = 0.0
    """Share of all claims that name one and the same person."""
    seed: int = 1
    wrong: float = 0.003
    """Share of told values that are not those of the story."""
    _places: dict[str, Place] = field(default_factory=dict)
    _days: dict[date, TimeSlot] = field(default_factory=dict)
    _numbers: dict[int, Quantity] = field(default_factory=dict)
    _roles: dict[tuple[str, object], Participant] = field(default_factory=dict)
    _classes: dict[tuple[str, str], str | None] = field(default_factory=dict)

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return -(-self.claims // CLAIMS_EACH)

    @cached_property
    def _stories(self) -> list[int]:
        """By article, the number of its story."""
        chance = Random(self.seed)
        found: list[int] = []
        story = 0
        while len(found) < self.articles:
            told = min(_MOST, int(chance.paretovariate(1.6)))
            found += [story] * told
            story += 1
        return found[: self.articles]

    @cached_property
    def _names(self) -> tuple[list[EntityRef], list[float]]:
        """Persons, and fewer organisations, with the weights of their ranks."""
        chance = Random(self.seed + 1)
        found: dict[str, EntityRef] = {}
        # The more is told, the more persons there are, though not in proportion (Heaps' law).
        wanted = int(30 * self.claims**0.55) + 50
        while len(found) < wanted:
            family = "".join(
                chance.choice(_SYLLABLES) for _ in range(chance.choice((2, 2, 3, 3, 3)))
            )
            if len(found) % 4 == 3:
                one = entity(f"{family.title()} {chance.choice(_TRADES)}", "org")
            else:
                one = entity(f"{chance.choice(_GIVEN)} {family.title()}", "person")
            found[one.key] = one
        names = list(found.values())
        return names, _zipf(len(names), 0.9)

    @cached_property
    def _predicates(self) -> tuple[list[tuple[str, tuple[str, ...]]], list[float]]:
        rows = [
            (name, tuple(v for v in row.verbs if " " not in v)[:3])
            for name, row in predicates.classes().items()
        ]
        rows = [row for row in rows if row[1]]
        Random(self.seed + 2).shuffle(rows)
        return rows, _zipf(len(rows), 0.8)

    @cached_property
    def _vocabulary(self) -> tuple[list[str], list[float]]:
        words = sorted(
            w for w in frequency._table() if 30 <= frequency.zipf(w) <= 60 and w.isalpha()
        )
        Random(self.seed + 3).shuffle(words)
        words.sort(key=lambda w: -frequency.zipf(w))
        return words, list(accumulate(10 ** (frequency.zipf(w) / 20) for w in words))

    @property
    def _everywhere(self) -> EntityRef:
        return entity("Viktor Allgood", "person")

    # ── stories ──────────────────────────────────────────────────────────────

    def _story(
        self, number: int, own: Random
    ) -> tuple[date, list[EntityRef], list[str], list[_Event]]:
        names, totals = self._names
        cast = list({e.key: e for e in (names[_draw(own, totals)] for _ in range(6))}.values())
        words, _ = self._vocabulary
        topic = [own.choice(words) for _ in range(40)]
        day = _FIRST + timedelta(days=own.randrange(_DAYS))
        events = [self._event(own, cast, topic, day) for _ in range(16)]
        return day, cast, topic, events

    def _event(self, own: Random, cast: list[EntityRef], topic: list[str], day: date) -> _Event:
        names, totals = self._names
        rows, ranks = self._predicates
        words, weights = self._vocabulary
        kind = rows[_draw(own, ranks)][0]
        agent = own.choice(cast) if own.random() < 0.7 else names[_draw(own, totals)]
        if own.random() < self.skew:
            agent = self._everywhere
        patient: EntityRef | str = own.choice(_HEADS)
        if own.random() < 0.35:
            patient = own.choice(cast)
        told = [own.choice(topic) for _ in range(2)] + [own.choice(words) for _ in range(2)]
        told += [words[_draw(own, weights)] for _ in range(3)]
        return _Event(
            kind=kind,
            agent=agent,
            patient=patient,
            day=day - timedelta(days=own.choice((0, 0, 1, 1, 2, 3, 7, 30, 400))),
            place=self._place(own.choice(_CITIES)) if own.random() < 0.15 else None,
            thing=own.choice(_THINGS) if own.random() < 0.3 else "",
            number=own.choice((12, 20, 35, 150, 400, 1200, 3500, 40000)) + own.randrange(9),
            words=tuple(sorted(set(told))),
        )

    # ── articles ─────────────────────────────────────────────────────────────

    def article(self, number: int) -> tuple[Article, list[Claim]]:
        """The article of a number, from 0, and its claims in order of their sentences."""
        story = self._stories[number]
        day, cast, topic, events = self._story(story, Random(self.seed * 7_919 + story))
        own = Random(self.seed * 104_729 + 31 * number + 7)
        made = self._made(number, day + timedelta(days=own.choice((0, 0, 0, 1, 1, 2, 5))))
        told = own.sample(events, k=own.randint(9, 14))
        while len(told) < CLAIMS_EACH:
            told.append(self._event(own, cast, topic, day))
        return made, [self._claim(made, n, event, own) for n, event in enumerate(told)]

    def of_one_event(self, number: int, claims: int = CLAIMS_EACH) -> tuple[Article, list[Claim]]:
        """An article that tells one event over and over, the same for every number."""
        day, _, _, events = self._story(0, Random(self.seed))
        own = Random(self.seed * 104_729 + 31 * number + 7)
        counted = next(event for event in events if event.thing)
        made = self._made(number, day)
        return made, [self._claim(made, n, counted, own) for n in range(claims)]

    @staticmethod
    def _made(number: int, published: date) -> Article:
        key = f"https://example.org/{number}"
        return Article(
            id=f"{number:012d}",
            key=key,
            path=f"{number}.txt",
            source=f"outlet {number % 211}",
            published=published,
            origin=key,
        )

    def _claim(self, article: Article, at: int, event: _Event, own: Random) -> Claim:
        verbs = self._by_kind[event.kind]
        verb = verbs[0] if own.random() < 0.7 else own.choice(verbs)
        start = 100 * at
        wrong = own.random() < self.wrong
        times: tuple[TimeSlot, ...] = ()
        if event.day is not None and own.random() < 0.5:
            shift = own.choice((1, 7, 365)) if wrong and not event.thing else 0
            times = (self._day(event.day + timedelta(days=shift)),)
        quantities: tuple[QuantitySlot, ...] = ()
        if event.thing and own.random() < 0.9:
            number = event.number + (own.choice((10, 100)) if wrong else 0)
            quantities = (self._quantity(event.thing, number, start),)
        context = [w for w in event.words if own.random() < 0.8]
        return Claim.model_construct(
            document_id=article.id,
            document_key=article.key,
            anchor=Anchor.model_construct(
                start=start,
                end=start + 60,
                quote=f"{verb} {at} of {article.id}",
                prefix="",
                suffix="",
            ),
            sentence=(start, start + 80),
            kind="event",
            predicate=verb,
            predicate_class=self._class(verb),
            predicate_pos="VERB",
            trigger=Span.model_construct(start=start, end=start + len(verb), text=verb),
            participants=(
                self._participant("agent", event.agent),
                self._participant("patient", event.patient),
            ),
            times=times,
            places=()
            if event.place is None or own.random() < 0.3
            else (PlaceSlot.model_construct(place=event.place, mention=_SPAN, relation="in"),),
            quantities=quantities,
            attribution=None,
            status=Status.ASSERTED if own.random() < 0.9 else Status.REPORTED,
            negated=False,
            context=tuple(sorted({verb, *context})),
            separators=(),
            generic=False,
            ordinal=0,
            repairs=(),
        )

    # ── values, each made once ───────────────────────────────────────────────

    @cached_property
    def _by_kind(self) -> dict[str, tuple[str, ...]]:
        return dict(self._predicates[0])

    def _class(self, verb: str) -> str | None:
        if (verb, "") not in self._classes:
            self._classes[verb, ""] = predicates.predicate_class(verb, pos="VERB")
        return self._classes[verb, ""]

    def _place(self, name: str) -> Place:
        if name not in self._places:
            self._places[name] = read_place(name)
        return self._places[name]

    def _day(self, day: date) -> TimeSlot:
        if day not in self._days:
            self._days[day] = TimeSlot(interval=TimeInterval.parse(day.isoformat()), mention=_SPAN)
        return self._days[day]

    def _quantity(self, thing: str, number: int, start: int) -> QuantitySlot:
        if number not in self._numbers:
            self._numbers[number] = Quantity.parse(str(number))
        return QuantitySlot.model_construct(
            quantity=self._numbers[number],
            mention=Span.model_construct(start=start, end=start + 4, text=str(number)),
            counted=thing,
            counted_class=counted_class(thing),
            modifiers=(),
            attribute="",
            holder="",
            direct=True,
            scope="",
        )

    def _participant(self, role: str, who: EntityRef | str) -> Participant:
        key = (role, who if isinstance(who, str) else who.key)
        if key not in self._roles:
            if isinstance(who, str):
                made = Participant(
                    role=role,
                    mention=_SPAN,
                    head=who,
                    noun_class=predicates.noun_class(who),
                )
            else:
                head = who.name.split()[-1].lower()
                made = Participant(role=role, mention=_SPAN, head=head, entity=who)
            self._roles[key] = made
        return self._roles[key]


_SPAN = Span(start=0, end=4, text="text")


def document_row(article: Article, claims: int) -> dict[str, Any]:
    """A generated article as a row of a corpus; it has no text, and so many claims."""
    from registry.corpus import shapes  # which needs Spark

    empty = Sketch(article.id, np.array([], dtype=np.uint64), "", "", "")
    return {
        "id": article.id,
        "key": article.key,
        "path": article.path,
        "text_sha256": "0" * 64,
        "record": "{}",
        "article": article.model_dump_json(exclude_defaults=True),
        "sketch": shapes.pack_sketch(empty),
        "claims": claims,
    }
