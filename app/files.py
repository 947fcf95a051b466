"""Putting a finished file in its place, offered to whatever writes files beside the database."""

from models.files import part_of, put

__all__ = ["part_of", "put"]
