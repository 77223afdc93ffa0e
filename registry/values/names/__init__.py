"""Names of people, organisations, countries, teams, vessels and works.

An :class:`EntityRef` is who or what a mention stands for.  Whether two written
names may stand for one entity is decided by :func:`same_name`, which always
tells its reason; likeness of spelling alone is never one: two people can be one
letter apart.  A *weak* match (a bare surname, the first word of a company) says
"may be" and wants something else to agree; callers decide what.
"""

from registry.values.names._model import EntityKind, EntityRef, Gender, NameMatch, NameReason
from registry.values.names._organisations import acronyms_of
from registry.values.names._same import entity, same_entity, same_name
from registry.values.names._words import SMALL_WORDS, core_words, strip_title

__all__ = [
    "SMALL_WORDS",
    "EntityKind",
    "EntityRef",
    "Gender",
    "NameMatch",
    "NameReason",
    "acronyms_of",
    "core_words",
    "entity",
    "same_entity",
    "same_name",
    "strip_title",
]
