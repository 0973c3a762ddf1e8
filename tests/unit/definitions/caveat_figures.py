"""What numbers of caveats are worked out from, in the release."""

from functools import cached_property

import pandas as pd


class Figures:
    """What numbers of caveats are worked out from."""

    def __init__(self, rows, areas):
        self.rows, self.areas = rows, areas

    def of(self, indicator, level, kind):
        rows = self.rows
        own = rows["indicator_id"].eq(indicator) & rows["level"].eq(level)
        return rows[own & rows["period_type"].eq(kind)].set_index("period_end").sort_index()

    @cached_property
    def unassigned(self):
        return self.of("da_unassigned_share", "london", "month")["value"]

    @cached_property
    def deaths(self):
        return self.of("da_homicide_victims", "london", "calendar_year")["value"]

    @cached_property
    def unsent(self):
        quarters = self.of("da_homelessness_households", "borough", "quarter")
        return quarters.loc[quarters["status"].eq("missing"), "area_name"].value_counts()

    @cached_property
    def known(self):
        rows = self.of("survey_known_to_police", "england_wales", "survey_year")
        return rows.loc[rows["group"].eq("incidents of domestic violence"), "value"]

    @cached_property
    def offences(self):
        return self.of("da_offences", "london", "month")

    @cached_property
    def a_day(self):
        counts = self.offences.loc["2024-03":, "value"]
        return counts / counts.index.day

    def hackney(self, *indicators):
        held = (self.of(one, "borough", "financial_year").loc["2025-03-31"] for one in indicators)
        return [one.loc[one["area_name"].eq("Hackney"), "value"].iloc[0] for one in held]

    @property
    def unsent_children(self):
        rows = self.of("children_da_parent", "borough", "financial_year")
        return rows.index[rows["status"].eq("missing")].year.tolist()

    @cached_property
    def nowhere(self):
        """Sexual offences without a borough and all of them, of months whose boroughs are known."""
        local = self.of("sexual_offences", "borough", "month")["numerator"]
        sums = local.groupby(level=0).agg(["sum", "count"])
        london = self.of("sexual_offences", "london", "month")["numerator"]
        whole = sums["count"].eq(32)
        return pd.DataFrame({"all": london, "none": london - sums["sum"]})[whole]

    def nowhere_share(self, start, end):
        held = self.nowhere.loc[start:end].sum()
        return held["none"] / held["all"] * 100

    @property
    def unsent_most(self):
        return [f"{name} ({number})" for name, number in self.unsent.head(3).items()]

    @property
    def first_of_boroughs(self):
        return self.of("da_offences", "borough", "month")["period_start"].min()

    @property
    def gap(self):
        return self.offences.index[self.offences["status"].eq("missing")]

    def commands(self):
        boroughs = self.areas[self.areas["level"].eq("borough")]
        return boroughs["bcu_code"].value_counts()

    def differ(self, evidence):
        printed = evidence[
            evidence["source_id"].eq("assembly_2020")
            & evidence["measure"].eq("Domestic abuse homicides")
        ]
        counted = self.deaths.set_axis(self.deaths.index.year)
        return max(abs(counted[int(one.period)] - one.number) for one in printed.itertuples())
