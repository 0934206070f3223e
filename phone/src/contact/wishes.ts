import { answer, api } from "../api";
import type { Numbers } from "../help/numbers";
import { seats } from "../this-phone";
import { keepOwnKey, ownKey } from "./own-key";
import type { Wish } from "./sealing";

/** Loaded when it is needed: the door of a room does not wait for it. */
const sealing = () => import("./sealing");

export type ToAsk = Numbers["to_ask"][number];

/** What a psychologist's page shows: `elsewhere` when another device holds the key. */
export type Inbox = { stand: "none" } | { stand: "elsewhere" } | { stand: "here"; wishes: OpenedWish[] };

/** `wish` is null for what was not sealed to this device's key. */
export interface OpenedWish {
  id: string;
  wish: Wish | null;
}

/** From a seat when there is one: then no account comes along. */
export async function askForContact(program: string, { key, public_key: publicKey }: ToAsk, wish: Wish): Promise<void> {
  const { sealWish } = await sealing();
  const sealed = await sealWish({ key, publicKey }, wish);
  const room = seats.latestRoom();
  const seat = room === null ? null : seats.in(room);
  if (room !== null && seat) {
    const body = { key, sealed, seat_token: seat.token };
    const path = { room_id: room };
    await answer(api.POST("/api/v1/rooms/{room_id}/contact-wishes", { params: { path }, body, credentials: "omit" }));
    return;
  }
  const path = { program_id: program };
  await answer(api.POST("/api/v1/programs/{program_id}/contact-wishes", { params: { path }, body: { key, sealed } }));
}

export async function fetchInbox(): Promise<Inbox> {
  const [registered, own] = await Promise.all([answer(api.GET("/api/v1/contact-keys/mine")), ownKey()]);
  if (registered.id === null) return { stand: "none" };
  if (own?.publicKey !== registered.public_key) return { stand: "elsewhere" };
  const mine = { key: registered.id, privateKey: own.privateKey };
  const [{ openWish }, waiting] = await Promise.all([sealing(), answer(api.GET("/api/v1/contact-wishes"))]);
  const wishes = await Promise.all(
    waiting.map(async ({ id, sealed }) => ({ id, wish: await openWish(mine, sealed).catch(() => null) })),
  );
  return { stand: "here", wishes };
}

/** Makes a key on this device. What waits for another device's key is deleted unread. */
export async function receiveHere(): Promise<void> {
  const { newKeyPair } = await sealing();
  const pair = await newKeyPair();
  await keepOwnKey(pair); // first: a key that only the server knew of could open nothing
  await answer(api.PUT("/api/v1/contact-keys/mine", { body: { public_key: pair.publicKey } }));
}

export async function answered(wish: string): Promise<void> {
  const path = { wish_id: wish };
  await answer(api.DELETE("/api/v1/contact-wishes/{wish_id}", { params: { path } }));
}
