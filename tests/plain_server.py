"""The product under uvicorn as it comes: `python -m tests.plain_server --port 8000`."""

from __future__ import annotations

import argparse

import uvicorn

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    uvicorn.run(
        "backend.asgi:application",
        port=parser.parse_args().port,
        ws="websockets-sansio",
        access_log=False,
        log_level="warning",
        lifespan="off",
    )
