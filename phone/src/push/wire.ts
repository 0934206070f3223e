import type { components } from "../generated/api";
import type { Whole } from "../wire";

type H = components["schemas"];

export type Event = H["EventEnum"];
export type Device = Whole<H["DeviceOut"]>;
export type WebPush = H["WebPushOut"];
export type Wishes = Whole<H["ReminderSettingsShape"]>;
export type Calendar = H["CalendarOut"];
export type Update = H["UpdateOut"];
