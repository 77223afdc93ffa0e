"""What can go wrong, as one small tree.

Errors say that the work could not be done: what, where, why, and the next
step.  Findings are data (``records.Conflict``) and are never raised.  Only the
faces (``cli``, ``web``) know how an error looks to a person.
"""

from __future__ import annotations


class RegistryError(Exception):
    """Base of every error that the program expects; the process ends with 2.

    ``hint`` is the next step, in the imperative, shown on a line of its own.
    """

    exit_code = 2

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class SourceError(RegistryError):
    """A document cannot be read or decoded; ``where`` is its path or address."""

    def __init__(self, where: str, why: str, *, hint: str | None = None) -> None:
        super().__init__(f"{where}: {why}", hint=hint)
        self.where = where
        self.why = why


class AnchorError(RegistryError):
    """A quote is lost or ambiguous where the caller needed it exact."""


class ValueParseError(RegistryError, ValueError):
    """A written value does not parse; ``text`` is what was given."""

    def __init__(self, text: str, *, expected: str) -> None:
        super().__init__(f"cannot read {text!r}: expected {expected}")
        self.text = text
        self.expected = expected


class DecisionError(RegistryError):
    """A decision names an unknown or superseded conflict, or gives no reason."""


class ConfigError(RegistryError):
    """Configuration, waivers or baseline cannot be used as they are."""


class MissingExtraError(RegistryError):
    """An optional library is not installed; the hint is the command that installs it."""

    def __init__(self, purpose: str, extra: str) -> None:
        super().__init__(
            f"{purpose} needs an extra",
            hint=f'pip install "claim-registry[{extra}]"',
        )
        self.extra = extra


class StoreError(RegistryError):
    """The database cannot be used: not ours, not at head, or not reachable."""
