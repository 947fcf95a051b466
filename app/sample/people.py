"""Invented people of the sample: every name is made up, every address ends in example.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.people.operations import add_person

if TYPE_CHECKING:
    from random import Random

    from app.work import Work

_FIRST = [
    "Aisha",
    "Bilal",
    "Carys",
    "Dev",
    "Efua",
    "Fiona",
    "Gareth",
    "Hana",
    "Imran",
    "Joan",
    "Kofi",
    "Leah",
    "Musa",
    "Nia",
    "Omar",
    "Priya",
    "Quentin",
    "Rosa",
    "Sian",
    "Tariq",
    "Una",
    "Vikram",
    "Wendy",
    "Xanthe",
    "Yusuf",
    "Zoe",
    "Amara",
    "Bronwen",
    "Callum",
    "Deepa",
]
_LAST = [
    "Ashworth",
    "Bibi",
    "Cartwright",
    "Duxbury",
    "Eccles",
    "Farooq",
    "Greenhalgh",
    "Haslam",
    "Iqbal",
    "Jepson",
    "Kershaw",
    "Livesey",
    "Mistry",
    "Nuttall",
    "Ormerod",
    "Patel",
    "Quirk",
    "Ramsbottom",
    "Shaw",
    "Tattersall",
    "Unsworth",
    "Valli",
    "Whittle",
    "Yates",
    "Zaman",
    "Holden",
    "Briggs",
    "Khalid",
    "Pickup",
]


class Names:
    """Gives an invented name that was not given before; the order follows the seed of the sample."""

    def __init__(self, chance: Random) -> None:
        self._left = [f"{first} {last}" for first in _FIRST for last in _LAST]
        chance.shuffle(self._left)

    def next(self) -> str:
        """Give one more name."""
        return self._left.pop()


def invent_person(work: Work, names: Names, post: str, agency_id: int | None) -> int:
    """Add an invented person, marked as sample, and give their id."""
    name = names.next()
    address = f"{name.casefold().replace(' ', '.')}@example.org"
    values = {
        "name": name,
        "post": post,
        "agency": agency_id,
        "email": address,
        "notes": "Invented for the sample.",
    }
    return add_person(work, values)  # type: ignore[arg-type]  # the keys are those of PersonValues
