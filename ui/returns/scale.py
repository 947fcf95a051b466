"""A scale as it is seen: its levels as chips in the order they are printed, and the form that chooses another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.errors import UserError
from app.returns.scales import SCALE, KnownScale, chosen_scale, known_scale, write_levels
from ui.asking import ask
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowRow
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.returns.scales import ScaleValues
    from app.returns.scores import Scale
    from ui.forms import Form
    from ui.page import Desk


class ScaleStrip(FlowRow):
    """The levels of a scale, each with its number, word and colour, and what counts as weak."""

    def show_scale(self, scale: Scale) -> None:
        """Show a scale; an empty one says that no scores are asked for."""
        if not scale.levels:
            self.set([Label("No scores", "muted")])
            return
        levels = [Chip(words, tone) for words, tone in chips_of(scale)]
        self.set([*levels, Label(f"Weak below {scale.threshold}", "small")])

    def say(self, sentence: str) -> None:
        """Show a sentence instead of a scale."""
        self.set([Label(sentence, "small")])


def chips_of(scale: Scale) -> list[tuple[str, Any]]:
    """Give the words and tone of each level in the order they are printed; bands show where they end."""
    ends = {each.value: str(each.value) for each in scale.levels}
    if scale.most is not None:
        lasts = [each.value - scale.step for each in scale.levels[1:]] + [scale.most]
        ends = {
            each.value: f"{each.value}–{last}"
            for each, last in zip(scale.levels, lasts, strict=True)
        }
    return [(f"{ends[each.value]} {each.word}", each.tone) for each in scale.printed]


def open_scale(desk: Desk, about: str, scale: Scale, save: Callable[[Scale], object]) -> None:
    """Ask for another scale; its words and colours are shown while it is chosen."""
    preview, known = ScalePreview(), known_scale(scale)
    preview.show_scale(scale)
    given = {
        "scale": known,
        "own": write_levels(scale) if known is KnownScale.OWN else None,
        "weak_below": scale.threshold if scale.levels else None,
    }
    dialog = ask(
        desk,
        f"Scale: {about}",
        SCALE,
        given,
        save=lambda values: save(chosen_scale(values)),
        new=True,
        verb="Use this scale",
        below=preview,
    )
    preview.follow(dialog.form, known)


class ScalePreview(ScaleStrip):
    """The scale that a form holds now; one that is chosen anew brings where weakness begins."""

    def follow(self, form: Form, chosen: KnownScale) -> None:
        """Show what the form holds from now on; `chosen` is what it begins with."""
        self._form, self._chosen = form, chosen
        form.changed.connect(self._show)

    def _show(self) -> None:
        chosen = self._form.editors["scale"].value()
        if chosen is not None and chosen != self._chosen:
            self._chosen = chosen
            self._form.editors["weak_below"].set_value(None)
        try:
            self.show_scale(chosen_scale(self._values()))
        except (UserError, ValueError) as wrong:
            self.say(str(wrong))

    def _values(self) -> ScaleValues:
        editors = self._form.editors
        return {
            "scale": editors["scale"].value() or KnownScale.NONE,
            "own": editors["own"].value(),
            "weak_below": editors["weak_below"].value(),
        }
