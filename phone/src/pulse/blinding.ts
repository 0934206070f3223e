/**
 * RFC 9474, RSABSSA-SHA384-PSS-Randomized: the server signs a token without seeing it, so the token
 * that comes with a ballot cannot be matched to the person whom it was given to.
 */
import { RSABSSA } from "@cloudflare/blindrsa-ts";
import { type Bytes, fromBase64Url, joined, sha256, toBase64Url } from "./bytes";

const NONCE_BYTES = 32;
const KEY_BITS = 2048;
const suite = RSABSSA.SHA384.PSS.Randomized();

/** A token on its way to its signature; all in base64url. The inverse never leaves the phone. */
export interface Blinded {
  prepared: string;
  blinded: string;
  inverse: string;
}

/** Keys of any other size are no keys of this protocol. */
async function issuer(key: string): Promise<CryptoKey> {
  const algorithm = { name: "RSA-PSS", hash: "SHA-384" };
  const parsed = await crypto.subtle.importKey("spki", fromBase64Url(key), algorithm, true, ["verify"]);
  if ((parsed.algorithm as RsaHashedKeyAlgorithm).modulusLength !== KEY_BITS) throw new Error("issuer key size");
  return parsed;
}

/** @param issuerKey SPKI DER in base64url. */
export async function blind(issuerKey: string): Promise<Blinded> {
  const prepared = suite.prepare(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)));
  const { blindedMsg, inv } = await suite.blind(await issuer(issuerKey), prepared);
  return { prepared: toBase64Url(prepared), blinded: toBase64Url(blindedMsg), inverse: toBase64Url(inv) };
}

/** The token's signature, checked. @throws when the server signed something else, or with another key. */
export async function unblind(issuerKey: string, token: Blinded, blindSignature: string): Promise<string> {
  const key = await issuer(issuerKey);
  const [prepared, signature, inverse] = [token.prepared, blindSignature, token.inverse].map(fromBase64Url);
  return toBase64Url(await suite.finalize(key, joined(prepared as Bytes), signature as Bytes, inverse as Bytes));
}

/** What the list of counted tokens shows of a token. */
export function tokenHash(prepared: string): Promise<Bytes> {
  return sha256(fromBase64Url(prepared));
}
