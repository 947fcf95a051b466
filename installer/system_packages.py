"""The system libraries that Qt and set-up need on Linux: which are missing, and how they come."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

from installer.problem import LibrariesUnknown, PackagesMissing, StepFailed

# Debian package -> the library that Qt loads from it. Found on a bare Debian 12: the first six let
# Qt start without a screen, the others open a window.
LIBRARIES = {
    "libglib2.0-0": "libglib-2.0.so.0",
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-render0": "libxcb-render.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-shm0": "libxcb-shm.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-util1": "libxcb-util.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libx11-xcb1": "libX11-xcb.so.1",
}


def install_missing() -> None:
    """Install what is missing, or refuse with the one command that does."""
    packages = missing_packages()
    if packages:
        install(packages)


def missing_packages() -> list[str]:
    """Name the Debian packages that this machine still needs; none on other systems than Linux."""
    if sys.platform != "linux":
        return []
    missing = [package for package, library in LIBRARIES.items() if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        # Debian takes ensurepip out of Python; without it there is no virtual environment.
        missing.append(f"python3.{sys.version_info.minor}-venv")
    return missing


def loads(library: str) -> bool:
    """Tell whether the loader finds a shared library by name."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install(packages: Iterable[str]) -> None:
    """Install Debian packages as root or through sudo without a question, else refuse."""
    names = list(packages)
    command = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    if shutil.which("apt-get") is None:
        raise LibrariesUnknown([LIBRARIES.get(name, name) for name in names])
    rights = _rights()
    if rights is None:
        raise PackagesMissing("sudo apt-get update && sudo " + " ".join(command))
    print("Installing system packages: " + " ".join(names), flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for act in (["apt-get", "update"], command):
        done = subprocess.run(
            [*rights, *act], env=quiet, check=False, capture_output=True, text=True
        )
        if done.returncode:
            print(done.stdout, done.stderr, sep="\n", flush=True)
            raise StepFailed(" ".join(act[:2]))


def _rights() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    answer = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if answer.returncode == 0 else None
