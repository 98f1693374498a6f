"""Datasets made by hand, and one sentence for each fault."""

from pathlib import Path

import pytest

from annotator.errors import UnreadableFileError
from annotator.formats import jsonlines
from annotator.model.corpus import NewRecord

MINIMAL = '{"document": "a.txt", "text": "Norn and Tiva", "annotations": '


def _read(tmp_path: Path, *lines: str) -> list[NewRecord]:
    path = tmp_path / "any.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return list(jsonlines.read(path).records)


def test_a_dataset_made_by_hand_needs_little(tmp_path: Path) -> None:
    (record,) = _read(
        tmp_path,
        '{"annotator": 1}',
        "",
        MINIMAL + '[{"label": "ACTOR", "fragments": [[0, 4]]}, '
        '{"id": "x", "label": "ACTOR", "fragments": [[9, 13]], "text": "Tiva"}],'
        ' "relations": [{"type": "same_as", "from": "#1", "to": "x"}]}',
    )
    assert [(each.key, each.uid, each.text) for each in record.annotations] == [
        ("#1", "", "Norn"),
        ("x", "x", "Tiva"),
    ]
    assert (record.relations[0].from_key, record.relations[0].to_key) == ("#1", "x")
    assert (record.document.title, record.state, record.annotations[0].fields) == ("a.txt", "", {})


def test_text_made_by_hand_is_normalised_and_its_offsets_follow(tmp_path: Path) -> None:
    (record,) = _read(
        tmp_path,
        '{"annotator": 1}',
        '{"text": "\\ufeffNorn\\r\\nand\\r\\nTiva\\u0000", '
        '"annotations": [{"label": "ACTOR", "fragments": [[12, 16]]}]}',
    )
    assert record.document.text == "Norn\nand\nTiva\ufffd"
    assert record.annotations[0].text == "Tiva"


FAULTS = {
    "nothing": ([], "line 1: the first line is nothing, not a table"),
    "another program's": (['{"text": "a"}'], "line 1: it is not the first line of an Annotator"),
    "newer": (['{"annotator": 2}'], "line 1: a newer Annotator wrote it"),
    "form nought": (['{"annotator": 0}'], "there is no form 0"),
    "a list": (["[]"], "line 1: the first line is a list, not a table"),
    "bad codebook": (['{"annotator": 1, "codebook": {"label": [{}]}}'], "label 1 lacks “name”"),
    "unknown entry": (['{"annotator": 1, "people": []}'], "unknown entry “people”"),
    "no JSON": (['{"annotator": 1}', "{"], "line 2: it is not valid JSON"),
    "deep": (['{"annotator": 1}', "[" * 100000], "line 2: it is nested too deeply"),
    "not a number": (['{"annotator": 1}', '{"text": NaN}'], "NaN is no number"),
    "endless number": (['{"annotator": 1}', "1" * 5000], "line 2: a number in it is too long"),
    "no text": (['{"annotator": 1}', '{"document": "a"}'], "line 2: the document has no text"),
    "text a number": (['{"annotator": 1}', '{"text": 1}'], "“text” in the document is a whole"),
    "other text": (
        ['{"annotator": 1}', '{"text": "a", "sha256": "00"}'],
        "not the one that its sha256 was made from",
    ),
    "unknown state": (['{"annotator": 1}', '{"text": "a", "state": "gone"}'], "none of open"),
    "no label": (['{"annotator": 1}', MINIMAL + '[{"fragments": [[0, 4]]}]}'], "lacks “label”"),
    "no fragments": (['{"annotator": 1}', MINIMAL + '[{"label": "A"}]}'], "has no fragments"),
    "outside": (
        ['{"annotator": 1}', MINIMAL + '[{"id": "x", "label": "A", "fragments": [[9, 14]]}]}'],
        "fragment 1 of annotation “x”, [9, 14], lies outside the text, which has 13 characters",
    ),
    "reversed": (
        ['{"annotator": 1}', MINIMAL + '[{"label": "A", "fragments": [[4, 4]]}]}'],
        "lies outside the text",
    ),
    "no pair": (
        ['{"annotator": 1}', MINIMAL + '[{"label": "A", "fragments": [4, 4]}]}'],
        "is a whole number, not a pair of whole numbers",
    ),
    "other words": (
        ['{"annotator": 1}', MINIMAL + '[{"label": "A", "fragments": [[0, 4]], "text": "Tiva"}]}'],
        "annotation 1 should cover “Tiva”, but “Norn” stands there",
    ),
    "twins": (
        [
            '{"annotator": 1}',
            MINIMAL
            + '[{"id": "x", "label": "A", "fragments": [[0, 4]]},'
            + '{"id": "x", "label": "A", "fragments": [[0, 4]]}]}',
        ],
        "there are two annotations with the id “x”",
    ),
    "relation to nothing": (
        [
            '{"annotator": 1}',
            MINIMAL
            + '[{"id": "x", "label": "A", "fragments": [[0, 4]]}],'
            + '"relations": [{"type": "same_as", "from": "x", "to": "y"}]}',
        ],
        "relation 1 (same_as) ends at “y”, which is no annotation of the document",
    ),
    "decision on nothing": (
        ['{"annotator": 1}', MINIMAL + '[], "decisions": [{"annotation": "x"}]}'],
        "there is no annotation “x” in the document",
    ),
    "decision on neither": (
        ['{"annotator": 1}', MINIMAL + '[], "decisions": [{}]}'],
        "decision 1 is not about one annotation or one relation",
    ),
    "reply to nothing": (
        ['{"annotator": 1}', MINIMAL + '[], "notes": [{"body": "a", "reply_to": "n"}]}'],
        "there is no note “n” in the document",
    ),
    "unknown status": (
        [
            '{"annotator": 1}',
            MINIMAL + '[{"label": "A", "fragments": [[0, 4]], "status": "gold"}]}',
        ],
        "“gold”, none of suggested",
    ),
    "region outside": (
        ['{"annotator": 1}', MINIMAL + '[], "regions": [{"start": 0, "end": 99}]}'],
        "region 1 lies outside the text",
    ),
    "source no Base64": (
        ['{"annotator": 1}', MINIMAL + '[], "source": {"data": "!"}}'],
        "not zlib in Base64",
    ),
    "source cut off": (
        ['{"annotator": 1}', MINIMAL + '[], "source": {"data": "eJw="}}'],
        "cut off",
    ),
    "number beyond SQL": (
        ['{"annotator": 1}', MINIMAL + '[], "regions": [{"start": 99999999999999999999}]}'],
        "too large a number",
    ),
}


@pytest.mark.parametrize(("lines", "reason"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_sentence_that_names_its_line(
    tmp_path: Path, lines: list[str], reason: str
) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        _read(tmp_path, *lines)
    assert reason in str(caught.value)
    assert str(caught.value).startswith("“any.jsonl”, line ")
    assert str(caught.value).endswith("; nothing was taken.")


def test_bytes_that_are_no_utf_8_are_named_by_their_line(tmp_path: Path) -> None:
    path = tmp_path / "any.jsonl"
    path.write_bytes(b'{"annotator": 1}\n{"text": "caf\xe9"}\n')
    with pytest.raises(UnreadableFileError, match="line 2: it is not in UTF-8"):
        list(jsonlines.read(path).records)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="there is no such file"):
        jsonlines.read(tmp_path / "none.jsonl")
    with pytest.raises(UnreadableFileError, match="no ordinary file"):
        jsonlines.read(tmp_path)
