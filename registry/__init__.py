"""A registry of factual claims with a provenance checker."""

__version__ = "0.1.0"
