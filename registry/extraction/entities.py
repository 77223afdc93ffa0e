"""Which entity each noun of a sentence stands for.

Collects the mentions of names that the parser and the spelling show, and asks
``names.resolve_names`` which of them are one.  Interim version: simple rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from registry.records import Span
from registry.values.names import EntityKind, EntityRef

Token = Any

_KINDS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "org", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "country",
    "PRODUCT": "other", "EVENT": "event", "WORK_OF_ART": "work",
}


@dataclass(frozen=True, slots=True)
class Found:
    """An entity and why the mention stands for it."""

    entity: EntityRef
    reason: str
    inferred: bool
    represents: str | None = None


class Entities:
    """Entities of one document, filled sentence by sentence in text order."""

    def __init__(self) -> None:
        self._by_token: dict[str, list[EntityRef]] = {}
        self._last: dict[str, EntityRef] = {}

    def read(self, sentence: Any) -> dict[int, Found]:
        """The entity of each head token in the sentence that names or stands for one."""
        found: dict[int, Found] = {}
        at = 0
        n = len(sentence)
        while at < n:
            token = sentence[at]
            if token.pos_ == "PROPN":
                end = at + 1
                while end < n and (sentence[end].pos_ == "PROPN" or (sentence[end].text == "-" and end + 1 < n and sentence[end + 1].pos_ == "PROPN")):
                    end += 1
                span = sentence[at:end]
                words = [t.text for t in span if t.ent_type_ not in ("DATE", "TIME")]
                if words:
                    kind: EntityKind = next((_KINDS[t.ent_type_] for t in span if t.ent_type_ in _KINDS), "other")
                    found_ref = self._resolve(" ".join(words), kind)
                    for t in span:
                        found[t.i] = Found(found_ref, "", False)
                at = end
                continue
            if token.pos_ == "PRON" and token.lower_ in ("he", "him", "his", "she", "her", "hers"):
                if "person" in self._last:
                    found[token.i] = Found(self._last["person"], f"pronoun {token.text!r}", True)
            elif token.pos_ == "PRON" and token.lower_ in ("it", "its") and "thing" in self._last:
                found[token.i] = Found(self._last["thing"], f"pronoun {token.text!r}", True)
            at += 1
        for token in sentence:
            if token.dep_ in ("nsubj", "nsubjpass") and token.i in found:
                ref = found[token.i].entity
                self._last["person" if ref.kind == "person" else "thing"] = ref
        return found

    def _resolve(self, text: str, kind: EntityKind) -> EntityRef:
        folded = text.lower().replace("-", " ").replace(".", "").split()
        last = folded[-1]
        for ref in reversed(self._by_token.get(last, [])):
            tokens = ref.key.split(":", 1)[1].split()
            if len(folded) == 1 or tokens == folded:
                return ref
        ref = EntityRef(name=text, kind=kind, key=f"{kind}:{' '.join(folded)}")
        self._by_token.setdefault(last, []).append(ref)
        if len(folded) > 1:
            self._by_token.setdefault(folded[0], []).append(ref)
        return ref


def span_of(token: Token, offset: int) -> Span:
    """The noun phrase of a head token, without clauses that hang on it."""
    skip = {c.i for c in token.children if c.dep_ in ("relcl", "acl", "appos", "conj", "cc", "punct", "prep", "advcl")}
    tokens = [token]
    stack = [c for c in token.children if c.i not in skip]
    while stack:
        t = stack.pop()
        tokens.append(t)
        stack.extend(c for c in t.children if c.dep_ not in ("relcl", "acl", "advcl"))
    start = min(t.idx for t in tokens)
    end = max(t.idx + len(t) for t in tokens)
    return Span(start=offset + start, end=offset + end, text=token.doc.text[start:end])
