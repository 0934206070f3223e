import { useSignal } from "@preact/signals";
import { confirmCode, requestCode } from "../account";
import { Heading } from "../components/heading";
import { SendAgain } from "../components/send-again";
import { TextForm } from "../components/text-form";
import { m } from "../messages";
import { goInstead, paths } from "../route";

export function SignIn() {
  const sentTo = useSignal<string | null>(null);
  return sentTo.value === null ? (
    <AskForEmail onSent={(email) => (sentTo.value = email)} />
  ) : (
    <AskForCode email={sentTo.value} onOther={() => (sentTo.value = null)} />
  );
}

function AskForEmail({ onSent }: { onSent: (email: string) => void }) {
  return (
    <main class="page" key="email">
      <Heading text={m.door.signInTitle} />
      <TextForm
        label={m.door.emailLabel}
        input={{ type: "email", autocomplete: "email", autocapitalize: "off", spellcheck: false, enterkeyhint: "send" }}
        check={(text) => (/^\S+@\S+$/.test(text) ? null : m.door.emailFault)}
        submit={async (email) => {
          await requestCode(email);
          onSent(email);
        }}
        button={m.door.sendCode}
        busyButton={m.door.sending}
      />
      <p class="aside">
        <a href={paths.home}>{m.common.toStart}</a>
      </p>
    </main>
  );
}

function AskForCode({ email, onOther }: { email: string; onOther: () => void }) {
  return (
    <main class="page" key="code">
      <Heading text={m.door.codeSentTitle} />
      <p class="lead">{m.door.codeSent(email)}</p>
      <TextForm
        label={m.door.emailedCodeLabel}
        input={{ autocomplete: "one-time-code", autocapitalize: "characters", spellcheck: false, enterkeyhint: "go" }}
        check={(text) => (text === "" ? m.door.emailedCodeFault : null)}
        submit={async (code) => {
          await confirmCode(code);
          goInstead(paths.home);
        }}
        words={{ sign_in_400: m.door.codeWrong, sign_in_409: m.door.codeWrong }}
        button={m.door.confirm}
        busyButton={m.door.confirming}
      />
      <SendAgain email={email} />
      <p class="aside">
        <button type="button" class="link" onClick={onOther}>
          {m.door.otherEmail}
        </button>
      </p>
    </main>
  );
}
