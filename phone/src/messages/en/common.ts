import type { Role } from "../../wire";

export const common = {
  close: "Close",
  cancel: "Cancel",
  unreviewed: "This plan has not been reviewed by a clinician yet",
  unreviewedPoll: "This poll has not been reviewed by a clinician yet",
  unreviewedTags: "This list has not been reviewed by a clinician yet",
  unreviewedText: "This text has not been reviewed by a clinician yet",
  tryAgain: "Try again",
  toStart: "Back to the start",
  loading: "One moment…",
  noConnection: "No connection right now. Check the network and try again.",
  somethingWrong: "That did not work. Please try again.",
  tooManyTries: (seconds: number) =>
    seconds > 90
      ? `Too many tries. Please wait ${Math.ceil(seconds / 60)} minutes.`
      : `Too many tries. Please wait ${seconds} seconds.`,
  notFoundTitle: "There is nothing here",
  notFoundText: "The address may be incomplete. If you came by a code, enter it on the first page.",
  roles: {
    resident: "Resident",
    alum: "Alum",
    senior_resident: "Senior resident",
    psychologist: "Psychologist",
    coordinator: "Coordinator",
    director: "Program director",
  } satisfies Record<Role, string>,
};
