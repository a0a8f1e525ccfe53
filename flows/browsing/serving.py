"""Datasette over the store: read-only, with limits, on a socket of ours."""

import socket
import sqlite3
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.database import Database as Served
from datasette.plugins import pm

import store.guarded
from flows.browsing import plugin
from flows.browsing.metadata import NAME, metadata
from flows.errors import InputError
from store.database import open_store

HERE = Path(__file__).parent

SETTINGS = {
    "sql_time_limit_ms": 10_000,  # a frequent word in a million statements takes three seconds
    "facet_time_limit_ms": 300,
    "default_page_size": 50,
    "max_returned_rows": 1_000,
    "default_facet_size": 12,
    "max_csv_mb": 100,
    "truncate_cells_html": 600,
    "allow_download": False,
    "suggest_facets": False,  # it would try each of thirty columns on every page
    "num_sql_threads": 3,
}


class Record(Served):
    """The store as Datasette sees it: each of its connections is one that can only read."""

    def __init__(self, datasette: Datasette, path: Path) -> None:
        super().__init__(datasette, path=str(path), is_mutable=True)

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """Open a connection; one to write is not to be had."""
        if write:
            raise sqlite3.OperationalError("the store is open for reading only")
        connection = store.guarded.connect(Path(self.path))
        self._all_file_connections.append(connection)
        return connection

    async def table_names(self) -> list[str]:
        """Return the names of the tables that may be read."""
        return [name for name in await super().table_names() if name not in store.guarded.PRIVATE]


def application(path: Path) -> Datasette:
    """Return Datasette for the store at ``path``. Raises ``StoreError``."""
    database = open_store(path, write=False)
    try:
        told = metadata(database)
    finally:
        database.close()
    if not pm.has_plugin(NAME):
        pm.register(plugin, name=NAME)
    datasette = Datasette(
        metadata=told,
        settings=SETTINGS,
        template_dir=str(HERE / "templates"),
        static_mounts=[("assets", str(HERE / "static"))],
    )
    datasette.remove_database("_memory")
    datasette.add_database(Record(datasette, path.absolute()), name=NAME)
    return datasette


def bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens on ``port`` of ``host``, on any free one for 0. Raises ``InputError``."""
    listening = None
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(64)
    except OSError as error:
        if listening:
            listening.close()
        raise InputError(
            f"browsing on {host}, port {port}: {error.strerror or error}; name another by --host or --port"
        ) from error
    return listening


def serve(datasette: Any, listening: socket.socket) -> None:
    """Answer requests until Ctrl-C or SIGTERM."""
    config = uvicorn.Config(datasette.app(), log_level="warning", lifespan="on", server_header=False)
    uvicorn.Server(config).run(sockets=[listening])
