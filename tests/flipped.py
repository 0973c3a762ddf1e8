"""A file with one bit turned, as a worn disk or a cut line would leave it."""

from contextlib import contextmanager


def every_bit(path):
    """Return the place of each bit of a file, for `one_bit_flipped`."""
    bits = path.stat().st_size * 8
    return [(place + 0.5) / bits for place in range(bits)]


@contextmanager
def one_bit_flipped(path, *, where):
    """Turn the bit at `where` (from 0, the first, to below 1, the last), and turn it back."""
    content = path.read_bytes()
    place = int(where * len(content) * 8)
    turned = bytearray(content)
    turned[place // 8] ^= 1 << place % 8
    path.write_bytes(turned)
    try:
        yield
    finally:
        path.write_bytes(content)
