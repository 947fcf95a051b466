"""Cell addresses: "F12" to (12, 6) and back; rows and columns count from 1 as in Excel."""

from __future__ import annotations


def column_letters(column: int) -> str:
    """Write a column number as letters: 1 is A, 28 is AB."""
    letters = ""
    while column > 0:
        column, place = divmod(column - 1, 26)
        letters = chr(65 + place) + letters
    return letters


def column_number(letters: str) -> int:
    """Read column letters as a number."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def address(row: int, column: int) -> str:
    """Write a cell's address."""
    return f"{column_letters(column)}{row}"


def row_of(cell: str) -> int:
    """Read the row of an address: "F12" is in row 12."""
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)
