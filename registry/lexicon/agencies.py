"""News agencies: under which names their copy is credited.

A name that is not here is not an agency for us; an outlet may still be named
as the origin of an article, as in ``(Fjord Press)`` after its last sentence.
"""

from __future__ import annotations

_NAMES: dict[str, tuple[str, ...]] = {
    "AFP": ("agence france-presse", "agence france presse"),
    "ANI": ("asian news international",),
    "ANSA": (),
    "AP": ("associated press", "ap news"),
    "Anadolu": ("anadolu agency", "anadolu ajansi", "aa"),
    "Bloomberg": ("bloomberg news",),
    "CNA": ("central news agency",),
    "Canadian Press": (),
    "DPA": ("deutsche presse-agentur",),
    "Dow Jones": ("dow jones newswires",),
    "EFE": ("agencia efe",),
    "IANS": ("indo-asian news service",),
    "Interfax": (),
    "KCNA": ("korean central news agency",),
    "Kyodo": ("kyodo news",),
    "NTB": (),
    "PA": ("pa media", "press association"),
    "PTI": ("press trust of india",),
    "RIA Novosti": ("ria",),
    "Reuters": ("thomson reuters",),
    "SDA": ("keystone-sda",),
    "TASS": ("itar-tass",),
    "TT": ("tt news agency",),
    "UNI": ("united news of india",),
    "UPI": ("united press international",),
    "Xinhua": ("xinhua news agency",),
    "Yonhap": ("yonhap news", "yonhap news agency"),
}
_SHORT = {
    alias: short for short, aliases in _NAMES.items() for alias in (short.casefold(), *aliases)
}


def agency(name: str) -> str | None:
    """The usual short name of a news agency, or ``None`` when ``name`` is not one.

    >>> agency("The Associated  Press"), agency("Fjord Press")
    ('AP', None)
    """
    return _SHORT.get(" ".join(name.split()).casefold().removeprefix("the "))
