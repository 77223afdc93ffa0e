"""Who says what a clause tells: by the grammar, by the tag of a sentence, by quotation marks.

A speaker is found in three ways, tried in this order.  The grammar: the clause
hangs on a verb or noun of telling, or "according to" hangs on it.  The tag: ",
the ministry reported on Monday" at the end of a sentence, which the parser
often hangs on the last noun instead.  The quotation: what stands between
quotation marks is the words of the one to whom the marks belong, also where
they run over several sentences or paragraphs.

Sources: PARC (speaker, cue and content), PolNeAR (nested speakers).
"""

from registry.extraction.speech._attribution import attribution
from registry.extraction.speech._grammar import Speaker, speakers
from registry.extraction.speech._quotes import quotations
from registry.extraction.speech._tag import Tag, tag_of
from registry.extraction.speech._voices import Voices

__all__ = ["Speaker", "Tag", "Voices", "attribution", "quotations", "speakers", "tag_of"]
