"""A manifest that a test has altered, as a writer would have written it: with its checksum."""

import json

from data.checksums import MANIFEST, SUMS, sums_text


def read_manifest(folder):
    return json.loads((folder / MANIFEST).read_text("utf-8"))


def write_manifest(folder, manifest):
    """Write a manifest, given as text or as what it holds, and its checksum beside it."""
    text = manifest if isinstance(manifest, str) else json.dumps(manifest)
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    (folder / SUMS).write_text(sums_text({MANIFEST: text.encode()}), encoding="ascii")
