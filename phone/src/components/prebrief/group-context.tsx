import { m } from "../../messages";
import type { Prebrief } from "../../prebriefs";
import { dayOf } from "../../when";
import { ReleaseShown } from "../pulse/release-shown";
import { Rehearsing } from "./rehearsing";
import { Section } from "./section";

/** Of the group only what was released to it, and what came up again and again. */
export function GroupContext({ prebrief: { releases, themes, rehearse, actions } }: { prebrief: Prebrief }) {
  return (
    <>
      <Section title={m.prebrief.group}>
        {releases.length === 0 && <p>{m.prebrief.noReleases}</p>}
        {releases.map((release) => (
          <ReleaseShown key={release.released_on} release={release} />
        ))}
      </Section>
      <Section title={m.prebrief.likely}>
        {themes.length === 0 && <p>{m.prebrief.noThemes}</p>}
        <ul class="points">
          {themes.map(({ tag, text, sessions }) => (
            <li key={tag}>
              {text} <span class="small">({m.prebrief.afterSessions(sessions)})</span>
            </li>
          ))}
        </ul>
        <Rehearsing rehearse={rehearse} />
        {actions.length > 0 && (
          <>
            <h3>{m.prebrief.actions}</h3>
            <ul class="points">
              {actions.map(({ title, description, done_on }) => (
                <li key={title + done_on}>
                  <span class="strong">{title}</span> <span class="small">({dayOf(done_on)})</span>
                  {description !== "" && <p>{description}</p>}
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
    </>
  );
}
