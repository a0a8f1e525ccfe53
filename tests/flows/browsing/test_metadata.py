"""What Datasette is told of the store."""

from pathlib import Path

import pytest

from flows.browsing import metadata
from store.database import open_store
from tests.store.builders import Record


@pytest.mark.parametrize(("large", "facets"), [(2, ["principals", "act", "status", "outlet"]), (1, None)])
def test_a_large_record_has_no_facets_where_they_would_not_come_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int, facets: list[str] | None
) -> None:
    monkeypatch.setattr(metadata, "LARGE", large)
    db = open_store(tmp_path / "onrecord.db")
    Record(db).say("it opposed the deployment of THAAD")
    tables = metadata.metadata(db)["databases"][metadata.NAME]["tables"]
    assert tables["v_statements"].get("facets") == facets
    assert tables["v_coverage"]["facets"] == ["source", "state"]
    assert tables["statements"]["facets"] == ["act"]
    assert tables["v_statements"]["sort_desc"] == "dated"
    db.close()
