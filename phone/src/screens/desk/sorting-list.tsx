import { m } from "../../messages";
import type { Hands } from "../../room/lead";
import { leftToSort } from "../../room/poll-actions";
import type { Sorting } from "../../wire";

interface Props {
  sorting: Sorting;
  hands: Hands;
}

/** Both desks may sort: one leads on while the other reads. */
export function SortingList({ sorting, hands }: Props) {
  if (sorting.texts.length === 0) return <p role="status">{m.desk.sortNone}</p>;
  const sort = (text: string, shown: boolean) => void hands.give({ type: "poll.sort", poll: sorting.poll, text, shown });
  return (
    <>
      <p class="small">{m.desk.sortHint}</p>
      <ul class="sorting">
        {sorting.texts.map(({ id, text, standing, flagged }) => (
          <li key={id} class={standing}>
            <p class="text">{text}</p>
            {flagged && <p class="small flagged">{m.desk.flagged}</p>}
            <div class="sort-buttons">
              <button
                type="button"
                class="button"
                aria-label={m.desk.letThroughLabel(text)}
                aria-pressed={standing === "shown"}
                onClick={() => sort(id, true)}
              >
                {m.desk.letThrough}
              </button>
              <button
                type="button"
                class="button"
                aria-label={m.desk.keepBackLabel(text)}
                aria-pressed={standing === "hidden"}
                onClick={() => sort(id, false)}
              >
                {m.desk.keepBack}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

export function SortLeft({ sorting }: { sorting: Sorting | null | undefined }) {
  return (
    <p class="poll-progress" role="status">
      {sorting && m.desk.sortLeft(leftToSort(sorting))}
    </p>
  );
}
