import { Drafts } from "./drafts";
import { Keeper } from "./keeper";
import { Seats } from "./seat";
import { usable } from "./storage";

export const seats = new Seats(usable(() => localStorage));
export const keeper = new Keeper(usable(() => localStorage));
export const drafts = new Drafts(usable(() => sessionStorage));
