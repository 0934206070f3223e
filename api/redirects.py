"""Redirect prompts: the library, a typed look-up, and what people would say."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.quiet import QuietView
from api.request import person_of
from facilitation import access
from facilitation.redirects.judging import Judgement, count_judgements, library_in_order
from facilitation.redirects.lanes import Lane
from facilitation.redirects.library import Move, Pattern
from facilitation.redirects.looking_up import count_look_up, look_up
from facilitation.redirects.matching import MOST_LETTERS, warm

MOVES = [(str(move), str(move)) for move in Move]
ENGINES = [("model", "model"), ("lexical", "lexical")]


class WordingOut(serializers.Serializer[Any]):
    id = serializers.CharField()
    text = serializers.CharField()


class RedirectPatternOut(serializers.Serializer[Any]):
    """One tile. Each move's wordings stand in the order in which to offer them."""

    id = serializers.CharField()
    tile = serializers.CharField()
    sounds_like = serializers.CharField()
    check_first = serializers.CharField(allow_blank=True, help_text="Before any move; often empty")
    reflect = WordingOut(many=True)
    widen = WordingOut(many=True)
    step = WordingOut(many=True)
    avoid = serializers.CharField()
    towards = serializers.CharField(help_text="The rule that the moves lead to")
    evidence = serializers.ListField(child=serializers.CharField())


class RedirectLibraryOut(serializers.Serializer[Any]):
    review_state = serializers.CharField()
    patterns = RedirectPatternOut(many=True)


class TypedText(serializers.CharField):
    """Text as it was typed, with signs that show nothing: what looks it up drops them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.validators = []


class LookUpIn(serializers.Serializer[Any]):
    text = TypedText(
        allow_blank=True,
        trim_whitespace=False,
        help_text=f"A paraphrase, {MOST_LETTERS} characters at the most; no names are needed",
    )


class RedirectPromptOut(serializers.Serializer[Any]):
    pattern = serializers.CharField()
    tile = serializers.CharField()
    move = serializers.ChoiceField(choices=MOVES)
    wording = WordingOut()


class LookUpOut(serializers.Serializer[Any]):
    """`prompts` is empty unless the lane is `redirect` or `check_in`.

    With `check_in`, show them below the advice to speak to the person privately first; with `risk`,
    show the protocol.
    """

    lane = serializers.ChoiceField(choices=Lane.choices)
    engine = serializers.ChoiceField(choices=ENGINES, help_text="Say so where it is lexical")
    prompts = RedirectPromptOut(many=True)


class JudgementIn(serializers.Serializer[Any]):
    pattern = serializers.CharField(max_length=40)
    move = serializers.ChoiceField(choices=MOVES)
    wording = serializers.CharField(max_length=1)
    would_say = serializers.BooleanField()


class JudgementsIn(serializers.Serializer[Any]):
    judgements = JudgementIn(many=True)


class RedirectLibraryView(APIView):
    @extend_schema(operation_id="redirect_library", responses=RedirectLibraryOut)
    def get(self, request: Request) -> Response:
        """All patterns and their lines; for facilitators and coordinators. Keep it on the phone."""
        access.check_prepares_sessions(person_of(request))
        warm()  # a desk that fetches the tiles may soon type
        library = library_in_order()
        body = {
            "review_state": library.review_state,
            "patterns": [_pattern_out(each) for each in library.patterns],
        }
        return Response(RedirectLibraryOut(body).data)


class LookUpView(QuietView):
    what = "a look-up"

    @extend_schema(operation_id="look_up_redirect", request=LookUpIn, responses=LookUpOut)
    def post(self, request: Request) -> Response:
        """Find lines for what somebody paraphrases. The text is neither stored nor logged."""
        person = person_of(request)
        access.check_prepares_sessions(person)
        form = LookUpIn(data=request.data)
        form.is_valid(raise_exception=True)
        count_look_up(person)
        found = look_up(form.validated_data["text"], library=library_in_order())
        return Response(LookUpOut(found).data)


class JudgementView(QuietView):
    what = "a judgement"

    @extend_schema(operation_id="judge_redirects", request=JudgementsIn, responses={204: None})
    def post(self, request: Request) -> Response:
        """Say of lines that one would, or would not, say them. Only counts are kept."""
        person = person_of(request)
        access.check_prepares_sessions(person)
        form = JudgementsIn(data=request.data)
        form.is_valid(raise_exception=True)
        count_look_up(person)
        count_judgements([Judgement(**each) for each in form.validated_data["judgements"]])
        return Response(status=status.HTTP_204_NO_CONTENT)


def _pattern_out(pattern: Pattern) -> dict[str, Any]:
    return {
        "id": pattern.id,
        "tile": pattern.tile,
        "sounds_like": pattern.sounds_like,
        "check_first": pattern.check_first,
        **{str(move): wordings for move, wordings in pattern.moves.items()},
        "avoid": pattern.avoid,
        "towards": pattern.towards,
        "evidence": pattern.evidence,
    }
