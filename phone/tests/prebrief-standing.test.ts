import { expect, test } from "vitest";
import { isDue, ownStanding, type Standing } from "../src/prebrief-standing";
import type { GroupSession, Me } from "../src/wire";

const NOW = Date.parse("2030-06-04T12:00:00Z");
const DAY = 24 * 60 * 60 * 1000;
const standing = (state: Standing["state"]): Standing => ({ co_facilitator: "1", role: "alum", is_lead: true, state });

function session(inDays: number, status = "scheduled"): GroupSession {
  const helpers = [
    { id: "1", person_id: "ada", role: "alum", is_lead: true, name: "Ada" },
    { id: "2", person_id: "paul", role: "psychologist", is_lead: false, name: "Paul" },
  ];
  const prebriefs = [standing("due"), { ...standing("confirmed"), co_facilitator: "2", role: "psychologist" }];
  return {
    starts_at: new Date(NOW + inDays * DAY).toISOString(),
    status,
    co_facilitators: helpers,
    prebriefs,
  } as unknown as GroupSession;
}

const person = (id: string) => ({ id }) as Me;

test("everybody finds their own", () => {
  expect(ownStanding(session(1), person("ada"))?.state).toBe("due");
  expect(ownStanding(session(1), person("paul"))?.state).toBe("confirmed");
});

test("who does not facilitate has none", () => {
  expect(ownStanding(session(1), person("rae"))).toBeNull();
  expect(ownStanding({ ...session(1), prebriefs: null }, person("ada"))).toBeNull();
  expect(ownStanding(session(1), null)).toBeNull();
});

test.each([
  [6.9, "due", true],
  [6.9, "changed", true],
  [6.9, "confirmed", false],
  [7.1, "due", false],
  [-0.01, "due", true],
] as const)("%s days before, %s", (days, state, due) => {
  expect(isDue(session(days), standing(state), NOW)).toBe(due);
});

test.each(["open", "closed", "cancelled", "draft"])("nothing is due for a session that is %s", (status) => {
  expect(isDue(session(1, status), standing("due"), NOW)).toBe(false);
});
