"""What holds for every test."""

from hypothesis import settings

# A shared or busy machine is slow now and then; how fast things are is measured elsewhere.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
