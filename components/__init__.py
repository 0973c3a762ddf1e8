"""Everything drawn, as functions of plain values."""
