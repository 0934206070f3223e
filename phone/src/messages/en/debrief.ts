import type { DebriefGroup } from "../../debriefs";

/** What happens after a session: its results, and each co-facilitator's own debrief. */
export const debrief = {
  results: "Results",
  resultsTitle: "What the room saw",
  resultsNone: "No result was shown in this session.",
  resultsOnly: "These are the results that were shown, and nothing more. What was not shown is deleted.",
  csv: "Download as a table (CSV)",
  json: "Download as data (JSON)",

  title: "Your debrief",
  open: "Your debrief",
  minute: "It takes a minute. Talk with each other first; then tap what was there. No names, nothing to write.",
  own: "The app shows yours to you alone.",
  groups: {
    theme: "What was it about?",
    room: "How was the room?",
    obstacle: "What got in the way?",
  } satisfies Record<DebriefGroup, string>,
  upTo: (most: number) => `Choose up to ${most} in all. None is fine.`,
  full: (most: number) => `${most} is the most. Untick one to choose another.`,
  prepared: "How prepared did you feel?",
  preparedLow: "Not at all",
  preparedHigh: "Fully",
  preparedFault: "Tap a number from 1 to 5, or skip the debrief.",
  file: "Save my debrief",
  filing: "Saving…",
  filed: "Saved. Thank you for holding this room.",
  until: (day: string) => `You can change it until ${day}.`,
  over: "This debrief can no longer be changed.",
  skip: "Skip it",
};
