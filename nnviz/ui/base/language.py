"""English in the source, Korean from a catalogue, switchable while the program runs."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from nnviz.safe_file import displayable
from nnviz.ui.base.particles import Template
from nnviz.ui.base.resources import resource_dir

LANGUAGES = {"en": "English", "ko": "한국어"}


def translate(context: str, text: str) -> str:
    """Return a text of the program in the user's language; filling its gaps chooses Korean particles that fit."""
    found = QCoreApplication.translate(context, text)
    return Template(found) if "(" in found and LANGUAGE.current == "ko" else found


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 (the translation tool looks for this name)
    """Return `text` unchanged; its name marks the literal for the translation catalogue."""
    return text


def sentence(problem: Exception) -> str:
    """Return what a problem says, in the user's language.

    `core`, `data` and `safe_file` raise sentences with named gaps (`.sentence`, `.values`); anything else speaks
    for itself, the system without the number of its error.
    """
    template = getattr(problem, "sentence", None)
    if template is None and isinstance(problem, OSError) and problem.strerror:
        return problem.strerror
    if template is None:
        return str(problem) or type(problem).__name__
    return displayable(translate("problems", template).format(**getattr(problem, "values", {})))


def system_language() -> str:
    """Return the first of the system's languages that the program knows."""
    for tag in QLocale.system().uiLanguages():
        if tag[:2] in LANGUAGES:
            return tag[:2]
    return "en"


class Language(QObject):
    """The language in force; changing it sends Qt's LanguageChange event to every window."""

    def __init__(self) -> None:
        super().__init__()
        self.current = "en"
        self._translators: list[QTranslator] = []

    def choose(self, code: str) -> None:
        """Switch all text to one of LANGUAGES."""
        if code not in LANGUAGES:
            raise ValueError(code)
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self.current = code
        self._translators = [] if code == "en" else [t for t in map(_load, _catalogues(code)) if t]
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)


def _catalogues(code: str) -> list[tuple[str, str]]:
    ours = resource_dir() / "translations"
    qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return [(f"qtbase_{code}", qts), (f"nnviz_{code}", str(ours))]


def _load(name_and_folder: tuple[str, str]) -> QTranslator | None:
    translator = QTranslator()
    return translator if translator.load(*name_and_folder) else None


LANGUAGE = Language()
