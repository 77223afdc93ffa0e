"""Prove where quotes came from, and tell who is independent of whom.

``origins`` groups copies and counts independent origins, ``regrouping`` keeps the
groups up to date, ``support`` counts whose word a value rests on; ``anchors`` makes and
finds anchors; ``verify`` re-checks what is on record; ``versions`` compares two
versions of an article claim by claim; ``rules`` says which of that are findings;
``fragments``, ``annotations`` and ``prov`` say the same things in the words of
the web's standards.  All of it is pure: texts and records in, records out.
"""

from __future__ import annotations

from registry.provenance.anchors import find_anchor, make_anchor
from registry.provenance.origins import OriginGroup, group_origins
from registry.provenance.rules import RULES, findings
from registry.provenance.support import quotations, supported
from registry.provenance.verify import Verification, verify
from registry.provenance.versions import compare_versions, silent_changes

__all__ = [
    "RULES",
    "OriginGroup",
    "Verification",
    "compare_versions",
    "find_anchor",
    "findings",
    "group_origins",
    "make_anchor",
    "quotations",
    "silent_changes",
    "supported",
    "verify",
]
