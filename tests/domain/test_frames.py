"""Frames that we make ourselves are those that the WebSocket library would make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode

from api.live.messages import to_client
from api.live.outlet import text_frame

encodable = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(encodable)
def test_a_text_frame_is_the_librarys(text: str) -> None:
    assert text_frame(text) == Frame(Opcode.TEXT, text.encode()).serialize(mask=False)


@pytest.mark.parametrize("length", [0, 125, 126, 65_535, 65_536, 70_000])
def test_every_form_of_length(length: int) -> None:
    text = "x" * length
    assert text_frame(text) == Frame(Opcode.TEXT, text.encode()).serialize(mask=False)


@given(encodable.filter(lambda text: 0 < len(text) <= 40))
def test_an_ack_is_what_its_message_says(command_id: str) -> None:
    encoded = to_client.ack(command_id)
    assert to_client.Ack.model_validate_json(encoded) == to_client.Ack(id=command_id)
