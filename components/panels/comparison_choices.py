"""What a comparison of boroughs offers: its views, its orders, and how many boroughs at most."""

from components.page import Option

VIEWS: tuple[Option, ...] = (
    ("spread", "Spread"),
    ("funnel", "Funnel"),
    ("change", "Change"),
    ("trends", "Trends"),
    ("table", "Table"),
)
ORDERS: tuple[Option, ...] = (
    ("name", "By name, A to Z"),
    ("name_down", "By name, Z to A"),
    ("value", "By value, high to low"),
    ("value_up", "By value, low to high"),
    ("count", "By count, high to low"),
    ("count_up", "By count, low to high"),
)
MOST_BOROUGHS = 6
