"""What stands beside figures: caveats, questions, findings, disagreements, sources."""
