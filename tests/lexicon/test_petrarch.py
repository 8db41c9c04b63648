"""PETRARCH dictionaries: what is read from them, and how bad lines are refused."""

from pathlib import Path

import pytest

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.petrarch import ActorRecord, DatedCode, read_actor_records, read_agents

ACTORS = """\
# actors of an invented country
<!-- several
lines of
comment -->
PERU_  [PER]
+PERUVIAN_
+LIMA_ ; the capital

ISIDORO_QUELLO_  [PERELI]; a comment
+QUELLO_
\t[PERGOV 850728-900728]
\t[PEROPP 19900729-20000101]
\t[PERREB >20000102]

WORLD_COURT_ [IGOUNOJUD]
RIVER_BANK_ [---]
"""


def write(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_actors(tmp_path: Path) -> None:
    assert read_actor_records(write(tmp_path, "own.actors", ACTORS)) == (
        ActorRecord(("PERU", "PERUVIAN", "LIMA"), (DatedCode("PER", ()),)),
        ActorRecord(
            ("ISIDORO QUELLO", "QUELLO"),
            (
                DatedCode("PER", ("GOV",), "1985-07-28", "1990-07-28"),
                DatedCode("PER", ("OPP",), "1990-07-29", "2000-01-01"),
                DatedCode("PER", ("REB",), "2000-01-02", ""),
                DatedCode("PER", ("ELI",)),
            ),
        ),
        ActorRecord(("WORLD COURT",), (DatedCode("UNO", ("JUD",)),)),
        ActorRecord(("RIVER BANK",), (DatedCode(None, ()),)),
    )


@pytest.mark.parametrize(
    ("code", "read"),
    [
        ("USAELI", ("USA", ("ELI",))),
        ("SYRMED", ("SYR", ("JRN",))),  # MED is media there, medicine in PLOVER
        ("IGOUNO", ("UNO", ())),
        ("IGOAFRAFU", ("IGO", ())),
        ("NGOHRI", ("NGO", ())),
        ("GOVATG", (None, ("GOV",))),
        ("IRQKURREB", ("IRQ", ("REB",))),
    ],
)
def test_codes(tmp_path: Path, code: str, read: tuple[str | None, tuple[str, ...]]) -> None:
    (record,) = read_actor_records(write(tmp_path, "own.actors", f"SOMEBODY_ [{code}]\n"))
    assert (record.codes[-1].code, record.codes[-1].sectors) == read


BAD_ACTORS = [
    ("\t[PERGOV]\n", 1, "a name in the line before it"),
    ("+QUELLO_\n", 1, "a name before its synonyms"),
    ("QUELLO_ [PERGOV\n", 1, "a closing bracket for each"),
    ("QUELLO_ [PER-GOV]\n", 1, "three letters a step"),
    ("QUELLO_\n\t[PERGOV 851328-900728]\n", 2, "a day of the calendar"),
    ("QUELLO_\n\t[PERGOV 900728-850728]\n", 2, "not after the last"),
    ("QUELLO_\n\t[PERGOV since 1985]\n", 2, "<date, >date or date-date"),
]


@pytest.mark.parametrize(("text", "line", "said"), BAD_ACTORS)
def test_bad_actors(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(LexiconError, match=said) as caught:
        read_actor_records(write(tmp_path, "own.actors", text))
    assert (caught.value.file, caught.value.line) == ("own.actors", line)


AGENTS = """\
<!-- agents -->
!PERSON! = MAN, MEN, WOMAN
CONGRESS!PERSON! [~LEG] # members
ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~GOVATG]
AIR_FORCE {} [~MIL]
OFFICIAL_MEDIA {} [~GOVMED]
HILL_TRIBE [~CHRCPT]
"""


def test_agents(tmp_path: Path) -> None:
    found = [(r.phrase, r.sectors, r.kind) for r in read_agents(write(tmp_path, "own.agents", AGENTS))]
    assert found == [
        ("congressman", ("LEG",), "person"),
        ("congressmen", ("LEG",), "person"),
        ("congresswoman", ("LEG",), "person"),
        ("attorney general", ("GOV",), "person"),
        ("attorneys general", ("GOV",), "person"),
        ("air force", ("MIL",), "group"),
        ("official media", ("GOV", "JRN"), "group"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("AMBASSADOR\n", 1, "one code in brackets"),
        ("!MINIST!_OF_WAR [~GOV]\n", 1, "a marker defined above it"),
        ("AMBASSADOR [~GO]\n", 1, "three letters a step"),
    ],
)
def test_bad_agents(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(LexiconError, match=said) as caught:
        read_agents(write(tmp_path, "own.agents", text))
    assert caught.value.line == line


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.actors"
    path.write_bytes("CÔTE_ [CIV]\n".encode("latin-1"))
    with pytest.raises(LexiconError, match="a file in UTF-8"):
        read_actor_records(path)
