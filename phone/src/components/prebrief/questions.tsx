import { type Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { m } from "../../messages";
import type { Prebrief, Scenario } from "../../prebriefs";
import { Rows } from "./points";
import { Section } from "./section";

/** By question: the answer tapped last. It never leaves this page. */
export type Chosen = Readonly<Record<string, number>>;

interface Props {
  questions: Prebrief["questions"];
  chosen: Signal<Chosen>;
}

export function Questions({ questions: { scenarios, review_state }, chosen }: Props) {
  return (
    <Section title={m.prebrief.questions}>
      <p>{m.prebrief.questionsText}</p>
      {review_state === "unreviewed" && <p class="small">{m.prebrief.unreviewed}</p>}
      {scenarios.map((scenario, index) => (
        <Question
          key={scenario.id}
          number={index + 1}
          scenario={scenario}
          choice={chosen.value[scenario.id]}
          onChoose={(choice) => (chosen.value = { ...chosen.value, [scenario.id]: choice })}
        />
      ))}
    </Section>
  );
}

interface QuestionProps {
  number: number;
  scenario: Scenario;
  choice: number | undefined;
  onChoose: (choice: number) => void;
}

function Question({ number, scenario: { situation, answers, evidence }, choice, onChoose }: QuestionProps) {
  const name = useId();
  return (
    <fieldset class="scenario">
      <legend>
        <span class="small">{m.prebrief.question(number)}</span>
        {situation}
      </legend>
      {answers.map(({ text }, index) => (
        <label class="choice" key={text}>
          <input type="radio" name={name} checked={choice === index} onChange={() => onChoose(index)} />
          <span>{text}</span>
        </label>
      ))}
      <p class="feedback" role="status">
        {choice !== undefined && (
          <>
            {answers[choice]?.feedback} <Rows of={evidence} />
          </>
        )}
      </p>
    </fieldset>
  );
}
