"""JUnit XML, which every CI service shows as test results.

Source: the dialect that Jenkins and GitLab read: ``testsuites``, ``testsuite``,
``testcase`` with ``failure`` or ``skipped``.  GitLab drops cases with a name
that has been seen, so the conflict's id stands in the name.
"""

from __future__ import annotations

from itertools import groupby
from xml.etree import ElementTree as ET

from registry.reports import escape
from registry.reports.findings import Findings
from registry.reports.view import ConflictView


def write_junit(findings: Findings) -> str:
    """One suite a rule, one case a conflict, and one case an article without any."""
    views = sorted(findings.views, key=lambda view: (view.code, view.conflict.fingerprint))
    hit = {claim.path for view in findings.open for claim in view.claims}
    # As shown: two paths that differ in what cannot be shown would be one name twice.
    clean = sorted({escape.xml_line(path) for path in findings.examined if path not in hit})
    failures, skipped = len(findings.open), len(findings.settled)
    root = ET.Element(
        "testsuites",
        name="claim-registry",
        tests=str(len(views) + len(clean)),
        failures=str(failures),
        errors="0",
        skipped=str(skipped),
        time="0",
    )
    for code, group in groupby(views, key=lambda view: view.code):
        _suite(root, code, list(group), findings)
    if clean:
        suite = ET.SubElement(
            root, "testsuite", name="articles", tests=str(len(clean)), failures="0", time="0"
        )
        for shown in clean:
            ET.SubElement(suite, "testcase", classname="articles", name=shown, file=shown, time="0")
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, code: str, views: list[ConflictView], findings: Findings) -> None:
    suite = ET.SubElement(
        root,
        "testsuite",
        name=code,
        tests=str(len(views)),
        failures=str(sum(view.standing.open for view in views)),
        errors="0",
        skipped=str(sum(not view.standing.open for view in views)),
        time="0",
    )
    for view in views:
        case = ET.SubElement(
            suite,
            "testcase",
            classname=code,
            name=escape.xml_line(f"{view.id} {view.conflict.summary}")[:500],
            file=escape.xml_line(findings.relative(view.primary) or view.primary.path),
            line=str(view.primary.position.line),
            time="0",
        )
        if not view.standing.open:
            message = f"{view.standing}: {view.note}".removesuffix(": ")
            ET.SubElement(case, "skipped", message=escape.xml_line(message))
            continue
        failure = ET.SubElement(
            case,
            "failure",
            message=escape.xml_line(view.conflict.summary),
            type=view.severity.value,
        )
        failure.text = "\n".join(
            escape.xml_line(f"{c.outlet} ({c.published}), {c.path}: “{c.quote}”")
            for c in view.claims
        )
