"""What a partner calls its columns, file by file."""

from data.model import Frozen


class IncidentColumns(Frozen):
    """Columns of the extract, one row an incident. Only the date and one kind of area must be."""

    date: str = "date"
    reference: str | None = "reference"
    lsoa: str | None = "lsoa"
    ward: str | None = "ward"
    easting: str | None = "easting"
    northing: str | None = "northing"
    latitude: str | None = "latitude"
    longitude: str | None = "longitude"
    postcode: str | None = "postcode"
    offence_type: str | None = "offence_type"
    location: str | None = "location"


class PeopleColumns(Frozen):
    """Columns of the files of victims and of accused, one row a person."""

    date: str = "date"
    reference: str | None = "reference"
    sex: str = "sex"
    age: str = "age"


class ReferralColumns(Frozen):
    """Columns of the file of referrals, one row a referral."""

    date: str = "date"
    reference: str | None = "reference"
    ethnicity: str = "ethnicity"


class OffenceColumns(Frozen):
    """Columns of the file of all offences, flagged or not: one row a record, or with a count."""

    offence_type: str = "offence_type"
    count: str | None = "count"
    date: str | None = "date"


class BaseColumns(Frozen):
    """Columns of the file of residents by ethnic group."""

    ethnicity: str = "ethnicity"
    residents: str = "residents"


class ServiceColumns(Frozen):
    """Columns of counts by quarter; a group that is absent or blank is the whole."""

    quarter: str = "quarter"
    measure: str = "measure"
    group: str | None = "group"
    count: str = "count"


class Columns(Frozen):
    """The partner's column names, file by file; those not named are as documented."""

    incidents: IncidentColumns = IncidentColumns()
    victims: PeopleColumns = PeopleColumns()
    accused: PeopleColumns = PeopleColumns()
    referrals: ReferralColumns = ReferralColumns()
    all_offences: OffenceColumns = OffenceColumns()
    base: BaseColumns = BaseColumns()
    service_counts: ServiceColumns = ServiceColumns()
