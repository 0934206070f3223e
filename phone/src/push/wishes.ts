import { answer, api } from "../api";
import type { Wishes } from "./wire";

export function fetchWishes(): Promise<Wishes> {
  return answer(api.GET("/api/v1/reminder-settings"));
}

export function saveWishes(wishes: Wishes): Promise<Wishes> {
  return answer(api.PUT("/api/v1/reminder-settings", { body: wishes }));
}
