"""``onrecord query``: questions of the cookbook."""

import shutil
import sys

import click

import store.queries
from flows.commands.options import reading, with_settings
from flows.settings import Settings
from flows.tabular import FORMATS, render
from store.queries import Query, queries


class Questions(click.Group):
    """A group whose commands are the files of the cookbook."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the questions."""
        return list(queries())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the question of that name as a command with its parameters as options, None where there is none."""
        query = queries().get(cmd_name)
        return None if query is None else _command(query)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of questions."""
        with formatter.section("Questions"):
            formatter.write_dl([(query.name, query.question) for query in queries().values()])


@click.group(cls=Questions, invoke_without_command=True, subcommand_metavar="[NAME [--PARAMETER VALUE]…]")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Ask the store a question of the cookbook; without a name, list them.

    Each has its own parameters: onrecord query NAME --help tells them with their defaults and what the columns mean.
    docs/cookbook.md shows them all.

    \b
    Examples:
      onrecord query
      onrecord query last-objections --principal Seoul --topic military_ties
      onrecord query tone-by-month --format csv > tone.csv
      onrecord query changes --sql | sqlite3 -box data/onrecord.db
    """
    if ctx.invoked_subcommand is None:
        click.echo(render(("name", "question"), [(one.name, one.question) for one in queries().values()], "table",
                          width=_width()), nl=False)  # fmt: skip


def _command(query: Query) -> click.Command:
    """Return a command that asks ``query``."""

    @with_settings
    def ask(settings: Settings, /, form: str, sql: bool, **arguments: str | None) -> None:
        if sql:
            click.echo(query.text, nl=False)
            return
        with reading(settings) as database:
            answer = store.queries.ask(database, query, arguments)
        click.echo(render(answer.columns, answer.rows, form, width=_width()), nl=False)
        if not answer.rows:
            click.echo(f"nothing in {settings.db} answers {query.name} with these parameters", err=True)

    options = [
        click.Option([f"--{one.name}", one.name], metavar="VALUE", help=f"{one.meaning}  [{one.default}]")
        for one in query.parameters
    ]
    form = click.Option(["--format", "form"], type=click.Choice(FORMATS), default="table", show_default=True)
    sql = click.Option(["--sql"], is_flag=True, help="Print the SQL, which runs so in the sqlite3 shell.")
    made = click.command(query.name, help=_help(query))(ask)
    made.params = [*options, form, sql, *made.params]
    return made


def _help(query: Query) -> str:
    columns = "\n".join(f"  {name:<18} {meaning}" for name, meaning in query.columns)
    return f"{query.question}\n\n\b\nColumns:\n{columns}"


def _width() -> int:
    """Return how wide a table may be: as the terminal; a pipe takes any width."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 10_000
