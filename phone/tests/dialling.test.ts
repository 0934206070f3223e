import { expect, test } from "vitest";
import { callLink, textLink } from "../src/help/dialling";

test("a number is dialled without what makes it readable", () => {
  expect(callLink("+49 (30) 555-0100")).toBe("tel:+49305550100");
  expect(callLink("116 123")).toBe("tel:116123");
  expect(textLink("85258")).toBe("sms:85258");
});
