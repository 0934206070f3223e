"""What blinding and sealing cost on a slow phone: the client's own modules, Chromium throttled."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Route

PHONE = Path(__file__).resolve().parent.parent / "phone"
MODULES = [PHONE / "src" / "pulse" / name for name in ("blinding.ts", "sealing.ts")]
PACKAGES = ("vite", "@cloudflare/blindrsa-ts", "@hpke/core", "@hpke/dhkem-x25519")
SLOWER = 4  # times than this machine
TIMES = 15
ORIGIN = "https://phone.example/"  # never asked for: it is answered here, and is a secure context

ENTRY = """
import {{ blind, tokenHash }} from "{blinding}";
import {{ seal }} from "{sealing}";
globalThis.measure = async (issuerKey, sealingKey, times) => {{
  const round = "00000000-0000-4000-8000-000000000000";
  const spent = [];
  for (let time = 0; time < times; time += 1) {{
    const begun = performance.now();
    const {{ prepared }} = await blind(issuerKey);
    const plain = new Uint8Array(256);
    await seal({{ round, sealingKey, tokenHash: await tokenHash(prepared), plain }});
    spent.push(performance.now() - begun);
  }}
  return spent.sort((one, other) => one - other)[Math.floor(times / 2)];
}};
"""
BUILD = """
import {{ build }} from "vite";
await build({{ configFile: false, logLevel: "error", build: {{
  outDir: {out}, emptyOutDir: false, minify: true,
  lib: {{ entry: {entry}, formats: ["iife"], name: "bench", fileName: () => "bench.js" }},
}} }});
"""


def phone_ms(*, issuer_key: bytes, sealing_key: bytes) -> float | None:
    """The median time of making one ballot, in milliseconds; None where it cannot be tried.

    `issuer_key` as SubjectPublicKeyInfo. It needs the client's modules, Node with the client's
    packages, and Chromium.
    """
    packages = [PHONE / "node_modules" / name for name in PACKAGES]
    there = all(each.exists() for each in (*MODULES, *packages))
    if not there or shutil.which("node") is None or shutil.which("chromium") is None:
        return None
    with tempfile.TemporaryDirectory(prefix="bench-", dir=PHONE) as folder:
        script = _built(Path(folder))
    return round(_in_chromium(script, [_text(issuer_key), _text(sealing_key), TIMES]), 1)


def _built(folder: Path) -> str:
    entry = folder / "entry.js"
    blinding, sealing = (str(each) for each in MODULES)
    entry.write_text(ENTRY.format(blinding=blinding, sealing=sealing))
    build = folder / "build.mjs"
    build.write_text(BUILD.format(out=json.dumps(str(folder)), entry=json.dumps(str(entry))))
    subprocess.run([shutil.which("node") or "node", str(build)], cwd=PHONE, check=True, timeout=120)
    return (folder / "bench.js").read_text()


def _in_chromium(script: str, arguments: list[str | int]) -> float:
    from playwright.sync_api import sync_playwright

    def answer(route: Route) -> None:
        route.fulfill(content_type="text/html", body="<!doctype html><title>bench</title>")

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.route("**/*", answer)
        page.goto(ORIGIN)
        page.add_script_tag(content=script)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        spent: float = page.evaluate("(given) => measure(...given)", arguments)
        browser.close()
    return spent


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
