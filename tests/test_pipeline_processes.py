"""Work in several processes gives what it gives in one; what goes wrong in one is told."""

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from bench.generate import World
from registry import linking
from registry.errors import RegistryError
from registry.linking import spread as divided_by
from registry.linking.bounding.possible import possible
from registry.linking.link import chunks_of, prepare
from registry.pipeline.processes import spread_over
from registry.records import Article, Claim

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux")


@pytest.fixture(scope="module")
def world() -> tuple[list[Claim], dict[str, Article]]:
    told = [World(600).article(number) for number in range(30)]
    return [one for _, own in told for one in own], {article.id: article for article, _ in told}


def square(number: int) -> int:
    return number * number


def test_answers_come_in_the_order_of_the_parts() -> None:
    assert list(spread_over(3).run(square, range(20))) == [n * n for n in range(20)]


def test_one_job_starts_no_process() -> None:
    assert spread_over(1) is linking.ALONE
    assert list(spread_over(1).run(lambda _: os.getpid(), range(3))) == 3 * [os.getpid()]
    assert list(spread_over(4).run(lambda _: os.getpid(), range(1))) == [os.getpid()]


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_processes_finds_the_same(
    world: tuple[list[Claim], dict[str, Article]], jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims, articles = world
    expected = linking.link(claims, articles)
    monkeypatch.setattr(divided_by, "_LEAST", 100)
    asked: list[int] = []
    several = spread_over(jobs)

    def counted(ask: object, parts: list[object]) -> object:
        asked.append(len(parts))
        return several.run(ask, parts)  # type: ignore[arg-type]  # whatever is asked

    spread = linking.Spread(jobs, counted)  # type: ignore[arg-type]  # it passes on
    found = linking.link(claims, articles, spread=spread)
    assert asked[0] > jobs
    assert found == expected
    assert expected.events
    fresh = {one.id for one in claims if one.document_id in sorted(articles)[-3:]}
    before = linking.link([one for one in claims if one.id not in fresh], articles).comparisons
    again = linking.relink(claims, articles, fresh=fresh, before=before, spread=spread)
    assert again.comparisons == expected.comparisons
    assert again.events == expected.events


@pytest.mark.parametrize(("jobs", "most"), [(1, "_MOST"), (3, "_LEAST")])
def test_all_that_two_articles_share_is_in_one_part(
    world: tuple[list[Claim], dict[str, Article]],
    monkeypatch: pytest.MonkeyPatch,
    jobs: int,
    most: str,
) -> None:
    _, articles = world
    made = prepare(*world)
    left = possible(made, chunks_of(made))
    of = made.of
    pairs, stories = (of[left.lefts], of[left.rights]), (left.one, left.other)
    monkeypatch.setattr(divided_by, most, 100)
    parts = divided_by.divided(len(articles), pairs, stories, linking.Spread(jobs, map))
    assert len(parts) > 3
    told = [
        [
            [frozenset((a, b)) for a, b in zip(one[at].tolist(), other[at].tolist(), strict=True)]
            for at, (one, other) in ((part.pairs, pairs), (part.stories, stories))
        ]
        for part in parts
    ]
    assert sum(len(one) for one, _ in told) == len(left.lefts)
    assert sum(len(other) for _, other in told) == len(left.one)
    both = [{*one, *other} for one, other in told]
    assert sum(map(len, both)) == len(frozenset().union(*both))
    assert all((np.diff(part.pairs) > 0).all() for part in parts)


def test_what_is_raised_in_a_process_is_raised_here() -> None:
    def odd(number: int) -> int:
        if number == 7:
            raise ValueError("seven")
        return number

    with pytest.raises(ValueError, match="seven") as caught:
        list(spread_over(2).run(odd, range(20)))
    assert any("in odd" in note for note in caught.value.__notes__)


def test_a_process_that_ends_by_itself_is_told() -> None:
    def killed(number: int) -> int:
        if number == 7:
            os.kill(os.getpid(), 9)
        return number

    with pytest.raises(RegistryError, match="-9") as caught:
        list(spread_over(2).run(killed, range(20)))
    assert "--jobs 1" in str(caught.value.hint)


_SLEEPS = """
import os, sys, time
from registry.pipeline.processes import spread_over
def slow(n):
    os.write(1, b"%d\\n" % os.getpid())  # two lines at once stay two lines
    time.sleep(float(sys.argv[1]))
list(spread_over(2).run(slow, range(100)))
"""


@pytest.mark.parametrize(("how", "seconds"), [(2, 60), (9, 1)], ids=["interrupted", "killed"])
def test_no_process_outlives_the_first_beyond_its_part(how: int, seconds: int) -> None:
    root = Path(__file__).parent.parent
    with subprocess.Popen(
        [sys.executable, "-c", _SLEEPS, str(seconds)],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as first:
        assert first.stdout is not None
        workers = [int(first.stdout.readline()) for _ in range(2)]
        first.send_signal(how)
        first.wait(10)
        until = time.monotonic() + 10
        while any(map(alive, workers)) and time.monotonic() < until:
            time.sleep(0.05)
        assert not any(map(alive, workers))


def alive(process: int) -> bool:
    """Whether it runs: what nobody waited for yet is over all the same."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
