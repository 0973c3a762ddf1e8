"""Which columns of a file are read, and what goes on of each row."""

import pyarrow as pa

from data.model import Frozen
from data.partner.model import FileRole
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.reading.input_files import ExtractFile, column_of

TEXT, KEY = pa.string(), pa.int64()
# Of every record: its row in the file, and numbers of this run for its day and its reference.
RECORD = {"year": TEXT, "day": KEY, "same": KEY, "row": KEY}
SCHEMAS: dict[FileRole, pa.Schema] = {
    FileRole.INCIDENTS: pa.schema(
        RECORD | {"ward": TEXT, "lsoa": TEXT, "why": TEXT, "category": TEXT, "location": KEY}
    ),
    FileRole.VICTIMS: pa.schema(RECORD | {"sex": TEXT, "age": TEXT}),
    FileRole.ACCUSED: pa.schema(RECORD | {"sex": TEXT, "age": TEXT}),
    FileRole.REFERRALS: pa.schema(RECORD | {"category": TEXT}),
    FileRole.ALL_OFFENCES: pa.schema({"year": TEXT, "category": TEXT, "count": TEXT}),
    FileRole.BASE: pa.schema({"category": TEXT, "count": TEXT}),
    FileRole.SERVICE_COUNTS: pa.schema(
        {"year": TEXT, "measure": TEXT, "group": TEXT, "count": TEXT, "row": KEY}
    ),
}


def find_columns(file: ExtractFile, *, role: FileRole, named: Frozen) -> dict[str, str]:
    """Return the columns that are there, by our own name.

    Args:
        file: Opened.
        role: What it is.
        named: The part of the mapping that names its columns. One that may be None may be absent
            unless the mapping names it.

    Raises:
        ExtractFault: If a column that must be there, or that the mapping names, is not.
    """
    found = {}
    for name, wanted in named.model_dump().items():
        may_lack = type(named).model_fields[name].annotation is not str
        column = column_of(file, wanted) if wanted else None
        if column is not None:
            found[name] = column
        elif wanted and (name in named.model_fields_set or not may_lack):
            raise ExtractFault(
                f"{file.path.name}: there is no column {wanted!r} "
                f"(there are: {', '.join(file.header[:20])}). "
                f"Remedy: set columns: {role.value}: {name} in the mapping."
            )
    return found
