"""Build the one-folder application and prove that it starts and imports."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

from installer import system_packages
from installer.problem import StepFailed
from installer.virtual_env import ROOT, program

BUILT = ROOT / "dist" / "partnership-desk"
ICON = ROOT / "build" / "partnership-desk.ico"


def build() -> int:
    """Build into dist/partnership-desk, start it, import once, print the ratio; exit code."""
    _install_tools()
    python = str(program("python"))
    _run("Drawing the icon", python, "-m", "installer.draw_icon", str(ICON))
    _run(
        "Building the bundle", str(program("pyinstaller")), "--noconfirm", "--log-level=WARN",
        "--distpath", str(BUILT.parent), "--workpath", str(ROOT / "build"),
        str(ROOT / "installer" / "partnership-desk.spec"),
    )  # fmt: skip
    _run("Proving the bundle", python, "-m", "installer.bundle_proof", str(BUILT))
    _build_windows_set_up()
    return 0


def version() -> str:
    """Give the version that pyproject.toml states."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def _install_tools() -> None:
    # PyInstaller reads libraries with objdump and ships Python's own, which Debian keeps apart.
    if sys.platform != "linux":
        return
    wanted = [] if shutil.which("objdump") else ["binutils"]
    own = f"libpython3.{sys.version_info.minor}"
    held = Path(sysconfig.get_config_var("LIBDIR") or "/", f"{own}.so.1.0").exists()
    if not held and not system_packages.loads(f"{own}.so.1.0"):
        wanted.append(own)
    if wanted:
        system_packages.install(wanted)


def _build_windows_set_up() -> None:
    compiler = shutil.which("ISCC")
    script = str(ROOT / "installer" / "partnership-desk.iss")
    if compiler:
        _run("Building the set-up program", compiler, f"/DVersion={version()}", script)
    elif sys.platform == "win32":
        print(f"For the set-up program: ISCC /DVersion={version()} {script}")


def _run(what: str, *command: str) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise StepFailed(what)
