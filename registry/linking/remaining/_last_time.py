"""Whether a time is when something was so last: "last erupted in 1998", "quiet since 1983".

Reporters tell it in many ways, and there is one last time: "the first escape since
2009", "nobody had escaped since 2003", "the previous escape, in 2003".
"""

from __future__ import annotations

import re

from registry.linking.signature import Signature, once_each

NEWS = 3
"""Days before and after publication that are the news of the day."""
_MOST = re.compile(
    r"\b(?:most|worst|best|least|(?:bigg|larg|great|high|low|deep|strong|weak|heavi|hott|warm|cold"
    r"|wett|dri|dead|bloodi|fast|slow|long|short|young|old|earli|new|rich|poor|few|clos|steep"
    r"|bitter|busi)est)\b",
    re.IGNORECASE,
)
_NOT_SINCE = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|without|first|record|mark"
    r"|quiet|silent|dormant|idle|disused|unused|empty|vacant|unbeaten)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What has not been so since a time, was so then: "the biggest since 1955"."""
_LAST = re.compile(
    r"\b(?:last (?!of |week|month|year|night|weekend|season|summer|autumn|fall |winter|spring"
    r"|century|decade|few |[a-z]+day\b|(?:janu|febru|septem|octo|novem|decem)[a-z]+"
    r"|(?:march|april|may|june|july|august)\b)|previous(?:ly)?\b|most recent(?:ly)?\b|latest\b)",
    re.IGNORECASE,
)
"""The one before this, but not "last year", which is a time itself."""


_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)


@once_each
def of_the_last_time(side: Signature) -> bool:
    """Whether the clause tells when it was so for the last time before this."""
    quote = side.claim.anchor.quote
    if _SINCE.search(quote):
        return side.claim.negated or any(one.search(quote) for one in (_NOT_SINCE, _MOST))
    return _LAST.search(quote) is not None


def both_of_the_last_time(left: Signature, right: Signature) -> bool:
    """Whether two clauses tell of one last time, as reports of the same days do.

    The lowest level and the longest losing streak since a month were so at two times.
    """
    if not (of_the_last_time(left) and of_the_last_time(right)):
        return False
    mine, yours = (
        {word.lower() for word in _MOST.findall(side.claim.anchor.quote)} for side in (left, right)
    )
    days = [side.article.published for side in (left, right) if side.article.published]
    apart = max(days).toordinal() - min(days).toordinal() if days else 0
    return apart <= NEWS and not (mine and yours and mine.isdisjoint(yours))
