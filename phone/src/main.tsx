import { render } from "preact";
import { learnWhoIsHere } from "./account";
import { App } from "./app";
import { followAddress } from "./route";
import { installServiceWorker } from "./service-worker";
import "./styles/index.css";

followAddress();
void learnWhoIsHere();
installServiceWorker();
const root = document.getElementById("app");
if (root) render(<App />, root);
