import { answer, api } from "./api";
import type { components } from "./generated/api";
import type { Whole } from "./wire";

export type SafetyResources = Whole<components["schemas"]["SafetyResourcesOut"]>;
export type OnCallContact = SafetyResources["contacts"][number];
export type ContactDraft = components["schemas"]["OnCallContactInRequest"];

const of = (programId: string) => ({ params: { path: { program_id: programId } } });
const about = (programId: string, contact: string) => ({
  params: { path: { program_id: programId, contact_id: contact } },
});

export function fetchResources(programId: string): Promise<SafetyResources> {
  return answer(api.GET("/api/v1/programs/{program_id}/safety-resources", of(programId)));
}

export function addContact(programId: string, draft: ContactDraft): Promise<OnCallContact> {
  return answer(api.POST("/api/v1/programs/{program_id}/on-call-contacts", { ...of(programId), body: draft }));
}

export function changeContact(programId: string, contact: string, draft: ContactDraft): Promise<OnCallContact> {
  const path = "/api/v1/programs/{program_id}/on-call-contacts/{contact_id}";
  return answer(api.PUT(path, { ...about(programId, contact), body: draft }));
}

export async function removeContact(programId: string, contact: string): Promise<void> {
  await answer(api.DELETE("/api/v1/programs/{program_id}/on-call-contacts/{contact_id}", about(programId, contact)));
}

/** Somebody rang it today, and it answered. */
export async function verifyContact(programId: string, contact: string): Promise<void> {
  const path = "/api/v1/programs/{program_id}/on-call-contacts/{contact_id}/verified";
  await answer(api.POST(path, about(programId, contact)));
}
