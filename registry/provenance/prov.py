"""Where everything on record came from, as a PROV document.

Source: W3C PROV-DM, written as PROV-JSON.  Bytes, text and claim are entities;
reading and extracting are activities of the programs that did them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from registry.records import Claim, Document

_PREFIXES = {
    "reg": "urn:claim-registry:",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
}
_Records = dict[str, dict[str, Any]]


def prov_document(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    *,
    extractor: str,
    revisions: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """PROV-JSON of documents and their claims; the same input gives the same bytes.

    ``extractor`` is the name and version of what made the claims; ``revisions``
    leads from a document id to the id of the version before it.
    """
    entity: _Records = {}
    agent: _Records = {}
    activity: _Records = {}
    relations: dict[str, _Records] = {}

    def relate(kind: str, **ends: str) -> None:
        kept = relations.setdefault(kind, {})
        kept[f"_:{kind}{len(kept) + 1}"] = {f"prov:{name}": end for name, end in ends.items()}

    known = {one.id: one for one in documents}
    software = _software(agent, extractor)
    for document in (known[i] for i in sorted(known)):
        blob, text = f"reg:blob-{document.blob_sha256}", f"reg:document-{document.id}"
        reading, extraction = f"reg:reading-{document.id}", f"reg:extraction-{document.id}"
        entity[blob] = {"prov:type": "reg:Blob", "reg:sha256": document.blob_sha256}
        entity[text] = _text(document)
        reader = _software(agent, document.reader)
        outlet = f"reg:source-{_slug(document.source)}"
        agent[outlet] = {"prov:type": "prov:Organization", "foaf:name": document.source}
        activity[reading] = {"prov:type": "reg:Reading"}
        activity[extraction] = {"prov:type": "reg:Extraction"}
        relate("used", activity=reading, entity=blob)
        relate("wasGeneratedBy", entity=text, activity=reading)
        relate("wasDerivedFrom", generatedEntity=text, usedEntity=blob, activity=reading)
        relate("wasAssociatedWith", activity=reading, agent=reader)
        relate("wasAssociatedWith", activity=extraction, agent=software)
        relate("wasAttributedTo", entity=text, agent=outlet)
        earlier = (revisions or {}).get(document.id)
        if earlier is not None:
            kept = relations.setdefault("wasDerivedFrom", {})
            kept[f"_:wasDerivedFrom{len(kept) + 1}"] = {
                "prov:generatedEntity": text,
                "prov:usedEntity": f"reg:document-{earlier}",
                "prov:type": {"$": "prov:Revision", "type": "prov:QUALIFIED_NAME"},
            }
    for claim in sorted(claims, key=lambda c: (c.document_id, c.anchor.start, c.id)):
        if claim.document_id not in known:
            continue
        name = f"reg:claim-{claim.id}"
        text = f"reg:document-{claim.document_id}"
        entity[name] = {
            "prov:type": "reg:Claim",
            "prov:value": claim.anchor.quote,
            "reg:start": claim.anchor.start,
            "reg:end": claim.anchor.end,
        }
        kept = relations.setdefault("wasDerivedFrom", {})
        kept[f"_:wasDerivedFrom{len(kept) + 1}"] = {
            "prov:generatedEntity": name,
            "prov:usedEntity": text,
            "prov:type": {"$": "prov:Quotation", "type": "prov:QUALIFIED_NAME"},
        }
        relate("wasGeneratedBy", entity=name, activity=f"reg:extraction-{claim.document_id}")
        relate("wasAttributedTo", entity=name, agent=software)
        if claim.attribution is not None:
            speaker = f"reg:speaker-{_slug(claim.attribution.key or claim.attribution.speaker)}"
            agent[speaker] = {"foaf:name": claim.attribution.speaker}
            relate("wasAttributedTo", entity=name, agent=speaker)
    body = {"entity": entity, "activity": activity, "agent": agent, **relations}
    return {"prefix": _PREFIXES} | {kind: rows for kind, rows in sorted(body.items()) if rows}


def _text(document: Document) -> dict[str, Any]:
    found: dict[str, Any] = {
        "prov:type": "reg:Document",
        "reg:text-sha256": document.text_sha256,
        "reg:path": document.path,
    }
    for name, term in (("title", "dct:title"), ("published", "dct:issued"), ("url", "dct:source")):
        if value := document.get(name):
            found[term] = value
    return found


def _software(agent: _Records, name: str) -> str:
    key = f"reg:software-{_slug(name)}"
    agent[key] = {
        "prov:type": {"$": "prov:SoftwareAgent", "type": "prov:QUALIFIED_NAME"},
        "foaf:name": name,
    }
    return key


def _slug(name: str) -> str:
    """A local name that every PROV tool reads; distinct names stay distinct."""
    return "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in name)
