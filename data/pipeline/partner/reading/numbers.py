"""Numbers that stand for words of records in one run, so that no word is written in passing."""

import secrets
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.pipeline.partner.mapping.codes import plain


class Numbers:
    """Numbers words with a secret of this run: the same word has another number in the next."""

    def __init__(self) -> None:
        self._secret = secrets.token_hex(8)

    def of(self, cells: pa.Array | pa.ChunkedArray) -> pa.Array:
        """Return a number for each cell, the same for the same words; null where it is blank."""
        whole = cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells
        encoded = pc.fill_null(whole, "").dictionary_encode()
        words = np.array([plain(word) for word in encoded.dictionary.to_pylist()], dtype=object)
        numbers = pd.util.hash_array(words, hash_key=self._secret, categorize=False)
        blank = np.array([not word for word in words], dtype=bool)
        return pa.array(numbers.view(np.int64), mask=blank).take(encoded.indices)

    def together(self, columns: Sequence[pa.Array | pa.ChunkedArray]) -> pa.Array:
        """Return a number for each row, the same where all these cells are."""
        mixed = np.zeros(len(columns[0]), dtype=np.uint64)
        for cells in columns:
            numbers = np.asarray(pc.fill_null(self.of(cells), 0)).view(np.uint64)
            mixed = pd.util.hash_array(mixed * np.uint64(0x9E3779B97F4A7C15) + numbers)
        return pa.array(mixed.view(np.int64))
