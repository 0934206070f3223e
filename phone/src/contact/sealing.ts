/** HPKE (RFC 9180) to the psychologist's own device, as docs/redirects.md describes it. */
import { type Bytes, fromBase64Url, joined, toBase64Url, utf8 } from "../pulse/bytes";
import { suite } from "../pulse/sealing";

export interface Wish {
  name: string;
  reach: string;
}

/** One length for all: how long a wish is must tell nothing. */
const TEXT_BYTES = 1024;
const KEY_BYTES = 32;
const INFO = "in-this-room contact v1 ";

const infoOf = (key: string) => utf8(INFO + key).buffer;

/** The encapsulated key and the sealed text, base64url. */
export async function sealWish(to: { key: string; publicKey: string }, wish: Wish): Promise<string> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64Url(to.publicKey).buffer);
  const sender = await suite.createSenderContext({ recipientPublicKey, info: infoOf(to.key) });
  const text = await sender.seal(padded(utf8(JSON.stringify(wish))).buffer);
  return toBase64Url(joined(new Uint8Array(sender.enc), new Uint8Array(text)));
}

/** @throws when it was sealed to another key. */
export async function openWish(mine: { key: string; privateKey: Bytes }, sealed: string): Promise<Wish> {
  const recipientKey = await suite.kem.deserializePrivateKey(mine.privateKey.buffer);
  const bytes = fromBase64Url(sealed);
  const [enc, text] = [bytes.slice(0, KEY_BYTES).buffer, bytes.slice(KEY_BYTES).buffer];
  const recipient = await suite.createRecipientContext({ recipientKey, enc, info: infoOf(mine.key) });
  const plain = new Uint8Array(await recipient.open(text));
  const length = new DataView(plain.buffer).getUint16(0);
  const { name, reach } = JSON.parse(new TextDecoder().decode(plain.slice(2, 2 + length))) as Record<string, unknown>;
  return { name: textOf(name), reach: textOf(reach) };
}

/** Whoever sealed it could have put anything in. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export interface KeyPair {
  privateKey: Bytes;
  /** base64url */
  publicKey: string;
}

export async function newKeyPair(): Promise<KeyPair> {
  const pair = await suite.kem.generateKeyPair();
  const [secret, open] = await Promise.all([
    suite.kem.serializePrivateKey(pair.privateKey),
    suite.kem.serializePublicKey(pair.publicKey),
  ]);
  return { privateKey: new Uint8Array(secret), publicKey: toBase64Url(new Uint8Array(open)) };
}

function padded(text: Bytes): Bytes {
  if (text.length > TEXT_BYTES - 2) throw new Error("a wish is too long");
  const all = new Uint8Array(TEXT_BYTES);
  new DataView(all.buffer).setUint16(0, text.length);
  all.set(text, 2);
  return all;
}
