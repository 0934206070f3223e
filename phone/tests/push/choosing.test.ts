import { expect, test } from "vitest";
import type { Wishes } from "../../src/push/wire";
import { eventsFor, toggleEvent, withDay, withoutDay } from "../../src/push/choosing";
import type { Me, Role } from "../../src/wire";

const NOTHING: Wishes = { muted: [], by_mail: true, quiet_from: null, quiet_until: null, on_call_on: [] };

function person(...roles: Role[]): Me {
  const program = { id: "p", name: "Program", time_zone: "Europe/Berlin" };
  return { id: "1", name: "N", email: "n@example.org", memberships: roles.map((role) => ({ id: role, role, program })) };
}

test("everybody chooses among what can happen to them", () => {
  expect(eventsFor(person("director"))).toEqual(["result_released", "action_recorded"]);
  expect(eventsFor(person("resident"))).not.toContain("prebrief_ready");
  expect(eventsFor(person("alum"))).toContain("prebrief_ready");
  expect(eventsFor(person("alum"))).not.toContain("contact_requested");
  expect(eventsFor(person("psychologist"))).toContain("contact_requested");
});

test("ticking and unticking", () => {
  const muted = toggleEvent(NOTHING, "pulse_open");
  expect(muted.muted).toEqual(["pulse_open"]);
  expect(toggleEvent(muted, "pulse_open")).toEqual(NOTHING);
});

test("days on call are in order and each once", () => {
  const days = withDay(withDay(withDay(NOTHING, "2030-06-05"), "2030-06-04"), "2030-06-05");
  expect(days.on_call_on).toEqual(["2030-06-04", "2030-06-05"]);
  expect(withoutDay(days, "2030-06-04").on_call_on).toEqual(["2030-06-05"]);
});
