"""The command that shows one thing in full: ``show``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from registry.cli.group import call_of, examples, takes_database
from registry.conflicts.findings.plain_words import role_said, slip_said
from registry.errors import DecisionError, RegistryError
from registry.records import Claim, Conflict, ConflictReport, Document, Span
from registry.reports import json as as_json
from registry.reports import text as as_text
from registry.reports.escape import terminal
from registry.review.decisions import held
from registry.store.location import Location
from registry.store.reader import Named, Reader, reading

if TYPE_CHECKING:
    from registry.reports.retrace import Tried

_CANDIDATES = 10


@click.command(
    epilog=examples("registry show FC-5f3a91", "registry show 0b7c", "registry show 0b7c --json")
)
@click.argument("name", metavar="ID")
@click.option("--json", "as_data", is_flag=True, help="Print it as JSON.")
@takes_database
def show(location: Location, name: str, *, as_data: bool) -> None:
    """Show a conflict, claim or document in full.

    ID is the beginning of an id as the listings print it, as long as it is unique.
    """
    with reading(location) as reader:
        found = one_of(reader, name)
        shower = {"conflict": _conflict, "claim": _claim, "document": _document}[found.kind]
        lines, data = shower(reader, found.id, call_of(location))
    click.echo(json.dumps(data, ensure_ascii=False, indent=1) if as_data else "\n".join(lines))


def one_of(reader: Reader, name: str) -> Named:
    """What an id prefix means.

    :raises RegistryError: when it means nothing, or more than one thing; these are listed.
    """
    found = reader.named(name, limit=_CANDIDATES + 1)
    if len(found) == 1:
        return found[0]
    if not found:
        raise DecisionError(
            f"{name!r} is not the beginning of any id on record",
            hint="`registry conflicts`, `registry claims` and `registry documents` list the ids",
        )
    shown = "; ".join(
        f"{one.kind} {one.id[: as_text.SHORT]} ({one.label[:40]})" for one in found[:_CANDIDATES]
    )
    more = " and more" if len(found) > _CANDIDATES else ""
    raise RegistryError(
        f"{name!r} is the beginning of several ids: {shown}{more}", hint="give more of the id"
    )


# ── a conflict ───────────────────────────────────────────────────────────────


def _conflict(reader: Reader, fingerprint: str, call: str) -> tuple[list[str], dict[str, Any]]:
    found = reader.conflict(fingerprint)
    assert found is not None
    from registry.reports.retrace import found_by, pairs_of, threshold

    report = reader.report([found])
    first_seen, resolved = reader.since(fingerprint)
    claims = set(found.claims)
    comparisons = list(reader.comparisons_among(claims))
    lines = [as_text.headline(found)]
    for side in found.sides:
        lines += as_text.side_lines(side, report, mark=_highlight, kind=found.kind)
    if found.slip:
        lines.append(f"  typical slip: {slip_said(found.slip)}")
    lines.append(f"  fingerprint {found.fingerprint}")
    lines.append(f"  first seen {first_seen}" + (f", resolved {resolved}" if resolved else ""))
    lines += ["", "How it was found", *_wrapped(found_by(found, comparisons))]
    weighed = len(found.levels)  # they stand above one by one
    lines += _wrapped(map(terminal, found.explanation[weighed:]))
    lines += ["", "How each value was read"]
    for side in found.sides:
        for at, id_ in enumerate(side.claims):
            if claim := report.claims.get(id_):
                mention = side.mentions[at] if at < len(side.mentions) else None
                lines += _claim_lines(claim, report, mention)
                lines.append("")
    lines += _origins(reader, report)
    said = held(reader.decisions(), [found], report.claims).said_of(fingerprint)
    lines += [f"  {terminal(one)}" for one in said]
    lines += [f"next: {call} {one}" for one in _next(found, pairs_of(found, comparisons))]
    data = as_json.as_dict(found, report)
    data["levels"] = [level.model_dump() for level in found.levels]
    data["known_as"] = list(found.known_as)
    data["score"] = sum(level.weight for level in found.levels)
    data["threshold"] = dict(zip(("enough", "note"), threshold(found.slot), strict=True))
    data["pairs"] = [
        {
            "left": one.comparison.left,
            "right": one.comparison.right,
            "score": one.alignment.score,
            "outcome": one.outcome.value,
            "reason": one.reason,
        }
        for one in pairs_of(found, comparisons)
    ]
    return lines, {**data, "first_seen": first_seen, "resolved_at": resolved}


def _origins(reader: Reader, report: ConflictReport) -> list[str]:
    """Which of the articles go back to one origin with which, and why; each reason once."""
    reasons = {one: None for id_ in report.articles for one in _origin_reasons(reader, id_)}
    return ["Who goes back to one origin", *_wrapped(reasons), ""] if reasons else []


def _wrapped(lines: Iterable[str]) -> Iterator[str]:
    return (part for line in lines for part in as_text.wrapped(f"  {line}"))


def _origin_reasons(reader: Reader, document_id: str) -> list[str]:
    """Why a document counts as going back to its origin; documents by their outlets."""
    reasons = reader.origin_reasons(document_id)
    named = reader.articles({id_ for one in reasons for id_ in _DOCUMENT.findall(one)})
    return [
        terminal(_DOCUMENT.sub(lambda m: named[m[0]].source if m[0] in named else m[0], one))
        for one in reasons
    ]


_DOCUMENT = re.compile(r"\b[0-9a-f]{24}\b")


def _next(found: Conflict, pairs: Sequence[Tried]) -> Iterator[str]:
    """What a reader may want to do with a conflict, without the program's name."""
    short = as_text.short(found.fingerprint)
    if pairs:
        one = pairs[0].comparison
        yield f"why {one.left[: as_text.SHORT]} {one.right[: as_text.SHORT]}"
    if found.kind == "date":
        yield f"timeline {short}"
    yield f"explain {found.code}"
    yield f"decide {short} --verdict VERDICT --reason WHY"


def _highlight(words: str) -> str:
    """Words that differ: in brackets, and bold where the terminal can."""
    return click.style(f"[{words}]", bold=True)


# ── a claim ──────────────────────────────────────────────────────────────────


def _claim(reader: Reader, id_: str, call: str) -> tuple[list[str], dict[str, Any]]:
    (claim, *_) = reader.claims([id_])
    report = ConflictReport(
        conflicts=(),
        claims={claim.id: claim},
        articles=reader.articles([claim.document_id]),
        texts=reader.texts([claim.document_id]),
    )
    lines = _claim_lines(claim, report, None)
    conflicts = reader.conflicts_of(claim.id)
    lines += [f"next: {call} show {as_text.short(one)}" for one in conflicts]
    data = as_json.claim_dict(claim, report, None)
    del data["mention"]
    slots = claim.model_dump(mode="json", exclude={"anchor", "sentence", "attribution"})
    return lines, {**slots, **data, "conflicts": conflicts}


def _claim_lines(claim: Claim, report: ConflictReport, mention: Span | None) -> list[str]:
    """A claim with every slot: as written, as read, and how."""
    anchor = claim.anchor
    firmness = f"{'not ' if claim.negated else ''}{claim.status.value}"
    lines = [
        f"claim {claim.id[: as_text.SHORT]}  {claim.predicate}, {firmness}",
        f"    {as_text.source_line(claim, report)}",
        f"    {as_text.quotation(claim, report)}",
        f"    stands at {anchor.start} to {anchor.end} of document {claim.document_id}",
    ]
    if mention is not None:
        lines.append(f"    value at {mention.start} to {mention.end}: “{terminal(mention.text)}”")
    for who in claim.participants:
        entity = f" = {terminal(who.entity.name)}" if who.entity else ""
        written = f"“{terminal(who.mention.text)}”{entity}{_mark(who.inferred)}"
        lines.append(f"    {role_said(who.role)}: {written}")
    for time in claim.times:
        written = f"“{terminal(time.mention.text)}”" if time.mention else "not written"
        lines.append(
            f"    time: {'' if time.relation == 'at' else time.relation + ' '}{written}"
            f" = {time.interval.value}{_FROM[time.source]}"
            f"{_mark(time.inferred)}{', contested' if time.contested else ''}"
        )
        for hop in time.derivation:
            rests = f"“{terminal(hop.span.text)}”" if hop.span else "the document's date"
            lines.append(f"      {hop.rule}: {rests} → {hop.value}")
    for place in claim.places:
        lines.append(f"    place: {place.relation} “{terminal(place.mention.text)}”")
    for amount in claim.quantities:
        of = f" of {terminal(amount.counted)}" if amount.counted else ""
        lines.append(f"    quantity: “{terminal(amount.mention.text)}”{of}")
    if claim.attribution:
        lines.append(f"    says: {terminal(claim.attribution.speaker)}")
    lines += [f"    repaired: {terminal(repair)}" for repair in claim.repairs]
    return lines


_FROM = {
    "own": "",
    "clause": ", which stands in the same clause",
    "sentence": ", which stands elsewhere in the sentence",
    "inherited": ", taken over from what stands before",
    "published": ", the day of publication",
}


def _mark(inferred: bool) -> str:
    return " (inferred)" if inferred else ""


# ── a document ───────────────────────────────────────────────────────────────


def _document(reader: Reader, id_: str, call: str) -> tuple[list[str], dict[str, Any]]:
    (document, *_) = reader.documents([id_])
    article = reader.articles([id_])[id_]
    listed = next(one for one in reader.listed(superseded=True) if one.article.id == id_)
    lines = [f"document {id_}  {terminal(document.path)}"]
    for name, found in document.metadata:
        note = f", {found.note}" if found.note else ""
        lines.append(f"    {name}: {terminal(found.value)}  ({found.origin.value}{terminal(note)})")
    lines += [
        f"    version {listed.version}{', superseded' if listed.superseded else ''}, "
        f"put on record {listed.ingested_at}",
        f"    text: {len(document.text):,} characters, sha256 {document.text_sha256}",
        f"    bytes: sha256 {document.blob_sha256}, read by {document.reader}",
        f"    {as_text.count(listed.claims, 'claim')}, origin {article.origin[: as_text.SHORT]}",
    ]
    lines += [f"    origin: {reason}" for reason in _origin_reasons(reader, id_)]
    lines += [f"    warning: {terminal(warning)}" for warning in document.warnings]
    lines.append(f"next: {call} claims {id_[: as_text.SHORT]}")
    return lines, _document_data(document, listed.version, listed.claims)


def _document_data(document: Document, version: int, claims: int) -> dict[str, Any]:
    return {
        "id": document.id,
        "key": document.key,
        "path": document.path,
        "version": version,
        "claims": claims,
        "text_sha256": document.text_sha256,
        "blob_sha256": document.blob_sha256,
        "reader": document.reader,
        "metadata": {
            name: found.model_dump(mode="json", exclude_none=True)
            for name, found in document.metadata
        },
        "warnings": list(document.warnings),
        "text": document.text,
    }
