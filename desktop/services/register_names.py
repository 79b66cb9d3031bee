"""What the registers are called; that of the sample by no name of a real one, for nobody in it exists."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.store import settings
from desktop.store.connection import Connection
from feeds.registers.entry import Register

NAMES = {
    Register.ENGLAND_AND_WALES: "Charity Commission for England and Wales",
    Register.SCOTLAND: "Scottish Charity Regulator",
    Register.NORTHERN_IRELAND: "Charity Commission for Northern Ireland",
}
OF_SAMPLE = "Invented register of the sample"


def register_names(db: Connection) -> Mapping[Register, str]:
    """Return what each register is called here."""
    return NAMES | {Register.ENGLAND_AND_WALES: OF_SAMPLE} if settings.of(db).sample else NAMES
