/** What the pulse's endpoints send, by hand until the generated types have it. */
export type ItemKind = "0-10" | "yes_partly_no" | "first_or_returning";

export interface PulseItem {
  id: string;
  kind: ItemKind;
  text: string;
  low: string;
  high: string;
  review_state: string;
}

export interface PulseRound {
  id: string;
  support_group: { id: string; name: string };
  status: "coming" | "open" | "closed" | "released" | "destroyed";
  opens_at: string;
  closes_at: string;
  extensions: number;
  items: PulseItem[];
  /** SPKI DER, base64url. */
  issuer_key: string;
  /** X25519, 32 bytes, base64url. */
  sealing_key: string;
  /** Of the entry that announced the round, hex. */
  manifest_hash: string;
  fingerprint: string[];
  /** Where ballots go; empty for here. */
  ballot_origin: string;
}

export interface ManifestEntry {
  number: number;
  body: string;
  hash: string;
}

export interface Ballot {
  round: string;
  prepared: string;
  signature: string;
  sealed: string;
}

export interface Cadence {
  way: "calendar" | "sessions";
  /** These three belong to the calendar. */
  every_weeks: number | null;
  starts_on: string | null;
  open_days: number | null;
}

export interface GroupPulse {
  cadence: Cadence | null;
  releases: Release[];
  sealed: { since: string; why: "too_few" | "roster_changed" } | null;
}

/** A number as it may be told: at an end of what is told, `end` says so. */
export interface Told {
  value: number;
  end: "or_less" | "or_more" | null;
}

export interface ReleasedItem extends PulseItem {
  mean: Told | null;
  shares: (Told & { word: string })[] | null;
}

export interface Release {
  released_on: string;
  /** The numbers of the rounds that it covers. */
  rounds: number[];
  n_band: string;
  items: ReleasedItem[];
}

export interface Untyped {
  GET(path: string, init?: object): Promise<{ data?: unknown; error?: unknown; response: Response }>;
  POST(path: string, init?: object): Promise<{ data?: unknown; error?: unknown; response: Response }>;
  PUT(path: string, init?: object): Promise<{ data?: unknown; error?: unknown; response: Response }>;
  DELETE(path: string, init?: object): Promise<{ data?: unknown; error?: unknown; response: Response }>;
}

export interface PulseSlot {
  round: string;
  open: boolean;
  fingerprint: string[];
}
