"""Whether two names may be one person's."""

from __future__ import annotations

from registry.lexicon import titles
from registry.values.names._model import NameReason
from registry.values.names._words import GENERATIONS


def same_person(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[NameReason, bool] | None:
    """Why the words of two names may be one person's, and whether that is weak, or ``None``."""
    left, generation_left = _generation(left)
    right, generation_right = _generation(right)
    if generation_left and generation_right and generation_left != generation_right:
        return None
    weak = generation_left != generation_right  # father and son share a name
    if left == right:
        return NameReason.SHORT_FORM, weak
    if len(left) == 1 or len(right) == 1:
        return _single_word(left, right)
    if len(left) > 1 and sorted(left) == sorted(right):
        return NameReason.NAME_ORDER, weak
    shorter, longer = sorted((left, right), key=len)
    if longer[-len(shorter) :] == shorter and (
        shorter[0] in titles.PARTICLES or not titles.is_first_name(shorter[0])
    ):
        return NameReason.SURNAME, True  # with a particle, or of two words
    if not _same_family_name(shorter, longer):
        return None
    reason = _same_given_names(shorter[:-1], longer[:-1])
    if reason is None:
        return None
    if reason is NameReason.SHORT_FORM and shorter[-1] != longer[-1]:
        reason = NameReason.ROMANISATION
    return reason, weak or reason in (NameReason.NICKNAME, NameReason.INITIALS)


def _generation(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    if len(words) > 1 and words[-1] in GENERATIONS:
        return words[:-1], words[-1]
    return words, ""


def _single_word(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[NameReason, bool] | None:
    shorter, longer = sorted((left, right), key=len)
    word = shorter[0]
    if len(longer) == 1:
        if titles.same_romanisation(word, longer[0]):
            return NameReason.ROMANISATION, True
        return None
    if len(word) < 2:
        return None
    family = longer[0] if longer[0] in titles.FAMILY_FIRST else longer[-1]
    if word == family or titles.same_romanisation(word, family):
        return NameReason.SURNAME, True
    if word == longer[-1] and longer[0] not in titles.FAMILY_FIRST:
        return NameReason.SURNAME, True
    if word in (longer[0], longer[-1]):
        return NameReason.GIVEN_NAME, True
    return None


def _same_family_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return left[-1] == right[-1] or titles.same_romanisation(left[-1], right[-1])


def _same_given_names(shorter: tuple[str, ...], longer: tuple[str, ...]) -> NameReason | None:
    """Every given name of the shorter form must stand, in order, in the longer one."""
    reason = NameReason.SHORT_FORM
    at = 0
    for word in shorter:
        step = None
        while at < len(longer) and step is None:
            step = _same_given_name(word, longer[at])
            at += 1
        if step is None:
            return None
        if step is not NameReason.EQUAL:
            reason = step
    # A first name may not be skipped: "Anna Olsen" is not "Maria Anna Olsen" for sure.
    if shorter and _same_given_name(shorter[0], longer[0]) is None:
        return None
    if reason is NameReason.SHORT_FORM and len(shorter) < len(longer):
        return NameReason.MIDDLE_NAME
    return reason


def _same_given_name(left: str, right: str) -> NameReason | None:
    if left == right:
        return NameReason.EQUAL
    short, full = sorted((left, right), key=len)
    if len(short) == 1 and full.startswith(short):
        return NameReason.INITIALS
    if titles.same_romanisation(left, right):
        return NameReason.ROMANISATION
    if titles.same_given_name(left, right):
        return NameReason.NICKNAME
    return None
