/** The server's no to a second token for the same round and person. */
export class TokenTaken extends Error {}
