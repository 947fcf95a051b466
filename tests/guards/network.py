"""The promise “works with no network, always”, kept by every test."""

from __future__ import annotations

import sys

FORBIDDEN = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"}


class NetworkUsedError(AssertionError):
    """Something tried to reach another machine."""


def forbid() -> None:
    """Refuse connections and name look-ups of this process from now on."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in FORBIDDEN and not _is_local_file(arguments):
        raise NetworkUsedError(f"{event} {arguments[1:]}")


def _is_local_file(arguments: tuple[object, ...]) -> bool:
    # A path instead of (host, port): a Unix socket of this machine.
    return (
        len(arguments) > 1
        and isinstance(arguments[0], str) is False
        and isinstance(arguments[1], str | bytes)
    )
