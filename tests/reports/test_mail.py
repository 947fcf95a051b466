"""Drafts as a mail program reads them: headers, hidden addresses, both texts, attachments."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from app.letters.letter import Letter, Recipient
from app.letters.wording import Wording
from reports.drafts import Draft, write_folder, write_one
from reports.mail import Attachment, message

if TYPE_CHECKING:
    from pathlib import Path

MOMENT = datetime(2025, 3, 11, 9, 2, tzinfo=UTC)
VALLI = Recipient("F. Valli", "f.valli@example.org")
SHAW = Recipient("Shaw, Tom", "t.shaw@example.org")
WORDING = Wording(
    "Reminder: “neglect” £5", "Dear all,\n\nTwo things:\n- <one> & “two”\n- £5\n\nSana"
)


def read(letter: Letter, *attachments: Attachment) -> EmailMessage:
    """Read the draft back as another program does."""
    found = message_from_bytes(message(letter, attachments, MOMENT).as_bytes(), policy=default)
    assert isinstance(found, EmailMessage)
    assert not found.defects
    return found


def test_a_draft_is_unsent_and_has_the_headers_of_a_message() -> None:
    found = read(
        Letter(WORDING, (VALLI, SHAW), sender="scp@example.org", sender_name="Westshire SCP")
    )
    assert found["X-Unsent"] == "1"
    assert found["Subject"] == WORDING.subject
    assert found["From"] == "Westshire SCP <scp@example.org>"
    assert [each.addr_spec for each in found["To"].addresses] == [VALLI.email, SHAW.email]
    assert found["To"].addresses[1].display_name == "Shaw, Tom"
    assert found["Date"].datetime == MOMENT
    assert found["Bcc"] is None


def test_hidden_addresses_stand_in_bcc_and_the_mailbox_in_to() -> None:
    found = read(Letter(WORDING, (VALLI, SHAW), sender="scp@example.org", hidden=True))
    assert [each.addr_spec for each in found["Bcc"].addresses] == [VALLI.email, SHAW.email]
    assert str(found["To"]) == "scp@example.org"


def test_without_a_mailbox_the_mail_program_says_who_sends() -> None:
    found = read(Letter(WORDING, (VALLI,), hidden=True))
    assert (found["From"], found["To"]) == (None, None)


def test_both_texts_say_the_same_and_data_is_never_markup() -> None:
    found = read(Letter(WORDING, (VALLI,)))
    plain, rich = found.get_body(("plain",)), found.get_body(("html",))
    assert plain is not None
    assert rich is not None
    assert plain.get_content().splitlines() == WORDING.body.splitlines()
    text = rich.get_content()
    assert "<ul><li>&lt;one&gt; &amp; “two”</li><li>£5</li></ul>" in text
    assert "<p>Two things:</p>" in text


def test_attachments_come_back_as_they_were() -> None:
    pdf = Attachment("SCP Board minutes – März.pdf", "application/pdf", b"%PDF-1.7\n\x00\xff")
    calendar = Attachment("meeting.ics", "text/calendar", b"BEGIN:VCALENDAR\r\n")
    found = read(Letter(WORDING, (VALLI,)), pdf, calendar)
    kept = list(found.iter_attachments())
    assert [each.get_filename() for each in kept] == [pdf.name, calendar.name]
    assert [each.get_payload(decode=True) for each in kept] == [pdf.content, calendar.content]
    assert [each.get_content_type() for each in kept] == ["application/pdf", "text/calendar"]


@pytest.mark.parametrize("text", ["One\r\nBcc: x@example.org", "One\nTwo", "One\x00\u2028Two"])
def test_a_subject_is_one_line_whatever_was_typed(text: str) -> None:
    found = read(Letter(Wording(text, "Text"), (VALLI,)))
    assert found["Bcc"] is None
    assert "\n" not in found["Subject"]


def test_every_line_of_the_file_is_short_and_ends_as_mail_does() -> None:
    many = tuple(Recipient(f"Person {n}", f"person.{n}@example.org") for n in range(200))
    content = message(
        Letter(Wording("Ä" * 300, "é" * 5000), many, hidden=True), (), MOMENT
    ).as_bytes()
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert content.count(b"\n") == content.count(b"\r\n")


def test_a_folder_holds_a_draft_for_each_and_an_older_one_stays(tmp_path: Path) -> None:
    drafts = [
        Draft(Letter(WORDING, (VALLI,), name="F. Valli")),
        Draft(Letter(WORDING, (Recipient("F. Valli"),), name="F. Valli")),
    ]
    first = write_folder(drafts, tmp_path, "SCP Board: actions", MOMENT)
    second = write_folder(drafts, tmp_path, "SCP Board: actions", MOMENT)
    assert sorted(each.name for each in first.path.iterdir()) == [
        "1 F Valli.eml",
        "2 F Valli no address.eml",
    ]
    assert (first.path.name, second.path.name) == ("SCP Board actions", "SCP Board actions 2")
    assert sorted(each.name for each in tmp_path.iterdir()) == [first.path.name, second.path.name]


def test_a_single_draft_is_a_file(tmp_path: Path) -> None:
    big = Attachment("pack.pdf", "application/pdf", bytes(16_000_000))
    written = write_one(Draft(Letter(WORDING, (VALLI,)), (big,)), tmp_path / "one.eml", MOMENT)
    assert written.path.is_file()
    assert written.is_large
