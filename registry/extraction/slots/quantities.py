"""Which quantity belongs to which frame, and what it counts or measures there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from registry.extraction.frames import Frame, carried, children, governed
from registry.extraction.quantities import QuantityExpression
from registry.extraction.slots.age_then import at_age
from registry.extraction.slots.ages import aged, group_of
from registry.extraction.slots.measured import attribute_of, is_rate
from registry.extraction.slots.most import at_most
from registry.extraction.slots.referred import referred
from registry.extraction.slots.scopes import MORE, TOTAL, scope_of
from registry.extraction.slots.tree import in_apposition, tokens_in, top
from registry.extraction.slots.wholes import summing, whole_of
from registry.lexicon.calendar import WEEKDAYS
from registry.lexicon.counted import counted_class
from registry.lexicon.predicates import noun_class, predicate_class
from registry.records import QuantitySlot, Span
from registry.values.quantity import Quantity

Token = Any


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
        if (expression.quantity.dimension == "ordinal" and _adverb(head)) or _others(head):
            continue  # "was first reported in May"
        if expression.quantity.dimension == "duration" and in_apposition(head):
            continue  # "jailed Ida Lenz, the mayor for eight years": for how long she was mayor
        target = _owner(head, frames)
        if target is None:
            continue
        if expression.quantity.dimension == "score":
            target = _of_the_result(target, frames)
        target = carried(_of_one_happening(target, frames), frames)
        expression = aged(expression, top(numbers))
        target, expression = at_age(expression, top(numbers), frames, target)
        slot = _quantity_slot(expression, head, top(numbers), frames[target], tokens)
        slots[target].append(at_most(slot, tokens, frames[target]))
        for n, frame in enumerate(frames):
            # "the 7 percent offered by the port": the number is the object of "offered" too;
            # "200 people had to be evacuated", "nine were hurt and taken to hospital": so here.
            if n != target and _shares(frame, {head.i, top(numbers).head.i}):
                slot = _quantity_slot(expression, head, top(numbers), frame, tokens)
                slots[n].append(at_most(slot, tokens, frame))
        # "two of the three men who broke out": three broke out.
        if (whole := whole_of(expression, tokens)) is not None:
            for n, frame in enumerate(frames):
                if n != target and _told_of(frame, whole.noun):
                    told, number = whole.expression, whole.number
                    slot = _quantity_slot(told, number, number, frame, [number])
                    slots[n].append(slot.model_copy(update={"scope": ""}))
    return {n: [summing(slot, told) for slot in told] for n, told in slots.items()}


def _adverb(ordinal: Token) -> bool:
    """Whether an ordinal says when it was done for the first time, and counts nothing."""
    return bool(
        ordinal.dep_ == "advmod" and ordinal.head.pos_ == "VERB" and ordinal.i < ordinal.head.i
    )


def _others(head: Token) -> bool:
    """Whether something else befell so many: "left one dead and thousands without power"."""
    told = any(c.lower_ == "without" for c in children(head, "prep"))
    return told and head.dep_ == "conj" and head.head.pos_ in ("VERB", "NOUN", "ADJ")


def _shares(frame: Frame, counted: set[int]) -> bool:
    """Whether a clause shares a participant with the clause it hangs on, and its number with it."""
    shared = {t.i for _, t in frame.args} & counted
    if frame.relation in ("acl", "relcl", "xcomp"):
        return bool(shared)
    return frame.relation == "conj" and bool(shared - {t.i for t in frame.tokens})


def _told_of(frame: Frame, noun: Token) -> bool:
    """Whether a relative clause or a participle tells something of a noun."""
    here = frame.relation in ("acl", "relcl") or frame.trigger.head.dep_ == "relcl"
    return here and any(t.i == noun.i for _, t in frame.args)


def _names_something(tokens: Sequence[Token], expression: QuantityExpression) -> bool:
    """Whether the digits are part of a name or a model.

    "the Nikkei 225", "their new 787 aircraft"
    """
    if expression.quantity.dimension != "count" or not tokens[0].text.isdigit() or len(tokens) > 1:
        return False
    number = tokens[0]
    before = number.doc[number.i - 1] if number.i else None
    if before is not None and before.pos_ == "PROPN" and before.ent_type_ not in ("DATE", "TIME"):
        # "In Orm 14 sheep were killed": the number counts what stands behind it.
        town = before.dep_ == "pobj" and before.ent_type_ not in ("ORG", "PRODUCT")
        return not (town and number.dep_ == "nummod" and number.head.i > number.i)
    if number.head.tag_ == "NN" and number.head.lemma_.lower() in _MODELS and number.text != "1":
        return True  # "its 777 airliner": so many would be airliners
    return (
        before is not None
        and before.pos_ == "ADJ"
        and before.lower_ in ("new", "old", "big", "giant", "latest")
        and number.head.i > number.i
    )


# One of these before which a number stands is of the model of that number.
_MODELS = frozenset(
    """airliner jet jetliner plane airplane helicopter car truck lorry locomotive engine phone
    smartphone camera tank submarine console""".split()
)


def _owner(token: Token, frames: list[Frame]) -> int | None:
    best: int | None = None
    joined = token.head if token.dep_ == "nummod" and token.head.dep_ == "conj" else token
    if joined.dep_ == "conj" and joined.head.pos_ == "VERB":
        # "Three people were killed and a dozen injured": the parser joins the dozen to the dead.
        told = {c.i for c in children(joined, "acl") if c.tag_ in ("VBN", "VBD")}
        own = next((n for n, frame in enumerate(frames) if frame.trigger.i in told), None)
        if own is not None:
            return own
    for n, frame in enumerate(frames):
        if any(t.i == token.i for t in frame.tokens) and (
            best is None or len(frame.tokens) < len(frames[best].tokens)
        ):
            best = n
    return best


_RESULTS = frozenset("win lose beat defeat draw thrash edge".split())


def _of_the_result(target: int, frames: list[Frame]) -> int:
    """The clause of who won or lost, where the score stands in its object: "lost the final 3-2"."""
    frame = frames[target]
    above = frame.parent
    if frame.pos != "NOUN" or above is None or above.lemma not in _RESULTS:
        return target
    return next((n for n, one in enumerate(frames) if one is above), target)


def _of_one_happening(target: int, frames: list[Frame]) -> int:
    """The verb that tells the happening with its noun: "made a profit of 31 million euros"."""
    noun = frames[target]
    verb = noun.parent
    if noun.pos != "NOUN" or verb is None or verb.pos != "VERB" or noun.trigger.dep_ != "dobj":
        return target
    if noun.trigger.head.i != verb.trigger.i or verb.kind is None:
        return target
    if predicate_class(noun.lemma, pos="NOUN") != verb.kind:
        return target
    return next((n for n, one in enumerate(frames) if one is verb), target)


def _counted(
    quantity: Quantity, head: Token, number: Token, tokens: Sequence[Token]
) -> Token | None:
    """The noun that is counted, or measured by a unit."""
    inside = {t.i for t in tokens}
    for token in tokens if quantity.dimension == "count" else ():
        # "a minimum of 15 voters", "a quarter of a million people": the last number tells.
        noun = token.head
        if token.dep_ in ("nummod", "quantmod") and noun.pos_ in ("NOUN", "PROPN"):
            if noun.dep_ == "compound" and noun.head.tag_ == "NNS" and noun.i == token.i + 1:
                noun = noun.head  # "two night watchmen"
            if noun.i not in inside:
                return noun
    if (
        head.pos_ in ("NOUN", "PROPN")
        and head.i != number.i
        and quantity.dimension in ("count", "ordinal", "score")
    ):
        return head
    if number.dep_ == "predet" and number.head.pos_ == "NOUN":
        return number.head  # "half the staff"
    if quantity.dimension == "ordinal" and number.dep_ == "appos" and number.head.pos_ == "NOUN":
        return number.head  # "the walkout, the second this year"
    if quantity.dimension == "ordinal" and number.head.tag_ == "JJS":
        ranked = number.head.head  # "the fourth-largest brewer"
        return ranked if ranked.pos_ in ("NOUN", "PROPN") else None
    for token in (number, head) if quantity.dimension not in ("percent", "money") else ():
        if token.head.ent_type_ == "DATE" and any(c.lower_ in _WHICH for c in token.head.children):
            continue  # "up from 11,050 last season"
        if token.dep_ in (
            "nummod",
            "quantmod",
            "amod",
            "compound",
            "nmod",
            "det",
            "advmod",
            "predet",
        ) and token.head.pos_ in ("NOUN", "PROPN"):
            noun = token.head
            if token.dep_ == "compound" and noun.dep_ == "compound" and noun.head.tag_ == "NNS":
                return noun.head  # "21 league goals"
            title = noun.head if noun.dep_ == "compound" and noun.head.i == noun.i + 1 else noun
            ranked = quantity.dimension == "ordinal" and noun_class(title.lemma_) in _WORKS
            # "Her third cup title", "their second studio album", and no "second hand book".
            return title if ranked and noun.lemma_.lower() not in _RANKED else noun
    return _of_or_in(head, inside)


_WORKS = frozenset("title album film book song".split())
_RANKED = frozenset("hand half quarter round war division class grade".split())


def _of_or_in(head: Token, inside: set[int]) -> Token | None:
    """The noun after "of"; of "one in five of its warehouses" the warehouses."""
    if head.pos_ == "NUM" and head.dep_ == "conj" and governed(head.head, "of"):
        return None  # "nine counts of bribery and two of fraud": no two frauds
    for inner in children(head, "prep"):
        if inner.lower_ == "of" or (inner.lower_ == "in" and inner.i == head.i + 1):
            for target in children(inner, "pobj"):
                if target.i in inside and target.pos_ == "NUM":
                    return _of_or_in(target, inside)
                if inner.lower_ == "of" and target.ent_type_ not in ("DATE", "TIME"):
                    return target
    return None


_WHICH = frozenset("last this next previous".split())


def _after_weekday(number: Token) -> Token | None:
    """What is counted in "on Tuesday 21 of them were treated": the parser counts Tuesdays."""
    of = (p for p in children(number.head, "prep") if p.i == number.i + 1 and p.lower_ == "of")
    return next((t for p in of for t in children(p, "pobj")), None)


def _substance(quantity: Quantity, head: Token) -> Token | None:
    """What a measure is so much of: "14 tonnes of soft cheese", "600 hectares of forest"."""
    if quantity.dimension not in ("mass", "volume", "area", "energy", "power"):
        return None
    for target in governed(head, "of"):
        if target.pos_ in ("NOUN", "PROPN") and target.ent_type_ not in ("DATE", "TIME"):
            return target
    return None


def _quantity_slot(
    expression: QuantityExpression,
    head: Token,
    number: Token,
    frame: Frame,
    tokens: Sequence[Token],
) -> QuantitySlot:
    quantity, said = expression.quantity, expression.scope
    counted = (
        _after_weekday(number)
        if number.dep_ == "nummod" and number.head.lower_ in WEEKDAYS
        else _counted(quantity, head, number, tokens)
        if quantity.dimension in ("count", "ordinal", "percent", "money")
        else _substance(quantity, head)
    )
    hint = expression.counted_hint
    within = quantity.dimension in ("percent", "ordinal")
    if hint is not None and hint[1] <= expression.end and within:
        # "one mill in five", "category 3": what is counted stands inside the expression.
        start = hint[0] - expression.start + tokens[0].idx
        counted = next((t for t in tokens if t.idx == start), counted)
    other = referred(number, counted) if quantity.dimension in ("count", "percent") else None
    noun = counted if counted is not None else head
    role, holder = _path(noun, frame)
    if role == "theme" and quantity.value == 1 and quantity.total is not None:
        # "It was one of 136 books entered" says how many books there were.
        whole = {"low": quantity.total, "high": quantity.total, "total": None, "part": False}
        quantity, said = quantity.model_copy(update=whole), ""
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
        modifiers -= {"more", *MORE}
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
        if c.i < noun.i or c.dep_ not in ("amod", "conj", "appos", "relcl", "acl")
    } - written
    beside = modifiers | nearby
    if not any(
        c.lower_ in MORE and c.i <= noun.i + 1
        for c in (*noun.children, *number.children, *head.children)
    ):
        beside -= MORE  # "4.8 million inhabitants, 6 percent more than before"
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in TOTAL:
        beside.add(noun.head.head.lower_)  # "a total of 45 ships"
    crowd = group_of(number) if counted is None and quantity.dimension == "count" else None
    if crowd is not None:
        counted = crowd
    group = _group_before(number) if counted is None and quantity.dimension == "count" else None
    if group is not None:
        counted, said = group, said or "part"
    if other is not None and quantity.dimension == "percent" and counted is None:
        other = None  # "sales fell to a third": of what, nobody says
    if other is not None:
        counted, modifiers = other, set()
    lemma = _compound(counted) if counted is not None else ""
    lemma = "" if lemma in ("number", "no") else lemma  # "peaked at number 28"
    lemma = _FATES.get(lemma, lemma)
    if not lemma and quantity.dimension == "count":
        lemma = _fate_after(tokens[-1])
    if not lemma and expression.text.lower() in ("nobody", "no one"):
        lemma = "person"
    return QuantitySlot(
        quantity=quantity,
        mention=Span(start=expression.start, end=expression.end, text=expression.text),
        counted=lemma,
        counted_class=(counted_class(lemma) or ("person" if crowd is not None else None))
        if lemma
        else None,
        modifiers=tuple(sorted(modifiers)),
        attribute=attribute_of(quantity, head, noun, role, frame),
        holder=holder,
        direct=role in ("agent", "patient", "theme") and holder == "",
        scope="rate"
        if quantity.dimension != "speed" and is_rate(noun, head, frame)
        else scope_of(beside, noun, frame, quantity, said),
    )


# What befell so many, where no noun is counted: "with 14 dead and more than 60 hurt".
_FATES = {"hurt": "injured", "wounded": "injured", "killed": "dead"}


def _fate_after(number: Token) -> str:
    """The fate that stands right after a bare number, if any."""
    if number.i + 1 >= len(number.doc):
        return ""
    word = number.doc[number.i + 1].lower_
    return word if word in ("dead", "injured", "missing") else _FATES.get(word, "")


def _compound(noun: Token) -> str:
    """The noun with what is joined to it by a hyphen: three tie-breaks are no breaks."""
    lemma = str(noun.lemma_.lower())
    if noun.i < 2 or counted_class(lemma) is not None:
        return lemma
    hyphen, first = noun.doc[noun.i - 1], noun.doc[noun.i - 2]
    joined = hyphen.text == "-" and first.idx + len(first) == hyphen.idx
    return f"{first.lower_}-{lemma}" if joined and first.pos_ == "NOUN" else lemma


def _group_before(number: Token) -> Token | None:
    """The group that a bare number is part of: "of the 120 hostages, 30 were freed"."""
    first = number.doc[0]
    if first.lower_ != "of" or first.i >= number.i or number.pos_ != "NUM":
        return None
    if number.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return None
    return next((t for t in children(first, "pobj") if t.pos_ == "NOUN"), None)


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
