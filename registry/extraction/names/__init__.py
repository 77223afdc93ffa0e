"""Who is who within one article: names, short forms, pronouns and descriptions.

Two steps, both pure.  :func:`find_mentions` reads the mentions off one parsed
sentence and repairs what the parser's name finder misses; :func:`resolve_names`
takes the mentions of a whole article and says for each which entity it stands
for, with the reason and the span that the reason rests on.  A wrong join is
worse than a missed one: where two entities fit alike, none is chosen.

How to call it, with sentences parsed as texts of their own:

    mentions = []
    for number, (start, tree) in enumerate(zip(starts, trees)):
        mentions += find_mentions(tree, offset=start, sentence=number)
    resolved = resolve_names(mentions)          # one for each mention, in order

``mention.token`` is the index of the mention's head token in its sentence;
``resolved.ref`` is ``None`` when nothing is known (a pronoun without a clear
antecedent).  ``resolved.represents`` is the code of the country for which a
leader, a capital or a seat of government stands.  :func:`by_token` gives
both as one table for each sentence.

Unit: spans are code points of the document.
"""

from registry.extraction.names._find import find_mentions, known_names
from registry.extraction.names._records import NameMention, Resolved
from registry.extraction.names._resolve import by_token, resolve_names

__all__ = ["NameMention", "Resolved", "by_token", "find_mentions", "known_names", "resolve_names"]
