"""Writes a letter as a draft (.eml) that a mail program opens unsent: its text plain and as HTML, with attachments.

Outlook takes a file with “X-Unsent: 1” for a message that is still to be sent, and keeps its hidden addresses.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from app.letters.letter import is_address
from reports.plain import one_line, plain
from reports.saving import in_place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from app.letters.letter import Letter

_STYLE = "font-family: Calibri, Arial, sans-serif; font-size: 11pt"


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a letter; `kind` is its MIME type, such as application/pdf."""

    name: str
    kind: str
    content: bytes


def write_draft(
    letter: Letter, attachments: Sequence[Attachment], path: Path, moment: datetime
) -> None:
    """Write a draft; EnvironmentProblem when the file cannot be written."""
    content = message(letter, attachments, moment).as_bytes()
    with in_place_of(path) as draft:
        draft.write_bytes(content)


def message(letter: Letter, attachments: Sequence[Attachment], moment: datetime) -> EmailMessage:
    """Make the message of a draft, with the headers of RFC 5322.

    From is left to the mail program where the partnership has no mailbox; hidden addresses stand in Bcc, and To then
    names the mailbox itself.
    """
    text = plain(letter.wording.body)
    made = EmailMessage(policy=SMTP)
    made["X-Unsent"] = "1"
    made["Date"] = moment
    made["Subject"] = one_line(letter.wording.subject)
    own = _addresses([(letter.sender_name, letter.sender)])
    others = _addresses(letter.addresses)
    if own:
        made["From"] = own
    openly = own if letter.hidden else others
    if openly:
        made["To"] = openly
    if letter.hidden and others:
        made["Bcc"] = others
    # Quoted-printable keeps every line short and the file in ASCII, whatever the text holds.
    made.set_content(f"{text}\n", charset="utf-8", cte="quoted-printable")
    made.add_alternative(_html(text), subtype="html", charset="utf-8", cte="quoted-printable")
    for each in attachments:
        main, _, sub = each.kind.partition("/")
        made.add_attachment(each.content, main, sub, filename=each.name)
    return made


def _addresses(named: Iterable[tuple[str, str]]) -> tuple[Address, ...]:
    return tuple(
        Address(one_line(name), addr_spec=address) for name, address in named if is_address(address)
    )


def _html(text: str) -> str:
    parts = "\n".join(map(_part, re.split(r"\n{2,}", text.strip())))
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head><meta charset="utf-8"></head>\n'
        f'<body style="{_STYLE}">\n{parts}\n</body>\n</html>\n'
    )


def _part(block: str) -> str:
    """Give a paragraph, with lines that begin with a dash as a list."""
    made: list[str] = []
    lines: list[str] = []
    points: list[str] = []

    def close() -> None:
        if lines:
            made.append(f"<p>{'<br>'.join(lines)}</p>")
        if points:
            made.append(f"<ul>{''.join(f'<li>{each}</li>' for each in points)}</ul>")
        lines.clear()
        points.clear()

    for line in block.split("\n"):
        is_point = line.startswith("- ")
        if bool(lines if is_point else points):
            close()
        (points if is_point else lines).append(html.escape(line[2:] if is_point else line))
    close()
    return "\n".join(made)
