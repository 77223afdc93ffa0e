"""Read claims from documents: sentences, times, quantities, names, frames, status, attribution.

``load`` loads the parser, once; ``extract`` reads one document.  Nothing here
touches files, clock or network beyond the installed model.
"""

from registry.extraction.assemble import extract
from registry.extraction.parser import Parser, load

__all__ = ["Parser", "extract", "load"]
