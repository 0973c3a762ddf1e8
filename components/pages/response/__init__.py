"""The page on the response, and its self-assessments."""
