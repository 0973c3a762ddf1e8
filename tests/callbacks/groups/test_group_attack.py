"""A reader asks for one group after the other, and takes them from each other and from London.

Whatever is asked, every number is a sum of published ones; so none of them narrows what a withheld
count can be. Both are tried: the sums, and the attack by linear programming with all of them.
"""

from random import Random

import numpy as np
import pandas as pd
import pytest

from callbacks.address.groups import choices_of, group_of, rows_together
from data.groups.totals import cannot_be_added
from data.model import Level
from tests.numbers.linear_attack import (
    by_area,
    cell_of,
    known_of,
    rows_of,
    shortest,
    withheld_of,
    within,
)

pytestmark = pytest.mark.long

# By measure: how far London's count may lie from the sum of its boroughs by rounding.
COUNTS = {
    "da_homelessness_households": {"borough": 5.0},
    "homelessness_in_refuge": {"borough": 10.0},
    "homelessness_da_priority_need": {"borough": 5.0},
    "da_homicide_victims": None,
}
WHOLE_YEARS = {"homelessness_in_refuge", "homelessness_da_priority_need"}
SEED, AT_RANDOM = 2026, 12


def asked_for(site, rows):
    """Commands, all but one, pairs around what is withheld, and some at random."""
    tokens = [one.token for one in choices_of(site) if not one.is_command]
    commands = [one.token for one in choices_of(site) if one.is_command]
    slugs = dict(site.repository.areas(Level.BOROUGH)[["area_code", "slug"]].to_numpy())
    hidden = sorted(
        {slugs[code] for code in rows.loc[rows["status"].eq("suppressed"), "area_code"]}
    )
    draw = Random(SEED)  # noqa: S311 - chosen, not secret
    return [
        *([one] for one in commands),
        tokens,
        *([each for each in tokens if each != left] for left in tokens),
        *([one, other] for one in hidden for other in draw.sample(tokens, 2) if one != other),
        *([command, one] for command in commands for one in hidden[:1]),
        *(draw.sample(tokens, draw.randint(2, 32)) for _ in range(AT_RANDOM)),
    ]


def answers(site, rows, *, indicator, every=1):
    """Each group that is asked for, with its rows; of many sets each third, say, is enough."""
    for tokens in asked_for(site, rows)[::every]:
        group = group_of(tokens, site=site).group
        if group:
            yield group, rows_together(rows, group=group, indicator=indicator, site=site)


@pytest.fixture(scope="module")
def answered(site):
    """The same of published rows, each worked out once for all tests."""
    kept = {}

    def answers_to(rows, *, indicator, every=1):
        kind = rows["period_type"].iloc[0]
        for tokens in asked_for(site, rows)[::every]:
            group = group_of(tokens, site=site).group
            if group:
                named = (indicator.id, kind, group.codes)
                if named not in kept:
                    kept[named] = rows_together(rows, group=group, indicator=indicator, site=site)
                yield group, kept[named]

    return answers_to


def by_borough(site, indicator):
    for kind in indicator.levels.get(Level.BOROUGH, ()):
        rows = site.repository.values(indicator.id, level=Level.BOROUGH, period_type=kind)
        if cannot_be_added(rows, indicator=indicator) is None:
            yield rows


def test_every_number_of_a_group_is_a_sum_that_anybody_could_make(site, catalogue, answered):
    given = withheld = 0
    for indicator in catalogue.indicators.values():
        for rows in by_borough(site, indicator):
            if not rows["status"].eq("suppressed").any():
                continue
            table = {
                name: rows.pivot_table(
                    index="period_end", columns="area_code", values=name, dropna=False
                )
                for name in ("numerator", "denominator")
            }
            for group, made in answered(rows, indicator=indicator, every=3):
                for name, held in table.items():
                    if name not in made or held.empty:
                        continue
                    sums = held.reindex(columns=list(group.codes)).sum(axis=1, skipna=False)
                    ours = made.set_index("period_end")[name]
                    theirs = sums.reindex(ours.index)
                    shown = ours.notna()
                    assert np.allclose(ours[shown], theirs[shown]), (indicator.id, group.codes)
                    given += int(shown.sum())
                withheld += int(made["status"].eq("suppressed").sum())
                blank = made["status"].eq("suppressed")
                assert made.loc[blank, ["numerator", "denominator", "value"]].isna().all(axis=None)
    assert given > 2_000
    assert withheld > 300


def attacked(site, indicator, *, asked):
    """Return the range of each withheld count before, and what is known after all were asked for.

    `asked` gives each group with its rows, of the boroughs' rows of one kind of period.
    """
    levels = [
        site.repository.values(indicator.id, level=level, period_type=kind)
        for level in (Level.LONDON, Level.BOROUGH)
        for kind in indicator.levels.get(level, ())
    ]
    rows = pd.concat(levels, ignore_index=True)
    parents = dict.fromkeys(rows["area_code"], "E12000007")
    known = known_of(
        rows,
        parents=parents,
        rounded=COUNTS[indicator.id],
        whole_years=indicator.id in WHOLE_YEARS,
    )
    before = [_range(known, cells) for cells in withheld_of(rows)]
    brief = rows[rows["level"].eq("borough")]
    brief = brief[brief["period_type"].eq(shortest(brief))]
    counts = {cell_of(one): one.numerator for one in rows_of(brief)}
    of_area = by_area(counts)
    for part in by_borough(site, indicator):
        for group, made in asked(part, indicator=indicator):
            for one in rows_of(made[made["numerator"].notna()]):
                cells = [cell for code in group.codes for cell in within(of_area[code], one)]
                spare = np.nansum([counts[cell] for cell in cells])
                known.add(cells, known=spare, least=one.numerator, most=one.numerator)
    return before, known, rows


def _range(known, cells):
    return known.range_of([one for one in cells if one in known.cells])


@pytest.mark.parametrize("name", list(COUNTS))
def test_no_set_of_groups_narrows_what_a_withheld_count_can_be(site, catalogue, answered, name):
    before, known, rows = attacked(site, catalogue.indicators[name], asked=answered)

    assert len(before) > 10
    assert [_range(known, cells) for cells in withheld_of(rows)] == before


def test_the_attack_finds_a_group_that_adds_up_what_is_withheld(site, catalogue):
    """A planted leak: a withheld count of 2 is added up as if it were published."""

    def leaking(rows, *, indicator):
        told = rows.assign(
            status=rows["status"].replace("suppressed", "published"),
            numerator=rows["numerator"].where(rows["status"].ne("suppressed"), 2.0),
        )
        return answers(site, told, indicator=indicator)

    homicides = catalogue.indicators["da_homicide_victims"]
    before, known, rows = attacked(site, homicides, asked=leaking)
    after = [_range(known, cells) for cells in withheld_of(rows)]

    assert after != before
    assert any(least == most == 2 for least, most in after)
