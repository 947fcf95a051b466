"""Start the application from source, or say why no window can open."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping

from installer.problem import DisplayUnreachable, NoDisplay
from installer.virtual_env import ROOT, program


def start(arguments: list[str]) -> int:
    """Open the window with these arguments and wait until it closes; gives its exit code."""
    display = display_name(os.environ)
    if display is None:
        raise NoDisplay
    command = [str(program("python")), "-m", "ui.start", *arguments]
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code == -signal.SIGABRT:
        # Qt's own way to say that it could not reach the display.
        raise DisplayUnreachable(display)
    return code


def display_name(environment: Mapping[str, str]) -> str | None:
    """Name where a window would open, None where there is nowhere."""
    if sys.platform != "linux":
        return "desktop"
    for variable in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        if environment.get(variable):
            return environment[variable]
    return None
