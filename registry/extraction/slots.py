"""Which time and which quantity belong to which frame.

The expressions were found in the text beforehand; here the parse tree decides
whose they are.  The nearest rule wins: the predicate's own, its clause's, the
clause it shares its time with.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from registry.extraction.frames import Frame, children, shares_time
from registry.extraction.quantities import QuantityExpression
from registry.extraction.times import TimeExpression
from registry.lexicon.counted import counted_class
from registry.records import QuantitySlot, Span, TimeSlot
from registry.values.quantity import Quantity

Token = Any
TimeRelation = Literal["at", "before", "after", "since", "until"]

_RELATIONS: dict[str, TimeRelation] = {
    "before": "before",
    "by": "before",
    "after": "after",
    "following": "after",
    "since": "since",
    "from": "since",
    "until": "until",
    "till": "until",
    "til": "until",
}
_TOTAL = frozenset("total overall altogether combined cumulative overall entire".split())
_MORE = frozenset("another additional further extra more".split())
_PART = frozenset("including include among whom which".split())
_EARLIER = frozenset("earlier initial initially previously previous original first".split())
_STILL = frozenset("still remaining".split())
_PROVISIONAL = frozenset("provisional preliminary partial projected counted".split())


def tokens_in(sentence: Token, start: int, end: int) -> list[Token]:
    """Tokens that overlap a span given in code points of the sentence."""
    return [t for t in sentence if t.idx < end and start < t.idx + len(t)]


def top(tokens: Sequence[Token]) -> Token:
    """The token of an expression on which the others hang."""
    inside = {t.i for t in tokens}
    for token in tokens:
        if token.head.i not in inside or token.head.i == token.i:
            return token
    return tokens[-1]


def _governor(token: Token) -> tuple[TimeRelation, Token, str]:
    """Relation, governing word and the last preposition or label on the way to it."""
    relation: TimeRelation = "at"
    link = token.dep_
    head = token.head
    while head.i != token.i and (
        head.pos_ in ("ADP", "SCONJ", "PART")
        or (head.pos_ == "ADV" and token.dep_ in ("prep", "npadvmod", "advmod", "pobj", "pcomp"))
    ):
        relation = _RELATIONS.get(head.lower_, relation)
        link = head.lower_ if head.pos_ == "ADP" else link
        if head.head.i == head.i:
            break
        token, head = head, head.head
    return relation, head, link


def times_of(
    sentence: Token, offset: int, frames: list[Frame], found: Sequence[TimeExpression]
) -> dict[int, list[TimeSlot]]:
    """Time slots by position in ``frames``, the most direct first."""
    by_trigger = {f.trigger.i: n for n, f in enumerate(frames)}
    innermost = _innermost(frames)
    slots: dict[int, list[TimeSlot]] = {n: [] for n in range(len(frames))}
    for expression in found:
        if not _is_moment(expression):
            continue
        tokens = tokens_in(sentence, expression.start - offset, expression.end - offset)
        if tokens:
            _place_time(expression, tokens, by_trigger, innermost, slots)
    for n, frame in enumerate(frames):
        _borrow(n, frame, frames, by_trigger, slots)
    for n, frame in enumerate(frames):
        _from_beside(n, frame, frames, slots)
    for n, frame in enumerate(frames):
        slots[n].extend(_must_follow(frame, by_trigger, slots))
    for n in slots:
        slots[n].sort(key=_directness)
    return slots


def _innermost(frames: list[Frame]) -> dict[int, int]:
    """Position in ``frames`` of the smallest clause that holds each token."""
    found: dict[int, int] = {}
    for n, frame in enumerate(frames):
        for token in frame.tokens:
            if token.i not in found or len(frame.tokens) < len(frames[found[token.i]].tokens):
                found[token.i] = n
    return found


def _is_moment(expression: TimeExpression) -> bool:
    """Whether the expression says when: durations, sets and what nobody could read do not."""
    return (
        expression.interval is not None
        and expression.type in ("DATE", "TIME")
        and expression.extent is None
    )


def _place_time(
    expression: TimeExpression,
    tokens: Sequence[Token],
    by_trigger: dict[int, int],
    innermost: dict[int, int],
    slots: dict[int, list[TimeSlot]],
) -> None:
    """Give a time to the clause that it dates, and to the relative clauses that hang on it."""
    relation, governor, link = _governor(top(tokens))
    dated = _before_verb(governor, tokens[0], by_trigger) or _dated_clause(
        governor, link, tokens[0], by_trigger, innermost
    )
    if dated is None:
        return
    target, source = dated
    slots[target].append(_time_slot(expression, relation, source))
    following = tokens[-1].i + 1
    for token in tokens[-1].doc[following : following + 2]:
        if token.lower_ == "when":  # "dates from 1961, when they won"
            _dated_relative(token.head, expression, by_trigger, slots)
    noun = governor if governor.i not in by_trigger else top(tokens)
    for child in children(noun, "relcl", "acl"):
        _dated_relative(child, expression, by_trigger, slots)
    for token in tokens:
        for child in children(token, "relcl"):
            _dated_relative(child, expression, by_trigger, slots)


def _before_verb(
    governor: Token, first: Token, by_trigger: dict[int, int]
) -> tuple[int, Literal["own", "clause"]] | None:
    """The clause inside the subject that a time belongs to, when it stands before the verb.

    "The talks that they resumed on Tuesday have failed": the parser gives Tuesday
    to the failure.  A time at the head of the sentence, or after a comma, is the verb's.
    """
    if governor.i not in by_trigger or first.i > governor.i:
        return None
    for token in reversed(first.doc[: first.i]):
        if token.is_punct or token.i == first.sent.start:
            return None
        if token.i in by_trigger:
            return by_trigger[token.i], "own"
    return None


def _dated_clause(
    governor: Token,
    link: str,
    first: Token,
    by_trigger: dict[int, int],
    innermost: dict[int, int],
) -> tuple[int, Literal["own", "clause"]] | None:
    """Position of the clause that a time dates, and how directly; ``None`` when it dates none.

    ``first`` is the first token of the time.
    """
    on_noun = governor.pos_ in ("NOUN", "PROPN")
    if link == "for" and on_noun:
        return None  # "the budget for 2024" is not of that year
    if governor.i in by_trigger:
        return by_trigger[governor.i], "own"
    if (
        link in ("of", "poss", "amod", "compound", "nummod", "nmod")
        and on_noun
        and not _occasion(governor)
    ):
        return None  # "Thursday's price", "the pact of 2019": it dates the noun alone
    target = innermost.get(governor.i, innermost.get(first.i))
    return None if target is None else (target, "clause")


def _from_beside(
    n: int, frame: Frame, frames: list[Frame], slots: dict[int, list[TimeSlot]]
) -> None:
    """Give a verb without a time the one that the parser hung beside it.

    It hangs on the object of the verb, or on the clause before a semicolon.
    """
    if slots[n] or frame.pos != "VERB":
        return
    for m, other in enumerate(frames):
        if other.parent is not frame or not slots[m]:
            continue
        own = [s for s in slots[m] if s.source == "own" and s.relation == "at"]
        if (
            other.pos == "NOUN"
            and other.trigger.dep_ in ("dobj", "nsubjpass", "nsubj")
            and any(t.dep_ == "prep" for t in other.trigger.children)
        ):
            slots[n] = [s.model_copy(update={"source": "clause"}) for s in own]
        elif (
            other.relation in ("ccomp", "parataxis")
            and other.trigger.i < frame.trigger.i
            and any(t.text == ";" for t in frame.trigger.doc[other.trigger.i : frame.trigger.i])
        ):
            slots[n] = [s.model_copy(update={"source": "sentence"}) for s in own]
        if slots[n]:
            return


_OCCASIONS = frozenset(
    """stage game match meeting vote session election race round final edition ballot run-off
    runoff summit ceremony parade debate hearing trial attack crash raid concert rally
    strike storm quake earthquake""".split()
)


def _occasion(noun: Token) -> bool:
    """Whether the noun is an occasion on which things happen: "in Wednesday's third stage".

    What happens on a dated occasion happens on its date.
    """
    return (
        noun.lemma_.lower() in _OCCASIONS
        and noun.dep_ == "pobj"
        and noun.head.lower_ in ("in", "at", "during", "on")
    )


def _must_follow(
    frame: Frame, by_trigger: dict[int, int], slots: dict[int, list[TimeSlot]]
) -> list[TimeSlot]:
    """What is done under a treaty signed in June comes after that June."""
    found: list[TimeSlot] = []
    for role, token in frame.args:
        if role not in ("under", "following", "after"):
            continue
        for child in (token, *children(token, "acl", "relcl")):
            other = by_trigger.get(child.i)
            if other is None or child.i == frame.trigger.i:
                continue
            found += [
                s.model_copy(update={"relation": "after", "source": "clause"})
                for s in slots[other]
                if s.relation == "at" and s.source == "own"
            ]
    return found


def _dated_relative(
    verb: Token,
    expression: TimeExpression,
    by_trigger: dict[int, int],
    slots: dict[int, list[TimeSlot]],
) -> None:
    """Date a relative clause without a time: "since 1991, when 11 people were killed"."""
    target = by_trigger.get(verb.i)
    if target is None or slots[target] or not any(c.lower_ == "when" for c in verb.children):
        return
    slots[target].append(_time_slot(expression, "at", "own"))


def _time_slot(
    expression: TimeExpression, relation: TimeRelation, source: Literal["own", "clause"]
) -> TimeSlot:
    interval = expression.hull or expression.interval
    assert interval is not None
    return TimeSlot(
        interval=interval,
        mention=Span(start=expression.start, end=expression.end, text=expression.text),
        relation=relation,
        source=source,
        derivation=tuple(expression.derivation),
        inferred=expression.inferred,
    )


def _borrow(
    n: int,
    frame: Frame,
    frames: list[Frame],
    by_trigger: dict[int, int],
    slots: dict[int, list[TimeSlot]],
) -> None:
    """Take the time of the clause above where the grammar says that it is shared."""
    if slots[n] or frame.parent is None:
        return
    above = frame.parent
    other = by_trigger.get(above.trigger.i)
    if other is None or not shares_time(frame):
        return
    if not slots[other] and above.parent is not None and shares_time(above):
        _borrow(other, above, frames, by_trigger, slots)
    slots[n] = [
        s.model_copy(update={"source": "sentence"}) for s in slots[other] if s.relation == "at"
    ]


_SOURCES = ("own", "clause", "sentence", "inherited", "published")


def _directness(slot: TimeSlot) -> tuple[int, int, int]:
    width = 10**6
    if slot.interval.earliest and slot.interval.latest:
        width = (slot.interval.latest - slot.interval.earliest).days
    return (_SOURCES.index(slot.source), slot.relation != "at", width)


def quantities_of(
    sentence: Token, offset: int, frames: list[Frame], found: Sequence[QuantityExpression]
) -> dict[int, list[QuantitySlot]]:
    """Quantity slots by position in ``frames``, in text order."""
    slots: dict[int, list[QuantitySlot]] = {n: [] for n in range(len(frames))}
    for expression in found:
        tokens = tokens_in(sentence, expression.start - offset, expression.end - offset)
        if not tokens or _names_something(tokens, expression):
            continue
        numbers = (
            tokens_in(sentence, expression.number_start - offset, expression.number_end - offset)
            or tokens
        )
        head = top(tokens)
        target = _owner(head, frames)
        if target is None:
            continue
        slots[target].append(_quantity_slot(expression, head, top(numbers), frames[target]))
        for n, frame in enumerate(frames):
            # "the 7 percent offered by the port": the number is the object of "offered" too.
            if (
                n != target
                and frame.relation in ("acl", "relcl")
                and any(t.i in (head.i, top(numbers).head.i) for _, t in frame.args)
            ):
                slots[n].append(_quantity_slot(expression, head, top(numbers), frame))
    return slots


def _names_something(tokens: Sequence[Token], expression: QuantityExpression) -> bool:
    """Whether the digits are part of a name or a model.

    "the Nikkei 225", "their new 787 aircraft"
    """
    if expression.quantity.dimension != "count" or not tokens[0].text.isdigit() or len(tokens) > 1:
        return False
    number = tokens[0]
    before = number.doc[number.i - 1] if number.i else None
    if before is not None and before.pos_ == "PROPN" and before.ent_type_ not in ("DATE", "TIME"):
        return True
    return (
        before is not None
        and before.pos_ == "ADJ"
        and before.lower_ in ("new", "old", "big", "giant", "latest")
        and number.head.i > number.i
    )


def _owner(token: Token, frames: list[Frame]) -> int | None:
    best: int | None = None
    for n, frame in enumerate(frames):
        if any(t.i == token.i for t in frame.tokens) and (
            best is None or len(frame.tokens) < len(frames[best].tokens)
        ):
            best = n
    return best


def _counted(quantity: Quantity, head: Token, number: Token) -> Token | None:
    """The noun that is counted, or measured by a unit."""
    if (
        head.pos_ in ("NOUN", "PROPN")
        and head.i != number.i
        and quantity.dimension in ("count", "ordinal", "score")
    ):
        return head
    for token in (number, head) if quantity.dimension not in ("percent", "money") else ():
        if token.dep_ in (
            "nummod",
            "quantmod",
            "amod",
            "compound",
            "nmod",
            "det",
            "advmod",
        ) and token.head.pos_ in ("NOUN", "PROPN"):
            return token.head
    for inner in children(head, "prep"):
        if inner.lower_ in ("of", "in"):
            for target in children(inner, "pobj"):
                if target.ent_type_ not in ("DATE", "TIME"):
                    return target
    return None


def _quantity_slot(
    expression: QuantityExpression, head: Token, number: Token, frame: Frame
) -> QuantitySlot:
    quantity = expression.quantity
    counted = (
        _counted(quantity, head, number)
        if quantity.dimension in ("count", "ordinal", "percent", "money")
        else None
    )
    noun = counted if counted is not None else head
    role, holder = _path(noun, frame)
    modifiers = (
        {
            c.lemma_.lower()
            for c in noun.children
            if c.dep_ in ("amod", "compound", "nmod") and c.pos_ in ("ADJ", "NOUN", "VERB", "PROPN")
        }
        if counted is not None
        else set()
    )
    if counted is not None:
        # "patients on velacivir" are not "patients on placebo".
        modifiers -= {number.lemma_.lower(), *(w for w in expression.text.lower().split())}
        modifiers |= {
            t.lemma_.lower()
            for p in children(counted, "prep")
            if p.lower_ in ("of", "on", "with", "from", "for", "in", "among")
            for o in children(p, "pobj")
            for t in (o, *children(o, "compound", "amod"))
            if t.ent_type_ not in ("DATE", "TIME", "GPE")
        }
    written = set(expression.text.lower().split())
    nearby = {
        c.lower_
        for c in (*noun.children, *number.children, *head.children)
        if c.i < noun.i or c.dep_ != "amod"
    } - written
    lemma = counted.lemma_.lower() if counted is not None else ""
    return QuantitySlot(
        quantity=quantity,
        mention=Span(start=expression.start, end=expression.end, text=expression.text),
        counted=lemma,
        counted_class=counted_class(lemma) if lemma else None,
        modifiers=tuple(sorted(modifiers)),
        attribute=_attribute(quantity, head, noun, role, frame),
        holder=holder,
        direct=role in ("agent", "patient", "theme") and holder == "",
        scope=_scope(modifiers | nearby, noun, frame, quantity, expression.scope),
    )


def _path(noun: Token, frame: Frame) -> tuple[str, str]:
    """The role that the quantity's phrase plays for the frame, and the noun it hangs on, if any."""
    token, holder = noun, ""
    args = {t.i: role for role, t in frame.args}
    for _ in range(12):
        if token.i in args:
            return args[token.i], holder
        if token.i == frame.trigger.i or token.head.i == token.i:
            return "", holder
        if token.head.pos_ in ("NOUN", "PROPN") and token.head.i != frame.trigger.i and not holder:
            holder = token.head.lemma_.lower()
        token = token.head
    return "", holder


def _attribute(quantity: Quantity, head: Token, noun: Token, role: str, frame: Frame) -> str:
    """What is measured, in one word: a noun, an adjective, or the role for the predicate."""
    if quantity.dimension in ("magnitude", "age", "score"):
        return quantity.dimension
    if quantity.dimension == "percent" and any(
        c.lower_ in ("more", "higher", "above") for c in (head.head, *head.children)
    ):
        return "premium"
    if quantity.dimension == "percent" and any(
        c.lower_ in ("less", "lower", "below") for c in (head.head, *head.children)
    ):
        return "discount"
    above = noun.head
    if above.pos_ == "ADP" and above.head.pos_ == "NOUN" and above.lower_ in ("of", "at", "to"):
        return str(above.head.lemma_.lower())
    if noun.dep_ in ("appos", "attr") and above.pos_ in ("NOUN", "PROPN"):
        return str(above.lemma_.lower())
    if above.pos_ == "ADJ" and above.i != noun.i:
        return str(above.lemma_.lower())  # "worth $4 billion", "30 metres long"
    if (
        quantity.dimension == "length"
        and noun.dep_ in ("compound", "nummod", "nmod", "amod")
        and above.pos_ == "NOUN"
    ):
        return ""  # "the 1,240-metre bridge" does not say whether long or high
    if (
        noun.dep_ in ("compound", "nummod", "nmod", "amod")
        and above.pos_ == "NOUN"
        and quantity.dimension != "count"
    ):
        return str(above.lemma_.lower())  # "a $4 billion deal"
    return role


def _scope(words: set[str], noun: Token, frame: Frame, quantity: Quantity, said: str) -> str:
    if quantity.change or said == "change":
        return "change"
    if words & _TOTAL:
        return "total"
    if words & _MORE:
        return "more"
    if quantity.part or said == "part":
        return "part"
    if said:
        return said
    if any(c.lower_ in _STILL for c in frame.trigger.children) or frame.lemma == "remain":
        return "remaining"
    if words & _PROVISIONAL or any(t.lower_ in _PROVISIONAL for t in frame.tokens):
        return "provisional"
    if words & _EARLIER:
        return "earlier"
    token = noun
    for _ in range(4):
        if token.dep_ == "pobj" and token.head.lower_ in _PART:
            return "part"
        if token.head.i == token.i or token.i == frame.trigger.i:
            break
        token = token.head
    if noun.dep_ in ("compound", "nmod", "amod") and quantity.dimension == "count":
        return "stock"  # "the eight-storey building"
    if frame.lemma in ("have", "own", "hold", "employ", "number", "operate") and not frame.passive:
        return "stock"
    return ""
