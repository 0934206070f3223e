import type { ComponentChildren } from "preact";
import { HelpFor } from "../../components/help-for";
import { NoticeScreen } from "../../components/notice-screen";
import { m } from "../../messages";
import type { Ending } from "../../room/closing";
import { paths } from "../../route";
import type { Audience } from "../../wire";

interface Props {
  why: Ending;
  audience: Audience;
  onReturn?: () => void;
  /** What can be done next; only for some endings. */
  children?: ComponentChildren;
}

const words: Record<Ending, { title: string; text: string }> = {
  "room-closed": { title: m.live.goodbyeTitle, text: m.live.goodbyeText },
  left: { title: m.live.leftTitle, text: m.live.leftText },
  elsewhere: { title: m.live.elsewhereTitle, text: m.live.elsewhereText },
  "seat-gone": { title: m.live.seatGoneTitle, text: m.live.seatGoneText },
  "not-allowed": { title: m.live.notAllowedTitle, text: m.live.notAllowedText },
  "directors-stay-out": { title: m.live.notAllowedTitle, text: m.live.directorsStayOutText },
  "signed-out": { title: m.live.signedOutTitle, text: m.live.signedOutText },
};

/** Only a resident's phone had a seat to give up, and only facilitators held the room. */
const goodbyes: Record<Audience, string> = {
  resident: m.live.goodbyeText,
  staff: m.live.goodbyeStaff,
  screen: m.live.goodbyeWall,
};

export function Ended({ why, audience, onReturn, children }: Props) {
  const { title, text } = words[why];
  return (
    <NoticeScreen title={title} text={why === "room-closed" ? goodbyes[audience] : text}>
      {why === "elsewhere" && (
        <button type="button" class="button primary" onClick={onReturn}>
          {m.live.useHere}
        </button>
      )}
      {why === "signed-out" && (
        <a class="button primary" href={paths.signIn}>
          {m.door.signIn}
        </a>
      )}
      {children}
      <a class="button" href={paths.home}>
        {m.common.toStart}
      </a>
      <HelpFor audience={audience} />
    </NoticeScreen>
  );
}
