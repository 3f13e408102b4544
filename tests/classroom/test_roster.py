"""Who is in a class: names, the code that cannot be tried out, and what survives a restart."""

import errno
import json
from pathlib import Path

import pytest

from playground.classroom import guesses
from playground.classroom.roster import CODE_LENGTH, FILE, LETTERS, MOST, NAME_LENGTH, Roster
from playground.errors import LimitReached, RunError


@pytest.fixture
def roster(tmp_path: Path) -> Roster:
    return Roster(tmp_path)


def joined(roster: Roster, owner: str, name: str) -> str:
    return roster.join(owner, name, roster.code, "1.2.3.4")


def test_a_restart_in_the_middle_of_a_class_changes_nothing(roster: Roster, tmp_path: Path) -> None:
    joined(roster, "ann", "Ann")
    again = Roster(tmp_path)
    assert (again.code, again.secret, again.wall_key) == (
        roster.code,
        roster.secret,
        roster.wall_key,
    )
    assert again.name_of("ann") == "Ann"
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_what_a_killed_server_had_half_written_is_gone_at_the_next_start(
    roster: Roster, tmp_path: Path
) -> None:
    joined(roster, "ann", "Ann")
    (tmp_path / f".{FILE}.x1y2").write_text('{"secret": ')
    assert Roster(tmp_path).name_of("ann") == "Ann"
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_damaged_file_begins_a_new_class(roster: Roster, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{")
    assert Roster(tmp_path).secret != roster.secret


def test_a_full_disk_is_said(roster: Roster, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(RunError, match="disk"):
        roster.join("ann", "Ann", roster.code, "address")
    assert roster.people == ()


def test_codes_are_six_letters_that_look_like_no_other(roster: Roster) -> None:
    assert len(roster.code) == CODE_LENGTH == 6
    assert set(roster.code) <= set(LETTERS)
    assert not set(LETTERS) & set("AEIOU0L1QSZBG258")
    assert len(LETTERS) ** CODE_LENGTH > 10**7


@pytest.mark.parametrize("change", [str.lower, lambda code: f" {code}\n", lambda code: code])
def test_the_code_may_be_typed_as_it_comes(roster: Roster, change) -> None:
    assert roster.join("ann", "Ann", change(roster.code), "here") == "Ann"


@pytest.mark.parametrize("code", ["", "AAAAAA", "가나다라마바", "null", "x" * 10**5])
def test_without_the_code_nobody_joins(roster: Roster, code: str) -> None:
    with pytest.raises(RunError, match="not the code"):
        roster.join("ann", "Ann", code, "here")
    assert roster.people == ()


def test_a_name_is_changed_without_the_code_and_keeps_its_place(roster: Roster) -> None:
    for owner in ("ann", "bob", "cem"):
        joined(roster, owner, owner)
    assert roster.join("bob", "Bobby", "", "here") == "Bobby"
    assert [person.name for person in roster.people] == ["ann", "Bobby", "cem"]


def test_nobody_has_anothers_name(roster: Roster) -> None:
    given = [
        joined(roster, f"o{i}", name) for i, name in enumerate(("Kim", "kim", "KIM ", "Kim 2"))
    ]
    assert given == ["Kim", "kim 2", "KIM 3", "Kim 2 2"]
    assert joined(roster, "o0", "Kim") == "Kim"  # one's own is no other's
    assert len({name.casefold() for name in given}) == 4


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Ann \t Lee\n", "Ann Lee"), ("김\u200b서연", "김 서연"), ("abc\u202edef", "abc def"),
        ("<b>x</b>", "<b>x</b>"), ("ｆｕｌｌ", "full"), ("Zoe\u0301", "Zoé"), ("\x00a", "a"),
    ],
)  # fmt: skip
def test_a_name_is_one_line_of_what_can_be_seen(roster: Roster, typed: str, shown: str) -> None:
    assert joined(roster, "ann", typed) == shown


@pytest.mark.parametrize("name", ["", " ", "\u200b\u202e", "x" * (NAME_LENGTH + 1), "\ufdfa" * 9])
def test_what_cannot_be_a_name_is_refused(roster: Roster, name: str) -> None:
    with pytest.raises(RunError, match=f"1 to {NAME_LENGTH} characters"):
        joined(roster, "ann", name)


def test_nobody_cannot_join(roster: Roster) -> None:
    with pytest.raises(RunError, match="owner"):
        joined(roster, "", "Ann")


def test_a_class_has_an_end(roster: Roster) -> None:
    people = [{"owner": f"o{i}", "name": f"n{i}"} for i in range(MOST)]
    path = roster._path
    kept = json.loads(path.read_text()) | {"people": people}
    path.write_text(json.dumps(kept))
    full = Roster(path.parent)
    with pytest.raises(LimitReached, match=f"{MOST} people"):
        joined(full, "late", "Late")
    assert joined(full, "o3", "New name") == "New name"


def test_guesses_are_counted_by_address_and_a_right_one_comes_too_late(
    roster: Roster, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(guesses.time, "monotonic", lambda: now)
    roster._guesses = guesses.Guesses()
    for _ in range(guesses.OF_ONE):
        with pytest.raises(RunError, match="not the code"):
            roster.join("eve", "Eve", "CCCCCC", "5.6.7.8")
    with pytest.raises(LimitReached, match="in a minute"):
        roster.join("eve", "Eve", roster.code, "5.6.7.8")
    assert joined(roster, "ann", "Ann") == "Ann"  # from elsewhere
    now += guesses.WINDOW
    assert roster.join("eve", "Eve", roster.code, "5.6.7.8") == "Eve"


def test_the_key_of_the_wall_is_not_the_secret_and_opens_no_more(roster: Roster) -> None:
    assert roster.leads(roster.secret)
    assert roster.may_watch(roster.wall_key)
    for other in (
        "",
        roster.wall_key,
        roster.code,
        roster.secret[:-1],
        "가",
        roster.secret.upper(),
    ):
        assert not roster.leads(other)
    assert not roster.may_watch(roster.code)
    assert roster.wall_key not in roster.secret


def test_a_name_is_taken_away_and_all_are_at_the_end(roster: Roster) -> None:
    joined(roster, "ann", "Ann")
    joined(roster, "bob", "Bob")
    secret, code = roster.secret, roster.code
    roster.forget("Ann")
    assert (roster.name_of("ann"), roster.name_of("bob")) == ("", "Bob")
    with pytest.raises(RunError, match="not the code"):
        roster.join("ann", "Ann", "", "here")
    roster.clear_up()
    assert roster.people == ()
    assert roster.code != code
    assert roster.secret == secret
