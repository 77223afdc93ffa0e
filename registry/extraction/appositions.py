"""Repair trees in which a name and what stands beside it are not told apart, or not joined."""

from __future__ import annotations

from registry.extraction.tree import Token, rejoin
from registry.lexicon.titles import OFFICES


def titled(tokens: list[Token]) -> None:
    """Put an office before the name that follows it at once: "former Port Savin mayor Ada Hale"."""
    for name in tokens:
        title = name.head
        if name.pos_ != "PROPN" or name.dep_ != "appos" or title.lemma_.lower() not in OFFICES:
            continue
        ours = any(c.dep_ == "poss" for c in title.children)  # "Norway's premier Liv Hagen"
        if title.i == name.left_edge.i - 1 and title.head is not title and not ours:
            name.head, name.dep_ = title.head, title.dep_
            title.head, title.dep_ = name, "compound"
            name.repair = f"{title.text!r} read as the title of {name.text!r}"
            rejoin(tokens)


def in_apposition(tokens: list[Token]) -> None:
    """Give an apposition what its commas hold: "sentenced Ida Lenz, mayor for eight years, to"."""
    for link in tokens[:-1]:
        noun = tokens[link.i - 1]
        if link.dep_ != "prep" or link.head.pos_ != "VERB" or noun.dep_ != "appos":
            continue
        end = max(t.i for t in link.subtree) + 1
        told = noun.pos_ == "NOUN" and noun.head.pos_ == "PROPN" and link.head.i < noun.i
        opened = tokens[noun.left_edge.i - 1].text == ","
        if told and opened and end < len(tokens) and tokens[end].text == ",":
            link.head = noun
            link.repair = f"{link.text!r} taken back from the verb to {noun.text!r}"
            rejoin(tokens)


def second_of_two(tokens: list[Token]) -> None:
    """Give a noun its second, whom the name beside it took: "the pilot, Ort, and his mate, Ott,".

    A name between commas stands for the noun; what is joined behind them is joined to the noun.
    """
    for link in tokens[2:]:
        name = link.head
        noun = name.head
        if link.dep_ != "cc" or tokens[link.i - 1].text != "," or name.dep_ != "appos":
            continue
        if noun.tag_ != "NN" or noun.i > name.i or name.pos_ != "PROPN":
            continue
        second = [c for c in name.children if c.dep_ == "conj"]
        if len(second) != 1 or second[0].i < link.i:
            continue
        link.head = second[0].head = noun
        second[0].repair = f"{second[0].text!r} joined to {noun.text!r}, not to {name.text!r}"
        rejoin(tokens)
