"""What the served app is made of, under which licences, and whether an advisory names it."""
