"""The floor in Python: `websockets.broadcast`, uvloop, no compression, no product around it."""

from __future__ import annotations

import argparse

import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, serve

phones: set[ServerConnection] = set()


async def serve_one(connection: ServerConnection) -> None:
    """What comes in at /speak goes out to every socket that came in elsewhere."""
    if connection.request and connection.request.path == "/speak":
        async for message in connection:
            broadcast(phones, message)
        return
    phones.add(connection)
    try:
        await connection.send('{"type":"snapshot"}')
        await connection.wait_closed()
    finally:
        phones.discard(connection)


async def main(port: int) -> None:
    async with serve(serve_one, "127.0.0.1", port, compression=None) as server:
        await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    uvloop.run(main(parser.parse_args().port))
