/** The generated wire types under the names that the app uses for them. */
import type { components as Http } from "./generated/api";
import type { components as Live } from "./generated/live";

type H = Http["schemas"];
type L = Live["schemas"];

/** Fields with a default are described as optional; in an answer they are always there. */
export type Whole<T> = T extends object ? { [Name in keyof T]-?: Whole<T[Name]> } : T;

export type Me = H["MeOut"];
export type Role = H["RoleEnum"];
export type GroupSession = Whole<H["GroupSessionOut"]>;
export type SessionStatus = H["SessionStatusEnum"];
export type LibraryPoll = Whole<H["LibraryPollOut"]>;
export type PreparedPoll = Whole<H["PreparedPollOut"]>;
export type PollResultOut = Whole<H["PollResultOut"]>;

export type Step = L["StepSlot"];
export type Poll = L["PollSlot"];
export type Result = L["Result"];
export type ResultRow = L["ResultRow"];
export type Scale = L["Scale"];
export type PollKind = L["PollKind"];
export type Draft = L["Draft"];
export type LiveTally = L["LiveTally"];
export type Sorting = L["SortingSlot"];
export type Cue = L["Cue"];
export type Door = L["Door"];
export type OutlineStep = L["OutlineStep"];

export type PulseSlot = L["PulseSlot"];

type Snapshot = L["ResidentSnapshot"] | L["ScreenSnapshot"] | L["StaffSnapshot"];
export type Audience = Snapshot["audience"];

type ForPhones = L["ResidentState"];
type ForStaff = L["StaffState"];

/** What every audience sees, and what only some do. */
export type State = Omit<ForPhones, "me"> &
  Partial<Pick<ForPhones, "me">> &
  Partial<Pick<ForStaff, "door" | "script" | "sorting" | "outline" | "since_last_time" | "desk" | "at_desk" | "slow_down" | "cues" | "you">>;

/** Slots that may be replaced by nothing. */
type MayBeNone = "pulse" | "poll" | "progress" | "sorting" | "live_tally" | "slow_down";

/** The description says "or null" for slots that are left out: only those present are replaced. */
type Slots<Described> = {
  [Name in keyof Described]?: Name extends MayBeNone ? Described[Name] : NonNullable<Described[Name]>;
};
type Event = Omit<L["Event"], "state"> & { state: Slots<L["EventState"]> };
type Signal = Omit<L["Signal"], "state"> & { state: Slots<L["SignalState"]> };

export type ServerFrame = Snapshot | Event | Signal | L["Ack"] | L["CommandRefused"] | L["Pong"];

type WithoutId<Message> = Message extends { id: string } ? Omit<Message, "id"> : never;
export type Command = WithoutId<
  | L["CastVote"]
  | L["WriteTexts"]
  | L["AskToSlowDown"]
  | L["Leave"]
  | L["GoToStep"]
  | L["ExtendStep"]
  | L["OpenPoll"]
  | L["OpenPreparedPoll"]
  | L["AskQuickPoll"]
  | L["AskAgain"]
  | L["SortText"]
  | L["OpenUpvotes"]
  | L["ClosePoll"]
  | L["RevealPoll"]
  | L["HandOverLead"]
  | L["TakeLead"]
  | L["SendCue"]
  | L["LockRoom"]
  | L["RotateCode"]
  | L["CloseRoom"]
>;
