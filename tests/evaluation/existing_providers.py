"""Lists whom award notices name as existing providers, with the evidence of each, for a reader to judge.

    TENDER_PAUSE_DATA=FOLDER python3 -m tests.evaluation.existing_providers [sample | FILE ...]

With `sample` the sample is read; with nothing, the notices of that folder; else these files of notices.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from desktop.domain.opportunity import Opportunity, Stage
from desktop.services.desk import Desk
from desktop.services.importing import import_files
from desktop.services.providers import Provider, existing_providers
from desktop.services.sample import pull_sample
from desktop.store import opportunities
from desktop.store.connection import Connection
from desktop.store.workspace import Workspace

NOW = datetime(2026, 6, 9, 8, tzinfo=UTC)
FOLDERS = ("find_a_tender", "contracts_finder", "public_contracts_scotland", "sell2wales", "ted_search_v3")
_OPEN = (Stage.TENDER, Stage.PLANNING)


@dataclass(frozen=True)
class Proposal:
    """A supplier named for an opportunity by the award of another process."""

    opportunity: Opportunity
    provider: Provider

    @property
    def digest(self) -> str:
        """What stands for the two, so that judgements can be kept without anything of the data."""
        return sha256(f"{self.opportunity.key}|{self.provider.key}".encode()).hexdigest()[:12]


def proposals(db: Connection, *, closed_too: bool) -> Iterator[Proposal]:
    """Yield what is proposed for each open opportunity, or for all as if each were still open."""
    for key, stage in db.execute("SELECT key, stage FROM opportunity ORDER BY id").fetchall():
        detail = opportunities.detail(db, key)
        if detail is None or not (closed_too or stage in _OPEN):
            continue
        for one in existing_providers(db, detail.opportunity):
            if "this very contract" not in one.evidence:
                yield Proposal(detail.opportunity, one)


def real_files(data: Path) -> list[Path]:
    """Return the files of real notices in a folder of data."""
    return sorted(
        path for folder in FOLDERS for path in (data / "tenders" / folder).glob("*.json") if path.is_file()
    )


def main(words: Sequence[str]) -> int:
    """Print the list; 2 where nothing says what to read."""
    data = os.environ.get("TENDER_PAUSE_DATA")
    if not words and not data:
        print(__doc__, file=sys.stderr)
        return 2
    with (
        tempfile.TemporaryDirectory() as folder,
        Workspace.open(Path(folder) / "looked.tenderpause", now=lambda: NOW) as workspace,
    ):
        desk = Desk(workspace, lambda: NOW)
        if list(words) == ["sample"]:
            pull_sample(desk, date(2026, 6, 9), lambda _done, _total: None)
        else:
            files = [Path(word) for word in words] or real_files(Path(data or ""))
            import_files(desk, files, lambda _done, _total: None)
        with desk.reader() as db:
            for closed_too, title in ((False, "Open opportunities"), (True, "Closed ones, as if open")):
                _print(title, [one for one in proposals(db, closed_too=closed_too) if _is(one, closed_too)])
    return 0


def _is(one: Proposal, closed: bool) -> bool:
    return (one.opportunity.stage not in _OPEN) is closed


def _print(title: str, found: Sequence[Proposal]) -> None:
    print(f"\n{title}: {len(found)} proposals for {len({one.opportunity.key for one in found})}")
    for one in found:
        about, provider = one.opportunity, one.provider
        print(f"\n{one.digest}  {about.title} | {about.buyer} | {' '.join(about.cpv)}")
        print(f"    {provider.name} ({provider.standing}): {provider.detail}")
        print(f"    {provider.evidence}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
