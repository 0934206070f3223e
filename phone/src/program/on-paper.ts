/**
 * While a page is printed everything takes the colours and the width of paper: a chart is a picture
 * by then, and keeps what it was drawn with.
 */
import { signal } from "@preact/signals";

export const onPaper = signal(false);

function turn(on: boolean): void {
  // First the class: whoever redraws reads the colours that it brings.
  document.documentElement.classList.toggle("on-paper", on);
  onPaper.value = on;
}

addEventListener("beforeprint", () => turn(true));
addEventListener("afterprint", () => turn(false));
