"""`recipient`: who may ask, with a key that is shown once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from consent_gate import keys
from tests.cli.conftest import NOW, School

ADD = "recipient add org:wijk --kind wijkteam --purpose zorgvraag"


def holds(school: School, text: str, at: datetime = NOW) -> bool:
    """True when the ledger recognises a key."""
    parts = keys.taken_apart(text)
    assert parts is not None
    ledger = school.open()
    try:
        (found,) = ledger.keys(key=parts[0])
        return keys.proves(found, parts[1], at)
    finally:
        ledger.close()


def test_the_key_is_shown_once_and_kept_as_a_hash(school: School) -> None:
    """Whoever reads the ledger, or lists the recipients, cannot ask in a partner's name."""
    text = school.type(ADD).stdout.splitlines()[-1]
    assert holds(school, text)
    secret = text.rpartition("_")[2]
    stored = b"".join(file.read_bytes() for file in school.folder.glob("consent-gate.db*"))
    assert secret.encode() not in stored
    assert secret not in school.type("recipient list").stdout
    assert secret not in school.type([*["recipient", "list"], "--json"]).stdout


def test_a_key_holds_for_its_days(school: School) -> None:
    """An old key ends by itself."""
    added = school.json(f"{ADD} --key-days 90")[0]
    assert added["expires_at"] == "2026-11-30T10:00:00Z"
    assert holds(school, added["key"], NOW + timedelta(days=89))
    assert not holds(school, added["key"], NOW + timedelta(days=90))


def test_rotation_leaves_time_to_change_over(school: School) -> None:
    """Both keys hold during the grace, only the new one after it."""
    first = school.json(ADD)[0]["key"]
    second = school.json("recipient key org:wijk --rotate --grace-days 3")[0]["key"]
    assert [holds(school, first), holds(school, second)] == [True, True]
    after = NOW + timedelta(days=3)
    assert [holds(school, first, after), holds(school, second, after)] == [False, True]


def test_rotation_without_grace_ends_the_old_key_at_once(school: School) -> None:
    """A key that leaked must not hold a second longer."""
    first = school.json(ADD)[0]["key"]
    later = NOW + timedelta(minutes=5)
    school.type("recipient key org:wijk --rotate --grace-days 0", tick=later)
    assert not holds(school, first, later)
    of_a_machine_that_is_behind = later - timedelta(minutes=1)
    assert not holds(school, first, of_a_machine_that_is_behind)


def test_a_second_key_without_rotation_leaves_the_first(school: School) -> None:
    """Two systems of one partner can have a key each."""
    first = school.json(ADD)[0]["key"]
    school.type("recipient key org:wijk")
    assert holds(school, first, NOW + timedelta(days=300))


def test_registering_again_replaces_the_purposes_and_keeps_the_key(school: School) -> None:
    """A partner does not need a new key because its purposes changed."""
    first = school.json(ADD)[0]["key"]
    again = school.type("recipient add org:wijk --kind wijkteam --purpose guidance")
    assert "cgk_" not in again.stdout
    assert "--rotate" in again.stderr
    assert holds(school, first)
    (row,) = [row for row in school.json("recipient list") if row["recipient"] == "org:wijk"]
    assert row["purposes"] == "guidance"


def test_ending_closes_the_registration_and_every_key(school: School) -> None:
    """After the end nobody asks in that name, whatever key they hold."""
    first = school.json(ADD)[0]["key"]
    second = school.json("recipient key org:wijk")[0]["key"]
    assert school.json("recipient end org:wijk --because contract_ended")[0]["revoked"] == 2
    assert not holds(school, first)
    assert not holds(school, second)
    school.type("consent give --pupil p1 --by g1 --recipient wijkteam --purpose zorgvraag --category support.needs")
    asked = school.json("decide --recipient org:wijk --pupil p1 --category support.needs --purpose zorgvraag")[0]
    assert [kept["reason"] for kept in asked["withheld"]] == ["RECIPIENT_NOT_ACTIVE"]
    assert school.type("recipient end org:wijk").exit_code == 2


def test_staff_get_no_key(school: School) -> None:
    """Staff prove who they are by the school's own sign-on."""
    added = school.json("recipient add staff:fg1 --purpose privacy_supervision")[0]
    assert "key" not in added


def test_a_key_for_nobody_is_refused(school: School) -> None:
    """A key belongs to a registered recipient."""
    result = school.type("recipient key org:stranger")
    assert result.exit_code == 2
    assert "recipient list" in result.stderr


def test_nothing_is_registered_when_the_registration_is_wrong(school: School) -> None:
    """A faulty registration leaves neither a recipient nor a key behind."""
    assert school.type("recipient add org:wijk --purpose zorgvraag").exit_code == 2
    assert {row["recipient"] for row in school.json("recipient list")} == {"org:lindenhout", "staff:lk1"}


def test_a_period_is_shown(school: School) -> None:
    """The list tells until when each may ask."""
    school.type(f"{ADD} --from 2026-08-01 --until 2027-07-31")
    (row,) = [row for row in school.json("recipient list") if row["recipient"] == "org:wijk"]
    assert (row["since"], row["until"]) == ("2026-08-01", "2027-07-31")
    assert row["key_until"] == datetime(2027, 9, 1, 10, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
