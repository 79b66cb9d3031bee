"""The map as one sees it: whole or nearer, pushed about, walked by keys, its marks moved on their rings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGestureEvent,
    QGraphicsScene,
    QGraphicsView,
    QPinchGesture,
    QToolTip,
    QWidget,
)

from desktop.domain.map_labels import Box, Spot, around
from desktop.domain.map_layout import Arrangement, Placed, labels_at
from desktop.domain.words import plural
from desktop.ui.map.map_handle import MapHandle, MapHandles, Told
from desktop.ui.map.map_items import Drawing, Marks, as_rect
from desktop.ui.map.map_keys import MapKeys
from desktop.ui.map.map_mouse import MapMouse
from desktop.ui.map.map_zoom import MapZoom
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.tab_order import Inside
from desktop.ui.widgets.tooltips import plain_tooltip

_NEARER = 1.25
_NEAREST = 4.0
_WHOLE_AT_MOST = 1.15
"""A map of few is not blown up beyond this."""
_LEAST_TEXT = 11 / 12
"""Words are never smaller than the ticks of a runway."""
_STEP_OF_WORDS = 0.05
_WORDS_BESIDE, _WORDS_BENEATH = 110, 36
_FEW = 0.1
_CORNER = 4
"""Room for the ring around a button."""
_LEGIBLE = 0.75
_TRACKPAD_PINCH = Qt.NativeGestureType.ZoomNativeGesture
_LEAST_HOLD = 24


class MapCanvas(QGraphicsView, Inside):
    """Shows an arrangement and says what a person did; changes nothing itself."""

    chosen = Signal(str)
    """Somebody was chosen; "" means that nobody is any more."""
    opened = Signal(str)
    moved = Signal(str, float)
    """Somebody was led to another angle of their ring."""
    relation_asked = Signal(str, str)
    taken_off = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arrangement: Arrangement | None = None
        self.current = ""
        self.can_change = False
        self._told: Told = {}
        self._is_whole = self._opens = True
        self._worded: tuple[float, bool] | None = None
        self._drawing, self._marks = Drawing(), Marks()
        scene = QGraphicsScene(self)
        scene.addItem(self._drawing)
        scene.addItem(self._marks)
        self.setScene(scene)
        self._mouse = MapMouse(self, self._marks)
        self._keys = MapKeys(self)
        self._spots: list[Spot | None] = []
        self._handles = MapHandles(self._keys.hear, self._focus_moved, self.viewport())
        self._set_behaviour()
        self.zoom = MapZoom(self)
        self.zoom.nearer.connect(lambda: self.nearer())
        self.zoom.farther.connect(lambda: self.nearer(1 / _NEARER))
        self.zoom.whole.connect(self.show_whole)
        self.hint = Label("", "caption", "ink-2", parent=self)
        theme.changed.connect(self._restyle)

    def show_map(self, arrangement: Arrangement, told: Told) -> None:
        """Show this map; who was chosen stays chosen if they are still there."""
        before, had_keyboard = self.arrangement, self._handles.have_keyboard
        self.arrangement, self._told = arrangement, told
        if arrangement.of(self._marks.chosen) is None:
            self._marks.chosen = ""
        if arrangement.of(self.current) is None:
            self.current = arrangement.placed[0].node.id if arrangement.placed else ""
        self.scene().setSceneRect(as_rect(arrangement.bounds.grown(400)))
        self._worded = None
        self._stand()
        if had_keyboard:
            self.take_focus()  # what has it now may stand for somebody else, or for nobody
        if before is None or self._opens:
            self._open()
        elif self._is_whole:
            self.show_whole()
        self._look_again()

    def choose(self, id_: str) -> None:
        """Mark somebody as chosen, or nobody for ""; nothing is told."""
        self._marks.chosen = id_
        if id_:
            self.current = id_
            self._bring_into_sight(id_)
        self._stand()
        self._marks.update()

    @property
    def chosen_one(self) -> str:
        """The id of who is chosen, "" for nobody."""
        return self._marks.chosen

    @property
    def hidden_names(self) -> int:
        """How many names have no room at this size, not even cut short."""
        return 0 if self.arrangement is None else self._spots.count(None)

    @property
    def words_grown(self) -> float:
        """How much larger words are than at 100 %, in the map's own measure."""
        return self._worded[0] if self._worded else 1.0

    def show_whole(self) -> None:
        """Show all of the map."""
        self._opens = False
        if self.arrangement is None:
            return
        self._is_whole = True
        self._scale_to(self._whole_scale())
        bounds = self.arrangement.bounds
        self.centerOn(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2)
        self._look_again()

    def _open(self) -> None:
        """Show all of it where the names have room so; else as near as they need, the middle in sight."""
        self.show_whole()
        self._opens = True
        if self.arrangement is not None and self.hidden_names > len(self.arrangement.placed) * _FEW:
            self._is_whole = False
            self._scale_to(theme.scale * _LEGIBLE)
            self.centerOn(0, 0)
            self._look_again()

    def nearer(self, by: float = _NEARER, *, at_pointer: bool = False) -> None:
        """Show it larger, or smaller for less than one; around who is current, or where the pointer is."""
        if self.arrangement is None:
            return
        least = min(self._whole_scale(), theme.scale) * 0.8
        wanted = min(max(self._scale() * by, least), _NEAREST * theme.scale)
        anchor = QGraphicsView.ViewportAnchor
        self.setTransformationAnchor(anchor.AnchorUnderMouse if at_pointer else anchor.AnchorViewCenter)
        self._is_whole = self._opens = False
        self._scale_to(wanted)
        if not at_pointer:
            self._bring_into_sight(self._marks.chosen)
        self._look_again()

    def one_at(self, point: QPointF) -> Placed | None:
        """Return whose mark is at a point of the view, None where there is none."""
        if self.arrangement is None:
            return None
        here = self.mapToScene(point.toPoint())
        least = _LEAST_HOLD / 2 / self._scale()
        near = [
            (max(abs(one.x - here.x()), abs(one.y - here.y())), one)
            for one in self.arrangement.placed
            if max(abs(one.x - here.x()), abs(one.y - here.y())) <= max(one.node.size / 2 + 3, least)
        ]
        return min(near, key=lambda found: found[0])[1] if near else None

    def tab_stops(self) -> Sequence[QWidget]:
        """Return what Tab comes to: the handles, of which one is reached, and the buttons over a corner."""
        return [*self._handles.all, *self.zoom.buttons]

    def take_focus(self) -> None:
        """Put the keyboard on who is current."""
        handle = self._handles.of(self.current)
        if handle is not None:
            handle.setFocus(Qt.FocusReason.OtherFocusReason)

    def pick(self, id_: str) -> None:
        """Choose somebody as a person does, and tell."""
        self.choose(id_)
        if id_ and (handle := self._handles.of(id_)):
            handle.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(id_)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A map that is seen whole stays so."""
        super().resizeEvent(event)
        self._lay_zoom()
        self._worded = None
        self._look_anew()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Let the handles follow."""
        super().scrollContentsBy(dx, dy)
        self._lay_handles()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer with Ctrl, or once the map has the keyboard; else the page scrolls."""
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        turned = event.angleDelta().y()
        if turned and (with_ctrl or self._handles.have_keyboard):
            self.nearer(_NEARER ** (turned / 120), at_pointer=True)
            event.accept()
        else:
            event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        """Take up pinches, the mouse and what is asked by resting on a mark."""
        if event.type() == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.nearer(pinch.scaleFactor(), at_pointer=True)
                return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == _TRACKPAD_PINCH:
            self.nearer(1.0 + event.value(), at_pointer=True)
            return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell_of(event)
            return True
        return self._mouse.hear(event) or super().viewportEvent(event)

    def drawBackground(self, painter: QPainter, rect: QRect) -> None:  # type: ignore[override]  # it is a QRectF
        """Fill what lies around the map."""
        painter.fillRect(rect, theme.colour("bg-window"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on."""
        super().focusInEvent(event)
        self.take_focus()

    def push(self, across: float, down: float) -> None:
        """Push what is seen by so many pixels."""
        self._is_whole = self._opens = False
        for bar, by in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            bar.setValue(bar.value() + round(by))

    def _tell_of(self, event: QHelpEvent) -> None:
        one = self.one_at(QPointF(event.pos()))
        if one is None:
            QToolTip.hideText()
            return
        name, told = self._told.get(one.node.id, (one.node.name, ""))
        QToolTip.showText(event.globalPos(), plain_tooltip(f"{name}\n{told}".strip()))

    def _scale(self) -> float:
        return self.transform().m11()

    def _scale_to(self, scale: float) -> None:
        self.setTransform(QTransform.fromScale(scale, scale))

    def _whole_scale(self) -> float:
        assert self.arrangement is not None
        bounds, room = self.arrangement.bounds, self.viewport().size()
        fitting = min(room.width() / bounds.width, room.height() / bounds.height)
        over = max(0.0, theme.scale / fitting - 1.0)  # words that are larger than the map need more beside it
        across, down = bounds.width + over * _WORDS_BESIDE, bounds.height + over * _WORDS_BENEATH
        return max(0.05, min(room.width() / across, room.height() / down, _WHOLE_AT_MOST * theme.scale))

    def _seen(self) -> Box:
        """Return what is seen of the map, in its own measure."""
        rect = self.mapToScene(self.viewport().rect()).boundingRect()
        return Box(rect.x(), rect.y(), rect.width(), rect.height())

    def _look_again(self) -> None:
        """Put the words where they have room at this scale, and the handles over their marks."""
        if self.arrangement is None:
            return
        grown = max(1.0, _LEAST_TEXT * theme.scale / self._scale())
        grown = 1.0 if grown <= 1.0 else round(grown / _STEP_OF_WORDS + 0.5) * _STEP_OF_WORDS
        if (grown, self._is_whole) != self._worded:
            self._worded = (grown, self._is_whole)
            seen = self._seen() if self._is_whole else None
            self._spots = list(labels_at(self.arrangement, grown, seen))
            self._drawing.show_map(self.arrangement, self._spots, grown)
            self._marks.show_map(self.arrangement, self._spots, grown)
            self._say_hidden()
        self._lay_handles()

    def _bring_into_sight(self, id_: str) -> None:
        one = self.arrangement.of(id_) if self.arrangement and id_ else None
        if one is not None:
            self.ensureVisible(as_rect(around(one.x, one.y, one.node.size + 24)), 40, 40)

    def _stand(self) -> None:
        if self.arrangement is not None:
            self._handles.stand(self.arrangement.placed, self._told, self.current, self._marks.chosen)

    def _lay_handles(self) -> None:
        for one in self.arrangement.placed if self.arrangement else ():
            self._handles.lay(one.node.id, self.mapFromScene(as_rect(one.box)).boundingRect())

    def _focus_moved(self, handle: MapHandle, has_it: bool) -> None:
        self._marks.focused = handle.id if has_it else ""
        if has_it and handle.id != self.current:
            self.current = handle.id
            self._stand()
        if has_it:
            self._bring_into_sight(handle.id)
        self._marks.update()

    def _restyle(self) -> None:
        self._worded = None
        self._lay_zoom()
        self._look_anew()
        self.viewport().update()

    def _say_hidden(self) -> None:
        """Say over a corner how many names wait: a line beneath the map would change the map's own height."""
        hidden = self.hidden_names
        self.hint.setText(f"{plural(hidden, 'name')} will stand here once you come nearer" if hidden else "")
        self.hint.setVisible(bool(hidden))
        self._lay_zoom()

    def _lay_zoom(self) -> None:
        self.hint.adjustSize()
        self.hint.move(0, self.height() - self.hint.height() - _CORNER)
        self.zoom.adjustSize()
        size = self.zoom.size()
        self.zoom.move(self.width() - size.width() - _CORNER, self.height() - size.height() - _CORNER)

    def _look_anew(self) -> None:
        """Take up another size of the view or of words."""
        if self._opens:
            self._open()
        elif self._is_whole:
            self.show_whole()
        else:
            self._look_again()

    def _set_behaviour(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("System map")
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the handles in it have the keyboard
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
