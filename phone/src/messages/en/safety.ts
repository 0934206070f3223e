/** For facilitators: short enough to be read while somebody waits, with words that can be said aloud. */
export const safety = {
  button: "Safety",
  title: "Safety protocol",
  steps: [
    "Stop the exercise: “Thank you for telling us. We stop here.”",
    "One of you stays with the person and goes outside with them. Never leave them alone.",
    "The other holds the group and closes the round: “They are not alone. Let us end here.”",
    "Ask directly: “Are you thinking of suicide?” Promise no secrecy: “I cannot keep this to myself. I stay with you.”",
    "Danger now, or unsure: emergency number or on-call psychiatry. Stay until handed over.",
  ],
  contact: "Call the contact your program named for tonight. If you have none, call the emergency number.",
  honest: "This page calls nobody by itself.",
};
