import { onlyDirects } from "../account";
import { answer, api } from "../api";
import { paths } from "../route";
import type { Me } from "../wire";
import { withHyphens } from "./shown";
import type { Event, Update } from "./wire";

export function fetchUpdate(key: string): Promise<Update> {
  return answer(api.GET("/api/v1/updates/{update_id}", { params: { path: { update_id: withHyphens(key) } } }));
}

const LEADS_TO: Record<Event, (about: string) => string> = {
  session_tomorrow: paths.session,
  session_in_an_hour: paths.session,
  session_changed: paths.session,
  prebrief_ready: paths.prebrief,
  prebrief_due: paths.prebrief,
  pulse_open: paths.pulse,
  result_released: paths.groupPulse,
  action_recorded: paths.actions,
  contact_requested: () => paths.contactWishes,
};

export function placeOfUpdate({ event, about }: Update, person: Me): string {
  const forDirectors = event === "action_recorded";
  return onlyDirects(person) && !forDirectors ? paths.home : LEADS_TO[event](about);
}
