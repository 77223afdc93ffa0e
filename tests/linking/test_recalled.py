"""Signatures and profiles come back from columns as they were made of whole articles."""

from __future__ import annotations

import numpy as np

from registry.linking import prepare
from registry.linking.columns import columns_of
from registry.linking.recalled import recalled
from tests.linking.conftest import Cluster


def test_what_columns_hold_is_what_articles_told(together: Cluster) -> None:
    claims, articles = together
    whole = prepare(claims, articles)
    columns = columns_of(whole.built, whole.about, whole.ids)
    by_id = dict(zip(whole.ids, whole.claims, strict=True))
    rows = list(range(0, len(whole.ids), 3))
    found = recalled(columns, rows, {whole.ids[n]: by_id[whole.ids[n]] for n in rows}, articles)
    assert found.ids == [whole.ids[n] for n in rows]
    assert found.built == [whole.built[n] for n in rows]
    assert list(found.keys) == [whole.keys[n] for n in rows]
    for document, profile in found.about.items():
        assert profile == whole.about[document]


def test_rows_in_another_order_keep_their_lists(together: Cluster) -> None:
    claims, articles = together
    whole = prepare(claims, articles)
    columns = columns_of(whole.built, whole.about, whole.ids)
    order = np.arange(len(columns))[::-1].copy()
    turned = columns.in_order(order)
    assert turned.ids == columns.ids[::-1]
    for name in ("sentence names", "counts once"):
        lists, found = columns.lists[name], turned.lists[name]
        assert [found.of(n) for n in range(len(turned))] == [lists.of(int(n)) for n in order]
    assert turned.claim["head"].tolist() == columns.claim["head"][order].tolist()
