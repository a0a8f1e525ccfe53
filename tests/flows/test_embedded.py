"""What Prefect is told before it is imported."""

from pathlib import Path

from flows.embedded import set_up


def test_prefect_is_quiet_and_keeps_beside_the_store() -> None:
    environment: dict[str, str] = {}
    set_up(Path("/srv/record"), verbose=False, environment=environment)
    assert environment == {
        "DO_NOT_TRACK": "1",
        "PREFECT_HOME": "/srv/record/prefect",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_ROOT_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    }


def test_what_the_person_has_set_stands() -> None:
    own = {"PREFECT_API_URL": "http://127.0.0.1:4200/api", "PREFECT_HOME": "/home/a", "PREFECT_LOGGING_LEVEL": "DEBUG"}
    environment = dict(own)
    set_up(Path("data"), verbose=False, environment=environment)
    assert {name: environment[name] for name in own} == own


def test_verbose_leaves_the_loggers_as_they_are() -> None:
    environment: dict[str, str] = {}
    set_up(Path("data"), verbose=True, environment=environment)
    assert not [name for name in environment if "LOGGING" in name]
    assert environment["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
