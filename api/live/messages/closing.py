"""How a socket ends."""


class Close:
    """Codes with which the server ends a socket; each has one meaning."""

    LEFT = 1000
    MALFORMED = 4400
    TOKEN_NOT_VALID = 4401
    TOO_SLOW = 4408
    SEAT_OPEN_ELSEWHERE = 4409
    ROOM_CLOSED = 4410
    TOO_LARGE = 4413
    TOO_MANY = 4429


CLOSE_REASONS: dict[int, str] = {
    Close.LEFT: "You gave your seat up.",
    Close.MALFORMED: "A frame was not a message of this protocol.",
    Close.TOKEN_NOT_VALID: "The token is not valid (any more): join again or fetch a new ticket.",
    Close.TOO_SLOW: "This connection did not keep up: connect again.",
    Close.SEAT_OPEN_ELSEWHERE: "The seat was opened in another tab or on another device.",
    Close.ROOM_CLOSED: "The room has closed.",
    Close.TOO_LARGE: "A frame was larger than 4096 bytes.",
    Close.TOO_MANY: "Too many messages: wait ten seconds, then connect again.",
}
