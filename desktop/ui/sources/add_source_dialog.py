"""Adding a source by its address: tried first, added once it has answered with notices."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services import own_sources
from desktop.services.desk import Desk
from desktop.services.own_sources import Discovered, Tried
from desktop.ui.errors import words_of
from desktop.ui.jobs import Job, Service, Step
from desktop.ui.theme.theme import theme
from desktop.ui.typed_fields import TypedFields, TypedIn
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.fitting import fit_height
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.radio import Tick
from feeds.errors import TenderPauseError

_WIDTH = 520
_LEAD = (
    "The address of a web feed (RSS or Atom), of notices in OCDS, or of a site, whose feeds are then looked "
    "for. It is asked once before it is added."
)
_PRIVATE = "It is on our own network, not on the public internet"


class AddSourceDialog(QDialog):
    """Accepted means: the source was added. What was typed and not added comes back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job[Tried | Discovered] | None = None
        self._tried: Tried | None = None
        self._names: dict[str, str] = {}
        self._named = ""
        self.setWindowTitle("Add a source")
        self.setAccessibleDescription(_LEAD)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.address = LineField("Address", placeholder="https://…")
        self.name = LineField(
            "Name", aside="optional", placeholder="As you call it; unless given, as it is called there"
        )
        self.private = Tick(_PRIVATE)
        self.found = Label("", "note", wrap=True)
        self.feeds = ChoiceField("Feeds that it names")
        self.problem = ErrorLine()
        self.try_it = Button("Try the address", "main")
        self.leave = Button("Leave it")
        told: dict[str, TypedIn] = {"address": self.address, "name": self.name, "private": self.private}
        self.before = TypedFields(self, desk, "sources", "new", told).before
        self._lay_out()
        self.before.afresh_asked.connect(self._forget)
        self.address.edited.connect(self._forget)
        self.name.edited.connect(self._forget)
        self.private.toggled.connect(self._forget)
        self.try_it.clicked.connect(self._go_on)
        self.leave.clicked.connect(self.reject)
        self.try_it.setDefault(True)

    def done(self, result: int) -> None:
        """Hear no more of what is being tried."""
        if self._job is not None:
            self._job.finished.disconnect(self._show_found)
            self._job.failed.disconnect(self._show_problem)
            self._job.cancel()
            self._job = None
        super().done(result)

    def _go_on(self) -> None:
        if self._tried is not None:
            self._add(self._tried)
        elif self._job is None:
            if not self.feeds.isHidden():
                self._take(self.feeds.chosen())
            self._try()

    def _try(self) -> None:
        try:
            own_sources.check_address(self.address.words())
        except TenderPauseError as error:
            self.address.show_error(error.happened)
            self.address.take_focus()
            fit_height(self)
            return
        self.problem.show_sentence("")
        self._say("Asking the address…")
        fit_height(self)
        self.try_it.set_reason("The address is being asked.")
        self._job = job = Job(self._asking(), self._desk)
        job.finished.connect(self._show_found)
        job.failed.connect(self._show_problem)
        job.start()

    def _asking(self) -> Service[Tried | Discovered]:
        url, name, private = self.address.words(), self.name.words(), self.private.isChecked()
        return partial(_try_out, url=url, name=name, private=private)

    def _add(self, tried: Tried) -> None:
        try:
            own_sources.add(self._desk, tried)
        except TenderPauseError as error:
            self._show_problem(error)
        else:
            self.accept()

    def _show_found(self, found: Tried | Discovered) -> None:
        self._job = None
        self._say(found.sentence)
        self.try_it.set_reason(None)
        if isinstance(found, Discovered):
            self._offer(found)
        else:
            self._tried = found
            self.try_it.set_text("Add the source")
            self.try_it.setFocus()
        fit_height(self)

    def _offer(self, found: Discovered) -> None:
        """Let one of a page's feeds be chosen, which is then tried like any address."""
        self._names = {feed.url: own_sources.name_of(feed) for feed in found.feeds}
        self.feeds.set_choices([(feed.url, f"{feed.title} ({feed.url})") for feed in found.feeds])
        self.feeds.choose(found.feeds[0].url)
        self.feeds.show()
        self.try_it.set_text("Try this feed")
        self.feeds.box.setFocus()

    def _show_problem(self, error: Exception) -> None:
        self._job = None
        self._say("")
        self.try_it.set_reason(None)
        self.problem.show_sentence(words_of(error, self))
        fit_height(self)

    def _forget(self) -> None:
        """What was tried is another address now."""
        self._tried = None
        self.feeds.hide()
        self._say("")
        self.problem.show_sentence("")
        self.try_it.set_text("Try the address")

    def _take(self, url: str) -> None:
        """Take a feed's address, and the name that the page gives it unless one was typed."""
        self.address.set_words(url)
        if not self.name.words() or self.name.words() == self._named:
            self._named = self._names.get(url, "")
            self.name.set_words(self._named)

    def _choose_another(self) -> None:
        """Another feed of the page is to be tried now."""
        self._tried = None
        self.problem.show_sentence("")
        self.try_it.set_text("Try this feed")

    def _say(self, words: str) -> None:
        self.found.setText(words)
        self.found.setVisible(bool(words))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.try_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(Label("Add a source", "h2"))
        column.addWidget(Label(_LEAD, "note", "ink-2", wrap=True))
        for widget in (
            self.before,
            self.address,
            self.name,
            self.private,
            self.found,
            self.feeds,
            self.problem,
        ):
            column.addWidget(widget)
        self.found.hide()
        self.feeds.hide()
        self.feeds.edited.connect(self._choose_another)
        column.addLayout(buttons)


def _try_out(desk: Desk, _step: Step, *, url: str, name: str, private: bool) -> Tried | Discovered:
    from desktop.services.pulling import client_of

    return own_sources.look_at(desk.now, url, name, private=private, client=client_of(desk))
