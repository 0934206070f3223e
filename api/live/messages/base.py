from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

CommandId = Annotated[str, StringConstraints(min_length=1, max_length=40)]
OptionId = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class Message(BaseModel):
    """Unknown fields are refused, in both directions."""

    model_config = ConfigDict(extra="forbid", frozen=True)
