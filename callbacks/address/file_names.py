"""Names of files that leave the site: neutral at the start, and no two files alike."""

from callbacks.server.site import Site


def file_name(*parts: str, kind: str, site: Site) -> str:
    """Return a name that tells a file apart by its release and by what it holds.

    Args:
        parts: Ids, slugs and periods that were looked up; empty ones are left out.
        kind: Ending, without its dot.
        site: Gives the release.
    """
    release = site.repository.manifest["release"]
    return "_".join(part for part in ("london-boroughs", release, *parts) if part) + f".{kind}"
