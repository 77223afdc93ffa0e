"""Tell a notice of correction, which belongs to an article wherever the page puts it.

Outlets set it in a box of its own, and what chooses the article's blocks passes
boxes by.  Who compares two versions must know that one was given.
"""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"\W{0,3}(?:corrections?(?:\s+and\s+clarifications?)?|clarifications?|erratum|retraction"
    r"|editor['’]?s\s+note)\s*[:(–—-]\s*\S",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"""\W{0,3}(?:this|our|an?\s+(?:earlier|previous))\s+(?:\w+\s+)?
    (?:article|story|report|version|headline|post|dispatch|item)\b[^.\n]{0,160}
    \b(?:correct(?:ed|s)?|amended|incorrectly|misstated|misspelled|misidentified|mistakenly
    |wrongly|erroneously|clarified|retracted|error|wrong)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FEWEST, _MOST = 5, 150  # words: less is a link to a policy, more is an article


def is_notice(text: str) -> bool:
    """Whether a block of text is a notice of correction.

    >>> is_notice("Correction: the fire was in 2023, not 2024.")
    True
    >>> is_notice("Corrections and clarifications"), is_notice("The court ordered a correction.")
    (False, False)
    """
    if not _FEWEST <= len(text.split()) <= _MOST:
        return False
    return (_LABEL.match(text) or _SAYS.match(text)) is not None
