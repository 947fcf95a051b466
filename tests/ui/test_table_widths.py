"""The widths of columns: by what the rows hold, room where it lets a person read most, and never an empty half."""

from __future__ import annotations

from app.fields import Choice, Money, Text
from tests.ui.gallery import Category
from ui.table_widths import Need, allot, fixed, guessed, larger, measured

NAME = Text("name", "Name", width=38)
SHORT = Text("short", "Short name", width=20)
CHIP = Choice("category", "Category", words=Category)
MONEY = Money("fee", "Fee")


def need(field: Text | Choice | Money, *widths: int, most: int = 0) -> Need:
    return measured(field, 80, list(widths), most or max(widths))


def test_a_chip_takes_what_its_words_take_and_not_what_its_field_declares() -> None:
    chip, name = allot([need(CHIP, 130, 137, 90), need(NAME, 300, 400)], 537)
    assert (chip, name) == (137, 400)


def test_every_column_is_whole_where_there_is_room_and_nothing_is_left_over() -> None:
    needs = [need(NAME, 100, 300), need(SHORT, 90, 120), need(MONEY, 85)]
    widths = allot(needs, 800)
    assert sum(widths) == 800
    assert all(width >= each.most for width, each in zip(widths, needs, strict=True))


def test_a_chip_of_typed_words_gives_way_to_the_column_that_names_the_record() -> None:
    number, paper = need(Text("number", "No.", width=4), 30), need(CHIP, *[187] * 4)
    _number, title, shown = allot([number, need(NAME, *[260] * 4), paper], 430)
    assert title > shown
    assert shown >= 96


def test_a_figure_is_never_cut_for_words() -> None:
    assert allot([need(NAME, 700), need(MONEY, 110)], 400) == [290, 110]


def test_short_words_become_whole_before_long_ones_take_the_room() -> None:
    _long, short = allot([need(NAME, *[420] * 8), need(SHORT, *[130] * 8)], 400)
    assert short == 130


def test_one_long_name_among_short_ones_takes_no_room_from_others() -> None:
    name, other = allot([need(NAME, *[120] * 7, 600), need(SHORT, *[150] * 8)], 280)
    assert (name, other) == (130, 150)


def test_a_short_form_counts_where_there_is_no_room_for_the_whole() -> None:
    short_form = need(NAME, 120, most=420)
    assert allot([short_form, need(SHORT, 150)], 270) == [120, 150]
    assert allot([short_form, need(SHORT, 150)], 570) == [420, 150]


def test_a_column_that_the_person_sized_keeps_its_size() -> None:
    assert allot([need(NAME, 200), fixed(222), need(SHORT, 120)], 900)[1] == 222
    assert allot([fixed(100), fixed(222)], 900) == [100, 222]


def test_the_list_scrolls_sideways_before_words_become_unreadable() -> None:
    needs = [need(NAME, *[300] * 8) for _ in range(5)]
    assert allot(needs, 270) == [96] * 5


def test_where_the_list_scrolls_the_first_column_still_says_which_record_a_row_is() -> None:
    needs = [need(NAME, *[150] * 8), *(need(NAME, *[300] * 8) for _ in range(9))]
    assert allot(needs, 750) == [150, *[96] * 9]


def test_what_was_seen_before_a_filter_still_counts() -> None:
    before, after = need(NAME, 100, 300), need(NAME, 90)
    assert larger(before, after).most == 300
    assert allot([larger(before, after), need(SHORT, 100)], 400)[0] == 300


def test_a_list_without_rows_goes_by_what_its_fields_declare() -> None:
    wide, narrow = allot([guessed(NAME, 80), guessed(SHORT, 80)], 600)
    assert sum((wide, narrow)) == 600
    assert wide > narrow
