"""Something that may be longer than the room it has."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

RING = 4
"""Margin of what scrolls, so that the ring around what has the keyboard is seen whole at its edges."""


class Scrolling(QScrollArea):
    """Scrolls downwards when it must, never sideways.

    Set free, it is as high as what it holds: for pages whose columns stand beneath one another
    and scroll as one. `gutter` is the right margin of what it holds: the scroll bar stands in it, so
    that nothing moves when it appears.
    """

    def __init__(
        self, content: QWidget, *, least_height: int = 1, gutter: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._free = False
        self._least_height = least_height
        self._gutter = gutter
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._catch_up)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setViewport(QWidget())  # one that Python knows: for Qt's own, PySide goes through all widgets
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, most: self._make_room(most > 0))
        self.show_content(content)

    def show_content(self, content: QWidget) -> None:
        """Hold something else, seen from its top."""
        self.setWidget(content)
        content.setAutoFillBackground(False)  # Qt has just switched it on
        self._make_room(self.verticalScrollBar().maximum() > 0)
        self.updateGeometry()

    def set_free(self, free: bool) -> None:
        """Take the height of the content, or scroll within what is given."""
        self._free = free
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(free)
        self.setSizePolicy(policy)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Only while it is free."""
        return self._free

    def heightForWidth(self, width: int) -> int:
        """Return the height of the content at this width."""
        content = self.widget()
        if content is None:
            return 0
        layout = content.layout()
        if layout is not None and self._gutter:
            width -= self._gutter - layout.contentsMargins().right()  # the bar, which takes nothing from it
        return content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()

    def minimumSizeHint(self) -> QSize:
        """Return next to nothing: it scrolls."""
        return QSize(1, self._least_height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass on that the content wants another height: Qt misses that where words come late."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._late.start()
            if self._free:
                self.updateGeometry()
        return super().eventFilter(watched, event)

    def _catch_up(self) -> None:
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def _make_room(self, bar_shown: bool) -> None:
        """Let the bar stand in the gutter: what it holds keeps its width."""
        content = self.widget()
        layout = content.layout() if content is not None else None
        if layout is None or not self._gutter:
            return
        bar = self.verticalScrollBar().sizeHint().width() if bar_shown else 0
        margins = layout.contentsMargins()
        margins.setRight(max(0, self._gutter - bar))
        layout.setContentsMargins(margins)
