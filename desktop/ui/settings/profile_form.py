"""The fields of our profile: what we do, kinds of work, places, values, and what we leave to others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.profile import Profile, phrases, phrases_refusal, value_refusal
from desktop.services.kinds import KindOfWork, find_kinds
from desktop.services.places import Place, find_places
from desktop.services.profile import ProfileShown, pence_of, pounds_words, put
from desktop.ui.widgets.chosen_field import ChosenField, Option
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.line_field import LineField

WORDS_HINT: Final = (
    "Words a notice would use, with commas between: peer support, drop-in, befriend*. "
    "An asterisk stands for any ending."
)
KINDS_HINT: Final = (
    "Branches of the CPV, by which public notices name kinds of work. Each holds all below it."
)
PLACES_HINT: Final = "Regions or council areas. A place that is not in the list can be added by its name."
RULE_OUT_HINT: Final = (
    "A notice that says one of these is shown as a weak fit, with the word: domiciliary care, construction."
)


class ProfileForm(QWidget):
    """Shows a profile and gives back what stands in it; `edited` tells that a field was left or chosen in."""

    edited = Signal()

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        role, gap = ("h3", 8) if large else ("table", 4)
        self.words = GrowingField("What do you do?", "Words and short phrases", role="table", least=36)
        self.words_field = Field("What do you do?", self.words, hint=WORDS_HINT, role=role, gap=gap)
        self.kinds = ChosenField(
            "Kinds of work",
            _kinds,
            add="Add kinds of work",
            prompt="Search by name or code, such as welfare or 8531",
            hint=KINDS_HINT,
            role=role,
        )
        self.places = ChosenField(
            "Where you look",
            _places,
            add="Add places",
            prompt="Search for a region or a council area",
            hint=PLACES_HINT,
            typed=True,
            role=role,
        )
        self.lowest = LineField("Value from", placeholder="For example 10,000")
        self.highest = LineField("Value up to", placeholder="For example 500,000")
        self.rule_out = GrowingField("Words that rule out", "Words and short phrases", role="table", least=36)
        self.rule_out_field = Field(
            "Words that rule out", self.rule_out, hint=RULE_OUT_HINT, role=role, gap=gap
        )
        self._known: tuple[Profile, ...] = ()
        self._lay_out(24 if large else 16)
        for field in (self.words, self.rule_out):
            field.left.connect(self.edited)
        for chosen in (self.kinds, self.places):
            chosen.edited.connect(self.edited)
        for line in (self.lowest, self.highest):
            line.left.connect(self.edited)

    def show_profile(self, shown: ProfileShown) -> None:
        """Show what is kept; a part that somebody is typing in stays as it is."""
        known, self._known = self._known, (shown.profile,)
        if not known or phrases(self.words.words()) in [one.words for one in known]:
            self._show(self.words, shown.words)
        if not known or phrases(self.rule_out.words()) in [one.rule_out for one in known]:
            self._show(self.rule_out, shown.rule_out)
        self.kinds.choose(list(map(_kind, shown.kinds)))
        self.places.choose(list(map(_place, shown.places)))
        profile = shown.profile
        for line, pence in ((self.lowest, profile.value_from_pence), (self.highest, profile.value_to_pence)):
            if not line.edit.hasFocus():
                line.set_words(pounds_words(pence))

    def saved(self, profile: Profile) -> None:
        """Know that this is being saved: what stands in the fields is not being typed any more."""
        self._known = (*self._known, profile)

    def put(self, kept: Profile) -> Profile:
        """Return what is kept with all that stands in the fields."""
        return put(
            kept,
            words=self.words.words(),
            rule_out=self.rule_out.words(),
            kinds=self.kinds.chosen(),
            places=self.places.chosen(),
            value=(pence_of(self.lowest.words()), pence_of(self.highest.words())),
        )

    def first_wrong(self) -> QWidget | None:
        """Say under its field why something cannot stand as it is; return the first such editor."""
        wrong: list[QWidget] = []
        for field, editor in ((self.words_field, self.words), (self.rule_out_field, self.rule_out)):
            refusal = phrases_refusal(phrases(editor.words()))
            field.show_error(refusal)
            wrong += [editor] if refusal else []
        for line in (self.lowest, self.highest):
            unread = bool(line.words()) and pence_of(line.words()) is None
            line.show_error("Write whole pounds, such as 10,000." if unread else "")
            wrong += [line.edit] if unread else []
        refusal = value_refusal(pence_of(self.lowest.words()), pence_of(self.highest.words()))
        if refusal:
            self.highest.show_error(refusal)
            wrong.append(self.highest.edit)
        return wrong[0] if wrong else None

    @staticmethod
    def _show(editor: GrowingField, words: str) -> None:
        """Show words, unless the field says the same in its own way."""
        if phrases(editor.words()) != phrases(words):
            editor.setPlainText(words)

    def _lay_out(self, gap: int) -> None:
        values = QHBoxLayout()
        values.setSpacing(12)
        values.addWidget(self.lowest, 1)
        values.addWidget(self.highest, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        for part in (self.words_field, self.kinds, self.places):
            column.addWidget(part)
        column.addLayout(values)
        column.addWidget(self.rule_out_field)


def _kinds(words: str) -> Sequence[Option]:
    return list(map(_kind, find_kinds(words)))


def _kind(kind: KindOfWork) -> Option:
    return Option(kind.code, kind.title, f"{kind.code}, {kind.within}" if kind.within else kind.code)


def _places(words: str) -> Sequence[Option]:
    return list(map(_place, find_places(words)))


def _place(place: Place) -> Option:
    return Option(place.code, place.name, place.second)
