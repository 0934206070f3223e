import { asking } from "./en/asking";
import { common } from "./en/common";
import { contact } from "./en/contact";
import { debrief } from "./en/debrief";
import { desk, projector } from "./en/desk";
import { door } from "./en/door";
import { help } from "./en/help";
import { home } from "./en/home";
import { live } from "./en/live";
import { numbers } from "./en/numbers";
import { pairing } from "./en/pairing";
import { poll } from "./en/poll";
import { practice } from "./en/practice";
import { prebrief } from "./en/prebrief";
import { program } from "./en/program";
import { pulse } from "./en/pulse";
import { redirects } from "./en/redirects";
import { reminders } from "./en/reminders";
import { safety } from "./en/safety";

export const en = {
  locale: "en-GB",
  common,
  contact,
  door,
  help,
  home,
  live,
  numbers,
  poll,
  safety,
  redirects,
  desk,
  asking,
  debrief,
  projector,
  program,
  pulse,
  prebrief,
  practice,
  pairing,
  reminders,
};
