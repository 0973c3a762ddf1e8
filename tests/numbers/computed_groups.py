"""What boroughs of each police command have together, and how two measures go together."""

from collections.abc import Iterable

from components.words.groups import describe_group, group_name
from components.words.together import whether_together
from data.catalogue import Catalogue
from data.groups.members import asked_group, group_choices
from data.groups.totals import cannot_be_added, group_rows
from data.model import Level
from data.repository import ParquetRepository
from data.selection import as_records
from data.statistics.kinds import usual_kind
from data.statistics.standing import rank_correlation
from data.statistics.widening import Dispersions

SERVICES = ("da_offences_rate", "da_homelessness_rate")


def boroughs_together(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:
    """Yield a sentence for each command, measure and period."""
    stated = Dispersions(repository.manifest["dispersion"])
    choices = group_choices(repository.areas(Level.BOROUGH), repository.areas(Level.BCU))
    asked = [asked_group([one.token], choices).group for one in choices if one.is_command]
    for one in catalogue.indicators.values():
        for kind in one.levels.get(Level.BOROUGH, ()):
            rows = repository.values(one.id, level=Level.BOROUGH, period_type=kind)
            if cannot_be_added(rows, indicator=one):
                continue
            for group in filter(None, asked):
                made = group_rows(
                    rows, group=group, name=group_name(group), indicator=one, stated=stated
                )
                for row in as_records(made):
                    yield describe_group(row, members=(), london=None, indicator=one)


def services_together(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:
    """Yield how far what two services record goes together across boroughs."""
    newest = []
    for one in SERVICES:
        kind = usual_kind(catalogue.indicators[one], Level.BOROUGH)
        rows = repository.values(one, level=Level.BOROUGH, period_type=kind)
        newest.append(rows[rows["period_end"] == rows["period_end"].max()])
    found = rank_correlation(*newest)
    yield whether_together(found, "both")
