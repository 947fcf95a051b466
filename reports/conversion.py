"""Makes PDF of Word, Excel and presentation files: by Microsoft Office where it is installed, else by LibreOffice.

Each runs as a process of its own with a time limit, opens the files read-only, runs no macro and follows no link.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import signal
import subprocess
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from app import resources
from app.progress import UNWATCHED, Progress, step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

START, EACH = 60, 60
"""Seconds that a converter may take to start, and for each file."""
LABEL = "Converting papers"

_LOOK_AGAIN = 0.1
_KEPT = ("PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LANG", "LC_ALL", "PROGRAMFILES", "USERPROFILE", "APPDATA",
         "LOCALAPPDATA")  # fmt: skip
_WINDOWS_PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.com"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.com"),
)


def convert(
    files: Sequence[Path], folder: Path, progress: Progress = UNWATCHED
) -> dict[Path, Path]:
    """Convert files, known by their endings, into a folder and give the PDF of each that could be; Cancelled.

    First all at once, then those that are missing one by one, so that one bad file costs no other.
    """
    found: dict[Path, Path] = {}
    for converter in (_by_microsoft, _by_libre_office):
        missing = [each for each in files if each not in found]
        if not missing:
            break
        converter(missing, folder, progress)
        found |= _made(missing, folder)
        left = [each for each in missing if each not in found]
        for each in left if len(missing) > 1 else ():
            converter([each], folder, progress)
            found |= _made([each], folder)
    return found


def can_convert() -> bool:
    """Say whether this computer has a program that converts."""
    return bool(_libre_office()) or _has_microsoft_office()


def profile_settings() -> str:
    """Give the settings of LibreOffice's own profile: no macro, no active content, no link updated, nothing fetched."""
    return resources.read_text("templates", "office-settings.xcu")


def _made(files: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """Find what was made; a file that does not begin as a PDF does is a broken attempt."""
    targets = {each: folder / f"{each.stem}.pdf" for each in files}
    return {each: target for each, target in targets.items() if _is_pdf(target)}


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(5) == b"%PDF-"
    except OSError:
        return False


def _by_libre_office(files: Sequence[Path], folder: Path, progress: Progress) -> None:
    program = _libre_office()
    if not program:
        return
    profile = folder / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(profile_settings(), encoding="utf-8")
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    _run(command, len(files), {"HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"}, progress)


def _by_microsoft(files: Sequence[Path], folder: Path, progress: Progress) -> None:
    if not _has_microsoft_office():
        return
    script = resources.path("templates", "office-to-pdf.ps1")
    command = ["powershell", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass"]
    command += ["-File", str(script), str(folder), *map(str, files)]
    _run(command, len(files), {}, progress)


def _libre_office() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice") or ""
    if found or os.name != "nt":
        return found
    return next((str(each) for each in _WINDOWS_PLACES if each.exists()), "")


def _has_microsoft_office() -> bool:
    """Say whether Word is installed, by its entry in the registry of Windows."""
    if os.name != "nt":
        return False
    registry = importlib.import_module("winreg")
    try:
        registry.CloseKey(registry.OpenKey(registry.HKEY_CLASSES_ROOT, "Word.Application"))
    except OSError:
        return False
    return True


def _run(command: Sequence[str], files: int, extra: Mapping[str, str], progress: Progress) -> None:
    """Run a converter to its end, its time limit, or a wish to stop; nothing it started outlives this call."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    process = subprocess.Popen(  # noqa: S603 - a program of this computer with paths of our own
        list(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**kept, **extra},
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    ends = monotonic() + START + EACH * files
    try:
        while process.poll() is None and monotonic() < ends:
            step(progress, LABEL, 0, 0)
            try:
                process.wait(_LOOK_AGAIN)
            except subprocess.TimeoutExpired:
                continue
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with everything it started; LibreOffice's own program is a child of the one that was called."""
    if os.name == "nt":
        subprocess.run(  # noqa: S603
            ["taskkill", "/T", "/F", "/PID", str(process.pid)],  # noqa: S607 - Windows' own
            check=False,
            capture_output=True,
        )
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
