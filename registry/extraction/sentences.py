"""Cut prose into sentences before the parser sees it.

Unit: half-open spans in code points of the document's text.  A line break
always ends a sentence; inside a line a rule decides, because real articles
run sentences together ("true intentions.North Korean leader ...") and trained
splitters join headlines, menus and paragraphs.  To teach it an abbreviation,
add it to the table below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.lexicon.calendar import MONTHS_CUT, WEEKDAYS_CUT

# Written with a full stop and followed by a name or number of the same sentence.
_TITLES = frozenset(
    """adm amb apt assn asst ave bldg blvd brig bros capt cmdr co col comm corp cpl dept det dir
    dist div dr ed est ex ext fig fr ft gen gov hon inc insp jr lieut llc lt ltd maj messrs
    mr mrs ms mt no nos op pfc ph pp prof pte pvt rd rep reps rev sec sen sens sgt sr st ste
    supt treas univ vol vs viz cf al approx""".split()
)
_DATED = frozenset((*MONTHS_CUT, *WEEKDAYS_CUT))
# May close a sentence as well; then the next word decides.
_EITHER = frozenset(
    "a.m p.m u.s u.k u.n e.u u.s.a d.c b.c a.d ph.d etc inc co corp ltd jr sr no".split()
)
# A capital after "U.S." starts a sentence when it is one of these.
_OPENERS = frozenset(
    """The A An In On At By For From But And Or So Yet It He She They We You I This That These
    Those There His Her Its Their Our After Before When While As Since If Although Though
    Because Some Many Most Several More Two Three Four Five One No Not Last Next Under Over
    However Meanwhile Instead Later Earlier According""".split()
)
# After "9 a.m.", a capital opens a sentence unless it tells the day or whose clock it is.
_OF_THE_HOUR = re.compile(
    r"\(?(?:\d|(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
    r"|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b|[A-Z]{2,}\b|(?:Eastern|Central|Mountain|Pacific|Greenwich|Atlantic|Local)\b"
    r"|(?:[A-Z][\w.]*\s){1,3}(?:[a-z]+\s)?time\b)"
)
_HOUR_ALONE = re.compile(r"[A-Z][a-z]+ (?:[a-z]+ )?[\d:.]+ [ap]\.m")
"""No sentence by itself: "At 11 a.m."."""
_BREAK = re.compile(
    r"(?P<stop>[.!?…]+|[.!?]+(?=\[))(?P<close>[\"'”’»)\]]*)(?P<gap>\s+|(?=[A-Z“\"‘(«]))"
)
DATELINE = re.compile(
    r"(?P<where>[A-Z][A-Z.'’\- ]+[A-Z.](?:, (?:[A-Z][\w.]+ ?){1,3}(?<! ))?(?:/[A-Z]{3,})?"
    r"(?: \([^()\n]{2,40}\))?"
    r"(?:, (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?)?"
    r"(?: \([^()\n]{2,40}\))?)"
    r" ?(?:[-–—]|--) (?=[\"“'‘]?[A-Z0-9])"
)
"""Where a report was written, before its first sentence: "OPOLE, Poland - Two passengers"."""
_WORD_BEFORE = re.compile(r"[\w.&'’-]*\Z")
_NEXT_WORD = re.compile(r"[\"'“‘«(\[]*([^\W_][\w'’-]*)?")


def is_dateline(sentence: str) -> bool:
    """Whether a sentence tells no more than where a report was written.

    >>> is_dateline("OPOLE, Poland"), is_dateline("Opole, Poland")
    (True, False)
    """
    found = DATELINE.match(f"{sentence} - A")
    return found is not None and found["where"] == sentence


def _ends(text: str, start: int, found: re.Match[str], limit: int) -> bool:
    """Whether the stop at ``found`` ends a sentence that began at ``start``."""
    after = found.end()
    if after >= limit:
        return True
    word = _WORD_BEFORE.search(text, max(start, found.start() - 40), found.start())
    before = word.group() if word else ""
    next_word_match = _NEXT_WORD.match(text, after, limit)
    next_word = (next_word_match.group(1) or "") if next_word_match else ""
    glued = not found["gap"]
    if found["stop"] != ".":
        if next_word[:1].islower():
            return False  # "“Why?” he asked"
        return not glued or bool(found["close"]) or before[-1:].islower()
    folded = before.lower().rstrip(".")
    if glued:
        # "intentions.North" runs two sentences together; "U.S." and "node.Js" do not.
        if found["close"]:
            return before[-1:].islower() and next_word[:1].isupper()
        return (
            len(before) > 2
            and before[-2:].islower()
            and "." not in before
            and folded not in _TITLES
            and (next_word[:1].isupper() or not next_word)
            and (len(next_word) == 1 or next_word[1:2].islower() or next_word[1:2] in "'’.")
        )
    if not next_word:
        return True
    if next_word[0].islower():
        return False
    if found["close"]:
        return True
    if len(before) == 1 and before.isupper():
        # "M. Olsen", but "vitamin C. The ..."
        return before != "I" and next_word in _OPENERS and not _initial(text, found.start(), start)
    if folded in ("a.m", "p.m"):
        alone = _HOUR_ALONE.fullmatch(text, start, found.start())
        return not alone and (next_word in _OPENERS or not _OF_THE_HOUR.match(text, after, limit))
    if folded in _EITHER or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", before):
        return next_word in _OPENERS
    if folded in _TITLES:
        return False
    if folded in _DATED:
        return not next_word[0].isdigit() and next_word in _OPENERS
    return True


def _initial(text: str, stop: int, start: int) -> bool:
    """Whether the single capital before ``stop`` follows another capitalised word, as in names."""
    before = text[max(start, stop - 30) : stop - 1].rstrip()
    last = before.rsplit(None, 1)[-1] if before else ""
    return last.endswith(".") and len(last) == 2


def sentences(
    text: str, start: int = 0, end: int | None = None, *, wrapped: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield the sentences of ``text[start:end]`` as spans without outer white space.

    With ``wrapped`` the stretch is one paragraph and a line break in it is only
    where the line was full; else a line break ends a sentence.  Where a report was
    written, as its first words tell, is a sentence of its own.

    >>> text = "They met on Oct. 25 in the U.S. capital.North Korea agreed. M. Olsen said so."
    >>> [text[a:b] for a, b in sentences(text)]
    ['They met on Oct. 25 in the U.S. capital.', 'North Korea agreed.', 'M. Olsen said so.']
    """
    limit = len(text) if end is None else end
    position = start
    while position < limit:
        line_end = -1 if wrapped else text.find("\n", position, limit)
        if line_end < 0:
            line_end = limit
        begin = position
        if (dateline := DATELINE.match(text, position, line_end)) is not None:
            yield dateline.span("where")
            begin = dateline.end()
        for found in _BREAK.finditer(text, begin, line_end):
            if _ends(text, begin, found, line_end):
                cut = found.end("close")
                yield from _trimmed(text, begin, cut)
                begin = cut
        yield from _trimmed(text, begin, line_end)
        position = line_end + 1


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
