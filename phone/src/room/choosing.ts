/** The choices after one of them was tapped; the same ones when there is no room for another. */
export function toggled(choices: readonly string[], option: string, most: number): readonly string[] {
  if (choices.includes(option)) return choices.filter((each) => each !== option);
  return choices.length < most ? [...choices, option] : choices;
}

/** The order after one option moved by that many places; the same one at either end. */
export function moved(order: readonly string[], option: string, by: -1 | 1): readonly string[] {
  const from = order.indexOf(option);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return order;
  const rest = order.filter((each) => each !== option);
  return [...rest.slice(0, to), option, ...rest.slice(to)];
}

/** A draft that this phone kept may speak of options that are not there. */
export function knownOnly(order: readonly string[], options: readonly { id: string }[]): readonly string[] {
  return order.filter((each) => options.some(({ id }) => id === each));
}
