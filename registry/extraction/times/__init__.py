"""Find time expressions in text and say what they mean, without a parser.

Text becomes tokens, tokens become letters, grammar is regular expressions over
the letters (``_grammar.RULES``, one table).  What is found is then resolved in
text order, against the document's date and the dates mentioned before.  The
kind of text, news or narrative, is found from the dates in it.  Spans are
half-open and count code points.  The work is linear in the length of the text.

To teach a word, add it to ``_lexicon``; to teach a form, add a row to
``_grammar.RULES`` and a case to ``tests/extraction/times``.
"""

from __future__ import annotations

from registry.extraction.times._expression import AnchorKind, TimeExpression, TimeType
from registry.extraction.times._lexicon import DAWNS
from registry.extraction.times._tag import tag

__all__ = ["DAWNS", "AnchorKind", "TimeExpression", "TimeType", "tag"]
