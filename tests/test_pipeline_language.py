"""Articles in other languages are kept, and no claims are invented from them."""

from pathlib import Path

import pytest

from registry.pipeline.ingest import ingest
from registry.pipeline.inputs import gather
from registry.pipeline.language import WARNING, is_english
from registry.store.writer import Store
from tests.factories import document

FOREIGN = {
    "German": "Die Regierung hat am Dienstag in der Hauptstadt einen neuen Vertrag mit Norwegen "
    "unterzeichnet. Der Minister reiste am 3. März 2024 nach Oslo und traf dort den Botschafter. "
    "Nach Angaben der Behörde wurden 12.000 Soldaten in die Region entsandt, und die Opposition "
    "forderte eine Abstimmung im Parlament, die am Mittwoch stattfinden soll.",
    "Spanish": "El gobierno firmó el martes un nuevo tratado con Noruega. El ministro "
    "viajó a Oslo el 3 de marzo de 2024 y se reunió allí con el embajador. Según la agencia, unos "
    "12.000 soldados fueron enviados a la región, y la oposición exigió una votación en el "
    "parlamento que debe celebrarse el miércoles.",
    "Danish": "Regeringen underskrev tirsdag en ny aftale med Norge. Ministeren rejste "
    "til Oslo den 3. marts 2024 for at mødes med ambassadøren der. Ifølge styrelsen blev 12.000 "
    "soldater sendt til området, og oppositionen krævede en afstemning i Folketinget, som skal "
    "finde sted på onsdag for at have betydning.",
    "Russian": "Правительство подписало во вторник новый договор с Норвегией в столице страны.",
    "Chinese": "政府星期二在首都与挪威签署了一项新条约。" * 4,
}
LISTING = "Results of the day. " + "Oslo 3, Bergen 1. Harbour United 2, Fjord City 2. " * 2


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_told_by_the_text(language: str) -> None:
    assert not is_english(document(FOREIGN[language]))


def test_english_stays_english_whatever_the_page_states() -> None:
    text = (
        "The government signed a new treaty with Norway in the capital on Tuesday. The minister "
        "travelled to Oslo on March 3, 2024 and met the ambassador there. The agency said 12,000 "
        "soldiers were sent to the region, and the opposition asked for a vote on Wednesday."
    )
    assert is_english(document(text, language="de"))


@pytest.mark.parametrize("text", ["Treaty signed in Oslo", LISTING])
def test_a_text_too_short_to_tell_is_read(text: str) -> None:
    assert is_english(document(text))


def test_an_article_in_another_language_is_kept_without_claims(
    tmp_path: Path, store: Store
) -> None:
    article = tmp_path / "a.txt"
    article.write_text(FOREIGN["German"], encoding="utf-8")
    (one,) = ingest(store, gather([str(article)])).documents
    assert (one.claims, one.warnings[-1]) == (0, WARNING)
