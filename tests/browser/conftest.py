"""A real Chromium, and axe-core, which looks for what keeps people from reading a page.

Both are for tests only.  Where they are missing the tests are skipped with the
command that installs them; a CI run never skips.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = "/usr/bin/chromium"
AXE = "4.14.1"
_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def _skip(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system installs it."""
    if not Path(CHROMIUM).exists():
        _skip("no Chromium: apt-get install chromium fonts-dejavu-core")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of axe-core, from the folder that ``AXE_CORE`` names or by npm."""
    named = os.environ.get("AXE_CORE")
    folder = Path(named) if named else tmp_path_factory.mktemp("axe")
    script = folder / "node_modules/axe-core/axe.min.js"
    if not script.exists():
        npm = shutil.which("npm")
        if npm is None:
            _skip("no npm, which axe-core is installed by: apt-get install npm")
        folder.mkdir(parents=True, exist_ok=True)
        command = [str(npm), "install", "--prefix", str(folder), f"axe-core@{AXE}"]
        command += ["--no-audit", "--no-fund", "--ignore-scripts", "--no-save"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            _skip(f"npm could not install axe-core: {done.stderr.strip()[-200:]}")
    found = json.loads((script.parent / "package.json").read_text(encoding="utf-8"))["version"]
    assert found == AXE
    return script.read_text(encoding="utf-8")
