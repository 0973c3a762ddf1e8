"""Zip files whose bytes depend on nothing but what is in them."""

from collections.abc import Container, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file can say: no clock is read
READABLE = 0o644 << 16


def zip_bytes(files: Mapping[str, bytes], *, stored: Container[str] = ()) -> bytes:
    """Return files by name as one zip file, in the order given; those `stored` uncompressed."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in files.items():
            entry = ZipInfo(name, EPOCH)
            entry.external_attr = READABLE
            entry.create_system = 3  # as on Unix, wherever this runs
            how = ZIP_STORED if name in stored else ZIP_DEFLATED
            archive.writestr(entry, content, compress_type=how, compresslevel=6)
    return written.getvalue()
