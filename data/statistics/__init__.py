"""Statistics, as pure functions of numbers and frames; what others may rest on is named here."""

from data.statistics.intervals import Interval, byar_limits, exact_limits, wilson_limits
from data.statistics.rates import Estimate, Funnel, crude_rate, funnel

__all__ = [
    "Estimate",
    "Funnel",
    "Interval",
    "byar_limits",
    "crude_rate",
    "exact_limits",
    "funnel",
    "wilson_limits",
]
