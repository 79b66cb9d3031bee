"""The table of commands."""

from __future__ import annotations

from importlib.metadata import version

import click

from desktop.cli import opportunities, public, record, thinking, window


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("tender-pause"), prog_name="Tender Pause")
def commands() -> None:
    """Think before you bid. Without a command, or with a workspace file, the window opens."""


for command in (
    window.window,
    public.pull,
    public.import_,
    public.sources,
    public.rejections,
    opportunities.opportunities,
    opportunities.show,
    thinking.pause,
    thinking.decide,
    thinking.decisions,
    record.verify,
    record.backup,
    record.board_pack,
    window.demo,
    window.screenshots,
):
    commands.add_command(command)
