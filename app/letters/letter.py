"""A letter before it is written: to whom, from whom, what it says; and the choice of one to each or one to all."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass, field
from typing import TYPE_CHECKING

from app.errors import UserError
from app.letters.wording import Wording, check
from models.words import Word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ATOMS = r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*"
_ADDRESS = re.compile(rf"{_ATOMS}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)
"""What the header of a message can hold as an address (RFC 5322, dot-atom)."""

EVERYBODY = "colleagues"
"""Whom one letter to several greets."""


class Sending(Word):
    """How one text reaches several people."""

    HIDDEN = "hidden", "One to all, addresses hidden"
    SHOWN = "shown", "One to all, addresses shown"
    EACH = "each", "One to each"


class NobodyToWriteTo(UserError):
    """A letter is wished that nobody would get."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)


@dataclass(frozen=True)
class Recipient:
    """One who is written to: the name, the address where one is known, and what only their letter says.

    `records` are the ids of what their letter is about, such as agenda items or actions.
    """

    name: str
    email: str | None = None
    _: KW_ONLY
    role: str = ""
    own: Mapping[str, str] = field(default_factory=dict)
    records: tuple[int, ...] = ()

    @property
    def address(self) -> str | None:
        """Give the address where there is one that a message can hold."""
        return self.email if self.email and is_address(self.email) else None

    @property
    def shown(self) -> str:
        """Give name and post as lists show them."""
        return ", ".join(filter(None, (self.name, self.role)))


@dataclass(frozen=True)
class Letter:
    """One letter: its text, those it is to openly or hidden, and who gets it, for its attachments and its name."""

    wording: Wording
    recipients: tuple[Recipient, ...]
    _: KW_ONLY
    sender: str = ""
    """The address it comes from; where none is known the mail program puts the person's own there."""
    sender_name: str = ""
    hidden: bool = False
    name: str = ""
    """Whom it is for, as a file is named by: one person, or nothing where it is for all."""

    @property
    def addresses(self) -> tuple[tuple[str, str], ...]:
        """Give names and addresses of those who have one, each address once."""
        found: dict[str, tuple[str, str]] = {}
        for each in self.recipients:
            if each.address:
                found.setdefault(each.address.casefold(), (each.name, each.address))
        return tuple(found.values())


@dataclass(frozen=True)
class Mailing:
    """Letters of one kind before they are sent: the text, who gets it, and why others do not.

    `own` names the places that are filled in each letter by itself. Where `is_personal` every letter says something
    else, so that one to all cannot be.
    """

    title: str
    wording: Wording
    recipients: tuple[Recipient, ...]
    _: KW_ONLY
    aside: tuple[str, ...] = ()
    own: tuple[str, ...] = ("name",)
    is_personal: bool = False
    attached: tuple[str, ...] = ()
    """What goes with it, in words."""
    nobody: str = "There is nobody to write to."
    """What is said where there are no recipients."""
    sender: str = ""
    sender_name: str = ""

    @property
    def lacking(self) -> tuple[Recipient, ...]:
        """Give those of whom no address is known that a message can hold."""
        return tuple(each for each in self.recipients if not each.address)

    @property
    def sending(self) -> Sending:
        """Give how it is sent where nobody says otherwise."""
        return Sending.EACH if self.is_personal else Sending.HIDDEN


def is_address(text: str) -> bool:
    """Say whether a text can stand in the header of a message as an address."""
    return bool(_ADDRESS.fullmatch(text))


def letters_of(mailing: Mailing, wording: Wording, sending: Sending) -> list[Letter]:
    """Give the letters of a mailing with a text as it was changed; one without an address is still written to each.

    InvalidValues names what is wrong with the text, NobodyToWriteTo that there is no address for one to all.
    """
    check(wording, mailing.own)
    if not mailing.recipients:
        raise NobodyToWriteTo(mailing.nobody)
    if mailing.is_personal or sending is Sending.EACH:
        return [
            _letter(
                mailing, wording.filled({"name": each.name, **each.own}), [each], name=each.name
            )
            for each in mailing.recipients
        ]
    if len(mailing.lacking) == len(mailing.recipients):
        raise NobodyToWriteTo(
            "Nobody of those it is for has an e-mail address on file. Add addresses under People, or choose one "
            "letter to each."
        )
    everybody = wording.filled({"name": EVERYBODY})
    return [_letter(mailing, everybody, mailing.recipients, hidden=sending is Sending.HIDDEN)]


def _letter(
    mailing: Mailing,
    wording: Wording,
    recipients: Sequence[Recipient],
    *,
    hidden: bool = False,
    name: str = "",
) -> Letter:
    return Letter(
        wording,
        tuple(recipients),
        sender=mailing.sender,
        sender_name=mailing.sender_name,
        hidden=hidden,
        name=name,
    )
