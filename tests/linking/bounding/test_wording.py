"""What predicates are to each other is known without asking of those that nothing joins."""

from __future__ import annotations

import numpy as np
import pytest

from registry.lexicon import predicates
from registry.linking.bounding.numbered import Numbered
from registry.linking.bounding.wording import HeadTable
from registry.linking.levels import predicate_level
from registry.linking.signature import Head

WORDS = """sign:VERB ink:VERB signature:NOUN signing:NOUN convict:VERB acquit:VERB acquittal:NOUN
open:VERB opening:NOUN close:VERB closure:NOUN reopen:VERB fire:VERB fire:NOUN shoot:VERB kill:VERB
death:NOUN die:VERB survive:VERB rise:VERB climb:VERB fall:VERB fall:NOUN drop:VERB buy:VERB
purchase:NOUN acquire:VERB sell:VERB ban:VERB allow:VERB forbid:VERB permit:VERB be:VERB take:VERB
say:VERB announce:VERB deploy:VERB deployment:NOUN send:VERB walk:VERB stroll:VERB run:VERB
collapse:NOUN collapse:VERB give-way:VERB arrest:NOUN detain:VERB zzz:VERB zzz:NOUN""".split()


def heads() -> Numbered:
    found = Numbered()
    for word in WORDS:
        lemma, _, pos = word.partition(":")
        usual = predicates.predicate_class(lemma, pos=pos)
        plain = Head(lemma, usual, pos, "event", lemma in ("be", "take"))
        found.number(plain)
        if len(found) % 4 == 0:
            found.number(plain._replace(kind="property"))
        if len(found) % 5 == 0:
            found.number(plain._replace(kind="role"))
        if len(found) % 7 == 0:
            found.number(plain._replace(predicate_class="sign"))
    return found


@pytest.mark.parametrize("square", [8192, 30])
def test_the_table_says_of_all_pairs_what_the_level_says(
    square: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(HeadTable, "SQUARE", square)
    known = heads()
    first = Numbered()
    table = HeadTable(first)
    for at, head in enumerate(known.values):
        first.number(head)
        if at % 11 == 0:  # predicates come one after the other, some at once
            table.grow()
    count = len(known)
    left, right = (one.ravel() for one in np.meshgrid(np.arange(count), np.arange(count)))
    weights, _ = table.look_up(left, right)
    for a, b, weight in zip(left.tolist(), right.tolist(), weights.tolist(), strict=True):
        level = predicate_level(known.values[a], known.values[b])
        assert level.weight == weight, (known.values[a], known.values[b])
    assert len(set(weights.tolist())) >= 7


def test_related_predicates_share_a_key() -> None:
    words = [tuple(word.split(":")) for word in WORDS]
    joined = 0
    for one in words:
        for other in words:
            if predicates.related(*one, *other) is not None:
                joined += 1
                assert predicates.kin_keys(*one) & predicates.kin_keys(*other), (one, other)
    assert joined > len(words)
