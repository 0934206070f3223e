import { asking } from "./en/asking";
import { common } from "./en/common";
import { debrief } from "./en/debrief";
import { desk, projector } from "./en/desk";
import { door } from "./en/door";
import { home } from "./en/home";
import { live } from "./en/live";
import { pairing } from "./en/pairing";
import { poll } from "./en/poll";
import { program } from "./en/program";
import { pulse } from "./en/pulse";
import { safety } from "./en/safety";

export const en = {
  locale: "en-GB",
  common,
  door,
  home,
  live,
  poll,
  safety,
  desk,
  asking,
  debrief,
  projector,
  program,
  pulse,
  pairing,
};
