"""Whether two articles are on one story, asked once for each pair of articles.

``levels.story`` decides.  It would hold every name of the one against every name
of the other; names that may not be one (``kinship``) are left out before it is
asked, which changes nothing of what it says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from registry.linking.bounding.numbered import Values
from registry.linking.levels import story
from registry.linking.signature import Profile
from registry.records import Level

SAME_ARTICLE = Level(
    slot="story", level="same article", weight=-2500, reason="an author seldom contradicts himself"
)


class Stories:
    """Levels of story between articles; ``values`` may have numbered their names before."""

    def __init__(self, about: Mapping[str, Profile], values: Values | None = None) -> None:
        self._about = about
        self._values = values or Values()
        self._known: dict[tuple[str, str], Level] = {}
        self._groups: dict[str, dict[int, list[str]]] = {}
        self._numbered = False

    def forget(self) -> None:
        """Give up the room of what was asked; asked again, it says the same."""
        self._known.clear()
        self._groups.clear()

    def between(self, one: str, other: str) -> Level:
        """What two documents, by id, say of being on one story."""
        a, b = (one, other) if one <= other else (other, one)
        if a == b:
            return SAME_ARTICLE
        found = self._known.get((a, b))
        if found is None:
            found = self._known[a, b] = self._asked(a, b)
        return found

    def _asked(self, one: str, other: str) -> Level:
        mine, yours = self._grouped(one), self._grouped(other)
        both = mine.keys() & yours.keys()
        told = []
        for document, own in ((one, mine), (other, yours)):
            whole = self._about[document]
            names = {key: whole.names[key] for group in both for key in own[group]}
            told.append(replace(whole, names=names))
        return story(*told)

    def _grouped(self, document: str) -> dict[int, list[str]]:
        """Keys of the names of a document, by the group of names that may be one."""
        found = self._groups.get(document)
        if found is None:
            if not self._numbered:
                self._numbered = True
                # All names first: another one may join two groups.
                for profile in self._about.values():
                    for entity in profile.names.values():
                        self._values.entity(entity)
            found = self._groups[document] = {}
            group = self._values.kin.group
            for key, entity in self._about[document].names.items():
                found.setdefault(int(group[self._values.entity(entity)]), []).append(key)
        return found
