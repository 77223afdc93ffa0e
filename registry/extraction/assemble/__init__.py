"""Put the parts together: sentences, frames, times, quantities and names become claims."""

from registry.extraction.assemble._extract import extract

__all__ = ["extract"]
