"""The command line: ``onrecord``. What a command needs is imported when that command is called."""

import importlib
import os
import sys
from collections.abc import Sequence

import click

from flows.errors import BrokenRun, BusyError
from parsers.errors import OnRecordError

COMMANDS = {
    "run": "Carry out one cycle: look for news, publish a digest.",
    "serve": "Carry out cycles on a schedule, until it is stopped.",
    "ingest": "Put articles into the store: text copies, or pages by their URL.",
    "backfill": "Fetch and read what sources on the web list of past days.",
    "reparse": "Read again, from the kept bytes, what an older parser has read.",
    "extract": "Print the statements in text copies, without a store.",
    "digest": "Print a digest that was published.",
    "timeline": "Print who did what when, a lane for each government.",
    "search": "Search the statements in the store.",
    "doctor": "Show how each source is, and what to do.",
    "query": "Ask the store a question of the cookbook.",
    "browse": "Show the store in a browser.",
    "export": "Write what the store holds, for other programs.",
    "speakers": "List the names that nobody knows, and say whose they are.",
    "positions": "List the positions; split and merge them where you know better.",
    "backup": "Copy the store, while it is in use.",
}
"""Each command and what it does; module ``flows.commands.<name>`` has it under the name ``command``."""

FINE, PIPE_CLOSED, BAD_INPUT, BROKEN, INTERRUPTED = 0, 1, 2, 3, 130
# PIPE_CLOSED is what click leaves with when the reader of our output went away.


class Commands(click.Group):
    """A group that knows its commands' names and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"flows.commands.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - tells the type checker
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord")
def cli() -> None:
    """Keep the record of who said what on THAAD and China–ROK defence ties.

    \b
    Examples:
      onrecord run                              one cycle over the sources of onrecord.toml
      onrecord ingest articles/                 a folder of .txt with articles.json
      onrecord digest --format html > d.html    the latest digest
      onrecord search 'THAAD deployment'        statements with these words
      onrecord extract page.txt | jq .act       statements of a file, no store

    The store is --db, else ONRECORD_DB, else db in onrecord.toml, else data/onrecord.db. Data goes to stdout, talk
    to stderr. Exit codes: 0 fine, 1 something wants a look (doctor), 2 bad input, 3
    broken, 130 interrupted.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with its exit code."""
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        code = PIPE_CLOSED
        _drop_output()
    except OSError as error:
        code = _complain(f"{error.filename or 'writing to stdout'}: {error.strerror}", BROKEN)
        _drop_output()
    sys.exit(code)


def _drop_output() -> None:
    """Let go of what Python still holds for a stdout that takes no more: it would raise again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = cli.main(args=arguments, prog_name="onrecord", standalone_mode=False)
        return code if isinstance(code, int) else FINE
    except click.Abort:
        return _complain("interrupted; what was done is kept, the next run goes on from there", INTERRUPTED)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "onrecord"
        return _complain(f"{error.format_message().rstrip('.')}; see {command} --help", BAD_INPUT)
    except click.ClickException as error:
        return _complain(error.format_message(), BAD_INPUT)
    except (BrokenRun, BusyError) as error:
        return _complain(str(error), BROKEN)
    except OnRecordError as error:
        return _complain(str(error), BAD_INPUT)


def _complain(message: str, code: int) -> int:
    """Say what is wrong on stderr, in one line for each thing, whatever control characters its name holds."""
    for line in message.splitlines():
        shown = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in line)
        click.echo(f"onrecord: {shown}", err=True)
    return code


if __name__ == "__main__":
    main()
