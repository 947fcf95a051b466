"""What the program is made of: its version, the notices of what ships with it, and details for whoever helps."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING

from app import resources

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "partnership-desk"
_LICENCE_FILES = ("LICEN", "COPYING")


@dataclass(frozen=True)
class Notice:
    """Something that ships with the program: what it does here, its licence, and where the licence's text is.

    The text is among the resources, or comes with the distribution of that name.
    """

    name: str
    use: str
    licence: str
    texts: tuple[tuple[str, ...], ...] = ()
    distribution: str = ""


_LGPL = (("licences", "LGPL-3.0.txt"), ("licences", "GPL-3.0.txt"))
_LGPL_21 = (("licences", "LGPL-2.1.txt"),)
_APACHE = (("licences", "Apache-2.0.txt"),)

NOTICES: tuple[Notice, ...] = (
    Notice("Inter", "the typeface", "SIL Open Font Licence 1.1", (("fonts", "Inter-LICENSE.txt"),)),
    Notice(
        "DejaVu Sans",
        "the characters that Inter lacks",
        "Bitstream Vera, changes in the public domain",
        (("fonts", "DejaVu-LICENSE.txt"),),
    ),
    Notice("Lucide", "the icons", "ISC", (("icons", "LICENSE.txt"),)),
    Notice("Python", "the language", "Python Software Foundation Licence 2"),
    Notice("Qt and PySide6", "the windows", "LGPL 3.0", _LGPL, "PySide6-Essentials"),
    Notice("Shiboken", "ties Qt to Python", "LGPL 3.0", _LGPL, "shiboken6"),
    Notice("SQLite", "the database", "public domain"),
    Notice(
        "SQLCipher", "the database's encryption", "BSD 3-clause", (("licences", "SQLCipher.txt"),)
    ),
    Notice("OpenSSL", "the ciphers of SQLCipher", "Apache 2.0", _APACHE),
    Notice("sqlcipher3", "ties the database to Python", "zlib", distribution="sqlcipher3"),
    Notice("SQLAlchemy", "asks the database", "MIT", distribution="SQLAlchemy"),
    Notice("Alembic", "brings files up to date", "MIT", distribution="alembic"),
    Notice("Mako", "templates of Alembic", "MIT", distribution="Mako"),
    Notice("typst", "sets the PDF documents", "Apache 2.0", _APACHE, "typst"),
    Notice("ReportLab", "draws charts", "BSD 3-clause", distribution="reportlab"),
    Notice("Pillow", "reads pictures", "MIT-CMU", distribution="pillow"),
    Notice("pikepdf", "puts packs of papers together", "MPL 2.0", distribution="pikepdf"),
    Notice(
        "packaging", "tells versions apart for pikepdf", "Apache 2.0 or BSD", _APACHE, "packaging"
    ),
    Notice("qpdf", "reads and writes the PDF of packs", "Apache 2.0", _APACHE),
    Notice("python-docx", "writes Word documents", "MIT", distribution="python-docx"),
    Notice(
        "docxtpl",
        "fills Word templates",
        "LGPL 2.1",
        _LGPL_21,
        "docxtpl",
    ),
    Notice("Jinja2", "templates of docxtpl", "BSD 3-clause", distribution="jinja2"),
    Notice("MarkupSafe", "escapes text", "BSD 3-clause", distribution="markupsafe"),
    Notice("lxml", "reads and writes XML", "BSD 3-clause", distribution="lxml"),
    Notice("defusedxml", "reads XML safely", "PSF", distribution="defusedxml"),
    Notice("XlsxWriter", "writes Excel workbooks", "BSD 2-clause", distribution="XlsxWriter"),
    Notice("openpyxl", "reads Excel workbooks", "MIT", distribution="openpyxl"),
    Notice("et_xmlfile", "writes XML for openpyxl", "MIT", distribution="et_xmlfile"),
    Notice("python-calamine", "reads workbooks fast", "MIT", distribution="python-calamine"),
    Notice("chunspell", "ties Hunspell to Python", "MIT", distribution="chunspell"),
    Notice("Hunspell", "looks words up", "MPL 1.1, LGPL 2.1 or GPL 2.0", _LGPL_21),
    Notice(
        "British English dictionary",
        "the words that minutes are looked up in, by Kevin Atkinson, Marco A.G.Pinto and others",
        "LGPL",
        (("spelling", "README_en_GB.txt"), ("spelling", "en_GB-LICENSE.txt"), *_LGPL_21),
    ),
    Notice("RapidFuzz", "finds names that look alike", "MIT", distribution="rapidfuzz"),
    Notice("holidays", "knows bank holidays", "MIT", distribution="holidays"),
    Notice(
        "python-dateutil",
        "reckons with dates",
        "Apache 2.0 and BSD",
        distribution="python-dateutil",
    ),
    Notice("six", "used by python-dateutil", "MIT", distribution="six"),
    Notice("icalendar", "writes calendar files", "BSD 2-clause", distribution="icalendar"),
    Notice("tzdata", "knows London's clocks", "Apache 2.0", _APACHE, "tzdata"),
    Notice("platformdirs", "knows the user's folders", "MIT", distribution="platformdirs"),
    Notice("charset-normalizer", "guesses encodings", "MIT", distribution="charset-normalizer"),
    Notice(
        "typing-extensions", "types of newer Pythons", "PSF 2.0", distribution="typing-extensions"
    ),
)
"""Everything that ships; a test holds it against the libraries that the program asks for."""

LGPL_NOTE = (
    "Qt and PySide6 are used under the GNU Lesser General Public Licence: their libraries lie beside the program as "
    "files of their own and may be replaced by others of the same interface."
)


def version_of(distribution: str) -> str:
    """Give the version of an installed distribution, "" where it is not known."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""


def licence_text(notice: Notice) -> str:
    """Give the text of a notice's licence, or a sentence where it has none of its own."""
    if notice.texts:
        return "\n\n".join(resources.read_text(*each) for each in notice.texts)
    found = _texts_of(notice.distribution) if notice.distribution else []
    return "\n\n".join(found) or f"{notice.name}: {notice.licence}."


def details(parts: Sequence[tuple[str, str]], *, has_file: bool) -> list[tuple[str, str]]:
    """Give what somebody who helps needs to know; no name of a person, a file or a folder is in it.

    `parts` are the versions that only the screen knows, such as Qt's.
    """
    from models.engine import database_version  # noqa: PLC0415 - the database's library is loaded here
    from models.header import SCHEMA  # noqa: PLC0415 - the same

    known = [
        ("Partnership Desk", version_of(PROGRAM)),
        ("Python", platform.python_version()),
        *parts,
        ("SQLite", database_version()),
        ("System", f"{platform.system()} {platform.release()}, {platform.machine()}"),
    ]
    return [*known, *([("File version", str(SCHEMA))] if has_file else [])]


def _texts_of(distribution: str) -> list[str]:
    try:
        files = metadata.files(distribution) or []
    except metadata.PackageNotFoundError:
        return []
    named = [each for each in files if each.name.upper().startswith(_LICENCE_FILES)]
    return [text for each in named if (text := _text(each))]


def _text(file: metadata.PackagePath) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
