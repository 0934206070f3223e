import { common } from "./en/common";
import { desk, projector } from "./en/desk";
import { door } from "./en/door";
import { home } from "./en/home";
import { live } from "./en/live";
import { safety } from "./en/safety";

export const en = { locale: "en-GB", common, door, home, live, safety, desk, projector };
