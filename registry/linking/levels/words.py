"""Names and telling words that two claims share."""

from __future__ import annotations

from collections.abc import Iterator

from registry.lexicon import geography
from registry.linking.identity.same import reason_same
from registry.linking.levels.participants import best_match
from registry.linking.signature import Signature, name_rarity, once_each, rarity
from registry.records import Level
from registry.values.names import EntityRef


def name_levels(left: Signature, right: Signature) -> Iterator[Level]:
    """Names shared in the clauses beyond agent and patient, then in the sentences."""
    counted: set[str] = set()
    for role in ("agent", "patient"):
        found = best_match(left.role(role), right.role(role))
        if found is not None and found[0] == "same entity":
            counted.add(found[1])
    total = 0
    shared: list[str] = []
    theirs = _in_order(right)
    for key, entity in _in_order(left):
        for other, said in theirs:
            if reason_same(entity, said) is None:
                continue
            if any(entity.name in c for c in counted):
                break
            within = key in left.names and other in right.names
            total += name_rarity(entity) * (10 if within else 5) // 10
            shared.append(entity.name)
            break
    both = left.countries & right.countries
    for code in sorted(both) if both else ():
        if f"country:{code}" in left.names and f"country:{code}" in right.names:
            continue  # counted by name
        if not any(code in c for c in counted):
            total += 900
            country = geography.by_code(code)
            shared.append(f"{country.name if country else code}, or who stands for it")
    if shared:
        yield Level(
            slot="names", level="shared names", weight=min(total, 3000), reason=", ".join(shared)
        )


@once_each
def _in_order(side: Signature) -> list[tuple[str, EntityRef]]:
    """The names of the sentence with their keys, in order of key."""
    return sorted(side.sentence_names.items())


def word_levels(left: Signature, right: Signature) -> Iterator[Level]:
    """Words of the sentences that both use, by how rare they are."""
    shared = left.words & right.words
    if shared:
        weight = min(2600, sum(map(rarity, shared)) * 2 // 3)
        if weight:
            yield Level(
                slot="words",
                level="shared words",
                weight=weight,
                reason=", ".join(sorted(shared, key=lambda w: (-rarity(w), w))[:8]),
            )
