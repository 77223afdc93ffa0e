"""Makes the data files of ``registry.lexicon`` from open data; run once, not part of the wheel."""
