"""The table of commands."""

from __future__ import annotations

from importlib import import_module

import click

_HOMES = {
    "window": "window.window",
    "pull": "public.pull",
    "import": "public.import_",
    "add": "by_hand.add",
    "coverage": "by_hand.coverage",
    "sources": "sources.sources",
    "rejections": "public.rejections",
    "import-register": "organisations.import_register",
    "organisations": "organisations.organisations",
    "conversations": "conversations.conversations",
    "opportunities": "opportunities.opportunities",
    "show": "opportunities.show",
    "join": "joining.join",
    "split": "joining.split",
    "pause": "thinking.pause",
    "decide": "thinking.decide",
    "decisions": "thinking.decisions",
    "sign-off": "after_deciding.sign_off",
    "steps": "after_deciding.steps",
    "powers": "powers.powers",
    "review": "looking_back.review",
    "habits": "looking_back.habits",
    "calendar": "looking_back.calendar",
    "verify": "record.verify",
    "backup": "record.backup",
    "restore": "record.restore",
    "copy": "record.copy_for",
    "board-pack": "record.board_pack",
    "access": "people.access",
    "erase": "people.erase",
    "demo": "window.demo",
    "screenshots": "window.screenshots",
}
"""Where each command stands in this package."""


class _Commands(click.Group):
    """Loads a command's module once it is asked for: the window waits for none of the others."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of that name, None where there is none."""
        if cmd_name not in _HOMES:
            return None
        module, name = _HOMES[cmd_name].split(".")
        command: click.Command = getattr(import_module(f"desktop.cli.{module}"), name)
        return command


def _say_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version  # not wanted before the first window

        click.echo(f"Tender Pause, version {version('tender-pause')}")
        ctx.exit()


@click.group(
    cls=_Commands,
    commands={name: click.Command(name) for name in _HOMES},
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Show the version and exit.",
)
def commands() -> None:
    """Think before you bid. Without a command, or with a workspace file, the window opens."""
