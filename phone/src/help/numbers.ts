import { signal } from "@preact/signals";
import { me } from "../account";
import { answer, api } from "../api";
import type { components } from "../generated/api";
import { keeper } from "../this-phone";
import type { Me, Whole } from "../wire";

export type Numbers = Whole<components["schemas"]["HelpOut"]>;
/** What can be called. */
export type Callable = Pick<Numbers, "country" | "contacts">;
export type CountryNumbers = NonNullable<Numbers["country"]>;
export type Contact = Numbers["contacts"][number];

const NAME = "help-numbers";

/** Whom this phone knows to call. What came with a seat goes with it, the own program's stay. */
export const numbers = signal(keeper.read(NAME) as Numbers | null);

export function learnNumbers(found: Numbers): void {
  numbers.value = found;
  keeper.keep(NAME, found);
}

/** Numbers that came with a seat go with it; they stay on the screen until the page is left. */
export function forgetNumbersOfSeat(): void {
  if (!me.peek()) keeper.forget(NAME);
}

/** Asked at every opening of the app. Without a network what was kept stays. */
export async function fetchOwnNumbers({ memberships }: Me): Promise<void> {
  const programs = [...new Set(memberships.map(({ program }) => program.id))];
  const found = await Promise.all(programs.map(ofProgram)).catch(() => []);
  const [first] = found;
  if (!first) return;
  const contacts = found.flatMap((each) => each.contacts);
  learnNumbers({ ...first, contacts });
}

function ofProgram(id: string): Promise<Numbers> {
  return answer(api.GET("/api/v1/programs/{program_id}/help", { params: { path: { program_id: id } } }));
}
