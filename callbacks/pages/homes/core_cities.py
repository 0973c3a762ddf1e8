"""The cities outside London that England’s councils are most often set beside."""

# The eight of England in the group that calls itself the core cities.
CORE_CITIES = (
    "E08000025",  # Birmingham
    "E06000023",  # Bristol
    "E08000035",  # Leeds
    "E08000012",  # Liverpool
    "E08000003",  # Manchester
    "E08000021",  # Newcastle upon Tyne
    "E06000018",  # Nottingham
    "E08000039",  # Sheffield
)
