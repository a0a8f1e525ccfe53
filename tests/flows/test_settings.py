"""Settings: where each comes from, and what is said of a wrong one."""

import re
import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import seeds
from flows.errors import SettingsError
from flows.settings import KEYS, load
from flows.sources import KINDS, SEEDS, Source
from flows.sources.web import WEB

pytestmark = pytest.mark.usefixtures("workdir")


def write(text: str, path: Path = Path("onrecord.toml")) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_all_has_its_default() -> None:
    settings = load(environment={})
    assert settings.db == Path("data/onrecord.db")
    assert settings.digests == Path("data/digests")
    assert settings.timezone == ZoneInfo("Asia/Shanghai")
    assert settings.sources == (SEEDS,)
    assert Source("seeds", "seeds", seeds.FOLDER) == SEEDS


def test_the_file_of_the_working_directory_is_read() -> None:
    write('db = "record.db"\ntimezone = "Asia/Seoul"\n')
    settings = load(environment={})
    assert settings.db == Path("record.db")
    assert settings.digests == Path("digests")
    assert settings.timezone == ZoneInfo("Asia/Seoul")


def test_paths_in_a_file_count_from_its_folder(tmp_path: Path) -> None:
    file = write(
        'db = "x.db"\ndigests = "out"\n[[sources]]\nkind = "folder"\nname = "mine"\npath = "texts"\n',
        tmp_path / "etc" / "onrecord.toml",
    )
    settings = load(file, environment={})
    assert settings.db == tmp_path / "etc" / "x.db"
    assert settings.digests == tmp_path / "etc" / "out"
    assert settings.sources == (Source("mine", "folder", tmp_path / "etc" / "texts"),)


@pytest.mark.parametrize(
    ("option", "variable", "in_file", "expected"),
    [
        ("o.db", "v.db", "f.db", "o.db"),
        (None, "v.db", "f.db", "v.db"),
        (None, None, "f.db", "f.db"),
        (None, "", "f.db", "f.db"),
        (None, None, None, "data/onrecord.db"),
    ],
)
def test_the_store_is_the_options_else_the_variables_else_the_files(
    option: str | None, variable: str | None, in_file: str | None, expected: str
) -> None:
    if in_file:
        write(f'db = "{in_file}"')
    environment = {} if variable is None else {"ONRECORD_DB": variable}
    assert load(db=Path(option) if option else None, environment=environment).db == Path(expected)


def test_variables_stand_over_the_file(tmp_path: Path) -> None:
    file = write('db = "f.db"\ndigests = "f"\ntimezone = "Asia/Seoul"\n', tmp_path / "else.toml")
    settings = load(
        environment={
            "ONRECORD_SETTINGS": str(file),
            "ONRECORD_DIGESTS": "v",
            "ONRECORD_TIMEZONE": "Europe/London",
        }
    )
    assert (settings.db, settings.digests) == (tmp_path / "f.db", Path("v"))
    assert settings.timezone == ZoneInfo("Europe/London")


def test_digests_go_beside_the_store_of_the_option() -> None:
    write('db = "f.db"')
    assert load(db=Path("/srv/a/b.db"), environment={}).digests == Path("/srv/a/digests")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("db = ", "onrecord.toml is not TOML: "),
        ('\ndb = "a"\ndb = "b"', "onrecord.toml is not TOML: "),
        (
            "database = 'x'",
            "onrecord.toml: unknown key 'database'; known are db, digests, timezone, most_looks, schedu",
        ),
        ("db = 3", "onrecord.toml: db has to be a text, not 3"),
        ("db = ''", "onrecord.toml: db has to be a text, not ''"),
        ("most_looks = -1", "onrecord.toml: most_looks has to be a whole number from 0, not -1"),
        ("most_looks = true", "onrecord.toml: most_looks has to be a whole number from 0, not True"),
        ("timezone = 'Mars/Olympus'", "onrecord.toml: timezone: no time zone 'Mars/Olympus'"),
        ("timezone = '../../etc/passwd'", "onrecord.toml: timezone: no time zone '../../etc/passwd'"),
        ("timezone = 'Asia'", "onrecord.toml: timezone: no time zone 'Asia'"),
        ("sources = []", "onrecord.toml: sources has to be one or more [[sources]] tables"),
        ("sources = 'seeds'", "onrecord.toml: sources has to be one or more [[sources]] tables"),
        (
            "[[sources]]\nkind = 'fax'",
            "onrecord.toml: [[sources]] 1: kind has to be one of seeds, folder, warc, chinadaily-search,",
        ),
        ("[[sources]]\nkind = 'fax'", "wayback, not 'fax'"),
        ("[[sources]]\nkind = 'rss'", "onrecord.toml: [[sources]] 1: url is missing; a source of this kind needs it"),
        ("[[sources]]\nkind = 'rss'\nurl = 'x'", "onrecord.toml: [[sources]] 1: url: it has to begin with http"),
        (
            "[[sources]]\nkind = 'rss'\npath = 'x'",
            "onrecord.toml: [[sources]] 1: unknown key 'path'; known are name, kind,",
        ),
        (
            "[[sources]]\nname = 'x'",
            "onrecord.toml: [[sources]] 1: kind has to be one of seeds, folder, warc, chinadaily-search,",
        ),
        ("[[sources]]\nkind = 'folder'", "onrecord.toml: [[sources]] 1: a source of kind 'folder' needs a path"),
        ("[[sources]]\nkind = 'seeds'\nurl = ''", "onrecord.toml: [[sources]] 1: unknown key 'url'"),
        ("[[sources]]\nkind = 'seeds'\n[[sources]]\nkind = 'seeds'", "two [[sources]] bear the name 'seeds'"),
    ],
)
def test_a_wrong_file_is_told_by_name_and_key_in_one_line(text: str, told: str) -> None:
    write(text)
    with pytest.raises(SettingsError) as caught:
        load(environment={})
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_named_has_to_be_there() -> None:
    with pytest.raises(SettingsError, match=r"cannot read no\.toml: No such file"):
        load(Path("no.toml"), environment={})
    with pytest.raises(SettingsError, match=r"cannot read neither\.toml"):
        load(environment={"ONRECORD_SETTINGS": "neither.toml"})


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_bytes(b"db = '\xff\xfe'")
    with pytest.raises(SettingsError, match=r"onrecord\.toml is not TOML"):
        load(environment={})


def test_a_wrong_variable_is_told_by_its_name() -> None:
    with pytest.raises(SettingsError, match="ONRECORD_TIMEZONE: no time zone 'Peking'"):
        load(environment={"ONRECORD_TIMEZONE": "Peking"})


def test_the_example_has_every_key_and_can_be_used() -> None:
    example = Path(__file__).parents[2] / "deploy" / "onrecord.toml"
    settings = load(example, environment={})
    assert settings.db == example.parent / "data" / "onrecord.db"
    assert [source.kind for source in settings.sources] == list(KINDS)


def test_with_all_that_it_only_offers_the_example_can_be_used_too(tmp_path: Path) -> None:
    example = (Path(__file__).parents[2] / "deploy" / "onrecord.toml").read_text(encoding="utf-8")
    whole = re.sub(r"^# (?=\[|\w+ = )", "", example, flags=re.MULTILINE)
    assert set(tomllib.loads(whole)) == set(KEYS)
    (tmp_path / "whole.toml").write_text(whole, encoding="utf-8")

    settings = load(tmp_path / "whole.toml", environment={})
    assert {source.kind for source in settings.sources} == {*KINDS, *WEB}
    assert [one.channel for one in (*settings.post.subscribers, *settings.post.operator)] == [
        *("desk: desk@example.org", "desk: notify", "operator: operator@example.org"),
    ]
    assert settings.post.server is not None
    assert (settings.post.server.port, settings.post.address) == (587, "https://desk.example.org/digests")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('address = "desk.example.org"', "address 'desk.example.org' is none of the web; give https://"),
        ("operator = 3", "operator has to be an [operator] table, not 3"),
        ('[operator]\nevery = "day"', "operator: unknown key 'every'"),
        ("mail = 4", "has to be a [mail] table, not 4"),
        ('[[subscribers]]\nname = "desk"', "[[subscribers]] 1: a name is needed, and mail"),
    ],
)
def test_who_cannot_get_messages_is_told(text: str, told: str) -> None:
    write(text)
    with pytest.raises(SettingsError) as caught:
        load(environment={})
    assert told in str(caught.value)


def test_how_the_outlets_are_asked() -> None:
    write('[http]\ncontact = "desk@example.org"\ndelay = 10\n')
    http = load(environment={}).http
    assert (http.contact, http.delay, http.attempts) == ("desk@example.org", 10.0, 4)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("http = 4", "onrecord.toml: http has to be a [http] table, not 4"),
        ("[http]\ndelay = -1", "onrecord.toml: http: delay is -1.0; it has to be at least 0, and finite"),
        ("[http]\npause = 1", "onrecord.toml: http: unknown key 'pause'"),
    ],
)
def test_how_they_cannot_be_asked_is_told(text: str, told: str) -> None:
    write(text)
    with pytest.raises(SettingsError) as caught:
        load(environment={})
    assert told in str(caught.value)
