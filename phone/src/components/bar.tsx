/** A picture of what stands beside it in words. */
export function Bar({ percent }: { percent: number }) {
  return (
    <svg class="bar" aria-hidden="true" width="100%" height="100%">
      <rect class="track" width="100%" height="100%" rx="3" />
      <rect class="fill" width={`${percent}%`} height="100%" rx="3" />
    </svg>
  );
}
