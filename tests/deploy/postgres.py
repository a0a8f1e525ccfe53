"""A PostgreSQL server of one's own: in a temporary folder, on a port of loopback, ended and deleted afterwards."""

import getpass
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin")
USER = "postgres"
"""As whom it runs where this process is root's: PostgreSQL refuses to be root."""


def binaries() -> Path | None:
    """Return the folder of ``initdb`` and ``pg_ctl``, the newest version's of several; None where there is none."""
    named = shutil.which("pg_ctl")
    folders = [Path(named).resolve().parent] if named else []
    folders += sorted((found for place in PLACES for found in Path("/").glob(place[1:])), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def can_run() -> str:
    """Return why PostgreSQL cannot be run here; empty where it can."""
    if binaries() is None:
        return "no PostgreSQL found: neither on PATH nor in /usr/lib/postgresql"
    if os.geteuid() == 0 and USER not in {user.pw_name for user in pwd.getpwall()}:
        return f"PostgreSQL does not run as root, and there is no user {USER}"
    return ""


class Postgres:
    """A server with a database ``prefect``, running until the end of ``with``."""

    def __init__(self) -> None:
        folder = binaries()
        assert folder is not None, can_run()
        self._binaries = folder
        self.folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
        self.port = free_port()
        self.password = secrets.token_urlsafe(16)
        self._user = USER if os.geteuid() == 0 else None

    @property
    def url(self) -> str:
        """The address of the database, as Prefect has it."""
        return f"postgresql+asyncpg://onrecord:{self.password}@127.0.0.1:{self.port}/prefect"

    def __enter__(self) -> "Postgres":
        self.folder.chmod(0o755)
        data, word = self.folder / "data", self.folder / "word"
        word.write_text(self.password)
        if self._user:
            for path in (self.folder, word):
                shutil.chown(path, self._user)
        identity = ["--username=onrecord", f"--pwfile={word}", "--auth=scram-sha-256", "--encoding=UTF8"]
        self._run("initdb", "--no-sync", "--pgdata", str(data), *identity)
        word.unlink()
        try:
            self._start(data)
        except BaseException:
            self._delete()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._run("pg_ctl", "stop", "--wait", "--mode=fast", "--pgdata", str(self.folder / "data"))
        self._delete()

    def _start(self, data: Path) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        log = str(self.folder / "log")
        self._run("pg_ctl", "start", "--wait", "--pgdata", str(data), "--log", log, "--options", options)
        self._run("createdb", "--host=127.0.0.1", f"--port={self.port}", "--username=onrecord", "prefect")

    def _run(self, program: str, *arguments: str) -> None:
        # The server inherits what pg_ctl writes to: a pipe would never end.
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                [str(self._binaries / program), *arguments],
                user=self._user,
                extra_groups=[] if self._user else None,
                cwd=self.folder,
                env={"PATH": os.environ["PATH"], "PGPASSWORD": self.password, "LC_ALL": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
            )
            if done.returncode:
                said.seek(0)
                told = said.read().decode(errors="replace")
                raise RuntimeError(f"{program} as {self._user or getpass.getuser()}: {told}")

    def _delete(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def free_port() -> int:
    """Return a port of loopback on which nothing listens now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
