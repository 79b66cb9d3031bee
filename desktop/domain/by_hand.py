"""An opportunity that a person typed: what may stand in it, and the notice that it makes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import asdict, replace

from desktop.domain.deadline import DeadlineKind
from desktop.domain.moments import read_moment
from desktop.domain.opportunity import Stage
from desktop.domain.words import year_day
from feeds.notice import Clock, Form, Money, Notice

SOURCE = "hand"
KEY_PREFIX = "hand:"
KINDS = (DeadlineKind.TENDER, DeadlineKind.INTEREST, DeadlineKind.FIRST_STAGE)
"""Which deadline one typed can be."""
STAGES = (Stage.TENDER, Stage.PLANNING)
"""What one typed can be: open to answer, or an early signal."""

_LENGTHS = {"title": 500, "buyer": 300, "place": 300, "link": 2_000, "text": 100_000}
_LARGEST_PENCE = 10**15
_WEB_ADDRESS = re.compile(
    r"https?://(?:\[[0-9a-f:.]{2,45}\]|[^\s/?#@\\:\[\]<>\"]{1,253})(?::\d{1,5})?(?:[/?#][^\s\\<>\"]*)?",
    re.IGNORECASE,
)
_YEARS_AHEAD = 10


class ByHand(Struct, frozen=True, kw_only=True):
    """What a person typed. Moments are ISO 8601 on a UK clock, a day alone where no time is known.

    With `stage` planning, `deadline` is the day on which the tender is expected.
    """

    title: str
    buyer: str = ""
    deadline: str = ""
    deadline_kind: DeadlineKind = DeadlineKind.TENDER
    questions_close: str = ""
    value_pence: int | None = None
    currency: str = "GBP"
    place: str = ""
    link: str = ""
    text: str = ""
    stage: Stage = Stage.TENDER


FIELDS = ByHand.__struct_fields__


def tidied(typed: ByHand) -> ByHand:
    """Return it as it is kept: blanks taken together in single lines, line ends alike in the text."""
    text = "\n".join(line.rstrip() for line in _storable(typed.text).replace("\0", "").splitlines()).strip()
    return replace(
        typed,
        title=_one_line(typed.title),
        buyer=_one_line(typed.buyer),
        place=_one_line(typed.place),
        deadline=typed.deadline.strip(),
        questions_close=typed.questions_close.strip(),
        link=typed.link.strip(),
        text=text,
    )


def refusals(typed: ByHand, today: date) -> dict[str, str]:
    """Return why it cannot be kept as it stands: a sentence for each field that is in the way."""
    found = {
        name: f"This is longer than {most:,} characters."
        for name, most in _LENGTHS.items()
        if len(getattr(typed, name)) > most
    }
    if not typed.title:
        found["title"] = "Say in a few words what it is."
    for name in ("deadline", "questions_close"):
        if trouble := _trouble(getattr(typed, name), today):
            found[name] = trouble
    if typed.value_pence is not None and not 0 < typed.value_pence <= _LARGEST_PENCE:
        found["value"] = "Write an amount above nought, or leave it empty."
    if typed.link and not _is_web_address(typed.link):
        found["link"] = "Only addresses that begin with http:// or https:// are kept as a link."
    if typed.deadline_kind not in KINDS:
        found["deadline_kind"] = "Choose which deadline it is."
    if typed.stage not in STAGES:
        found["stage"] = "Say whether it is open to answer, or an early signal."
    return found


def notice_of(key: str, typed: ByHand) -> Notice:
    """Return the notice that stands for what was typed; the same words make the same notice."""
    from hashlib import sha256  # the start of the window, which only reads, does not wait for OpenSSL

    content = json.dumps(asdict(typed), ensure_ascii=False, separators=(",", ":")).encode()
    early = typed.stage is Stage.PLANNING
    kind = None if early else typed.deadline_kind
    deadline = typed.deadline or None
    return Notice(
        source=SOURCE,
        id=key,
        received_from=SOURCE,
        opportunity=key,
        form=Form.HAND,
        clock=Clock.UK,
        content=content,
        content_hash=sha256(content).hexdigest(),
        tags=("planning",) if early else (),
        title=typed.title,
        description=typed.text or None,
        buyer_name=typed.buyer or None,
        value=_money(typed),
        deadline=deadline if kind in (DeadlineKind.TENDER, DeadlineKind.FIRST_STAGE) else None,
        interest_deadline=deadline if kind is DeadlineKind.INTEREST else None,
        invitations_out="after the first stage" if kind is DeadlineKind.FIRST_STAGE else None,
        expected=deadline if early else None,
        questions_close=typed.questions_close or None,
        regions=(typed.place,) if typed.place else (),
        url=typed.link if _is_web_address(typed.link) else None,
    )


def read(says: Mapping[str, object]) -> ByHand:
    """Return what an entry or a file says; what has the wrong shape counts as not said."""
    value, kind, stage = says.get("value_pence"), says.get("deadline_kind"), says.get("stage")
    texts = {
        name: _text(says.get(name))
        for name in FIELDS
        if name not in ("value_pence", "deadline_kind", "stage")
    }
    return ByHand(
        **{**texts, "currency": texts["currency"] or "GBP"},
        value_pence=value if type(value) is int and 0 < value <= _LARGEST_PENCE else None,
        deadline_kind=next((one for one in KINDS if one == kind), DeadlineKind.TENDER),
        stage=next((one for one in STAGES if one == stage), Stage.TENDER),
    )


def differing(before: ByHand, after: ByHand) -> dict[str, object]:
    """Return the fields of `after` that say something else."""
    return {name: getattr(after, name) for name in FIELDS if getattr(after, name) != getattr(before, name)}


def _one_line(words: str) -> str:
    return " ".join(_storable(words).split())


def _text(value: object) -> str:
    return _storable(value) if isinstance(value, str) else ""


def _storable(words: str) -> str:
    """Return text that can be written as UTF-8: half a surrogate pair becomes a replacement mark."""
    return words.encode("utf-8", "replace").decode()


def _is_web_address(link: str) -> bool:
    """Return whether this is http or https with a host, and hides nothing before it or within."""
    return link.isprintable() and _WEB_ADDRESS.fullmatch(link) is not None


def _trouble(moment: str, today: date) -> str:
    if not moment:
        return ""
    read_as = read_moment(moment, Clock.UK)
    if read_as is None:
        return "This could not be read as a day. Write it like 9 December 2026."
    from dateutil.relativedelta import relativedelta  # the start of the window does not wait for it

    on = read_as.at.date()
    latest = today + relativedelta(years=_YEARS_AHEAD)
    if on.year < 2000 or on > latest:
        return f"{year_day(on)} cannot be meant: it lies before 2000, or over ten years ahead."
    return ""


def _money(typed: ByHand) -> Money:
    if typed.value_pence is None:
        return Money()
    pounds, pence = divmod(typed.value_pence, 100)
    return Money(amount=f"{pounds}.{pence:02}" if pence else str(pounds), currency=typed.currency)
