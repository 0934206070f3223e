/** The generated types of the pulse under the names that the app uses for them. */
import type { components } from "../generated/api";

type H = components["schemas"];

export type PulseRound = H["PulseRoundOut"];
export type PulseItem = H["PulseItemOut"];
export type ItemKind = PulseItem["kind"];
export type ManifestEntry = H["ManifestEntryOut"];
export type Ballot = H["BallotInRequest"];
export type Cadence = H["PulseCadenceOut"];
export type SupportGroup = H["SupportGroupOut"];
export type GroupPulse = H["GroupPulseOut"];
export type Release = H["GroupReleaseOut"];
export type ReleasedItem = H["ToldItemOut"];
export type Told = H["ToldOut"];
