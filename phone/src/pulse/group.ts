/** What a group's pulse said so far, and how often it is asked. */
import { answer, api } from "../api";
import type { Cadence, GroupPulse, Untyped } from "./wire";

const calls = api as unknown as Untyped;

const of = (group: string) => ({ params: { path: { group_id: group } } });

export async function fetchGroupPulse(group: string): Promise<GroupPulse> {
  return (await answer(calls.GET("/api/v1/groups/{group_id}/pulse", of(group)))) as GroupPulse;
}

export async function setCadence(group: string, cadence: Cadence): Promise<void> {
  await answer(calls.PUT("/api/v1/groups/{group_id}/pulse-cadence", { ...of(group), body: cadence }));
}

export async function stopCadence(group: string): Promise<void> {
  await answer(calls.DELETE("/api/v1/groups/{group_id}/pulse-cadence", of(group)));
}
