"""What set-up refuses, in one sentence with the way out."""

from __future__ import annotations


class SetUpProblem(Exception):
    """An act cannot be done; the text is for the person who typed it."""


class PackagesMissing(SetUpProblem):
    """System packages are missing and this user may not install them."""

    def __init__(self, command: str) -> None:
        """Keep the one command that helps."""
        super().__init__(
            f"Some system libraries are missing. Type this once, then try again:\n\n    {command}\n"
        )


class LibrariesUnknown(SetUpProblem):
    """System libraries are missing on a system whose packages we do not know by name."""

    def __init__(self, libraries: list[str]) -> None:
        """Name the libraries themselves, as any package search understands them."""
        super().__init__(
            "These system libraries are missing; install the packages that hold them, then try "
            f"again: {', '.join(libraries)}"
        )


class StepFailed(SetUpProblem):
    """A program that set-up started ended badly; its own words stand above."""

    def __init__(self, what: str) -> None:
        """Say which step it was."""
        super().__init__(f"{what} did not work; the lines above say why. Then run the same again.")


class NoDisplay(SetUpProblem):
    """There is no screen to open a window on."""

    def __init__(self) -> None:
        """Say where it would work and what works here."""
        super().__init__(
            "There is no display here, so the window cannot open. Start it from a desktop "
            "session; “make test” and “.venv/bin/pdesk” need no display."
        )


class DisplayUnreachable(SetUpProblem):
    """A display is named but nothing answers there."""

    def __init__(self, name: str) -> None:
        """Name the display that was tried."""
        super().__init__(f"The display {name} does not answer, so the window cannot open.")
