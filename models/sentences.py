"""Ready-made sentences: what minutes say again and again."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.base import Record
from models.types import LongText, ShortText


class ReadySentence(Record):
    """A sentence with a name by which it is found, and blanks in curly brackets."""

    __tablename__ = "ready_sentence"

    name: Mapped[ShortText]
    text: Mapped[LongText]
