"""Something that may be longer than the room it has."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


class Scrolling(QScrollArea):
    """Scrolls downwards when it must, never sideways.

    Set free, it is as high as what it holds: for pages whose columns stand beneath one another
    and scroll as one.
    """

    def __init__(self, content: QWidget, *, least_height: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._free = False
        self._least_height = least_height
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)

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
        return content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()

    def minimumSizeHint(self) -> QSize:
        """Return next to nothing: it scrolls."""
        return QSize(1, self._least_height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass on that the content wants another height."""
        if self._free and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
