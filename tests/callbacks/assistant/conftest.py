"""The assistant as a program of its own, asked over standard input and output by the SDK."""

import asyncio
import json
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from components.pages.about.api_examples import ASSISTANT, FOLDER
from tests.callbacks.assistant.asked import QUESTIONS
from tests.paths import ROOT


@pytest.fixture(scope="session")
def told(tmp_path_factory):
    """What the program said of itself, its tools, and the answer to each question."""
    # Half a second to load, for each process that only gathers what tests there are.
    from mcp import Client  # noqa: PLC0415
    from mcp.client.stdio import StdioServerParameters, stdio_client  # noqa: PLC0415

    complaints = tmp_path_factory.mktemp("assistant") / "stderr"

    async def ask():
        # As the page on data says, and from a folder where none of the code lies.
        [settings] = json.loads(ASSISTANT.replace(FOLDER, str(ROOT)))["mcpServers"].values()
        settings["command"] = sys.executable
        program = StdioServerParameters(**settings, cwd=complaints.parent)
        with complaints.open("w") as errors:
            async with Client(stdio_client(program, errlog=errors)) as client:
                tools = (await client.list_tools()).tools
                answers = {}
                for name, (tool, arguments) in QUESTIONS.items():
                    answers[name] = await client.call_tool(tool, arguments)
                return client.instructions, tools, answers

    # A thread of its own: browser tests in the same process leave their loop running.
    with ThreadPoolExecutor(1) as apart:
        instructions, tools, answers = apart.submit(asyncio.run, ask()).result()
    return {
        "instructions": instructions,
        "tools": {one.name: one for one in tools},
        "answers": answers,
        "complaints": complaints.read_text(),
    }


@pytest.fixture(scope="session")
def answer(told):
    """The structured answer to a question that is answered."""

    def of(name):
        result = told["answers"][name]
        assert not result.is_error, result.content[0].text
        return result.structured_content

    return of


@pytest.fixture(scope="session")
def refusal(told):
    """The words in which a question is refused."""

    def of(name):
        result = told["answers"][name]
        assert result.is_error, name
        return result.content[0].text

    return of
