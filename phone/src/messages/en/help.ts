/** For everybody: the cards' own words come from content/en/help.yaml. */
export const help = {
  button: "Help",
  title: "Help",
  danger: "If you or somebody near you is in danger now, call the emergency number.",
  tell: "In a room, tell a facilitator, or step outside with one person you trust. You do not have to explain.",
  numbers: "Numbers to call",
  noNumbers: "This phone knows no numbers yet: they come when you join a room or sign in. Ask a facilitator, or call your emergency number.",
  kinds: {
    emergency: "Danger to life",
    crisis_line: "Day and night",
    text_line: "By text message",
    doctors_service: "For doctors",
  },
  call: (name: string, number: string) => `Call ${name}, ${number}`,
  text: (name: string, number: string) => `Text ${name}, ${number}`,
  checked: (day: string) => `Last checked on ${day}.`,
  ofProgram: "Of your program",
  cards: "What brings you here?",
  is: "What this is",
  isNot: "What this is not",
  honest: "This page works without a network. It calls nobody and tells nobody that you opened it.",
};
