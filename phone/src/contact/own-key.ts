/**
 * A psychologist's private key on this device. It lies in IndexedDB, wrapped by a key that the
 * browser uses and never hands out: a copy of the files is not enough. It is in no backup of ours.
 */
import { createStore, get, set } from "idb-keyval";
import type { Bytes } from "../pulse/bytes";
import type { KeyPair } from "./sealing";

const store = () => createStore("in-this-room-contact", "key");
const NAME = "own";

interface Wrapped {
  publicKey: string;
  wrapping: CryptoKey;
  iv: Bytes;
  wrapped: ArrayBuffer;
}

export async function keepOwnKey({ privateKey, publicKey }: KeyPair): Promise<void> {
  const wrapping = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const wrapped = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, wrapping, privateKey);
  await set(NAME, { publicKey, wrapping, iv, wrapped } satisfies Wrapped, store());
}

/** Null when this device never made one, or lost it. */
export async function ownKey(): Promise<KeyPair | null> {
  const kept = await get<Wrapped>(NAME, store()).catch(() => undefined);
  if (!kept) return null;
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, kept.wrapping, kept.wrapped);
  return { publicKey: kept.publicKey, privateKey: new Uint8Array(plain) };
}
