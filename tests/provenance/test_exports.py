from __future__ import annotations

import json
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.provenance.annotations import claim_annotation, collection, conflict_annotation
from registry.provenance.fragments import fragment_link, text_fragment
from registry.provenance.prov import prov_document
from tests.factories import claim, conflict, document

WHEN, PROGRAM = "2026-03-04T12:00:00Z", "claim-registry 0.1.0"


class TestTextFragments:
    TEXT = "Two people died in Oslo.\nTwo people died in a well-known inn. " + "word " * 40 + "end."

    def test_a_quote_that_stands_twice_gets_its_surroundings(self) -> None:
        start = self.TEXT.rindex("Two people died")
        assert text_fragment(self.TEXT, start, start + 15) == (
            ":~:text=Two%20people%20died,-in%20a%20well%2Dknown%20inn."
        )

    def test_a_span_is_widened_to_whole_words_and_hyphens_are_encoded(self) -> None:
        start = self.TEXT.index("ell-kno")
        assert text_fragment(self.TEXT, start, start + 4) == ":~:text=well%2Dknown"

    def test_a_long_quote_is_named_by_its_two_ends(self) -> None:
        start = self.TEXT.index("inn.")
        assert text_fragment(self.TEXT, start, len(self.TEXT)) == (
            ":~:text=inn.%20word%20word%20word,word%20word%20word%20end."
        )

    def test_a_quote_over_two_blocks_never_puts_both_in_one_term(self) -> None:
        assert text_fragment("It was in Oslo.\nTwo died.", 7, 20) == ":~:text=in%20Oslo.,Two"

    @settings(deadline=None)
    @given(st.text(st.sampled_from("ab -,&é\n😀"), min_size=1, max_size=60), st.data())
    def test_every_term_is_encoded_and_stands_in_the_text(
        self, text: str, data: st.DataObject
    ) -> None:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        directive = text_fragment(text, start, end).removeprefix(":~:text=")
        assert directive.isascii()
        folded = " ".join(text.split())
        for term in directive.split(","):
            assert unquote(term.strip("-")) in folded

    def test_a_fragment_of_the_address_is_kept(self) -> None:
        link = fragment_link("https://a.example/x#part", "Ten died.", 0, 9)
        assert link == "https://a.example/x#part:~:text=Ten%20died."
        assert fragment_link(link, "Ten died.", 0, 9) == link


class TestWebAnnotations:
    def test_a_claim_is_an_annotation_of_its_quote(self) -> None:
        of = document(url="https://mail.example/a", published="2023-06-02")
        one = claim(of)
        made = claim_annotation(one, of, created=WHEN, generator=PROGRAM)
        quote, position, fragment = made["target"]["selector"]
        assert of.text[position["start"] : position["end"]] == quote["exact"] == one.anchor.quote
        assert fragment["value"].startswith(":~:text=")
        assert made["target"]["source"] == "https://mail.example/a"
        assert made["target"]["state"]["cached"].startswith("ni:///sha-256;")
        assert made == claim_annotation(one, of, created=WHEN, generator=PROGRAM)

    def test_a_document_without_address_is_named_by_its_text(self) -> None:
        of = document()
        made = claim_annotation(claim(of), of, created=WHEN, generator=PROGRAM)
        assert made["target"]["source"] == f"urn:sha256:{of.text_sha256}"
        assert len(made["target"]["selector"]) == 2

    def test_a_conflict_links_the_annotations_of_its_sides(self) -> None:
        left, right = (
            claim(time="2023-06"),
            claim(document(path="b.txt", title="b"), time="2024-06"),
        )
        made = conflict_annotation(conflict(left, right), created=WHEN, generator=PROGRAM)
        of = document()
        assert made["target"] == [
            {"id": claim_annotation(left, of, created=WHEN, generator=PROGRAM)["id"]}
        ]
        assert made["motivation"] == "linking"
        page = collection([made], label="conflicts")
        assert page["total"] == 1
        assert "@context" not in page["first"]["items"][0]


class TestProv:
    def test_a_claim_is_a_quotation_of_a_text_that_was_read_from_bytes(self) -> None:
        of = document(source="Mail", published="2023-06-02")
        one = claim(of, speaker="The minister")
        made = prov_document([of], [one], extractor="extraction/1", revisions={of.id: "older"})
        derived = made["wasDerivedFrom"].values()
        pairs = {(d["prov:generatedEntity"], d["prov:usedEntity"]) for d in derived}
        text = f"reg:document-{of.id}"
        assert (f"reg:claim-{one.id}", text) in pairs
        assert (text, f"reg:blob-{of.blob_sha256}") in pairs
        assert (text, "reg:document-older") in pairs
        assert {"foaf:name": "The minister"} in made["agent"].values()

    def test_the_order_of_the_input_does_not_show(self) -> None:
        documents = [document(path=f"{n}.txt", title=str(n), source="Ö & Co") for n in range(4)]
        claims = [claim(of) for of in documents]
        one = prov_document(documents, claims, extractor="e/1")
        other = prov_document(documents[::-1], claims[::-1], extractor="e/1")
        assert json.dumps(one) == json.dumps(other)

    def test_the_reference_implementation_reads_it(self) -> None:
        prov = pytest.importorskip("prov.model")
        of = document(source="Ö & Co", url="https://mail.example/a")
        made = prov_document([of], [claim(of, speaker="A, B")], extractor="extraction/1")
        read = prov.ProvDocument.deserialize(content=json.dumps(made), format="json")
        assert len(list(read.get_records(prov.ProvEntity))) == 3
        assert "claim" in read.get_provn()
