/** What a group's pulse said so far, and how often it is asked. */
import { answer, api } from "../api";
import type { Cadence, GroupPulse, SupportGroup } from "./wire";

const of = (group_id: string) => ({ params: { path: { group_id } } });

export function fetchGroup(group: string): Promise<SupportGroup> {
  return answer(api.GET("/api/v1/groups/{group_id}", of(group)));
}

export function fetchGroupPulse(group: string): Promise<GroupPulse> {
  return answer(api.GET("/api/v1/groups/{group_id}/pulse", of(group)));
}

export function setCadence(group: string, cadence: Cadence): Promise<Cadence> {
  return answer(api.PUT("/api/v1/groups/{group_id}/pulse-cadence", { ...of(group), body: cadence }));
}

export async function stopAsking(group: string): Promise<void> {
  await answer(api.DELETE("/api/v1/groups/{group_id}/pulse-cadence", of(group)));
}
