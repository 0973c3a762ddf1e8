"""From counts to rows of the metrics table: windows, measures, disclosure."""
