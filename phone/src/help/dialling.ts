/** A number as a phone dials it: digits, and a plus sign only in front. */
export function dialled(number: string): string {
  return (number.trim().startsWith("+") ? "+" : "") + number.replace(/\D/g, "");
}

export function callLink(number: string): string {
  return `tel:${dialled(number)}`;
}

export function textLink(number: string): string {
  return `sms:${dialled(number)}`;
}
