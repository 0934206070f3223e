import { effect } from "@preact/signals";
import { render } from "preact";
import { learnWhoIsHere, me, unreachable } from "./account";
import { App } from "./app";
import { fetchOwnNumbers } from "./help/numbers";
import { opened, reopenWhenSeen } from "./pulse/opening";
import { followNetwork, sendWhenPutAway } from "./pulse/this-phone";
import { stayRegistered } from "./push/registration";
import { followAddress } from "./route";
import { installServiceWorker } from "./service-worker";
import "./styles/index.css";

followAddress();
void learnWhoIsHere();
effect(() => {
  if (me.value !== undefined) void opened(whoIsKnown());
  if (me.value) void fetchOwnNumbers(me.value);
});
effect(() => {
  if (me.value) void stayRegistered();
});
reopenWhenSeen(whoIsKnown);
addEventListener("online", () => {
  if (unreachable.peek()) void learnWhoIsHere();
});
followNetwork();
sendWhenPutAway();
installServiceWorker();
const root = document.getElementById("app");
if (root) render(<App />, root);

/** Undefined when there was nobody to ask. */
function whoIsKnown() {
  return unreachable.peek() ? undefined : me.peek();
}
