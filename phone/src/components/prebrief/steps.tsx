import { m } from "../../messages";
import type { BriefStep, Prebrief } from "../../prebriefs";
import { timeIn } from "../../when";
import { Rows } from "./points";
import { Section } from "./section";

/** The plan in time: own blocks with every line, the others to unfold. */
export function Steps({ prebrief: { plan, starts_at, ends_at, time_zone: zone } }: { prebrief: Prebrief }) {
  const planned = Math.round((Date.parse(ends_at) - Date.parse(starts_at)) / 60_000);
  return (
    <Section title={m.prebrief.plan}>
      <p>{m.prebrief.planText(plan.title, plan.minutes)}</p>
      <p class="small">
        {plan.review_state === "unreviewed" ? m.prebrief.unreviewed : m.prebrief.reviewed} <Rows of={plan.evidence} />
      </p>
      {planned !== plan.minutes && <p class="strong">{m.prebrief.longer(planned, plan.minutes)}</p>}
      <ol class="brief-steps">
        {plan.steps.map((step) => (
          <li key={step.number} class={step.share === "supports" ? "" : "own"}>
            <p class="brief-when">
              <time dateTime={step.starts_at}>{timeIn(step.starts_at, zone)}</time>
              <span class="small">{m.prebrief.minutes(step.minutes)}</span>
            </p>
            <div class="brief-step">
              <h3>{step.title}</h3>
              <p class="brief-share">{m.prebrief.share[step.share]}</p>
              <Card step={step} />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Card({ step }: { step: BriefStep }) {
  if (step.share !== "supports") return <Lines step={step} />;
  return (
    <>
      <dl class="lines">
        <dt>{m.prebrief.watchFor}</dt>
        <dd>{step.watch_for}</dd>
      </dl>
      <details>
        <summary>{m.prebrief.whole}</summary>
        <Lines step={step} watched />
      </details>
    </>
  );
}

/** `watched`: what to watch for stands above already. */
function Lines({ step, watched = false }: { step: BriefStep; watched?: boolean }) {
  const lines: [string, string][] = [
    [m.prebrief.say, step.say],
    [m.prebrief.ifQuiet, step.if_quiet],
    [m.prebrief.ifHot, step.if_hot],
    ...(watched ? [] : [[m.prebrief.watchFor, step.watch_for] satisfies [string, string]]),
    [m.prebrief.exit, step.exit],
  ];
  if (step.poll) lines.push([m.prebrief.poll, step.poll.question]);
  return (
    <>
      <dl class="lines">
        {lines.map(([name, line]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{line}</dd>
          </div>
        ))}
      </dl>
      {step.pulse && <p class="small">{m.prebrief.pulse}</p>}
      <Rows of={step.evidence} />
    </>
  );
}
