"""An installed wheel needs nothing of the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files in a wheel built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(folder)]
    done = subprocess.run([*command, str(ROOT)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files(folder: Path) -> list[str]:
    """What stands in a folder, compiled modules left out."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("registry", "registry"),
        ("migrations", "registry/_migrations"),
        ("seeds", "registry/_seeds"),
    ],
)
def test_the_wheel_holds_all_that_the_program_reads(
    names: set[str], source: str, target: str
) -> None:
    missing = [name for name in files(ROOT / source) if f"{target}/{name}" not in names]
    assert missing == []


def test_the_wheel_holds_nothing_else(names: set[str]) -> None:
    strays = [name for name in names if not name.startswith(("registry/", "claim_registry-"))]
    assert strays == []
    assert not any("__pycache__" in name or name.endswith(".db") for name in names)
