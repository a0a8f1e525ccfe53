import dataclasses
import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.digests.frozen import freeze, thaw
from store.model import Correction, Digest, Item, Move, Restated, SourceCoverage, Voice
from store.times import loaded, stored, zone_name

DATES = st.none() | st.dates()
EARLIEST = dt.datetime(1990, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
ITEMS = st.builds(
    *(Item, st.integers(), TEXT, st.none() | st.integers(), st.lists(TEXT).map(tuple)),
    voices=st.lists(st.builds(Voice, TEXT, TEXT, st.none() | TEXT, st.none(), st.none(), TEXT), max_size=2).map(tuple),
    said_on=DATES, dated=DATES, published=DATES, topics=st.lists(TEXT, max_size=2).map(tuple),
)  # fmt: skip
DIGESTS = st.builds(
    Digest,
    issued=st.just(dt.datetime(2026, 11, 21, 18, 0, tzinfo=dt.UTC)),
    said_from=DATES,
    said_to=DATES,
    moves=st.lists(
        st.builds(Move, TEXT, TEXT, ITEMS, ITEMS, st.none() | st.integers(), st.none() | ITEMS), max_size=1
    ).map(tuple),
    firsts=st.lists(ITEMS, max_size=1).map(tuple),
    new=st.lists(ITEMS, max_size=2).map(tuple),
    restated=st.lists(
        st.builds(Restated, st.integers(), TEXT, ITEMS, st.integers(), DATES, DATES, st.tuples(ITEMS)), max_size=1
    ).map(tuple),
    corrections=st.lists(st.builds(Correction, ITEMS, st.none() | ITEMS), max_size=1).map(tuple),
    coverage=st.lists(st.builds(SourceCoverage), max_size=2).map(tuple),
)


@settings(deadline=None)
@given(DIGESTS)
def test_any_digest_comes_back_equal(digest: Digest) -> None:
    frozen = freeze(digest)
    assert thaw(frozen, number=digest.number, issued=digest.issued) == digest
    assert freeze(thaw(frozen, number=1, issued=digest.issued)) == frozen


def test_the_json_has_neither_number_nor_time(empty: Digest) -> None:
    assert set(json.loads(freeze(empty))) == {f.name for f in dataclasses.fields(Digest)} - {
        "number",
        "issued",
        "since_number",
    }


def test_a_field_that_the_model_has_got_since_takes_its_default(empty: Digest) -> None:
    position: dict[str, Any] = {
        "position_id": 1,
        "who": "China",
        "gist": _item(),
        "times": 2,
        "first": None,
        "last": None,
    }
    older = json.loads(freeze(empty)) | {"restated": [position]}
    digest = thaw(json.dumps(older), number=1, issued=empty.issued)
    assert digest.restated[0].again == ()
    assert digest.restated[0].gist.parent_id is None


def _item() -> dict[str, Any]:
    plain: dict[str, Any] = dict.fromkeys(field.name for field in dataclasses.fields(Item) if field.name != "parent_id")
    return plain | {"content": ["so"], "voices": [], "topics": []}


@pytest.fixture
def empty() -> Digest:
    return Digest(1, dt.datetime(2026, 11, 21, tzinfo=dt.UTC), None, None, 0, 0, (), (), (), (), (), ())


# No clock shows the hour that summer time skips, so that no digest is issued in it.
@given(st.datetimes(min_value=EARLIEST, timezones=st.timezones() | st.just(dt.UTC), allow_imaginary=False))
def test_any_time_is_stored_in_utc_and_comes_back_in_its_zone(moment: dt.datetime) -> None:
    assert stored(moment).endswith("+00:00")
    back = loaded(stored(moment), zone_name(moment))
    assert back == moment
    assert zone_name(back) == zone_name(moment)


@pytest.mark.parametrize("hours", [8, -3.5, 0])
def test_a_zone_without_name_is_kept_by_its_offset(hours: float) -> None:
    moment = dt.datetime(2026, 11, 21, 18, 0, tzinfo=dt.timezone(dt.timedelta(hours=hours)))
    back = loaded(stored(moment), zone_name(moment))
    assert back.isoformat() == moment.isoformat()
