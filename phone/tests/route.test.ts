import { expect, test } from "vitest";
import { readRoute } from "../src/route";

test.each([
  ["", { screen: "home" }],
  ["#/", { screen: "home" }],
  ["#/sign-in", { screen: "sign-in" }],
  ["#/reminders", { screen: "reminders" }],
  ["#/updates/1", { screen: "update", id: "1" }],
  ["#/updates", { screen: "not-found" }],
  ["#/join/K7Q2MX", { screen: "join", code: "K7Q2MX" }],
  ["#/join/k7q%202mx", { screen: "join", code: "k7q 2mx" }],
  ["#/join/%", { screen: "join", code: "%" }],
  ["#/welcome/abc", { screen: "welcome", code: "abc" }],
  ["#/sessions/1", { screen: "session", id: "1" }],
  ["#/sessions/1/polls", { screen: "prepare", id: "1" }],
  ["#/sessions/1/results", { screen: "results", id: "1" }],
  ["#/sessions/1/debrief", { screen: "debrief", id: "1" }],
  ["#/sessions/1/prebrief", { screen: "prebrief", id: "1" }],
  ["#/practice", { screen: "practice" }],
  ["#/practice/1", { screen: "not-found" }],
  ["#/sessions/1/results/2", { screen: "not-found" }],
  ["#/programs/1/numbers", { screen: "program-numbers", id: "1" }],
  ["#/programs/1/numbers/2", { screen: "not-found" }],
  ["#/programs/1", { screen: "not-found" }],
  ["#/contact-wishes", { screen: "contact-wishes" }],
  ["#/rooms/1", { screen: "room", id: "1" }],
  ["#/rooms/1/desk", { screen: "desk", id: "1" }],
  ["#/rooms/1/screen", { screen: "projector", id: "1" }],
  ["#/rooms/1/desk/screen", { screen: "projector", id: "1" }],
  ["#/rooms", { screen: "not-found" }],
  ["#/rooms/1/else", { screen: "not-found" }],
  ["#/rooms/1/screen/2", { screen: "not-found" }],
  ["#/rooms/1/screen/desk", { screen: "not-found" }],
  ["#/sessions/1/desk", { screen: "not-found" }],
  ["#/elsewhere", { screen: "not-found" }],
])("%s", (hash, route) => {
  expect(readRoute(hash)).toEqual(route);
});
