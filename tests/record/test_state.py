"""The state of relations between two parties."""

from typing import Any

from dragoman.record.state import Month, state


def event(
    kind: str, day: str | None, *, quad: int = 1, score: float = 3.0, factuality: str = "CT+", **given: Any
) -> dict[str, Any]:
    return {
        "type": kind,
        "article_id": "story",
        "actors": [{"code": "PER"}],
        "recipients": [{"code": "CHL"}],
        "date": {"begin": day, "end": day} if day else None,
        "quad": quad,
        "score": score,
        "factuality": factuality,
        "auxiliary": None,
        **given,
    }


def tie(kind: str, status: str, *, begin: str = "2001-01-01", voice: str = "Lima", **given: Any) -> dict[str, Any]:
    return {
        "id": begin,
        "kind": kind,
        "article_id": begin,
        "status": status,
        "begin": begin,
        "factuality": "CT+",
        "terms": {"instrument": "trade"},
        "parties": [{"role": "sender", "entity": {"code": "PER"}}, {"role": "target", "entity": {"code": "CHL"}}],
        "attribution": [{"text": voice}],
        **given,
    }


def test_ties_have_their_latest_status_and_all_voices() -> None:
    rows = [tie("sanction", "imposed"), tie("sanction", "lifted", begin="2002-05-01", voice="Santiago")]
    [found] = state("PER", "CHL", rows, []).ties
    assert (found.row["status"], found.told_by, found.is_over) == ("lifted", ("Lima", "Santiago"), True)
    [then] = state("PER", "CHL", rows, [], as_of="2001-12-31").ties
    assert (then.row["status"], then.is_over) == ("imposed", False)


def test_a_tie_rests_on_origins_and_not_on_stories() -> None:
    told = [("a", "reuters"), ("b", "reuters"), ("c", "government of PER"), ("d", None)]
    rows = [tie("sanction", "imposed", article_id=story, origin=origin) for story, origin in told]
    [found] = state("PER", "CHL", rows, []).ties
    assert (found.origins, found.stories) == (2, 4)


def test_origins_that_nobody_knows_are_not_counted() -> None:
    unlinked = [tie("sanction", "imposed", article_id="a", origin=None), tie("sanction", "imposed", article_id="b")]
    [found] = state("PER", "CHL", unlinked, []).ties
    assert (found.origins, found.stories) == (None, 2)


def test_a_tie_that_some_deny_is_disputed() -> None:
    rows = [tie("sanction", "imposed"), tie("sanction", "imposed", voice="Santiago", factuality="CT-")]
    [found] = state("PER", "CHL", rows, []).ties
    assert (found.is_disputed, found.denied_by) == (True, ("Santiago",))


def test_trend_counts_what_happened_on_known_days() -> None:
    events = [
        event("AID", "2001-03-05", quad=2, score=7),
        event("ACCUSE", "2001-03-09", quad=3, score=-2),
        event("THREATEN", "2001-04-01", quad=3, score=-5),
        event("ASSAULT", "2001-04-02", quad=4, score=-9, factuality="CT-"),
        event("AGREE", "2001-04-02", auxiliary="future"),
        event("CONSULT", None),
    ]
    assert state("PER", "CHL", [], events).months == (Month("2001-03", 1, 1, 2.5), Month("2001-04", 0, 1, -5.0))


def test_last_events_come_first_and_end_with_the_day_asked_for() -> None:
    events = [event("AID", "2001-03-05"), event("CONSULT", "2001-06-01"), event("ACCUSE", "2001-09-01")]
    found = state("PER", "CHL", [], events, as_of="2001-06-30").events
    assert [e["type"] for e in found] == ["CONSULT", "AID"]


def test_what_one_affirms_and_another_denies_is_a_dispute() -> None:
    events = [event("AID", "2001-03-05"), event("AID", "2001-03-06", factuality="CT-"), event("CONSULT", "2001-03-05")]
    [rows] = state("PER", "CHL", [], events).disputes
    assert [r["factuality"] for r in rows] == ["CT+", "CT-"]


def test_denials_of_other_days_are_other_disputes() -> None:
    told = [
        ("2001-03-05", "CT+"),
        ("2001-03-07", "CT-"),
        ("2001-08-01", "CT+"),
        ("2001-09-20", "CT+"),
        ("2001-09-21", "PR-"),
    ]
    events = [event("AID", day, factuality=factuality) for day, factuality in told]
    found = state("PER", "CHL", [], events).disputes
    assert [[r["date"]["begin"] for r in rows] for rows in found] == [
        ["2001-03-05", "2001-03-07"],
        ["2001-09-20", "2001-09-21"],
    ]


def test_a_denial_lies_within_the_days_on_which_something_may_have_happened() -> None:
    some_day = event("AID", "2001-03-01", date={"begin": "2001-03-01", "end": "2001-03-31"})
    assert state("PER", "CHL", [], [some_day, event("AID", "2001-03-20", factuality="CT-")]).disputes
    assert not state("PER", "CHL", [], [some_day, event("AID", "2001-05-20", factuality="CT-")]).disputes


def test_a_denial_without_a_day_is_of_what_its_own_story_tells() -> None:
    denial = event("AID", None, factuality="CT-")
    assert state("PER", "CHL", [], [event("AID", "2001-03-05"), denial]).disputes
    assert not state("PER", "CHL", [], [event("AID", "2001-03-05", article_id="other"), denial]).disputes
    assert state("PER", "CHL", [], [event("AID", None, article_id="other"), denial]).disputes


def test_others_are_left_out() -> None:
    other = event("AID", "2001-03-05", recipients=[{"code": "NOR"}])
    assert state("PER", "CHL", [], [other]).events == ()
