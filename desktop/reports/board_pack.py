"""The board pack: a PDF that trustees read without the app, and by which they can check the record later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate

from desktop.domain.decision import OUTCOME_WORDS
from desktop.reports.decision_pages import decision_page
from desktop.reports.files import written_whole
from desktop.reports.look import register_fonts
from desktop.reports.pack import Pack, PackDecision
from desktop.reports.pack_words import period_words
from desktop.reports.page_frame import MARGIN, PackCanvas, PageFrame
from desktop.reports.summary_pages import dismissed, summary
from desktop.reports.text import plain, shortened

Progress = Callable[[int, int], None]
_TOP, _BOTTOM = 70.0, 52.0


def write(pack: Pack, out: Path, progress: Progress | None = None) -> None:
    """Write the pack; what stood at `out` is replaced only once the whole is done.

    `progress` hears (decisions laid out, decisions in all) and may raise to cancel.

    Raises:
        CannotWriteReport: the file cannot be written there.
    """
    register_fonts()
    with written_whole(out) as part:
        _Document(pack, part, progress or _ignore).build(_story(pack), canvasmaker=PackCanvas)


def _ignore(_done: int, _all: int) -> None:
    pass


def _story(pack: Pack) -> list[Flowable]:
    width = A4[0] - 2 * MARGIN
    story = [_Bookmark("Summary", None), *summary(pack, width)]
    for decision in pack.decisions:
        page = decision_page(decision, pack.calendar, width)
        story += [PageBreak(), _Bookmark(_title_of(decision), decision), *page]
    letting_go = dismissed(pack, width)
    if letting_go:
        story += [PageBreak(), _Bookmark("Dismissed", None), *letting_go]
    return story


def _title_of(decision: PackDecision) -> str:
    return f"{decision.number}. {OUTCOME_WORDS[decision.outcome]}: {shortened(decision.title, 80)}"


class _Bookmark(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Stands at the head of a part: a bookmark in the reader's outline, and what the page's head says."""

    def __init__(self, title: str, decision: PackDecision | None) -> None:
        super().__init__()
        self.title, self.decision = title, decision

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Set the bookmark."""
        key = f"part-{self.canv.getPageNumber()}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(self.title, key, level=0, closed=True)
        self.canv.decision = self.decision


class _Document(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """A document of one kind of page, with its facts for readers and for machines."""

    def __init__(self, pack: Pack, out: Path, progress: Progress) -> None:
        title = f"{plain(pack.organisation)}: decisions, {period_words(pack.from_on, pack.to_on)}"
        super().__init__(
            str(out),
            pagesize=A4,
            title=f"Sample. {title}" if pack.sample else title,
            author=plain(pack.organisation),
            subject="Board pack for trustees",
            creator="Tender Pause",
            keywords=f"check code {pack.check.head}",
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
