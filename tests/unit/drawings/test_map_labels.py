import pandas as pd

from components.maps.labels import place_labels


def places(*given) -> pd.DataFrame:
    return pd.DataFrame(given, columns=["area_code", "short_name", "label_x", "label_y"])


def test_names_far_apart_are_written():
    labels = place_labels(places(("A", "One", 0, 0), ("B", "Two", 3000, 0)))

    assert [label.number for label in labels.values()] == [None, None]


def test_of_two_names_that_would_touch_one_is_numbered():
    labels = place_labels(
        places(("A", "One", 0, 0), ("B", "A long name", 60, 10), ("C", "Far", 3000, 3000))
    )

    assert sorted(label.number or 0 for label in labels.values()) == [0, 0, 1]
