/** For facilitators: the protocol's own words come from content/en/safety_protocol.yaml. */
export const safety = {
  button: "Safety",
  title: "Safety protocol",
  parts: { both: "All", stays: "I stay with the person", holds: "I hold the group" },
  partLabel: "What is your part?",
  who: { both: "Both of you", stays: "Who stays with the person", holds: "Who holds the group" },
  aloud: (text: string) => `“${text}”`,
  call: "Call tonight",
  toNumbers: "Call",
  noNumbers: "This device has no numbers yet. Call your emergency number; they come with the next connection.",
  afterwards: "In your debrief you can tick “We used the safety protocol”. Nothing else is noted anywhere.",
  honest: "This page works without a network and calls nobody by itself.",
};
