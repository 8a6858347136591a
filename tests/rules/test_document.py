"""Reading a policy set: whole and equal each time, or every fault at once, and never anything else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from consent_gate.errors import PolicyInvalid
from consent_gate.rules.document import PolicyDocument, read_files, read_folder
from consent_gate.rules.lines import ConditionalRule, Edge, Place, Rule
from consent_gate.rules.vocabulary import Axis
from consent_gate.terms import Basis, Effect
from consent_gate.text import Language
from tests.small_policies import POLICIES, RULE, RULES, SMALL, changed, faults, read_changed


def test_a_faultless_set_is_read_whole() -> None:
    """Every line comes out as what it says, with the place where it stands."""
    document = read_changed({})
    assert document.rules == (
        Rule("jeugdhulp", "*", "absence", "*", "JH-02", Effect.DENY, Place("jeugdhulp/rules.csv", 3)),
        Rule("leerplicht", "toezicht", "list:leerplicht", "legal_obligation", "VZ-01", Effect.ALLOW, Place(RULES, 1)),
    )
    place = Place("jeugdhulp/rules.csv", 2)
    assert document.conditional == (
        ConditionalRule(
            "jeugdhulp", "zorgvraag", "support", "consent", "consent:guardian+youth", "JH-01", Effect.ALLOW, place
        ),
    )
    assert Edge(Axis.RECIPIENT, "jeugdhulp", "partner", Place("vocabulary/trees.csv", 2)) in document.edges
    assert document.vocabulary.categories.leaves == ("absence", "identity.family_name", "support")
    assert set(document.vocabulary.bases) == set(Basis)
    assert document.sources["VZ-01"][0].text == "Leerplichtwet 1969 art. 18 (tekst van 2017)"
    assert document.model == SMALL["model.conf"]


def test_what_was_stored_reads_as_the_same_set() -> None:
    """A past decision is recomputed from stored text: reading it again must give the same document (CG-05)."""
    document = read_folder(POLICIES)
    assert read_files({path: text.encode() for path, text in document.files.items()}) == document


def test_the_order_in_which_files_come_does_not_matter() -> None:
    """A file system lists as it likes."""
    files = changed({})
    assert read_files(dict(reversed(files.items()))) == read_files(files)


def test_ten_faults_in_one_file_are_ten_reports() -> None:
    """An author repairs a file once, not ten times; faults come in the order of the file."""
    lines = [
        "p3, leerplicht, toezicht, absence, *, public_task, VZ-02, allow",
        RULE.replace("VZ-01, allow", "VZ-03, Allow"),
        RULE.replace(", allow", ""),
        RULE.replace("leerplicht,", "leerplict,", 1).replace("VZ-01", "VZ-04"),
        RULE.replace("toezicht", "toesicht").replace("VZ-01", "VZ-05"),
        RULE.replace("list:", "lijst:").replace("VZ-01", "VZ-06"),
        RULE.replace("VZ-01", "VZ-06"),
        RULE.replace("*", "p1").replace("VZ-01", "VZ-07"),
        RULE.replace("toezicht", '"toezicht"').replace("VZ-01", "VZ-08"),
        RULE.replace("VZ-01", "VZ-09").replace("legal_obligation", "consent"),
    ]
    sources = "".join(f"VZ-{number:02},UAVG art. 46,current,\n" for number in range(2, 10))
    change = {
        RULES: SMALL[RULES] + "\n".join(lines),
        "verzuim/sources.csv": SMALL["verzuim/sources.csv"] + sources,
    }
    found = [line.split(": ")[0].removeprefix(RULES) for line in faults(change)]
    assert found == [
        ":2:1",
        ":3:71",
        ":4:64",
        ":5:4",
        ":6:16",
        ":7:26",
        ":8:64",
        ":9:43",
        ":10:16",
        ":11:46",
        ":11:67",
    ]


def test_faults_of_all_files_are_found_in_one_reading() -> None:
    """One reading visits every file, also after it met a fault."""
    change = {path: SMALL[path].rstrip("\n") for path in SMALL if path != "model.conf"}
    files = [line.split(":")[0] for line in faults(change)]
    assert sorted(files) == sorted(change)


def test_a_fault_is_said_in_both_languages() -> None:
    """The same fault, Dutch by default and English on request, on one line each."""
    change: dict[str, str | bytes | None] = {RULES: SMALL[RULES].replace("leerplicht,", "leerplict,", 1)}
    assert faults(change) == [f"{RULES}:1:4: onbekende ontvanger `leerplict`; bedoelde u `leerplicht`?"]
    assert faults(change, Language.EN) == [f"{RULES}:1:4: unknown recipient `leerplict`; did you mean `leerplicht`?"]


def test_a_fault_repeats_a_cell_short_and_on_one_line() -> None:
    """A message never carries what a terminal would obey or a log would break on."""
    change: dict[str, str | bytes | None] = {"x\n\x1b[31m" + "y" * 99: b""}
    (line,) = faults(change)
    assert line.isprintable()
    assert line.partition("onbekend bestand ")[2].startswith("`x\\u000a\\u001b[31m" + "y" * 33 + "...`")


bytes_or_lines = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(
        st.lists(
            st.sampled_from(
                ["p", "p2", "g", "g2", "*", "allow", "deny", "leerplicht", "absence", '"', "VZ-01", "", "consent"]
            ),
            max_size=9,
        ).map(",".join),
        max_size=6,
    ).map(lambda lines: "\n".join(lines).encode()),
)
paths = st.one_of(st.sampled_from(sorted(SMALL)), st.text(max_size=20))


def lines_of(files: dict[str, bytes]) -> list[str] | None:
    """Return the faults of a set as printed, or None for a set that reads."""
    try:
        document = read_files(files)
    except PolicyInvalid as invalid:
        return [fault.line(Language.EN) for fault in invalid.faults]
    assert isinstance(document, PolicyDocument)
    return None


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(paths, bytes_or_lines, max_size=4))
def test_any_bytes_at_all_read_or_are_invalid(changes: dict[str, bytes]) -> None:
    """Whatever stands in the files, reading ends in a document or in PolicyInvalid with printable faults."""
    lines = lines_of({**changed({}), **changes})
    assert lines is None or lines
    assert all(line.isprintable() for line in lines or ())


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(SMALL)), st.floats(0, 1), st.binary(min_size=1, max_size=3))
def test_one_changed_place_reads_or_is_invalid(path: str, where: float, instead: bytes) -> None:
    """A slip of the keyboard anywhere ends in a document or in PolicyInvalid."""
    whole = SMALL[path].encode()
    at = int(where * len(whole))
    lines = lines_of(changed({path: whole[:at] + instead + whole[at + 1 :]}))
    assert lines is None or lines
