"""Finish setting up: a strip on Home with the next step, and a page with all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from app.overview.setting_up import SetUpStep, has_second_backup, set_up_steps
from app.wording import capital
from ui.home.steps import Ways
from ui.page import Page, Reach
from ui.theme import GAP
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card, IconLabel, column, row
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowRow, refilling
from ui.widgets.panes import ScrollPage
from ui.widgets.text import Hairline, Label, named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from app.events import Changes
    from ui.page import Desk

PAGE = "setting-up"
_STATE, _HIDDEN = "Home", "set_up_hidden"


class Hiding:
    """Whether the strip is hidden for a partnership of the open file: remembered on this computer."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def is_hidden(self) -> bool:
        """Say whether it is hidden."""
        return self._own in self._kept()

    def set(self, *, hidden: bool) -> None:
        """Hide it, or show it again."""
        own = self._own
        others = [each for each in self._kept() if each != own]
        state = self._desk.lists.state
        state.save(_STATE, {**state.load(_STATE), _HIDDEN: [*others, *([own] if hidden else [])]})

    @property
    def _own(self) -> str:
        """Give the name under which it is kept: a partnership that is added later has its own setting up."""
        return f"{self._desk.core.identity()} {self._desk.partnership.id}"

    def _kept(self) -> list[str]:
        kept = self._desk.lists.state.load(_STATE).get(_HIDDEN)
        return kept if isinstance(kept, list) else []


class SetUpStrip(Card):
    """The next step with its ways, and how far it has come; gone when all is done or when it is hidden."""

    def __init__(self, desk: Desk, on_done: Callable[[], object]) -> None:
        super().__init__(padding=GAP)
        self._desk = desk
        self._hiding = Hiding(desk)
        self._was_hidden = False
        self._ways = Ways(desk, on_done)
        self.progress, self._next = Label("", "strong"), Label("", "muted", wrap=True)
        self._buttons = row(gap=6)
        every = Button("All steps", on_click=lambda: desk.go(PAGE, {}))
        away = IconButton("x", "Hide until it is asked for in Help", on_click=self.put_away)
        self.add(row(self.progress, self._next, self._buttons, every, away, stretch=1))
        named(self, "Finish setting up")

    def show_steps(self, steps: Sequence[SetUpStep]) -> None:
        """Show the first step that is not done."""
        following = next((each for each in steps if not each.is_done), None)
        self._was_hidden = self._hiding.is_hidden
        self.setVisible(following is not None and not self._was_hidden)
        if following is None:
            return
        done = sum(each.is_done for each in steps)
        self.progress.setText(f"Finish setting up: {done} of {len(steps)}")
        title = following.title
        self._next.setText(f"Next: {title[:1].lower()}{title[1:]}")
        with refilling(self._buttons):
            for button in _buttons(self._ways, following):
                self._buttons.addWidget(button)

    def set_low(self, *, low: bool) -> None:
        """Be one thin line where the window has little height."""
        side = 2 if low else GAP
        self.body.setContentsMargins(GAP, side, GAP, side)

    def look_again(self) -> bool:
        """Say whether it was hidden or asked for elsewhere since it was shown."""
        return self._hiding.is_hidden != self._was_hidden

    def put_away(self) -> None:
        """Hide the strip for this file and say where it is found again."""
        self._hiding.set(hidden=True)
        self.hide()
        self._desk.say(
            "Hidden. Help > Finish setting up shows the steps.", "Show again", self._again
        )

    def _again(self) -> None:
        self._hiding.set(hidden=False)
        self.show()


class SettingUpPage(Page):
    """Every step with whether it is done and the ways to take it."""

    help_text = (
        "What a new file needs before it does its work, in the order in which most people do it. Every step can be "
        "left out or done later; each button opens exactly the place where it is done.\n\nMembers come from the "
        "workbook you keep them in, from rows copied in Excel, or typed one by one; agencies and groups come along "
        "with them. Hide takes the reminder off Home; this page stays under Help."
    )
    watches: ClassVar[frozenset[str]] = frozenset()
    reach = Reach.ONE

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._hiding = Hiding(desk)
        self._ways = Ways(desk, self.refresh)
        self.toggle = Button("Hide on Home", "eye-off", on_click=self.change_hiding)
        self.head_buttons = [self.toggle]
        self.set_title("Finish setting up")
        self.steps = Card()
        page = ScrollPage()
        page.add(self.steps)
        page.body.addStretch(1)
        self.body.addWidget(page)

    def concerned(self, changes: Changes) -> bool:
        """Steps are taken in every area."""
        return bool(changes.tables)

    def refresh(self) -> None:
        """Read which steps are done."""
        core = self.desk.core
        with core.read() as session:
            found = set_up_steps(
                session,
                core.clock.today(),
                has_second_backup=has_second_backup(core),
                partnership_id=self.own,
            )
        done = sum(each.is_done for each in found)
        left = "all done" if done == len(found) else f"{done} of {len(found)} done"
        self.set_title("Finish setting up", capital(left))
        with refilling(self.steps.body):
            for place, step in enumerate(found):
                if place:
                    self.steps.add(Hairline(self.steps))
                self._add(step)
        self._show_toggle()

    def panes(self) -> Sequence[QWidget]:
        """Give the steps."""
        return [self.steps]

    def change_hiding(self) -> None:
        """Take the reminder off Home, or put it back."""
        self._hiding.set(hidden=not self._hiding.is_hidden)
        self._show_toggle()

    def _show_toggle(self) -> None:
        self.toggle.set_caption("Show on Home" if self._hiding.is_hidden else "Hide on Home")

    def _add(self, step: SetUpStep) -> None:
        sign = IconLabel(
            "circle-check" if step.is_done else "circle",
            colour="good_ink" if step.is_done else "muted",
            parent=self.steps,
        )
        words = column(
            Label(step.title, "strong", self.steps, wrap=True),
            Label(step.told, "muted", self.steps, wrap=True),
            FlowRow(_buttons(self._ways, step), self.steps, gap=6),
            gap=4,
        )
        chip = Chip("Done", "good") if step.is_done else Chip("To do", "note")
        line = row(sign, words, chip, stretch=1, gap=12)
        self.steps.add(line)


def _buttons(ways: Ways, step: SetUpStep) -> list[Button]:
    made = []
    for place, (verb, act) in enumerate(ways.of(step.key)):
        plain = step.is_done or place
        button = Button(verb, kind="plain" if plain else "primary", on_click=act)
        named(button, f"{step.title}: {verb.lower()}")
        made.append(button)
    return made
