"""``onrecord browse``: the store in a browser, by Datasette."""

import webbrowser

import click

from flows.commands.options import with_settings
from flows.errors import InputError
from flows.settings import Settings

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0 for any free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets everybody on the network read.")
@click.option("--open", "open_it", is_flag=True, help="Open a browser on it.")
@with_settings
def command(settings: Settings, port: int, host: str, open_it: bool) -> None:
    """Show the store in a browser: statements, positions, a timeline, the questions of the cookbook, and SQL.

    It reads and never writes, and may run while a run is at work: what that stores is seen at once. Ctrl-C ends it. It
    needs Datasette: pip install 'onrecord[browse]'.

    \b
    Examples:
      onrecord browse --open
      onrecord browse --port 8080 --db /var/lib/onrecord/onrecord.db
    """
    try:
        from flows.browsing import serving
    except ImportError as error:
        raise InputError(f"browsing: {error}; install what it needs with `pip install 'onrecord[browse]'`") from error
    datasette = serving.application(settings.db)
    with serving.bound(host, port) as listening:
        name = f"[{host}]" if ":" in host else host
        address = f"http://{name}:{listening.getsockname()[1]}/"
        click.echo(f"{settings.db} is at {address} until Ctrl-C", err=True)
        if host not in LOOPBACK:
            click.echo(f"whoever reaches {host} can read it; there is no password", err=True)
        if open_it:
            webbrowser.open(address)
        serving.serve(datasette, listening)
