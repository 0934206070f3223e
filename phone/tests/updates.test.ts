import { describe, expect, it, vi } from "vitest";
import type { Event } from "../src/push/wire";
import type { Me } from "../src/wire";

vi.stubGlobal("location", { origin: "https://room.example" });
const { placeOfUpdate } = await import("../src/push/updates");
const ABOUT = "0b7c";

function person(...roles: string[]): Me {
  return { memberships: roles.map((role) => ({ role })) } as unknown as Me;
}

describe("where an update leads", () => {
  it.each<[Event, string]>([
    ["prebrief_ready", "#/sessions/0b7c/prebrief"],
    ["prebrief_due", "#/sessions/0b7c/prebrief"],
    ["action_recorded", "#/programs/0b7c/actions"],
    ["contact_requested", "#/contact-wishes"],
  ])("%s leads to its own page", (event, place) => {
    expect(placeOfUpdate({ event, about: ABOUT }, person("psychologist"))).toBe(place);
  });

  it("leads a director to what was recorded, and to no session or group", () => {
    const director = person("director");
    expect(placeOfUpdate({ event: "action_recorded", about: ABOUT }, director)).toBe("#/programs/0b7c/actions");
    expect(placeOfUpdate({ event: "result_released", about: ABOUT }, director)).toBe("#/");
  });
});
