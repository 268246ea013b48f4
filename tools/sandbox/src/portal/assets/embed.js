// Writes the code that a partner pastes: the page's part for each framework, and the server's.

/** The frameworks, with the file that each snippet belongs in. */
export const FRAMEWORKS = {
  html: { name: "Plain HTML", file: "index.html" },
  react: { name: "React 19", file: "Connect.jsx" },
  vue: { name: "Vue 3", file: "Connect.vue" },
  angular: { name: "Angular", file: "connect.component.ts" },
  svelte: { name: "Svelte 5", file: "Connect.svelte" },
  next: { name: "Next", file: "app/connect.jsx" },
};

/** The page's part. */
export function pageCode({ framework, mode, theme, locale, wizard }) {
  const settings = { provider: "clayhr", ...(theme === "system" ? {} : { theme }), ...(locale ? { locale } : {}) };
  const attributes = Object.entries(settings).map(([name, value]) => ` ${name}="${value}"`).join("");
  const source = `${wizard}/connect-wizard.js`;
  return (mode === "modal" ? dialog(source, settings) : inline(source, attributes))[framework];
}

const GET_TOKEN = `async () =>
  (await (await fetch("/api/connect-session", { method: "POST" })).json()).token`;
const indented = (text) => text.replaceAll("\n", "\n  ");

function inline(source, attributes) {
  return {
    html: `<script type="module" src="${source}"></script>

<connect-wizard id="wizard"${attributes}></connect-wizard>

<script type="module">
  const wizard = document.getElementById("wizard");
  wizard.getToken = ${indented(GET_TOKEN)};
  wizard.addEventListener("cw-success", (event) => {
    console.log("linked", event.detail.id);
  });
</script>`,
    react: `// index.html: <script type="module" src="${source}"></script>
const getToken = ${GET_TOKEN};

export function Connect({ onLinked }) {
  return (
    <connect-wizard${attributes} getToken={getToken}
      oncw-success={(event) => onLinked(event.detail)} />
  );
}`,
    vue: `<!-- index.html: <script type="module" src="${source}"></script>
     vite.config.js: vue({ template: { compilerOptions: {
       isCustomElement: (tag) => tag === "connect-wizard" } } }) -->
<script setup>
const emit = defineEmits(["linked"]);
const getToken = ${GET_TOKEN};
</script>

<template>
  <connect-wizard${attributes} :getToken.prop="getToken"
    @cw-success="emit('linked', $event.detail)" />
</template>`,
    angular: `// index.html: <script type="module" src="${source}"></script>
import { Component, CUSTOM_ELEMENTS_SCHEMA, output } from "@angular/core";

@Component({
  selector: "app-connect",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`<connect-wizard${attributes} [getToken]="getToken"
    (cw-success)="linked.emit($event.detail)"></connect-wizard>\`,
})
export class ConnectComponent {
  readonly linked = output<{ id: string; provider: string }>();
  readonly getToken = ${indented(GET_TOKEN)};
}`,
    svelte: `<svelte:head>
  <script type="module" src="${source}"></script>
</svelte:head>

<script>
  let { onlinked } = $props();
  const getToken = ${indented(GET_TOKEN)};
</script>

<connect-wizard${attributes} {getToken}
  oncw-success={(event) => onlinked(event.detail)}></connect-wizard>`,
    next: `"use client";
import Script from "next/script";

const getToken = ${GET_TOKEN};

export function Connect({ onLinked }) {
  return (
    <>
      <Script type="module" crossOrigin="anonymous" src="${source}" />
      <connect-wizard${attributes} getToken={getToken}
        oncw-success={(event) => onLinked(event.detail)} />
    </>
  );
}`,
  };
}

function dialog(source, settings) {
  const options = Object.entries(settings).map(([name, value]) => `${name}: "${value}"`).join(", ");
  const open = `const getToken = ${GET_TOKEN};

async function link() {
  const { ConnectWizard } = await import("${source}");
  try {
    const account = await ConnectWizard.open({ getToken, ${options} });
    console.log("linked", account.id);
  } catch (error) {
    if (error.code !== "cancelled") throw error;
  }
}`;
  // A bundler must leave the address alone: the wizard's files stay together where they are served.
  const bundled = open.replace("import(", "import(/* @vite-ignore */ /* webpackIgnore: true */ ");
  return {
    html: `<button type="button" id="link">Link ClayHR</button>

<script type="module">
  ${indented(open)}
  document.getElementById("link").addEventListener("click", link);
</script>`,
    react: `${bundled}

export const Connect = () => <button onClick={link}>Link ClayHR</button>;`,
    vue: `<script setup>
${bundled}
</script>

<template>
  <button type="button" @click="link">Link ClayHR</button>
</template>`,
    angular: `import { Component } from "@angular/core";

${bundled}

@Component({
  selector: "app-connect",
  template: \`<button type="button" (click)="link()">Link ClayHR</button>\`,
})
export class ConnectComponent {
  readonly link = link;
}`,
    svelte: `<script>
  ${indented(bundled)}
</script>

<button type="button" onclick={link}>Link ClayHR</button>`,
    next: `"use client";
${bundled}

export const Connect = () => <button onClick={link}>Link ClayHR</button>;`,
  };
}

/** The server's part: makes the session, and believes only a signed webhook. */
export function serverCode() {
  return `import { createHmac, timingSafeEqual } from "node:crypto";
import express from "express";

const { STACKONE_API_KEY, STACKONE_WEBHOOK_SECRET } = process.env;
const app = express();

// Put your own sign-in check before this.
app.post("/api/connect-session", async (request, response) => {
  const answer = await fetch("https://api.stackone.com/connect_sessions", {
    method: "POST",
    headers: {
      authorization: "Basic " + btoa(STACKONE_API_KEY + ":"),
      "content-type": "application/json",
    },
    body: JSON.stringify({
      origin_owner_id: request.user.companyId,
      origin_owner_name: request.user.companyName,
      provider: "clayhr",
    }),
  });
  if (!answer.ok) return response.sendStatus(502);
  response.set("cache-control", "no-store").json({ token: (await answer.json()).token });
});

// The raw bytes: the signature is over them, not over parsed JSON.
app.post("/webhooks/stackone", express.raw({ type: "*/*" }), (request, response) => {
  const ours = createHmac("sha256", STACKONE_WEBHOOK_SECRET).update(request.body).digest();
  const theirs = Buffer.from(request.get("x-stackone-signature") ?? "", "base64url");
  if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) {
    return response.sendStatus(401);
  }
  const { event, account_id } = JSON.parse(request.body);
  // account.created, account.updated, account.deleted: keep account_id with the company.
  response.sendStatus(200);
});

app.listen(3000);`;
}
