from registry.conflicts.detect import named_once
from tests.factories import claim, conflict, document


def test_two_values_of_the_same_quotes_are_one_conflict_that_tells_of_both() -> None:
    claims = [claim(document(source=name)) for name in ("Fjord Press", "Harbour Mail")]
    first = conflict(*claims)
    second = first.model_copy(update={"summary": "vote: 73 against 70"})
    other = first.model_copy(update={"fingerprint": "0" * 64})
    found = named_once([first, other, second])
    assert [one.fingerprint for one in found] == [first.fingerprint, other.fingerprint]
    assert "73 against 70" in found[0].explanation[-1]
    assert found[1] is other
