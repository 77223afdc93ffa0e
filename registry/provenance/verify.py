"""Re-check what is on record: bytes, text, map, and every quote.

Without a current text, the record is checked against itself.  With one, each
claim is looked for again, and must still be said: its quote word for word, what
its values rest on near by, and nothing in its sentence that turns it round.
Nothing is re-anchored here; the outcome says where the claim would stand.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from registry.provenance.anchors import Ambiguous, Exact, Moved, Orphaned, find_anchor, make_anchor
from registry.records import Anchor, Blob, Claim, Document, Segment, Span

_NEAR = 2_000  # code points within which an outside value must stand from the claim
_REACH = 600  # code points on each side in which the sentence around a quote is looked for
_WHITE = " \t\r\n\f\xa0"
_TURNING_WORDS = """
allegedly alleged cannot denied denies deny didn doesn don false falsely if incorrectly isn may
might never no nobody none not unless wasn weren without won wouldn wrongly
"""
_TURNING = frozenset(_TURNING_WORDS.split())
"""Words that change whether a sentence holds what it says."""
_WORD = re.compile(r"[A-Za-z]+")
_SENTENCE_EDGE = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|[A-Z“\"])|\n")


class Finding(StrEnum):
    """What became of a claim."""

    OK = "ok"
    MOVED = "moved"
    DRIFTED = "drifted"  # the text near by says something else now
    ORPHANED = "orphaned"  # nothing in the text resembles it
    AMBIGUOUS = "ambiguous"  # it stands at several places


@dataclass(frozen=True, slots=True)
class Check:
    """One claim, re-checked."""

    claim_id: str
    outcome: Finding
    start: int | None
    end: int | None
    """Where it stands now, or what is most like it; ``None`` when nothing is."""
    detail: str = ""
    """Why the outcome is not ``ok``, in one sentence."""


@dataclass(frozen=True, slots=True)
class Verification:
    """One document, re-checked."""

    document_id: str
    problems: tuple[str, ...]
    """What is wrong with the record itself; empty when it keeps its promises."""
    checks: tuple[Check, ...]
    """One for each claim, in text order."""

    @property
    def passed(self) -> bool:
        """Whether the record is sound and every claim stands, moved or not."""
        return not self.problems and all(
            check.outcome in {Finding.OK, Finding.MOVED} for check in self.checks
        )

    @property
    def counts(self) -> dict[str, int]:
        """How many claims have each outcome, every outcome named."""
        found = Counter(check.outcome for check in self.checks)
        return {outcome.value: found[outcome] for outcome in Finding}


def verify(
    document: Document,
    claims: Iterable[Claim],
    current_text: str | None = None,
    *,
    blob: Blob | None = None,
    text_sha256: str | None = None,
    source: str | None = None,
) -> Verification:
    """Re-check a document and its claims.

    ``current_text`` is what the file or page says now; ``blob`` the bytes on
    record, ``text_sha256`` the hash on record; ``source`` the decoded part of the
    bytes that the map counts in, where that is not all of them.  What is not
    given is not checked.
    """
    ordered = sorted(claims, key=lambda c: (c.anchor.start, c.anchor.end, c.id))
    problems = list(_record_problems(document, blob, text_sha256))
    if problems or blob is None:
        source = None
    elif source is None:
        source = _source(document, blob)
    checks: list[Check] = []
    for claim in ordered:
        problem = quote_problem(document.text, claim.anchor)
        if problem is None and source is not None:
            problem = map_problem(document, source, claim.anchor.start, claim.anchor.end)
        if problem is not None:
            problems.append(f"claim {claim.id}: {problem}")
        checks.append(
            Check(claim.id, Finding.OK, claim.anchor.start, claim.anchor.end)
            if problem is None and current_text in {None, document.text}
            else check_claim(
                document.text, claim, document.text if current_text is None else current_text
            )
        )
    return Verification(document.id, tuple(problems), tuple(checks))


def check_claim(old_text: str, claim: Claim, new_text: str) -> Check:
    """Look for one claim in another text of the same article."""
    found = find_anchor(new_text, claim.anchor)
    if isinstance(found, Ambiguous):
        detail = f"the quote stands at {len(found.spans)} places; nothing tells which was meant"
        return Check(claim.id, Finding.AMBIGUOUS, *found.spans[0], detail)
    if isinstance(found, Orphaned):
        if found.nearest is None:
            return Check(
                claim.id, Finding.ORPHANED, None, None, "the text does not say it any more"
            )
        start, end = found.nearest
        like = "in other surroundings" if found.likeness == 100 else f"{found.likeness} % alike"
        detail = f"now, {like}: {' '.join(new_text[start:end].split())!r}"
        return Check(claim.id, Finding.DRIFTED, start, end, detail)
    place = (found.start, found.end)
    if detail := _turned(old_text, claim, new_text, place):
        return Check(claim.id, Finding.DRIFTED, *place, detail)
    if detail := _value_lost(old_text, claim, new_text, place):
        return Check(claim.id, Finding.DRIFTED, *place, detail)
    if isinstance(found, Exact):
        return Check(claim.id, Finding.OK, *place)
    by = f"moved by {found.start - claim.anchor.start:+d} characters"
    return Check(claim.id, Finding.MOVED, *place, f"{by}; {found.note}" if found.note else by)


# ── the record by itself ─────────────────────────────────────────────────────


def quote_problem(text: str, anchor: Anchor) -> str | None:
    """What is wrong with an anchor in its own text, or ``None``."""
    if not 0 <= anchor.start < anchor.end <= len(text):
        return f"span {anchor.start} to {anchor.end} lies outside the text"
    if text[anchor.start : anchor.end] != anchor.quote:
        return "the text at its span is not its quote"
    before = text[max(0, anchor.start - len(anchor.prefix)) : anchor.start]
    if before != anchor.prefix or not text.startswith(anchor.suffix, anchor.end):
        return "the text around its span is not its prefix and suffix"
    return None


def map_problem(document: Document, source: str, start: int, end: int) -> str | None:
    """Where the map leads from a span to source that says something else; ``None`` if nowhere."""
    covered = start
    segments = document.segments or (_whole(document),)
    at = max(0, bisect_right(segments, start, key=lambda segment: segment.text_start) - 1)
    for segment in segments[at:]:
        first = max(start, segment.text_start)
        last = min(end, segment.text_start + segment.length)
        if first >= last:
            if segment.text_start >= end:
                break
            continue
        if document.text[covered:first].strip(_WHITE + "\f"):
            return f"characters {covered} to {first} have no place in the source"
        covered = last
        text = document.text[first:last]
        if segment.length == segment.raw_length:
            raw_start = segment.raw_start + first - segment.text_start
            origin = source[raw_start : raw_start + last - first]
            same = text == origin or text == "".join(" " if c in _WHITE else c for c in origin)
        else:
            origin = source[segment.raw_start : segment.raw_start + segment.raw_length]
            same = _stands_for(origin, text)
        if not same:
            return f"characters {first} to {last} come from source that says {origin[:40]!r}"
    if document.text[covered:end].strip(_WHITE + "\f"):
        return f"characters {covered} to {end} have no place in the source"
    return None


def _stands_for(origin: str, text: str) -> bool:
    """Whether source that is not taken literally means ``text``.

    A reference of HTML, which a feed escapes once more; an escape of JSON; a mark
    of a word processor; or white space with the marks of a quoted line in it.
    """
    meant = html.unescape(origin)
    if text in (meant, html.unescape(meant)) or (
        text == " " and not html.unescape(meant).strip(_WHITE + ">\\")
    ):
        return True
    if origin.startswith("<w:") and text in {" ", "-"}:
        return True
    try:
        return bool(json.loads(f'"{origin}"') == text)
    except ValueError:
        return False


def _record_problems(
    document: Document, blob: Blob | None, text_sha256: str | None
) -> Iterator[str]:
    if text_sha256 is not None and document.text_sha256 != text_sha256:
        yield "the text is not the one that its hash names"
    if blob is not None:
        if hashlib.sha256(blob.data).hexdigest() != blob.sha256:
            yield "the bytes are not the ones that their hash names"
        if blob.sha256 != document.blob_sha256:
            yield "the document was read from other bytes"


def _source(document: Document, blob: Blob | None) -> str | None:
    """The decoded source, where the map counts in it; parts and pages need their reader."""
    if blob is None or document.part or document.raw_unit != "codepoint":
        return None
    return blob.data.decode(document.charset, "replace")


def _whole(document: Document) -> Segment:
    """The map of a text that is its source."""
    length = len(document.text)
    return Segment(text_start=0, raw_start=0, length=length, raw_length=length)


# ── the claim in another text ────────────────────────────────────────────────


def _turned(old_text: str, claim: Claim, new_text: str, place: tuple[int, int]) -> str:
    """Whether the sentence around the quote says the opposite now, or only perhaps."""
    was = (claim.anchor.start, claim.anchor.end)
    if _wide(old_text, *was) == _wide(new_text, *place):
        return ""  # nothing near it changed
    before = _cues(_around(old_text, *was))
    after = _cues(_around(new_text, *place))
    if before == after:
        return ""
    changed = sorted((after - before) | (before - after))
    return f"the sentence around it changed its {', '.join(map(repr, changed))}"


def _wide(text: str, start: int, end: int) -> str:
    return text[max(0, start - _REACH) : end + _REACH]


def _around(text: str, start: int, end: int) -> str:
    """The sentence that holds a span."""
    left = text[max(0, start - _REACH) : start]
    edges = [match.end() for match in _SENTENCE_EDGE.finditer(left)]
    right = _SENTENCE_EDGE.search(text, end, end + _REACH)
    return (
        left[edges[-1] if edges else 0 :] + text[start : right.start() if right else end + _REACH]
    )


def _cues(sentence: str) -> Counter[str]:
    words = (word for word in _WORD.findall(sentence) if word != "May")  # the month
    return Counter(word for word in map(str.lower, words) if word in _TURNING)


def _value_lost(old_text: str, claim: Claim, new_text: str, place: tuple[int, int]) -> str:
    """What a value of the claim rests on outside its quote, when that is gone."""
    for mention in _outside_mentions(claim):
        if old_text[mention.start : mention.end] != mention.text:
            return f"{mention.text!r}, on which a value rests, never stood where it is said to"
        found = find_anchor(new_text, make_anchor(old_text, mention.start, mention.end))
        distance = mention.start - claim.anchor.start
        spans = found.spans if isinstance(found, Ambiguous) else ()
        if isinstance(found, Exact | Moved):
            spans = ((found.start, found.end),)
        elif isinstance(found, Orphaned):
            # Short mentions lose their surroundings easily; the word itself near by is enough.
            spans = tuple(_near(new_text, mention.text, place[0] + distance))
        if not any(abs(start - place[0] - distance) <= _NEAR for start, _ in spans):
            return f"{mention.text!r}, on which a value rests, does not stand near it any more"
    return ""


def _near(text: str, words: str, position: int) -> Iterator[tuple[int, int]]:
    start = text.find(words, max(0, position - _NEAR // 4), max(0, position + _NEAR // 4))
    if start >= 0:
        yield start, start + len(words)


def _outside_mentions(claim: Claim) -> Iterator[Span]:
    """Spans that values of a claim rest on and that its quote does not hold, each once."""
    spans: list[Span | None] = [slot.mention for slot in claim.times]
    spans += [hop.span for slot in claim.times for hop in slot.derivation]
    spans += [slot.mention for slot in claim.quantities]
    spans += [slot.mention for slot in claim.places]
    seen: set[tuple[int, int]] = set()
    for span in spans:
        if span is None or (claim.anchor.start <= span.start and span.end <= claim.anchor.end):
            continue
        if (span.start, span.end) not in seen and span.text.strip():
            seen.add((span.start, span.end))
            yield span
