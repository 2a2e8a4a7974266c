"""Bring the catalogue up to date: collect the texts of the source, merge translations, compile.

    python .ci/translate.py                   collect and compile
    python .ci/translate.py more.json …       also take translations: {context: {English: Korean}}

The program reads resources/translations/nnviz_ko.qm; the test of translations says when it is stale.
"""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "resources" / "translations" / "nnviz_ko.ts"


def tool(name: str) -> str:
    """Return the path of one of Qt's translation tools."""
    folder = Path(PySide6.__file__).parent
    return str(next(p for p in (folder / name, folder / f"{name}.exe", folder / "libexec" / name) if p.is_file()))


def collect(catalogue: Path = CATALOGUE) -> None:
    """Add the texts of the source to a catalogue and drop those that are gone."""
    sources = [str(path) for path in sorted((ROOT / "nnviz").rglob("*.py"))]
    languages = ["-source-language", "en_US", "-target-language", "ko_KR"]
    options = ["-no-obsolete", "-locations", "none", *languages, "-silent"]
    subprocess.run([tool("lupdate"), *sources, *options, "-ts", str(catalogue)], check=True, capture_output=True)


def release(catalogue: Path = CATALOGUE, target: Path | None = None) -> None:
    """Compile a catalogue into what the program reads."""
    target = target or catalogue.with_suffix(".qm")
    subprocess.run([tool("lrelease"), "-silent", str(catalogue), "-qm", str(target)], check=True, capture_output=True)


def merge(translations: dict[str, dict[str, str]], catalogue: Path = CATALOGUE) -> None:
    """Put translations into a catalogue."""
    tree = ET.parse(catalogue)
    for context in tree.getroot().iter("context"):
        known = translations.get(context.findtext("name"), {})
        for message in context.iter("message"):
            text = known.get(message.findtext("source"))
            if text:
                element = message.find("translation")
                element.text = text
                element.attrib.pop("type", None)
    tree.write(catalogue, encoding="utf-8", xml_declaration=True)


def missing(catalogue: Path = CATALOGUE) -> dict[str, list[str]]:
    """Return the texts without a translation, by context."""
    result: dict[str, list[str]] = {}
    for context in ET.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation.get("type") or not translation.text:
                result.setdefault(context.findtext("name"), []).append(message.findtext("source"))
    return result


if __name__ == "__main__":
    collect()
    for name in sys.argv[1:]:
        merge(json.loads(Path(name).read_text(encoding="utf-8")))
    collect()  # writes the file in the tool's own form
    release()
    print(json.dumps(missing(), ensure_ascii=False, indent=1))
