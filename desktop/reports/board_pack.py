"""The board pack: a PDF that trustees read without the app, and by which they can check the record later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Spacer

from desktop.domain.decision import OUTCOME_WORDS
from desktop.domain.packs import PART_WORDS, PackPart
from desktop.reports.cover_page import cover
from desktop.reports.decision_pages import decision_page
from desktop.reports.files import written_whole
from desktop.reports.list_pages import list_part
from desktop.reports.look import one_pdf
from desktop.reports.pack import Pack, PackDecision
from desktop.reports.pack_charts import parts_with_content
from desktop.reports.pack_lists import list_of
from desktop.reports.pack_words import pack_title
from desktop.reports.page_frame import MARGIN, PackCanvas, PageFrame
from desktop.reports.summary_pages import patterns, summary
from desktop.reports.text import plain, shortened

Progress = Callable[[int, int], None]
_TOP, _BOTTOM = 77.0, 54.0


def write(pack: Pack, out: Path, progress: Progress | None = None) -> None:
    """Write the pack; what stood at `out` is replaced only once the whole is done.

    `progress` hears (decisions laid out, decisions in all) and may raise to cancel.

    Raises:
        CannotWriteReport: the file cannot be written there.
    """
    with one_pdf(), written_whole(out) as part:
        _Document(pack, part, progress or _ignore).build(_story(pack), canvasmaker=PackCanvas)


def _ignore(_done: int, _all: int) -> None:
    pass


def _story(pack: Pack) -> list[Flowable]:
    """Return the parts in their order. Lists follow one another; all else begins a page."""
    width = A4[0] - 2 * MARGIN
    story: list[Flowable] = []
    before: PackPart | None = None
    for part in parts_with_content(pack):
        if _begins_a_page(part, before, pack):
            _turn_the_page(story)
        story += _flowables(part, pack, width)
        before = part
    return story


def _turn_the_page(story: list[Flowable]) -> None:
    """Begin a page. Space at the end of a full one before would otherwise stand on a page of its own."""
    while isinstance(story[-1], Spacer):
        story.pop()
    story.append(PageBreak())


def _flowables(part: PackPart, pack: Pack, width: float) -> list[Flowable]:
    if part is PackPart.DECISIONS:
        return _decisions(pack, width)
    drawn = _DRAWN.get(part)
    made = drawn(pack, width) if drawn else list_part(list_of(part, pack), width)
    return [_Bookmark(PART_WORDS[part], None, part.value), *made]


def _decisions(pack: Pack, width: float) -> list[Flowable]:
    story: list[Flowable] = []
    for decision in pack.decisions:
        key = f"decision-{decision.number}"
        if story:
            _turn_the_page(story)
        else:
            story.append(_Anchor(PackPart.DECISIONS.value))
        story += [_Bookmark(_title_of(decision), decision, key)]
        story += decision_page(decision, pack.calendar, width)
    return story


_DRAWN: dict[PackPart, Callable[[Pack, float], list[Flowable]]] = {
    PackPart.COVER: cover,
    PackPart.SUMMARY: summary,
    PackPart.PATTERNS: patterns,
}
_ON_A_NEW_PAGE = frozenset({PackPart.COVER, PackPart.SUMMARY, PackPart.DECISIONS})
_LISTS = frozenset(PackPart) - _ON_A_NEW_PAGE - {PackPart.PATTERNS}


def _begins_a_page(part: PackPart, before: PackPart | None, pack: Pack) -> bool:
    """Return whether a part begins a page; so do the lists together, where there were decisions."""
    if before is None:
        return False
    first_list = part in _LISTS and before not in _LISTS
    return part in _ON_A_NEW_PAGE or (first_list and bool(pack.decisions)) or before is PackPart.COVER


def _title_of(decision: PackDecision) -> str:
    return f"{decision.number}. {OUTCOME_WORDS[decision.outcome]}: {shortened(decision.title, 80)}"


class _Anchor(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A place that the cover leads to."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Mark the place."""
        self.canv.bookmarkPage(self.key)


class _Bookmark(_Anchor):
    """Stands at the head of a part: a bookmark in the reader's outline, and what the page's head says."""

    def __init__(self, title: str, decision: PackDecision | None, key: str) -> None:
        super().__init__(key)
        self.title, self.decision = title, decision

    def draw(self) -> None:
        """Set the bookmark."""
        super().draw()
        self.canv.addOutlineEntry(self.title, self.key, level=0, closed=True)
        self.canv.decision = self.decision


class _Document(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """A document of one kind of page, with its facts for readers and for machines."""

    def __init__(self, pack: Pack, out: Path, progress: Progress) -> None:
        title = pack_title(pack)
        super().__init__(
            str(out),
            pagesize=A4,
            title=f"Sample. {title}" if pack.sample else title,
            author=plain(pack.organisation),
            subject=pack.title,
            creator="Tender Pause",
            keywords="preview" if pack.preview else pack.check.machine_words,
            lang="en-GB",
            displayDocTitle=True,
        )
        width, height = A4
        frame = Frame(MARGIN, _BOTTOM, width - 2 * MARGIN, height - _TOP - _BOTTOM, 0, 0, 0, 0)
        around = PageFrame(pack)
        template = PageTemplate(frames=[frame], onPageEnd=lambda canvas, _document: around.draw(canvas))
        self.addPageTemplates(template)
        self._progress, self._done, self._all = progress, 0, len(pack.decisions)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        """Tell how far the laying out has come."""
        if isinstance(flowable, _Bookmark) and flowable.decision is not None:
            self._done += 1
            self._progress(self._done, self._all)
