"""Facts that stand beside a name: where somebody comes from, whom he plays or works for.

Rows only.  To add one: a noun under what its bearer belongs to, and a case in
``tests/extraction/test_belongings.py``.
"""

from __future__ import annotations

from collections.abc import Mapping

_NOUNS = {
    "club": """striker forward winger midfielder defender goalkeeper keeper playmaker fullback
        full-back centre-back quarterback linebacker cornerback halfback tackle lineman receiver
        pitcher catcher shortstop outfielder batsman batter bowler prop hooker lock fly-half
        footballer player guard centre center goaltender defenseman defenceman""",
    "band": """singer vocalist frontman frontwoman drummer guitarist bassist keyboardist pianist
        saxophonist trumpeter violinist cellist percussionist""",
    "employer": """professor lecturer researcher economist analyst strategist engineer reporter
        correspondent columnist journalist teacher surgeon physician scientist geologist
        seismologist virologist epidemiologist historian biologist physicist chemist
        meteorologist climatologist volcanologist archaeologist psychologist sociologist""",
}
NOUNS: Mapping[str, str] = {noun: to for to, nouns in _NOUNS.items() for noun in nouns.split()}
"""What the bearer of a calling belongs to."""
VERBS: Mapping[str, tuple[str, str]] = {
    "play": ("for", "club"),
    "sing": ("for", "band"),
    "work": ("for", "employer"),
}
"""The preposition and what it tells."""
PLAYING = frozenset(
    """play score sing work sign run ride row race compete swim bowl bat debut appear drive skate
    ski box coach captain""".split()
)
"""Verbs of which "for" tells whom somebody belongs to, and not where he goes."""
DESCENT = frozenset(
    "descent origin ancestry heritage extraction parentage family parents stock roots".split()
)
"""Nouns before which a demonym tells of somebody's forebears."""
PEOPLE = frozenset(
    """man woman boy girl band group duo trio quartet citizen national player actor actress
    author poet athlete champion star model artist celebrity activist rapper songwriter youth
    teenager student climber tourist hiker""".split()
)
"""Nouns beside which one tells what somebody is a citizen of, and that are no callings."""
BELONGINGS = frozenset((*_NOUNS, "nationality", "descent"))
"""All roles of this kind.  One may belong to two, and what one belongs to goes by many names."""
TERRITORIES = {
    **dict.fromkeys(("GL", "FO"), "DK"),
    **dict.fromkeys(("PR", "GU", "VI", "AS"), "US"),
    **dict.fromkeys(("HK", "MO", "TW"), "CN"),
    **dict.fromkeys(("GP", "MQ", "GF", "RE", "YT", "NC", "PF"), "FR"),
    **dict.fromkeys(("AW", "CW", "SX"), "NL"),
    **dict.fromkeys(("GI", "BM", "KY", "FK", "JE", "GG", "IM"), "GB"),
}
"""Codes of lands whose people may be told as those of another state too."""
