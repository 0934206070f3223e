/** As many fields as were begun, but one at the least and no more than the poll takes. */
export function fieldsToShow(texts: readonly string[], most: number): readonly string[] {
  const count = Math.min(most, Math.max(1, texts.length));
  return Array.from({ length: count }, (_, index) => texts[index] ?? "");
}
