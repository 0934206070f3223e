/** An error that belongs to a field. The element stays, so that what appears in it is announced. */
export function Fault({ id, text }: { id: string; text: string | null }) {
  return (
    <p class="fault" id={id} role="alert">
      {text}
    </p>
  );
}
