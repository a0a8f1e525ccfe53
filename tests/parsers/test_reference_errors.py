"""Every mistake in a reference file is told with file, line, column and what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from parsers.errors import OnRecordError, ReferenceDataError
from parsers.reference import Reference, load

SMALL = {
    "governments.csv": """\
government,aliases,demonyms,capital,note
China,PRC,Chinese,Beijing,
Republic of Korea,ROK|South Korea,South Korean,Seoul,
""",
    "bodies.csv": """\
body,aliases,generic,country,kind,speaks_for,note
Ministry of Foreign Affairs (China),MFA,Foreign Ministry,China,ministry,China,
Ministry of Foreign Affairs (Republic of Korea),MOFA,Foreign Ministry,Republic of Korea,ministry,Republic of Korea,
Reuters,Reuters news agency,,,news_agency,,
""",
    "people.csv": """\
person,aliases,shared,country,gender,note
Wang Yi,,,China,m,
Kang Kyung-wha,Kang Kyung-hwa,,Republic of Korea,f,
Kim Min-seok,,Kim Min-seok,Republic of Korea,m,spokesman
Kim Min-seok (prime minister),,Kim Min-seok,Republic of Korea,m,
""",
    "offices.csv": """\
person,title,body,kind,from,to,basis,note
Wang Yi,Minister of Foreign Affairs,Ministry of Foreign Affairs (China),minister,2013-03-16,2022-12-30,page: a.example,
Kang Kyung-wha,Minister of Foreign Affairs,Ministry of Foreign Affairs (Republic of Korea),minister,2017-06,2021,memory,
""",
    "outlets.csv": """\
id,name,hosts,country,zone,credits,organ_of,note
china-daily,China Daily,chinadaily.com.cn,China,Asia/Shanghai,China Daily|chinadaily.com.cn,China,
reuters,Reuters,reuters.com,,Etc/UTC,Reuters,,
""",
    "topics.csv": """\
topic,term,weight,note
thaad,THAAD,3,
thaad,launcher*,1.5,
""",
    "relevance.csv": """\
term,weight,note
THAAD,6,
kimchi,-2,
""",
    "acts.csv": """\
act,term,weight,note
accuse,oppose*,2,
reject,refus*,1.8,
""",
    "cues.csv": """\
cue,forms,frames,act,flags,note
say,say|says|said|said|saying,before|after,state,,
urge,urge|urged,to,request,,
""",
}

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small folder of reference data without a mistake."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name, text in SMALL.items():
        (seeds / name).write_text(text, encoding="utf-8")
    return seeds


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Puts one text in the place of another in a file of the folder, once."""

    def replace(name: str, old: str, new: str) -> Path:
        assert SMALL[name].count(old) >= 1, f"{old!r} is not in {name}"
        (folder / name).write_text(SMALL[name].replace(old, new, 1), encoding="utf-8")
        return folder

    return replace


def told(folder: Path) -> str:
    with pytest.raises(ReferenceDataError) as caught:
        load(folder)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_a_sound_folder_loads(folder: Path) -> None:
    reference = load(folder)
    assert isinstance(reference, Reference)
    assert [person.name for person in reference.people][:2] == ["Wang Yi", "Kang Kyung-wha"]
    assert reference.cues[0].forms == ("say", "says", "said", "said", "saying")
    assert reference.cues[0].frames == frozenset({"before", "after"})
    assert reference.topics[0].terms == (("THAAD", 3.0), ("launcher*", 1.5))
    assert reference.relevance == (("THAAD", 6.0), ("kimchi", -2.0))


def test_the_error_is_one_of_the_project(folder: Path) -> None:
    (folder / "people.csv").unlink()
    with pytest.raises(OnRecordError):
        load(folder)


WRONG_CELLS = [
    # file, text, the text put in its place, what the error says
    ("governments.csv", "China,PRC", ",PRC", "seeds/governments.csv:2: government: is empty; write a value"),
    (
        "governments.csv",
        "Republic of Korea,ROK|South Korea",
        "Republic of Korea,ROK|PRC",
        "seeds/governments.csv:3: aliases: 'PRC' already names 'China' (line 2); take it out of one of the two",
    ),
    (
        "governments.csv",
        "Republic of Korea,ROK|South Korea,South Korean,Seoul",
        "China,ROK,South Korean,Seoul",
        "seeds/governments.csv:3: government: 'China' is the same name as another of 'China'; take it out",
    ),
    (
        "governments.csv",
        "South Korean,Seoul",
        "South Korean,Beijing",
        "seeds/governments.csv:3: capital: 'Beijing' already names 'China' (line 2); take it out of one of the two",
    ),
    (
        "governments.csv",
        "ROK|South Korea",
        "ROK||South Korea",
        "seeds/governments.csv:3: aliases: holds an empty value; write values between single '|'",
    ),
    ("governments.csv", "ROK|South Korea", "ROK|ROK", "seeds/governments.csv:3: aliases: 'ROK' stands twice"),
    ("governments.csv", "ROK|South Korea", "ROK|--", "seeds/governments.csv:3: aliases: '--' holds no letter or digit"),
    (
        "bodies.csv",
        "Foreign Ministry,China,ministry",
        "Foreign Ministry,Chinna,ministry",
        "seeds/bodies.csv:2: country: 'Chinna' is not in governments.csv; add it there or write a name as it stands",
    ),
    (
        "bodies.csv",
        "ministry,China,",
        "ministry,Peking,",
        "seeds/bodies.csv:2: speaks_for: 'Peking' is not in governments.csv",
    ),
    (
        "bodies.csv",
        "China,ministry,China",
        "China,bureau,China",
        "seeds/bodies.csv:2: kind: 'bureau' is no kind of body; write one of broadcaster, company,",
    ),
    (
        "bodies.csv",
        "Reuters,Reuters news agency",
        "Ministry of Foreign Affairs (CHINA),Reuters news agency",
        "seeds/bodies.csv:4: body: 'Ministry of Foreign Affairs (CHINA)' already names "
        "'Ministry of Foreign Affairs (China)' (line 2)",
    ),
    (
        "bodies.csv",
        "Reuters,Reuters news agency,,,news_agency,,",
        "Xinhua News Agency,M.F.A.,,China,news_agency,,",
        "seeds/bodies.csv:4: aliases: 'M.F.A.' already names 'Ministry of Foreign Affairs (China)' (line 2)",
    ),
    (
        "bodies.csv",
        "Reuters,Reuters news agency,,,news_agency,,",
        "Xinhua News Agency,,foreign ministry,China,news_agency,,",
        "seeds/bodies.csv:4: generic: 'foreign ministry' already names 'Ministry of Foreign Affairs (China)' (line 2)",
    ),
    (
        "bodies.csv",
        "Reuters news agency,,,",
        "Reuters news agency,news agency,,",
        "seeds/bodies.csv:4: generic: a body of no country has no generic names; move them to aliases",
    ),
    ("people.csv", "China,m", "China,x", "seeds/people.csv:2: gender: 'x' is no gender; write one of f, m"),
    ("people.csv", "China,m", "Chin,m", "seeds/people.csv:2: country: 'Chin' is not in governments.csv"),
    (
        "people.csv",
        "Kang Kyung-wha,Kang Kyung-hwa",
        "WANG YI,",
        "seeds/people.csv:3: person: 'WANG YI' already names 'Wang Yi' (line 2); take it out of one of the two",
    ),
    (
        "people.csv",
        "Kang Kyung-hwa",
        "Wang-Yi Kang|Wang Yi",
        "seeds/people.csv:3: aliases: 'Wang Yi' already names 'Wang Yi' (line 2); take it out of one of the two, "
        "or move it to 'shared' in both",
    ),
    (
        "people.csv",
        "Kang Kyung-hwa",
        "Kang Kyung Wha",
        "seeds/people.csv:3: aliases: 'Kang Kyung Wha' is the same name as another of 'Kang Kyung-wha'; take it out",
    ),
    (
        "people.csv",
        "Kang Kyung-hwa",
        "Kang",
        "seeds/people.csv:3: aliases: 'Kang' is one word, which may name many; write a full name",
    ),
    (
        "people.csv",
        "Wang Yi,,,",
        "Wang Yi,,Wang I,",
        "seeds/people.csv:2: shared: 'Wang I' is shared with nobody; move it to 'aliases'",
    ),
    (
        "people.csv",
        "Kim Min-seok,,Kim Min-seok",
        "Kim Min-seok,,",
        "seeds/people.csv:5: shared: 'Kim Min-seok' is also a plain name of 'Kim Min-seok'; list it as shared there",
    ),
    (
        "offices.csv",
        "Wang Yi,Minister",
        "Wang Yee,Minister",
        "seeds/offices.csv:2: person: 'Wang Yee' is not in people.csv; add it there or write a name as it stands there",
    ),
    (
        "offices.csv",
        "Ministry of Foreign Affairs (China)",
        "Foreign Ministry",
        "seeds/offices.csv:2: body: 'Foreign Ministry' is not in bodies.csv",
    ),
    ("offices.csv", "(China),minister", "(China),chief", "seeds/offices.csv:2: kind: 'chief' is no kind of office"),
    (
        "offices.csv",
        "2013-03-16",
        "2013-13",
        "seeds/offices.csv:2: from: '2013-13' is no date; write YYYY, YYYY-MM or YYYY-MM-DD",
    ),
    ("offices.csv", "2013-03-16", "16 March 2013", "seeds/offices.csv:2: from: '16 March 2013' is no date; write YYYY"),
    ("offices.csv", "2022-12-30", "2022-02-30", "seeds/offices.csv:2: to: '2022-02-30' is no date"),
    (
        "offices.csv",
        "2013-03-16,2022-12-30",
        "2013-03-16,2013-02",
        "seeds/offices.csv:2: to: '2013-02' is before '2013-03-16'; mend one of the two",
    ),
    ("offices.csv", "2021,memory", "2021,hearsay", "seeds/offices.csv:3: basis: 'hearsay' is no basis; write 'memory'"),
    ("offices.csv", "page: a.example", "page:", "seeds/offices.csv:2: basis: 'page:' is no basis"),
    ("offices.csv", "2021,memory", "2021,", "seeds/offices.csv:3: basis: is empty; write a value"),
    (
        "offices.csv",
        "Kang Kyung-wha,Minister of Foreign Affairs,Ministry of Foreign Affairs (Republic of Korea),minister,2017-06",
        "Wang Yi,Minister of Foreign Affairs,Ministry of Foreign Affairs (China),minister,2013-03-16",
        "seeds/offices.csv:3: person: this tenure stands on line 2 already; take one out",
    ),
    ("outlets.csv", "china-daily,", "China Daily,", "seeds/outlets.csv:2: id: 'China Daily' is no id; write small"),
    ("outlets.csv", "reuters,Reuters", "china-daily,Reuters", "seeds/outlets.csv:3: id: 'china-daily' is the same"),
    ("outlets.csv", "reuters,Reuters", "reuters,China Daily", "seeds/outlets.csv:3: name: 'China Daily' already names"),
    (
        "outlets.csv",
        "reuters.com",
        "chinadaily.com.cn",
        "seeds/outlets.csv:3: hosts: 'chinadaily.com.cn' already names 'china-daily' (line 2)",
    ),
    (
        "outlets.csv",
        "reuters.com",
        "https://reuters.com/",
        "seeds/outlets.csv:3: hosts: 'https://reuters.com/' is no host",
    ),
    ("outlets.csv", "Etc/UTC", "Beijing", "seeds/outlets.csv:3: zone: 'Beijing' is no time zone; write an IANA name"),
    ("outlets.csv", "Etc/UTC", "../etc/passwd", "seeds/outlets.csv:3: zone: '../etc/passwd' is no time zone"),
    ("outlets.csv", ",China,Asia", ",PRC,Asia", "seeds/outlets.csv:2: country: 'PRC' is not in governments.csv"),
    (
        "outlets.csv",
        "chinadaily.com.cn,China,\n",
        "chinadaily.com.cn,The Party,\n",
        "seeds/outlets.csv:2: organ_of: 'The Party' is not in bodies.csv or governments.csv",
    ),
    ("topics.csv", "thaad,THAAD", "other,THAAD", "seeds/topics.csv:2: topic: 'other' is no id of a topic with terms"),
    ("topics.csv", "thaad,THAAD", "Missile Defence,THAAD", "seeds/topics.csv:2: topic: 'Missile Defence' is no id"),
    ("topics.csv", "THAAD,3", "THAAD,much", "seeds/topics.csv:2: weight: 'much' is no weight; write a number other"),
    ("topics.csv", "THAAD,3", "THAAD,0", "seeds/topics.csv:2: weight: '0' is no weight"),
    ("topics.csv", "THAAD,3", "THAAD,nan", "seeds/topics.csv:2: weight: 'nan' is no weight"),
    ("topics.csv", "launcher*", "thaad", "seeds/topics.csv:3: term: 'thaad' stands on line 2 already; take one out"),
    (
        "topics.csv",
        "launcher*",
        "lau*cher",
        "seeds/topics.csv:3: term: 'lau*cher' has a star elsewhere than at the end of a word",
    ),
    ("topics.csv", "launcher*", "la*", "seeds/topics.csv:3: term: 'la*' has fewer than 3 letters before its star"),
    ("topics.csv", "launcher*", "--", "seeds/topics.csv:3: term: '--' holds no word"),
    ("relevance.csv", "kimchi", "thaad", "seeds/relevance.csv:3: term: 'thaad' stands on line 2 already"),
    (
        "cues.csv",
        "urge,urge",
        "say,urge",
        "seeds/cues.csv:3: cue: 'say' stands on line 2 already; put all of it in one",
    ),
    ("cues.csv", "to,request", "to,demand", "seeds/cues.csv:3: act: 'demand' is no act; write one of accuse, agree,"),
    ("cues.csv", "urge,urge|urged", "urge,", "seeds/cues.csv:3: forms: is empty; write a value"),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), WRONG_CELLS)
def test_wrong_cells(edit: Edit, name: str, old: str, new: str, expected: str) -> None:
    assert told(edit(name, old, new)).startswith(expected)


WRONG_TABLES = [
    (
        "person,aliases",
        "person,alias",
        "seeds/people.csv:1: 'alias' is no column here; have person,aliases,shared,country",
    ),
    (
        "country,gender,note",
        "country,note",
        "seeds/people.csv:1: column 'gender' is missing; have person,aliases,shared",
    ),
    ("gender,note", "gender,gender", "seeds/people.csv:1: column 'gender' stands twice; take one out"),
    (
        "Wang Yi,,,China,m,",
        "Wang Yi,,China,m,",
        "seeds/people.csv:2: has 5 cells where the heading has 6; put cells with",
    ),
    ("Wang Yi,,,China,m,", 'Wang Yi,,,China,m,"x"y', "seeds/people.csv:2: is no CSV: "),
    ("f,\n", 'f,"open\n', "seeds/people.csv:3: is no CSV: "),
    ("Wang Yi", "Wang\0Yi", "seeds/people.csv:2: holds a NUL character, so it is no text; restore the file"),
]


@pytest.mark.parametrize(("old", "new", "expected"), WRONG_TABLES)
def test_wrong_tables(edit: Edit, old: str, new: str, expected: str) -> None:
    assert told(edit("people.csv", old, new)).startswith(expected)


def test_the_line_is_that_on_which_the_row_begins(folder: Path) -> None:
    text = SMALL["people.csv"].replace("m,\n", 'm,"a note\non two lines"\n', 1).replace("f,\n", "x,\n", 1)
    (folder / "people.csv").write_text(text, encoding="utf-8")
    assert told(folder).startswith("seeds/people.csv:4: gender: 'x' is no gender")


def test_blank_lines_are_passed_over_and_counted(folder: Path) -> None:
    text = SMALL["people.csv"].replace("Wang Yi", "\n,,,,,\nWang Yi", 1).replace("f,\n", "x,\n", 1)
    (folder / "people.csv").write_text(text, encoding="utf-8")
    assert told(folder).startswith("seeds/people.csv:5: gender: 'x' is no gender")


@pytest.mark.parametrize("name", sorted(SMALL))
def test_an_empty_file(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"")
    assert told(folder).startswith(f"seeds/{name}:1: is empty; restore the file, with the columns ")


@pytest.mark.parametrize("name", sorted(SMALL))
def test_a_file_of_a_heading_alone(folder: Path, name: str) -> None:
    (folder / name).write_text(SMALL[name].splitlines()[0] + "\n", encoding="utf-8")
    assert told(folder) == f"seeds/{name}:1: has no rows below its heading; restore the file"


@pytest.mark.parametrize("name", sorted(SMALL))
def test_a_missing_file(folder: Path, name: str) -> None:
    (folder / name).unlink()
    expected = f"seeds/{name}: cannot be read: No such file or directory; restore the file or name another folder"
    assert told(folder) == expected


def test_a_folder_in_the_place_of_a_file(folder: Path) -> None:
    (folder / "people.csv").unlink()
    (folder / "people.csv").mkdir()
    assert told(folder).startswith("seeds/people.csv: cannot be read: Is a directory;")


def test_bytes_that_are_not_utf8(folder: Path) -> None:
    (folder / "people.csv").write_bytes(SMALL["people.csv"].encode().replace(b"spokesman", b"d\xe9put\xe9"))
    assert told(folder) == "seeds/people.csv:4: byte 0xe9 is not UTF-8; save it as UTF-8"


def test_a_spreadsheets_mark_and_line_ends_do_no_harm(folder: Path) -> None:
    for name, text in SMALL.items():
        (folder / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load(folder).people[0].name == "Wang Yi"


def test_the_order_of_columns_is_free(folder: Path) -> None:
    rows = [line.split(",") for line in SMALL["relevance.csv"].splitlines()]
    (folder / "relevance.csv").write_text("\n".join(",".join(reversed(row)) for row in rows), encoding="utf-8")
    assert load(folder).relevance == (("THAAD", 6.0), ("kimchi", -2.0))
