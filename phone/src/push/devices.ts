import { answer, api } from "../api";
import { usable } from "../storage";
import type { Device } from "./wire";

/** The server's id of this browser, so that it can be told apart in the list and removed at signing out. */
const KEY = "in-this-room.device";
const memory = usable(() => localStorage);

export function thisDevice(): string | null {
  return memory.getItem(KEY);
}

export async function fetchDevices(): Promise<Device[]> {
  return (await answer(api.GET("/api/v1/devices"))).devices;
}

export async function registerHere(fid: string): Promise<void> {
  const body = { kind: "fid", value: fid, platform: "web" } as const;
  memory.setItem(KEY, (await answer(api.POST("/api/v1/devices", { body }))).id);
}

export async function removeDevice(id: string): Promise<void> {
  await answer(api.DELETE("/api/v1/devices/{device_id}", { params: { path: { device_id: id } } }));
  if (id === thisDevice()) memory.removeItem(KEY);
}

/** At signing out: whoever uses this browser next is told nothing of the person before. */
export async function forgetThisDevice(): Promise<void> {
  const id = thisDevice();
  if (id !== null) await removeDevice(id).catch(() => undefined);
  memory.removeItem(KEY);
}
