"""Statistics, as pure functions of numbers and frames; what others may rest on is named here."""

from data.statistics.intervals import Interval, byar_limits, exact_limits, wilson_limits
from data.statistics.rates import EVENTS_NEEDED, RELIABLE_FROM, Estimate, Funnel, crude_rate, funnel

__all__ = [
    "EVENTS_NEEDED",
    "RELIABLE_FROM",
    "Estimate",
    "Funnel",
    "Interval",
    "byar_limits",
    "crude_rate",
    "exact_limits",
    "funnel",
    "wilson_limits",
]
