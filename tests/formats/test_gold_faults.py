"""Gold files that are odd, or wrong."""

from pathlib import Path
from typing import Any

import pytest

from annotator.errors import UnreadableFileError
from annotator.formats import gold
from tests.formats.gold_file import NORN, gold_file


def test_a_gold_file_may_leave_out_sums_words_and_attributes(tmp_path: Path) -> None:
    marks = [{"id": "x", "label": "ACTOR", "fragments": [[9, 13]], "score": 0.9}]
    gold_file(tmp_path, NORN, [], annotations=marks, sha256=None, model="any")
    (record,) = gold.FORMAT.read(tmp_path / "any.gold.json").records
    assert (record.annotations[0].text, record.annotations[0].key) == ("Tiva", "x")


def test_touching_fragments_are_joined_and_sorted(tmp_path: Path) -> None:
    gold_file(tmp_path, NORN, [("ACTOR", [[9, 13], [0, 2], [2, 4]], "Tiva … No … rn")])
    (record,) = gold.FORMAT.read(tmp_path).records
    assert record.annotations[0].fragments == ((0, 4), (9, 13))
    assert record.annotations[0].text == "Norn … Tiva"


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "no sum": ({"sha256": "00"}, "the sha256 of “any.txt” is not the one it names"),
    "other words": (
        {"annotations": [{"id": "T7", "label": "A", "fragments": [[0, 4]], "text": "Tiva"}]},
        "annotation T7 should cover “Tiva”, but “Norn” stands there",
    ),
    "outside": (
        {"annotations": [{"id": "T7", "label": "A", "fragments": [[0, 14]]}]},
        "[0, 14], lies outside the text, which has 13 characters",
    ),
    "no fragments": (
        {"annotations": [{"id": "T7", "label": "A", "fragments": []}]},
        "annotation T7 has no fragments",
    ),
    "no label": ({"annotations": [{"id": "T7", "fragments": [[0, 4]]}]}, "lacks “label”"),
    "no id": ({"annotations": [{"label": "A"}]}, "annotation 1 lacks “id”"),
    "twins": (
        {"annotations": [{"id": "T7", "label": "A", "fragments": [[0, 4]]}] * 2},
        "there are two annotations T7",
    ),
    "relation to nothing": (
        {"relations": [{"type": "same_as", "from": "T1", "to": "T9"}]},
        "relation 1 (same_as) names T9, which is no annotation of the document",
    ),
    "no document": ({"document": None}, "“document” in the file is empty"),
    "annotations a text": ({"annotations": "none"}, "is text, not a list"),
}


@pytest.mark.parametrize(("more", "reason"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_sentence_that_names_the_file(
    tmp_path: Path, more: dict[str, Any], reason: str
) -> None:
    gold_file(tmp_path, NORN, [("ACTOR", [[0, 4]], "Norn")], **more)
    with pytest.raises(UnreadableFileError) as caught:
        list(gold.FORMAT.read(tmp_path).records)
    assert reason in str(caught.value)
    assert str(caught.value).startswith("“any.gold.json”: ")


def test_a_span_of_nothing_but_the_byte_order_mark_is_refused(tmp_path: Path) -> None:
    gold_file(tmp_path, b"\xef\xbb\xbfNorn", [("ACTOR", [[0, 1]], "\ufeff")])
    with pytest.raises(UnreadableFileError, match="covers no character"):
        list(gold.FORMAT.read(tmp_path).records)


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"{", "not valid JSON"), (b"\xff", "UTF-8"), (b"[" * 100000, "nested"), (b"[]", "a list")],
)
def test_a_file_that_is_no_gold_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "any.gold.json").write_bytes(data)
    with pytest.raises(UnreadableFileError, match=reason):
        list(gold.FORMAT.read(tmp_path).records)


def test_missing_texts_and_empty_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"There is no file NAME\.gold\.json"):
        gold.FORMAT.read(tmp_path)
    gold_file(tmp_path, NORN, [])
    (tmp_path / "any.txt").write_bytes(b"%PDF-1.4")
    with pytest.raises(UnreadableFileError, match="another text"):
        list(gold.FORMAT.read(tmp_path).records)
    gold_file(tmp_path, b"%PDF-1.4", [])
    with pytest.raises(UnreadableFileError, match="it is a PDF document"):
        list(gold.FORMAT.read(tmp_path).records)
    (tmp_path / "any.txt").unlink()
    with pytest.raises(UnreadableFileError, match=r"there is no “any\.txt” beside it"):
        list(gold.FORMAT.read(tmp_path).records)


def test_a_gold_file_never_reaches_out_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(NORN)
    inner = tmp_path / "inner"
    inner.mkdir()
    gold_file(inner, NORN, [], document="../secret.txt")
    (inner / "any.txt").unlink()
    with pytest.raises(UnreadableFileError, match="is missing"):
        list(gold.FORMAT.read(inner).records)
