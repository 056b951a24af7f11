"""The JSON is the contract: its schema holds, nothing is lost, and the bytes are the same every time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from brief.render import render
from brief.render.look import read_look
from brief.terminal import safe
from tests import sample

SCHEMA = json.loads((Path(__file__).parents[1] / "brief" / "schema.json").read_text(encoding="utf-8"))
CONTRACT = """
    schema title subtitle marking as_of edition window basis in_brief changes sources people events quotes demands
    issues
"""


@pytest.fixture(scope="module")
def data() -> Any:
    return json.loads(render("json", sample.briefing(), read_look()))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_briefing_follows_the_schema(data: Any) -> None:
    jsonschema.validate(data, SCHEMA, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("spoil", ["quotes", "as_of", "edition"])
def test_the_schema_refuses_what_lacks_a_key(data: Any, spoil: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({key: value for key, value in data.items() if key != spoil}, SCHEMA)


def test_the_schema_knows_every_key_that_is_written(data: Any) -> None:
    assert [] == list(unknown(data, SCHEMA, "briefing"))


def unknown(value: Any, schema: Any, where: str) -> Any:
    """Each key in the data that no part of the schema names."""
    schema = SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema
    for choice in schema.get("anyOf", ()):
        if value is not None and choice.get("type") != "null":
            yield from unknown(value, choice, where)
    if isinstance(value, list) and "items" in schema:
        for item in value:
            yield from unknown(item, schema["items"], where)
    if isinstance(value, dict) and "properties" in schema:
        for key, item in value.items():
            if key in schema["properties"]:
                yield from unknown(item, schema["properties"][key], f"{where}.{key}")
            else:
                yield f"{where}.{key}"


def test_the_contract_stands(data: Any) -> None:
    assert set() == set(CONTRACT.split()) - set(data)
    assert 1 == data["schema"]


def test_days_are_iso_and_unknown_is_null(data: Any) -> None:
    assert ("2033-03-11", "2033-03-07") == (data["as_of"], data["window"]["first"])
    official = next(quote for quote in data["quotes"] if quote["id"] == "q-official-roads")
    assert (None, None) == (official["said_on"], official["speaker"])


def test_the_sender_is_called_from(data: Any) -> None:
    assert ("Head of Mission", "Basin Desk") == (data["to"], data["from"])
    assert "sender" not in data


def test_delegations_are_named(data: Any) -> None:
    assert {"side": "Taluria", "people": ["anna-verrin"]} in data["days"][1]["events"][0]["delegations"]


def test_excerpts_keep_every_character(data: Any) -> None:
    said = data["events"][0]["said"][0]
    assert sample.TEXTS[said["source"]][said["start"] : said["end"]] == said["text"]
    assert "\n" in said["text"]


def test_bytes_are_utf8_with_a_newline_at_the_end_and_the_same_twice() -> None:
    first, second = (render("json", sample.briefing(), read_look()) for _ in range(2))
    assert first == second
    assert "Ελένη Νικολάου" in first.decode("utf-8")
    assert first.endswith(b"}\n")


@pytest.mark.parametrize("words", ["\x00\x07\x1b]]>", "\u202eevil", "\ud800lone", '</script>"\\', "😀𝔸"])
def test_hostile_words_come_back_as_they_were(words: str) -> None:
    data = json.loads(render("json", sample.with_words(words), read_look()))
    assert words == data["quotes"][0]["excerpt"]["text"]


@pytest.mark.parametrize("words", ["\x9b31mred", "\u202eevil", "one\u2028two", "\ud800 and \x7f", "\u200eleft"])
def test_no_words_are_obeyed_by_a_terminal_that_shows_the_data(words: str) -> None:
    written = render("json", sample.with_words(words), read_look()).decode()
    assert safe(written) == written
    assert words == json.loads(written)["quotes"][0]["excerpt"]["text"]
