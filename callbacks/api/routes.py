"""The addresses of the API. Each is there as JSON and, with .csv after the path, as CSV."""

from flask import Flask, Response, abort, request
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel

from callbacks.api import kept_replies, models, questions, tables
from callbacks.api.document import (
    BASE,
    FIGURES,
    called,
    csv_answer,
    openapi_document,
    refusals,
)
from callbacks.api.groups import group_record
from callbacks.api.queries import (
    REPEATABLE,
    AreasQuery,
    AreasTableQuery,
    EvidenceQuery,
    EvidenceTableQuery,
    IndicatorPath,
    Query,
    ValuesQuery,
    ValuesTableQuery,
    WardsQuery,
    WardsTableQuery,
)
from callbacks.api.records import caveat_records, indicator_record, records
from callbacks.api.replies import CSV, JSON, csv_reply, demand, json_reply
from callbacks.server.problems import malformed, problem
from callbacks.server.release_mark import code_mark, release_mark
from callbacks.server.site import Site


def register(server: Flask, *, site: Site) -> None:
    """Serve the API, its document, and refusals that programs can read."""
    api = blueprint(site)
    # The library asks the application for this; ours is a plain one, see docs/decisions.md.
    setattr(server, "validation_error_callback", malformed)  # noqa: B010
    server.register_blueprint(api)
    document = openapi_document(api, site=site)

    @server.get(f"{BASE}/openapi.json")
    def openapi() -> Response:
        return json_reply(document)

    @server.route("/api/", defaults={"rest": ""})
    @server.route("/api/<path:rest>")
    def nothing(rest: str) -> Response:  # noqa: ARG001
        abort(404, "There is nothing at this address: /api/v1/openapi.json lists what there is.")

    kept_replies.register(server, site=site)


def blueprint(site: Site) -> APIBlueprint:
    """Return the routes below /api/v1/."""
    api = APIBlueprint(
        "api",
        __name__,
        url_prefix=BASE,
        abp_tags=[FIGURES],
        abp_responses=refusals(),
        operation_id_callback=called,
    )

    @api.before_request
    def each_name_once() -> Response | None:
        doubled = [
            name
            for name, given in request.args.lists()
            if len(given) > 1 and name not in REPEATABLE
        ]
        if not doubled:
            return None
        faults = [{"name": doubled[0], "message": "is given more than once"}]
        return problem(400, f"{doubled[0]} is given more than once.", errors=faults)

    mark = f"{release_mark(site.repository)} {code_mark()}"
    _add_indicators(api, site=site)
    _add_values(api, site=site, mark=mark)
    _add_wards(api, site=site, mark=mark)
    _add_areas(api, site=site, mark=mark)
    _add_evidence(api, site=site, mark=mark)
    return api


def _add_indicators(api: APIBlueprint, *, site: Site) -> None:
    indicators = list(site.catalogue.indicators.values())

    @api.get("/indicators", summary="All indicators", responses=_ok(models.IndicatorsAnswer))
    def list_indicators(query: Query) -> Response:
        demand(JSON)
        release = questions.check_release(query.release, site=site)
        listed = [indicator_record(one, site=site) for one in indicators]
        return json_reply({"release": release, "indicators": listed})

    @api.get("/indicators.csv", summary="All indicators as CSV", responses=csv_answer())
    def list_indicators_csv(query: Query) -> Response:
        demand(CSV)
        questions.check_release(query.release, site=site)
        return csv_reply(*tables.indicators_table(indicators, site=site))

    @api.get(
        "/indicators/<indicator_id>",
        summary="One indicator with its caveats",
        responses=_ok(models.IndicatorAnswer),
    )
    def show_indicator(path: IndicatorPath, query: Query) -> Response:
        demand(JSON)
        release = questions.check_release(query.release, site=site)
        one = questions.indicator_by_id(path.indicator_id, site=site)
        return json_reply(
            {
                "indicator": indicator_record(one, site=site),
                "caveats": caveat_records(site.catalogue.caveats_for(one.id), site=site),
                "release": release,
            }
        )

    @api.get(
        "/indicators/<indicator_id>.csv",
        summary="One indicator with its caveats as CSV",
        responses=csv_answer(),
    )
    def show_indicator_csv(path: IndicatorPath, query: Query) -> Response:
        demand(CSV)
        questions.check_release(query.release, site=site)
        one = questions.indicator_by_id(path.indicator_id, site=site)
        return csv_reply(*tables.indicators_table([one], site=site))


def _add_values(api: APIBlueprint, *, site: Site, mark: str) -> None:
    @api.get("/values", summary="Values of one indicator", responses=_ok(models.ValuesAnswer))
    def list_values(query: ValuesQuery) -> Response:
        demand(JSON)
        found = questions.values(query, site=site)
        answer = {
            "indicator": indicator_record(found.indicator, site=site),
            **_group_in(found),
            **_page_of(found, "values", site=site),
        }
        return json_reply(answer, following=found.following)

    @api.get("/values.csv", summary="Values of one indicator as CSV", responses=csv_answer())
    def list_values_csv(query: ValuesTableQuery) -> Response:
        demand(CSV)
        found = questions.values(query, site=site)
        return tables.found_reply(found, tables.values_table, mark=mark, site=site)


def _add_wards(api: APIBlueprint, *, site: Site, mark: str) -> None:
    @api.get("/wards", summary="Two statements on each ward", responses=_ok(models.WardsAnswer))
    def list_wards(query: WardsQuery) -> Response:
        demand(JSON)
        found = questions.wards(query, site=site)
        answer = {
            "indicator": indicator_record(found.indicator, site=site),
            **_page_of(found, "wards", site=site),
        }
        return json_reply(answer, following=found.following)

    @api.get("/wards.csv", summary="Two statements on each ward, as CSV", responses=csv_answer())
    def list_wards_csv(query: WardsTableQuery) -> Response:
        demand(CSV)
        found = questions.wards(query, site=site)
        return tables.found_reply(found, tables.wards_table, mark=mark, site=site)


def _add_areas(api: APIBlueprint, *, site: Site, mark: str) -> None:
    @api.get("/areas", summary="Areas and their residents", responses=_ok(models.AreasAnswer))
    def list_areas(query: AreasQuery) -> Response:
        demand(JSON)
        found = questions.areas(query, site=site)
        return json_reply(_page_of(found, "areas", site=site), following=found.following)

    @api.get("/areas.csv", summary="Areas and their residents as CSV", responses=csv_answer())
    def list_areas_csv(query: AreasTableQuery) -> Response:
        demand(CSV)
        found = questions.areas(query, site=site)
        return tables.found_reply(found, tables.areas_table, mark=mark, site=site)


def _add_evidence(api: APIBlueprint, *, site: Site, mark: str) -> None:
    @api.get(
        "/evidence", summary="Figures as reports print them", responses=_ok(models.EvidenceAnswer)
    )
    def list_evidence(query: EvidenceQuery) -> Response:
        demand(JSON)
        found = questions.evidence(query, site=site)
        return json_reply(_page_of(found, "evidence", site=site), following=found.following)

    @api.get(
        "/evidence.csv", summary="Figures as reports print them, as CSV", responses=csv_answer()
    )
    def list_evidence_csv(query: EvidenceTableQuery) -> Response:
        demand(CSV)
        found = questions.evidence(query, site=site)
        return tables.found_reply(found, tables.evidence_table, mark=mark, site=site)


def _ok(shape: type[BaseModel]) -> dict[str, type[BaseModel]]:
    return {"200": shape}


def _group_in(found: questions.Found) -> dict[str, object]:
    """Return who is in the group that was asked for; nothing where none was."""
    return {"group": group_record(found.group, found.indicator)} if found.group else {}


def _page_of(found: questions.Found, name: str, *, site: Site) -> dict[str, object]:
    return {
        "caveats": caveat_records(found.caveats, site=site),
        "release": str(site.repository.manifest["release"]),
        name: records(found.rows),
        "next": found.following,
    }
