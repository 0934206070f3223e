import { Drafts } from "./drafts";
import { Seats } from "./seat";
import { usable } from "./storage";

export const seats = new Seats(usable(() => localStorage));
export const drafts = new Drafts(usable(() => sessionStorage));
