"""Metadata that an article without front matter shows in its own words.

Everything found here is marked as inferred.  The day of publication is taken
from lines that say so (``Updated:``, ``Published``, a leading ``date``), from a
line that is nothing but a date, or from a dateline with a year; a numeric date
that reads as two days is decided by the other dates of the page or reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from registry.lexicon.agencies import agency
from registry.reading.dates import AmbiguousDate, WrittenDate, all_days, find_date
from registry.records import Block, Metadatum, Origin

_LABEL = re.compile(
    r"(?P<published>(?:first\s+)?(?:published|posted|created|issued|released)(?:\s+(?:on|at|date|time))?"
    r"|publication\s+date|date(?=\s+\d{4}-\d\d-\d\d)|date(?=\s*:)|dated)"
    r"|(?P<modified>(?:last\s+)?(?:updated|modified|revised|edited)(?:\s+(?:on|at))?)",
    re.IGNORECASE,
)
_AFTER_LABEL = re.compile(
    r"\s*[:|–—-]?\s*(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4}\b)?,?\s*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_BYLINE = re.compile(
    r"(?:(?:Written |Reported )?[Bb]y|BY) (?P<name>[A-Z][\w.'’-]+"
    r"(?: (?:[A-Z][\w.'’-]+|and|de|van|der|von|al|bin)){0,7})"
    r"(?=\s*(?:$|[|,•·–—-]))"
)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’ -]{2,40}|(?:[A-Z][\w.'’-]+ ){0,3}[A-Z][\w.'’-]+)"
    r"(?:,\s*[\w.][\w., ]{1,40}?)?"
    r"(?:\s*\((?P<agency>[^()\n]{2,40})\)|\s*/(?P<slashed>[A-Z][A-Za-z ]{1,20})/\.|)"
    r"\s*(?:(?<=/\.)|[–—-]{1,2})\s",
)
_TRAILING_CREDIT = re.compile(r"\((?P<agency>[^()\n]{2,60})\)\s*[.]?\s*\Z")
_INPUTS = re.compile(
    r"with (?:\w+ )?(?:inputs?|reporting|information|material) (?:from|by) "
    r"(?P<agency>[^.()\n]{2,80})",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:(?i:source|agency)\s*:\s*|[(\[])(?P<agency>[^()\[\]\n]{2,60})[)\]]?\.?")
_FIELD = re.compile(
    r"(?i:(?P<title>title|headline)|(?P<source>source|outlet|publisher|publication|newspaper)"
    r"|(?P<author>author|byline)|(?P<url>url|link)|(?P<language>language))\s*:\s+(?P<value>\S.*)"
)
_OUTLET = re.compile(
    r"(?i:(?:©|\(c\)|copyright)[\s©]*+(?:copyright)?[\s©]*+(?:\d{4}\s*(?:[-–]\s*\d{4})?)?,?\s*(?:by\s+)?)"
    r"(?P<name>(?!Copyright|All [Rr]ights)[A-Z][\w&.'’ -]{2,50}?)\s*(?:[.,|]|(?i:all rights)|\Z)"
)


@dataclass(slots=True)
class _Found:
    values: dict[str, Metadatum] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def put(self, name: str, value: str, note: str) -> None:
        """Keep the first value, unless a later one adds the clock time of that same day."""
        known = self.values.get(name)
        if known is None or (value != known.value and value.startswith(f"{known.value}T")):
            self.values[name] = Metadatum(value=value, origin=Origin.INFERRED, note=note)


def infer_metadata(
    text: str, blocks: Sequence[Block]
) -> tuple[dict[str, Metadatum], tuple[str, ...]]:
    """What the running text tells about itself, by name, and what stayed ambiguous."""
    found = _Found()
    _dates(text, blocks, found)
    _credit(text, blocks, found)
    _names(text, blocks, found)
    return found.values, tuple(found.warnings)


def trailing_credit(text: str) -> str | None:
    """What stands in parentheses at the very end when it reads as a name.

    >>> trailing_credit("It opened in 2020. (Fjord Press)")
    'Fjord Press'
    >>> trailing_credit("It opened in 2020 (or later).") is None
    True
    """
    match = _TRAILING_CREDIT.search(text[-80:])
    if match is None:
        return None
    name = match["agency"].strip()
    if short := agency(name):
        return short
    before = text[-80:][: match.start()].rstrip()
    words = name.split()
    stands_alone = before[-1:] in {".", "!", "?", "”", '"', "’", ""}
    titled = 1 < len(words) <= 5 and all(w[0].isupper() or w in {"of", "and", "the"} for w in words)
    return name if stands_alone and titled else None


# ── dates ────────────────────────────────────────────────────────────────────


def _dates(text: str, blocks: Sequence[Block], found: _Found) -> None:
    """Labelled dates first, then lines that are only a date, then the dateline."""
    furniture = [b for b in blocks if b.kind in {"furniture", "headline"}]
    first_prose = next((b for b in blocks if b.kind == "prose"), None)
    evidence: set[date] = set()
    for block in furniture:
        if block.end - block.start <= 300:
            evidence.update(all_days(text[block.start : block.end]))
    known = tuple(sorted(evidence))
    labelled = {
        block.start
        for block in furniture
        if block.end - block.start <= 300 and _labelled(text[block.start : block.end], known, found)
    }
    bare = [
        when
        for block in furniture
        if block.start not in labelled and (first_prose is None or block.start < first_prose.start)
        if (
            when := _only_a_date(
                text[block.start : block.end], known, words=6 if block.kind == "furniture" else 2
            )
        )
    ]
    days = {when.value[:10] for when in bare if isinstance(when, WrittenDate)}
    if len(days) == 1:
        longest = max((w.value for w in bare if isinstance(w, WrittenDate)), key=len)
        found.put("published", longest, "a line that is only a date")
    for when in bare:
        if isinstance(when, AmbiguousDate) and "published" not in found.values:
            _ambiguous("date", when, found)
    if first_prose is not None:
        dateline = _DATELINE.match(
            text, first_prose.start, min(first_prose.end, first_prose.start + 160)
        )
        if dateline and (dateline["agency"] or dateline["place"].isupper()):
            when_written = find_date(dateline[0], evidence=known)
            if isinstance(when_written, WrittenDate):
                found.put("published", when_written.value, f"dateline {dateline[0].strip()!r}")
    if "published" not in found.values and "modified" in found.values and not found.warnings:
        last = found.values["modified"].value
        found.put("published", last, "only the time of the last change is shown")


def _labelled(line: str, evidence: tuple[date, ...], found: _Found) -> bool:
    """Take the dates that a line labels; whether it labels any."""
    any_found = False
    for match in _LABEL.finditer(line):
        if match.start() and line[match.start() - 1].isalnum():
            continue
        name = "published" if match["published"] else "modified"
        after = _AFTER_LABEL.match(line, match.end())
        start = after.end() if after else match.end()
        when = find_date(line, evidence=evidence, start=start)
        if when is None or when.start != start:
            continue
        any_found = True
        if isinstance(when, AmbiguousDate):
            _ambiguous(name, when, found)
        else:
            note = f"from {line[match.start() : when.end].strip()!r}"
            found.put(name, when.value, f"{note}; {when.note}" if when.note else note)
    return any_found


def _only_a_date(
    line: str, evidence: tuple[date, ...], *, words: int
) -> WrittenDate | AmbiguousDate | None:
    """The date of a line that has hardly a word besides: a weekday, an outlet, a name."""
    if len(line) > 90:
        return None
    when = find_date(line, evidence=evidence)
    if when is None or _SPAN.search(line[: when.start]) is not None:
        return None
    around = line[: when.start] + " " + line[when.end :]
    return when if len(_WORD.findall(around)) <= words else None


_SPAN = re.compile(r"\b[12]\d{3}\s*(?:[-–—]|to|until)\s*$")
"""Before the second day of two: "12 August 1931 - 2 February 2013" is a life."""


def _ambiguous(name: str, when: AmbiguousDate, found: _Found) -> None:
    one, other = when.readings
    found.warnings.append(
        f"{name} {when.text!r} is ambiguous: {one} or {other}; not used (give published:)"
    )


# ── who ──────────────────────────────────────────────────────────────────────


def _credit(text: str, blocks: Sequence[Block], found: _Found) -> None:
    prose = [b for b in blocks if b.kind == "prose"]
    if prose:
        opening = _DATELINE.match(text, prose[0].start, min(prose[0].end, prose[0].start + 160))
        if opening and (named := agency(opening["agency"] or opening["slashed"] or "")):
            found.put("credit", named, f"dateline {opening[0].strip()!r}")
        if name := trailing_credit(text[prose[-1].start : prose[-1].end]):
            found.put("credit", name, "in parentheses after the last sentence")
    for block in blocks:
        line = text[block.start : block.end]
        if block.kind == "furniture" and len(line) <= 200:
            told = _INPUTS.search(line) or _SOURCE.fullmatch(line)
            if told and (named := agency(told["agency"].strip())):
                found.put("credit", named, f"from {line!r}")


def _names(text: str, blocks: Sequence[Block], found: _Found) -> None:
    first_prose = next((b.start for b in blocks if b.kind == "prose"), len(text))
    for block in blocks:
        if block.start >= first_prose:
            break
        told = _FIELD.fullmatch(text, block.start, block.end)
        if told and told.lastgroup and len(told["value"]) <= 300:
            name = next(n for n in ("title", "source", "author", "url", "language") if told[n])
            if name != "url" or re.match(r"https?://\S+\Z", told["value"]):
                found.put(name, told["value"], f"a line that begins with {told[name]!r}")
    titles = [
        text[b.start : b.end] for b in blocks if b.kind == "headline" and b.start < first_prose
    ]
    # Kickers and names of sections are short; a title that has other lines before it is not.
    if title := next((t for t in titles if len(_WORD.findall(t)) >= 4), next(iter(titles), "")):
        found.put("title", title, "the first line before the article")
    for block in blocks:
        if block.kind != "furniture" or block.end - block.start > 200:
            continue
        line = text[block.start : block.end]
        byline = _BYLINE.match(line)
        if byline and block.start < first_prose:
            found.put("author", byline["name"], "byline")
        outlet = _OUTLET.search(line)
        if outlet:
            found.put("source", outlet["name"].strip(" .-"), "copyright line")
