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
  prebrief_ready: paths.session,
  prebrief_due: paths.session,
  pulse_open: paths.pulse,
  result_released: paths.groupPulse,
  action_recorded: () => paths.home,
  contact_requested: () => paths.home,
};

export function placeOfUpdate({ event, about }: Update, person: Me): string {
  return onlyDirects(person) ? paths.home : LEADS_TO[event](about);
}
