/** Polls as everybody sees them: answering, waiting, and what came of it. */
export const poll = {
  sending: "Sending…",
  recorded: "Recorded. You can change it until the poll closes.",
  nobodySees: "Nobody in the room sees who chose what.",
  chooseOne: "Choose one. Nobody in the room sees who chose what.",
  chooseUpTo: (most: number, count: number) =>
    most >= count
      ? "Choose as many as you like. Nobody in the room sees who chose what."
      : `Choose up to ${most}. Nobody in the room sees who chose what.`,
  full: (most: number) => `${most} is the most. Untick one to choose another.`,
  keepOne: "One answer has to stay. Tap another one first, then untick this one.",

  rankHint: "Tap in your order: the first tap is the best. Nobody in the room sees who chose what.",
  rankGoOn: (left: number) => (left === 1 ? "1 left to place. Then it is sent." : `${left} left to place. Then it is sent.`),
  rankOld: (left: number) => `Your order from before still counts. ${left} left to place.`,
  rankYours: "Your order",
  rankRest: "Still to place",
  rankPlace: (place: number) => `Place ${place}`,
  rankTake: (text: string, place: number) => `${text}, place ${place}. Take it out`,
  rankPut: (text: string, place: number) => `${text}. Put it in place ${place}`,
  rankUp: (text: string) => `${text}: one place up`,
  rankDown: (text: string) => `${text}: one place down`,

  wordHint: (most: number) =>
    `${most === 1 ? "One to three words" : `Up to ${most} answers, each one to three words`}. The facilitators read them before the room does. No name is sent with it, but your words may give you away. Leave out names.`,
  questionHint: (most: number) =>
    `${most === 1 ? "One question" : `Up to ${most} questions`}. The facilitators read them before the room does. No name is sent with it, but your words may give you away. Leave out names.`,
  word: (number: number, most: number) => (most === 1 ? "Your word" : `Word ${number}`),
  questionLabel: (number: number, most: number) => (most === 1 ? "Your question" : `Question ${number}`),
  moreWords: "Another word",
  moreQuestions: "Another question",
  lettersLeft: (left: number) => (left === 1 ? "1 character left" : `${left} characters left`),
  tooLong: (over: number) => (over === 1 ? "1 character too many" : `${over} characters too many`),
  send: "Send",
  nothing: "Nothing from me",
  writeFirst: "Write something first, or tap “Nothing from me”.",
  recordedTexts: "Recorded. The facilitators will read it, without a name. You can change it until the poll closes.",
  recordedNothing: "Recorded: nothing from you. You can change it until the poll closes.",
  yours: "What you sent",
  change: "Change it",

  upvoteHint: "Tap every question that you want answered. Nobody in the room sees who chose what.",
  upvoteNone: "None of these",
  upvotedNone: "Recorded: none of these. You can change it until it closes.",

  sorting: "The facilitators are reading what came in.",
  votesIn: "Votes are in. The result may be shown in a moment.",
  soFar: "So far, roughly",
  about: (percent: number) => `about ${percent} %`,

  result: "Result",
  option: "Answer",
  votesHead: "Votes",
  votes: (count: number) => (count === 1 ? "1 vote" : `${count} votes`),
  answered: (count: number) => `${count} answered`,
  share: (percent: number) => `${percent} %`,
  mean: (mean: string) => `Average ${mean}`,
  place: (place: string) => `on average place ${place}`,
  placeHint: "Best first.",
  near: { all: "nearly everybody", none: "few, if any" },
  nearlyEveryone: (choice: string) => `Nearly everybody chose “${choice}”.`,
  blurredWhy: "When a room agrees this much, exact numbers would tell on people. They stay hidden.",
  someBlurred: "Where nearly all or very few chose an answer, the number stays hidden, so that nobody stands out.",
  times: (count: number) => (count === 1 ? "once" : `${count} times`),
  wordsAlone: "The words alone, in the order of the alphabet. How many sent each is not shown.",
  questionsAlone: "Too few answered to put them in an order. They stand as they were.",
  withheld: "Not enough of us answered to show it safely. That is fine. What came in was deleted unread.",
};
