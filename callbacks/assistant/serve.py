"""The tools on standard input and output."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
    ToolAnnotations,
)
from pydantic import BaseModel, ValidationError

from callbacks.assistant.answers import Answer, Answers
from callbacks.assistant.questions import (
    EvidenceQuestion,
    IndicatorQuestion,
    SearchQuestion,
    ValuesQuestion,
)
from callbacks.assistant.refusal import RefusedError
from callbacks.server.problems import faults_of
from callbacks.server.site import Site
from components.page import SITE

INSTRUCTIONS = (
    "Recorded domestic abuse in London by borough and ward. Ask `search` for ids first. Say no "
    "figure without its source, its period and each caveat whose severity is must_read. null is "
    "never zero: `status` says why there is no number, and a withheld count is not to be worked "
    "out. Do not compare values of two eras, and rank boroughs only beyond their intervals. More "
    "recorded offences are not more abuse. Whoever is in danger calls 999. {lines}"
)
READS_ONLY = ToolAnnotations(read_only_hint=True, open_world_hint=False)


@dataclass(frozen=True)
class Offered:
    """One tool: what it is for, what it may be asked, and what answers it."""

    name: str
    what: str
    question: type[BaseModel]
    answer: Callable[[Any], Answer]

    @property
    def tool(self) -> Tool:
        """Return the tool as it is listed."""
        schema = self.question.model_json_schema(by_alias=True)
        return Tool(
            name=self.name, description=self.what, input_schema=schema, annotations=READS_ONLY
        )

    def result(self, arguments: dict[str, Any]) -> CallToolResult:
        """Return the answer, or in words why there is none."""
        try:
            told = self.answer(self.question.model_validate(arguments))
        except ValidationError as fault:
            first = faults_of(fault)[0]
            return refused(f"{first['name']}: {first['message']}.")
        except RefusedError as fault:
            return refused(str(fault))
        text = TextContent(type="text", text=orjson.dumps(told).decode())
        return CallToolResult(content=[text], structured_content=told)


async def serve(site: Site) -> None:
    """Answer on standard input and output until the input ends."""
    server = server_of(site)
    async with stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())


def server_of(site: Site) -> Server[Any]:
    """Return a server with the four tools."""
    offered = {one.name: one for one in tools_of(site)}

    async def list_tools(_: object, __: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=[one.tool for one in offered.values()])

    async def call_tool(_: object, asked: CallToolRequestParams) -> CallToolResult:
        if asked.name not in offered:
            return refused(f"There is no tool {asked.name}: there are {', '.join(offered)}.")
        return await asyncio.to_thread(offered[asked.name].result, asked.arguments or {})

    lines = "; ".join(f"{one.name}: {one.number}" for one in site.helplines)
    return Server(
        "london-boroughs-dashboard",
        title=SITE,
        version=str(site.repository.manifest["release"]),
        instructions=INSTRUCTIONS.format(lines=lines),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def tools_of(site: Site) -> tuple[Offered, ...]:
    """Return the tools in the order they are listed."""
    answers = Answers(site)
    return (
        Offered(
            "search",
            "Find boroughs, wards, measures, recommendations, words explained and figures that "
            "reports print, with the ids and codes that the other tools take.",
            SearchQuestion,
            answers.search,
        ),
        Offered(
            "indicator",
            "The definition of one measure: what it shows and does not, unit, levels and periods "
            "there are, breaks, caveats, sources.",
            IndicatorQuestion,
            answers.indicator,
        ),
        Offered(
            "values",
            "Values of one measure by area and period, with intervals where they may be given, "
            "caveats and sources. period=latest asks for the newest.",
            ValuesQuestion,
            answers.values,
        ),
        Offered(
            "evidence",
            "Figures as reports print them, each with its place in the report; citations, not "
            "series.",
            EvidenceQuestion,
            answers.evidence,
        ),
    )


def refused(words: str) -> CallToolResult:
    """Return an error of a tool in words."""
    return CallToolResult(content=[TextContent(type="text", text=words)], is_error=True)
