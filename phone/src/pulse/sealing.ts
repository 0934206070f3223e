/** HPKE (RFC 9180) to the key of the round's block, which the server cannot use before the close. */
import { Aes128Gcm, CipherSuite, HkdfSha256 } from "@hpke/core";
// In JavaScript, because phones from before 2025 have no X25519 of their own.
import { DhkemX25519HkdfSha256 } from "@hpke/dhkem-x25519";
import { type Bytes, fromBase64Url, joined, toBase64Url, utf8 } from "./bytes";

export const SEALED_BYTES = 304;
const INFO = "in-this-room pulse v1 ";

export const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes128Gcm(),
});

/** The token is part of it: under another one, or in another round, a ballot does not open. */
export function infoOf(round: string, tokenHash: Bytes): Bytes {
  return joined(utf8(INFO + round), tokenHash);
}

interface Letter {
  round: string;
  /** 32 bytes, base64url. */
  sealingKey: string;
  tokenHash: Bytes;
  plain: Bytes;
}

/** The sealed ballot in base64url: 32 bytes for the key, then the answers and their tag. */
export async function seal({ round, sealingKey, tokenHash, plain }: Letter): Promise<string> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64Url(sealingKey).buffer);
  const sender = await suite.createSenderContext({ recipientPublicKey, info: infoOf(round, tokenHash).buffer });
  const text = await sender.seal(plain.buffer);
  return toBase64Url(joined(new Uint8Array(sender.enc), new Uint8Array(text)));
}
