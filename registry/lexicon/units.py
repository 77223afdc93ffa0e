"""Units and currencies as articles write them, read from ``units.toml``.

Every factor is exact: a conversion there and back gives the number one began
with.  To add a unit or a currency, add a row to the table; nothing here changes.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

_TABLE = Path(__file__).with_name("units.toml")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement, and how to get from it to the base unit of its dimension."""

    symbol: str
    dimension: str
    factor: Fraction
    offset: Fraction = Fraction(0)
    spread: Fraction = Fraction(0)
    """How far, as a share, the unit itself is uncertain; 0 for all but the bare ton."""

    def to_base(self, number: Fraction, *, difference: bool = False) -> Fraction:
        """A number of this unit in base units; a difference takes no offset.

        >>> UNITS["degF"].to_base(Fraction(212))
        Fraction(100, 1)
        """
        return number * self.factor + (0 if difference else self.offset)

    def from_base(self, number: Fraction, *, difference: bool = False) -> Fraction:
        """A number of base units in this unit; undoes ``to_base`` exactly."""
        return (number - (0 if difference else self.offset)) / self.factor


@dataclass(frozen=True, slots=True)
class Currency:
    """What an amount of money is counted in.

    ``code`` is the ISO 4217 code, or the family word (``krone``) where the
    text does not say whose it is.
    """

    code: str
    family: str
    minor: bool = False
    """The written name is that of the hundredth part, such as ``cents``."""


def _load() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def _units(rows: list[dict[str, Any]]) -> tuple[dict[str, Unit], dict[str, Unit], dict[str, Unit]]:
    by_symbol: dict[str, Unit] = {}
    by_name: dict[str, Unit] = {}
    by_sign: dict[str, Unit] = {}
    for row in rows:
        unit = Unit(
            symbol=row["symbol"],
            dimension=row["dimension"],
            factor=Fraction(row["factor"]),
            offset=Fraction(row.get("offset", "0")),
            spread=Fraction(row.get("spread", "0")),
        )
        by_symbol[unit.symbol] = unit
        by_name |= dict.fromkeys(row["names"], unit)
        by_sign |= dict.fromkeys(row["symbols"], unit)
    return by_symbol, by_name, by_sign


def _currencies(
    rows: list[dict[str, Any]], families: dict[str, list[str]], others: dict[str, list[str]]
) -> tuple[dict[str, Currency], dict[str, Currency], dict[str, str]]:
    by_name: dict[str, Currency] = {}
    by_sign: dict[str, Currency] = {}
    family_of: dict[str, str] = {}
    for row in rows:
        code, family = row["code"], row["family"]
        family_of[code] = family
        by_name |= dict.fromkeys(row["names"], Currency(code, family))
        by_name |= dict.fromkeys(row.get("minor", ()), Currency(code, family, minor=True))
        by_sign |= dict.fromkeys(row["symbols"], Currency(code, family))
    for code, (family, *names) in others.items():
        family_of[code] = family
        by_name |= dict.fromkeys(names, Currency(code, family))
    for family, names in families.items():
        by_name |= dict.fromkeys(names, Currency(family, family))
        family_of[family] = family
    return by_name, by_sign, family_of


_data = _load()
_by_symbol, _by_name, _by_sign = _units(_data["unit"])
_money_names, _money_signs, _family_of = _currencies(
    _data["currency"], _data["families"], _data["currencies"]
)

UNITS = MappingProxyType(_by_symbol)
"""Canonical symbol to unit."""
UNIT_NAMES = MappingProxyType(_by_name)
"""Written name, in lower case and possibly of several words, to unit."""
UNIT_SIGNS = MappingProxyType(_by_sign)
"""Written symbol, with its case, to unit."""
CURRENCY_NAMES = MappingProxyType(_money_names)
"""Written name, in lower case, to currency."""
CURRENCY_SIGNS = MappingProxyType(_money_signs)
"""Written symbol or code, with its case, to currency."""
CURRENCY_FAMILIES = MappingProxyType(_family_of)
"""Code, or family word, to family word."""


def same_currency(left: str | None, right: str | None) -> bool:
    """Whether two amounts may be in one currency: the same code, or a code and its family word.

    >>> same_currency("NOK", "krone"), same_currency("NOK", "DKK")
    (True, False)
    """
    if left == right:
        return True
    if left is None or right is None:
        return False
    if left in CURRENCY_FAMILIES.values() or right in CURRENCY_FAMILIES.values():
        return CURRENCY_FAMILIES.get(left) == CURRENCY_FAMILIES.get(right)
    return False
