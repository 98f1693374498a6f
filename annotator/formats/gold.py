"""The gold form: a folder of one JSON file per document beside its text file.

``sha256`` and the offsets are those of the text file as stored (a CR counts, a byte order mark
counts); labels are in capitals; ids are T1, T2 … in the order of the text.
"""

from annotator.formats import gold_in, gold_losses, gold_out
from annotator.formats.format import Format

FORMAT = Format(
    name="gold",
    title="Gold folder: each text with a JSON file of its annotations",
    suffixes=(gold_in.SUFFIX,),
    read=gold_in.read,
    write=gold_out.write,
    losses=gold_losses.losses,
    folder=True,
    recognises=gold_in.recognises,
)
