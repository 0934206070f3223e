import type { Scale } from "../wire";

export function ScaleEnds({ scale, hidden = false }: { scale: Scale; hidden?: boolean }) {
  return (
    <p class="scale-ends" aria-hidden={hidden}>
      <span>{`${scale.min} ${scale.min_label}`}</span> <span>{`${scale.max} ${scale.max_label}`}</span>
    </p>
  );
}
