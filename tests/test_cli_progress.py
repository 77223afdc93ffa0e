import io

import pytest

from registry.cli import progress
from registry.cli.progress import ProgressLine


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setattr(progress, "_EVERY", 0)
    # pytest puts its own stream back between a fixture and its test.
    monkeypatch.setattr(progress, "_prints_to_a_terminal", lambda: True)
    return Terminal()


def test_what_takes_long_is_shown_and_wiped(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    with ProgressLine(terminal) as line:
        line("reading", 1, 3, "a\x1b[2J.txt")
    shown = terminal.getvalue()
    assert "reading 1/3 a" in shown
    assert shown.replace("\r\x1b[K", "").count("\x1b") == 0
    assert shown.endswith("\r\x1b[K")


def test_what_is_quick_shows_nothing(terminal: Terminal) -> None:
    with ProgressLine(terminal) as line:
        line("reading", 1, 3)
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("piped", ["stdout", "stderr"])
def test_a_pipe_sees_no_progress(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, piped: str
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    stream: io.StringIO = terminal
    if piped == "stdout":
        monkeypatch.setattr(progress, "_prints_to_a_terminal", lambda: False)
    else:
        stream = io.StringIO()
    with ProgressLine(stream) as line:
        line("reading", 1, 3)
    assert stream.getvalue() == ""


def test_a_long_name_stays_on_one_line(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    monkeypatch.setenv("COLUMNS", "40")
    with ProgressLine(terminal) as line:
        line("reading", 1, 3, "x" * 500)
    assert "xxx" in terminal.getvalue()
    longest = max(len(part.replace("\x1b[K", "")) for part in terminal.getvalue().split("\r"))
    assert longest < 40
