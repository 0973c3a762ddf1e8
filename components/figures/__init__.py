"""Frame in, Plotly figure as a plain dictionary out. No Dash here."""
