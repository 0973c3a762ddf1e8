"""The page of plain answers to what residents ask."""
