"""What has been mentioned so far, and what kind of text it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from registry.extraction.times._meaning import Fields, Piece, Shift
from registry.extraction.times._tokens import LETTERS, Tokens
from registry.records import Hop

_USUAL_JUMP = 3  # years by which a story moves on from one date to the next
_YEARS_ENOUGH = 6  # so many written years far from the document's make a narrative


@dataclass(frozen=True, slots=True)
class Point:
    """A date mentioned earlier in the text, as far as it is known."""

    at: int
    """Index of its first token."""
    year: int | None
    bc: bool
    month: int | None
    day: int | None
    weekday: int | None
    season: str | None
    value: str
    hops: tuple[Hop, ...]
    written_year: bool
    """Its year stands in the text."""
    coarse: bool = False
    """The day is only somewhere in it: a week, a weekend."""
    main: bool = True
    """It moves the story on; a glance back or far ahead does not."""

    @property
    def count(self) -> int | None:
        """The year as a number that grows with time: 0 is 1 BC."""
        return None if self.year is None else 1 - self.year if self.bc else self.year


@dataclass(slots=True)
class Memory:
    """The document's date, the kind of text, and the points mentioned so far."""

    tokens: Tokens
    document: date | None
    narrative: bool
    before_christ: bool
    tense: Callable[[Piece], str | None]
    points: list[Point] = field(default_factory=list)
    _sentences: list[int] = field(default_factory=list)
    day_first: bool | None = None
    """The order of dates in digits, where others in the text show it without doubt."""
    upcoming: Sequence[int] = ()
    """First tokens of what tells a day, ascending."""
    _days: dict[tuple[int, int], Point] = field(default_factory=dict)
    _glance: int | None = None
    _story: Point | None = None

    def remember(self, point: Point) -> None:
        """Add what was just mentioned, and judge whether the story moves with it."""
        main = self._moves_the_story(point)
        self.points.append(replace(point, main=main))
        if point.month and point.day and point.year is not None and not point.bc:
            self._days.setdefault((point.month, point.day), self.points[-1])
        if main and point.year is not None:
            self._story = point

    def _moves_the_story(self, point: Point) -> bool:
        if point.count is None:
            return True
        story = self.story()
        if story is None or story.count is None:
            return True
        if self._in_parentheses(point.at):
            return False
        jump = point.count - story.count
        if not point.written_year:
            # "A year earlier" glances back; "the following year" moves on.
            return jump >= 0 or self._fronted(point.at)
        before, self._glance = self._glance, None
        if self._fronted(point.at) or jump == 0:
            return True
        if point.month is not None and 0 < jump <= _USUAL_JUMP:
            return True
        # A second year near a first one elsewhere shows that the story went there.
        if before is not None and abs(point.count - before) <= 1:
            return True
        self._glance = point.count
        return False

    def told(self, month: int | None, day: int | None) -> Point | None:
        """The first point on that day of any year: the text will not mean another one."""
        return self._days.get((month, day)) if month and day else None

    def story(self) -> Point | None:
        """The last point with a year that moved the story on, or ``None``."""
        return self._story

    def year_before(self, at: int) -> Point | None:
        """What a date without a year takes its year from: its own sentence, else the story."""
        sentence = self.sentence(at)
        for point in reversed(self.points[-6:]):
            if self.sentence(point.at) != sentence:
                break
            if point.written_year and point.year is not None and not self._in_parentheses(point.at):
                return point
        return self.story()

    def _in_parentheses(self, at: int) -> bool:
        """Whether an opening parenthesis stands shortly before and is not closed."""
        words = self.tokens.words
        for index in range(at - 1, max(-1, at - 12), -1):
            if words[index] == ")":
                return False
            if words[index] == "(":
                return True
        return False

    def _fronted(self, at: int) -> bool:
        """Whether it stands at the head of its sentence."""
        starts = self._sentences
        number = bisect_right(starts, at)
        return at - (starts[number - 1] if number else 0) <= 3

    def sentence(self, at: int) -> int:
        """Number of the sentence that holds a token."""
        return bisect_right(self._sentences, at)

    def day_follows(self, at: int) -> bool:
        """Whether a day is told later in the sentence that holds a token."""
        index = bisect_right(self.upcoming, at)
        if index == len(self.upcoming):
            return False
        return self.sentence(self.upcoming[index]) == self.sentence(at)

    def last(self, fits: Callable[[Point], bool], within: int = 8) -> Point | None:
        """The latest of the last few points that fits, or ``None``."""
        for point in reversed(self.points[-within:]):
            if fits(point):
                return point
        return None

    @property
    def document_hop(self) -> Hop:
        """The end of a derivation that rests on the document's date."""
        assert self.document is not None
        return Hop(rule="document date", span=None, value=self.document.isoformat())


def sentence_starts(tokens: Tokens, sentences: Sequence[tuple[int, int]] | None) -> list[int]:
    """Token indices at which sentences begin, ascending."""
    if sentences is not None:
        starts = sorted(start for start, _ in sentences)
        return [bisect_right(tokens.starts, start - 1) for start in starts]
    found = [0]
    dot, gap = LETTERS["DOT"], LETTERS["BREAK"]
    for match in re.finditer(f"[{dot}{gap}]", tokens.letters):
        at = match.start() + 1
        if match.group() == gap or (
            at < len(tokens)
            and tokens.starts[at] > tokens.ends[at - 1]
            and tokens.capital(at)
            and (len(tokens.words[at - 2]) > 1 or not tokens.words[at - 2].isalpha())
        ):
            found.append(at)
    return found


def is_narrative(pieces: Sequence[Piece], document: date | None) -> bool:
    """Whether the text tells a past that it dates itself, rather than the news of its day.

    Years written out that are far from the document's own speak for narrative;
    weekdays, "yesterday" and "last month" speak for news.
    """
    far = near = deictic = 0
    years: set[tuple[int, bool]] = set()
    for piece in pieces:
        meaning = piece.meaning
        if isinstance(meaning, Fields):
            if meaning.year is not None:
                years.add((meaning.year, meaning.bc))
                if document is None or meaning.bc or abs(meaning.year - document.year) > 1:
                    far += 1
                else:
                    near += 1
            elif (
                (meaning.weekday is not None and meaning.day is None)
                or (meaning.direction is not None and meaning.anchor == "document")
                or (meaning.day_from is not None and meaning.day_from.anchor == "document")
            ):
                deictic += 1
        elif isinstance(meaning, Shift) and meaning.step.anchor == "document":
            deictic += 1
    return far >= _YEARS_ENOUGH and len(years) > 1 and far > 8 * deictic and far >= near


def counts_before_christ(pieces: Sequence[Piece]) -> bool:
    """Whether most years of the text are before Christ."""
    years = [
        piece.meaning.bc
        for piece in pieces
        if isinstance(piece.meaning, Fields)
        and (piece.meaning.year is not None or piece.meaning.block is not None)
        and piece.meaning.reason != "bare-bc"
    ]
    return sum(years) >= 3 and 2 * sum(years) > len(years)
