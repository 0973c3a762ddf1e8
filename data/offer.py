"""Where a publisher offers the file of a source, and what that file must be like to be taken."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Address = Annotated[str, StringConstraints(pattern=r"^(https://|http://127\.0\.0\.1:)\S+$")]


class Offer(BaseModel):
    """An address of a publisher, and the file to expect behind it.

    `address` answers the file itself or, where `listed`, a JSON document in which the addresses of
    files stand. `confirmed` is True once a person has opened it: until then it is what a
    publisher's documentation or another program says. `file` matches the whole name of the file;
    its first group is what tells an older file from a newer one ("202512"). `after` is that of the
    newest file that is here already: older ones are not fetched. Where the newest file `holds_all`,
    earlier ones leave the folder; otherwise each stands beside the others. One that is `awaited` is
    not out yet: that it is not there is no fault. `columns` are headings that a CSV file must have,
    in small letters with single spaces. Sizes are in bytes. `folder` lies below RAW_DATA.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    address: Address
    confirmed: bool = False
    listed: bool = False
    file: str = Field(min_length=1)
    after: str = ""
    holds_all: bool
    awaited: bool = False
    type: Literal["csv", "ods", "xlsx"]
    columns: tuple[str, ...] = ()
    least_bytes: int = Field(gt=0)
    most_bytes: int = Field(gt=0, le=2_000_000_000)
    folder: str = Field(pattern=r"^raw/[a-z0-9_]+/published$")
