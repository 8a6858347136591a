"""Watching a policy folder: what lay still and is sound goes in force, and nothing else ever does (CG-12)."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from consent_gate.gate import Gate
from consent_gate.manifest import Manifest
from consent_gate.ports import Ledger
from consent_gate.records import Adoption, Record
from consent_gate.reloading import Reloading
from consent_gate.rules.snapshot import Snapshot
from consent_gate.schemas.manifest import write_manifest
from tests.web.reloaded import MISFIT, NEWER, OLDER, gated, school_with, write_set
from tests.web.school import NOW, FixedClock

OLD, NEW = Snapshot.stored(OLDER).digest, Snapshot.stored(NEWER).digest
RULES = "verzuim/rules.csv"


class Watched:
    """A gate, the folder it watches, and the watcher."""

    def __init__(self, ledger: Ledger, gate: Gate, folder: Path) -> None:
        self.ledger, self.gate, self.folder = ledger, gate, folder
        self.reloading = Reloading(gate, folder)

    def polls(self, times: int) -> list[bool]:
        """Poll so many times."""
        return [self.reloading.poll() for _ in range(times)]

    @property
    def digest(self) -> str:
        """Which set is in force."""
        return self.gate.snapshot.digest


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """A gate on the older set, which also lies in the folder; routes are bound."""
    with school_with(tmp_path) as (ledger, gate):
        gated(gate)
        yield Watched(ledger, gate, write_set(tmp_path / "policies", OLDER))


def test_a_changed_folder_goes_in_force_at_the_second_look(watched: Watched) -> None:
    """At the first it could be in the middle of a save. The folder that is in force already is no change."""
    assert watched.polls(4) == [False] * 4
    write_set(watched.folder, NEWER)
    assert watched.polls(1) == [False]
    assert watched.digest == OLD
    assert watched.polls(3) == [True, False, False]
    assert watched.digest == NEW
    assert watched.gate.standing.digest == NEW


def test_a_folder_in_the_middle_of_a_save_is_never_taken(watched: Watched) -> None:
    """Each file written on its own, with a look in between: every state on the way is sound or not, none is taken."""
    watched.polls(2)
    for path, text in NEWER.items():
        write_set(watched.folder, {path: text})
        # An editor that saves once a poll: what was seen last time is not what is there now.
        write_set(watched.folder, {"LEESMIJ.md": path})
        assert watched.polls(1) == [False]
        assert watched.digest == OLD
    assert watched.polls(1) == [True]
    assert watched.digest == NEW


def test_a_faulty_folder_is_said_once_and_changes_nothing(watched: Watched, caplog: pytest.LogCaptureFixture) -> None:
    """One static line with the kind of error: no text of the policies, whatever a cell holds (CG-13)."""
    (watched.folder / RULES).write_text("p, Kanarie-4711\n")
    with caplog.at_level(logging.INFO, "consent_gate"):
        assert watched.polls(5) == [False] * 5
    assert [(record.getMessage(), vars(record)["error"]) for record in caplog.records] == [
        ("policy_reload_refused", "PolicyInvalid")
    ]
    assert "Kanarie" not in repr([vars(record) for record in caplog.records])
    assert (watched.digest, watched.gate.standing.refused) == (OLD, "PolicyInvalid")
    write_set(watched.folder, OLDER)
    watched.polls(2)
    assert watched.gate.standing.refused == ""


def test_a_set_that_a_route_does_not_fit_is_not_taken(watched: Watched) -> None:
    """What `Gate.require` asks holds for the watcher too."""
    write_set(watched.folder, {path: text for path, text in MISFIT.items() if path != "model.conf"})
    watched.polls(3)
    assert (watched.digest, watched.gate.standing.refused) == (OLD, "DeclarationInvalid")


def test_a_folder_that_is_gone_stops_no_server(watched: Watched, caplog: pytest.LogCaptureFixture) -> None:
    """No folder, an unreadable one, a bug: a look never raises."""
    watched.folder.rename(watched.folder.with_name("elsewhere"))
    assert watched.polls(3) == [False] * 3
    assert watched.digest == OLD
    caplog.clear()
    watched.gate = None  # type: ignore[assignment] # whatever breaks inside
    watched.reloading._gate = None  # type: ignore[assignment] # as above
    assert watched.polls(1) == [False]
    assert [record.getMessage() for record in caplog.records] == ["policy_reload_failed"]


def test_a_set_waits_for_the_mr_and_then_goes_in_force(tmp_path: Path) -> None:
    """Without another letter in the folder: that the MR agreed stands in the ledger, and the next look finds it."""
    with school_with(tmp_path) as (ledger, _):

        def agree(digest: str) -> None:
            with ledger.transaction() as transaction:
                body = Adoption(digest, ("parents",), NOW.date())
                transaction.append(Record(f"mr-{digest[:8]}", "", NOW, "office", body))

        agree(OLD)
        gate = Gate(snapshot=Snapshot.stored(OLDER), ledger=ledger, clock=FixedClock(), mr=("parents",))
        watched = Watched(ledger, gate, write_set(tmp_path / "policies", NEWER))
        assert watched.polls(3) == [False] * 3
        assert watched.gate.standing.refused == "NotAdopted"
        agree(NEW)
        assert watched.polls(1) == [True]
        assert watched.digest == NEW


def test_a_manifest_that_comes_later_counts_from_then_on(watched: Watched) -> None:
    """The content is the same and so is the digest; until when it may serve is not."""
    watched.polls(2)
    assert watched.gate.standing.until is None
    manifest = Manifest("Beleid", "1", OLD, "niets", "po", serve_until=NOW.date() + timedelta(days=1))
    (watched.folder / "manifest.toml").write_text(write_manifest(manifest), encoding="utf-8")
    assert watched.polls(3) == [False] * 3
    assert watched.gate.standing.until is not None


def test_a_thread_looks_until_it_is_told_to_stop(watched: Watched) -> None:
    """It is a daemon, so that it keeps no process alive; no time between two looks is refused."""
    looked = threading.Event()

    def look() -> bool:
        looked.set()
        return False

    watched.reloading.poll = look  # type: ignore[method-assign] # only that it is called
    watched.reloading.start(0.001)
    assert looked.wait(30)
    (thread,) = [one for one in threading.enumerate() if one.name == "consent-gate-reloading"]
    assert thread.daemon
    watched.reloading.stop()
    thread.join(30)
    assert not thread.is_alive()
    with pytest.raises(ValueError, match="nothing"):
        watched.reloading.start(0)
