"""The settings under which the trial runs the command: as in life, but for the times, which are short."""

import json
from collections.abc import Mapping, Sequence

ATTEMPTS = 3
REDIRECTS = 5
DELAY = 0.005
READ_SECONDS = 0.8
WHOLE_SECONDS = 1.2
TRAPS = ("cn", "com", "kr", "org", "net", "example", "1", "254")
"""Ends of hosts that lead to the replica: nothing that is asked can leave this machine unseen."""
DEAD = "yna.co.kr"
"""The host at which nobody listens."""


def settings(sources: Sequence[Mapping[str, object]], place: str, *, healed: bool) -> str:
    """Return ``onrecord.toml`` for a replica at ``place``; before it is ``healed`` nobody listens at ``DEAD``."""
    hosts = dict.fromkeys(TRAPS, place) | ({} if healed else {DEAD: "127.0.0.1:1"})
    table = ", ".join(f'"{host}" = "{where}"' for host, where in hosts.items())
    http = f"""db = "onrecord.db"
[http]
contact = "trial@example.org"
delay = {DELAY}
attempts = {ATTEMPTS}
backoff = 0.05
longest_wait = 5
patience = 8
read_seconds = {READ_SECONDS}
whole_seconds = {WHOLE_SECONDS}
max_bytes = 4194304
max_redirects = {REDIRECTS}
max_requests = 100000
loopback = true
hosts = {{ {table} }}
"""
    rows = ("[[sources]]\n" + "".join(f"{k} = {json.dumps(v)}\n" for k, v in row.items()) for row in sources)
    return http + "\n".join(rows)
