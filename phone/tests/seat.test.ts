import { beforeEach, expect, test } from "vitest";
import { Seats } from "../src/seat";
import { PageMemory } from "../src/page-memory";

const HOUR = 60 * 60 * 1000;
let now: number;
let store: PageMemory;
let seats: Seats;

beforeEach(() => {
  now = 1_000_000;
  store = new PageMemory();
  seats = new Seats(store, () => now);
});

test("a kept seat is found by its room and by its code", () => {
  seats.keep("room", "token", "K7Q2MX");
  expect(seats.in("room")?.token).toBe("token");
  expect(seats.roomByCode("K7Q2MX")).toBe("room");
  expect(seats.roomByCode("OTHER2")).toBeNull();
  expect(seats.in("another room")).toBeNull();
});

test("of several seats the last one taken is the one to go back to", () => {
  expect(seats.latestRoom()).toBeNull();
  seats.keep("later", "token", "K7Q2MX");
  now -= HOUR;
  seats.keep("earlier", "token", "W4HP9T");
  now += HOUR;
  expect(seats.latestRoom()).toBe("later");
  now += 12 * HOUR + 1;
  expect(seats.latestRoom()).toBeNull();
});

test("a forgotten seat leaves nothing behind", () => {
  seats.keep("room", "token", "K7Q2MX");
  seats.forget("room");
  expect(seats.in("room")).toBeNull();
  expect(store.length).toBe(0);
});

test("after twelve hours a seat is gone from the store, whoever asks for whatever", () => {
  seats.keep("room", "token", "K7Q2MX");
  now += 12 * HOUR;
  expect(seats.in("room")).not.toBeNull();
  now += 1;
  expect(seats.in("another room")).toBeNull();
  expect(store.length).toBe(0);
});

test("a room that changed its code keeps the phone in its seat", () => {
  seats.keep("room", "token", "K7Q2MX");
  seats.recode("room", "W4HP9T");
  expect(seats.roomByCode("W4HP9T")).toBe("room");
  expect(seats.in("room")?.token).toBe("token");
});

test("only seats are swept: other things in the store are somebody else's", () => {
  store.setItem("theirs", "anything");
  store.setItem("seat.broken", "{not json");
  seats.in("room");
  expect(store.getItem("theirs")).toBe("anything");
  expect(store.getItem("seat.broken")).toBeNull();
});
