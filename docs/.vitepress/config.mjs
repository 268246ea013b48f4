// The documentation's site: its pages in their order. `cargo xtask docs` builds it into dist/docs.
import { existsSync } from "node:fs";
import { defineConfig } from "vitepress";

const page = (text, name) => ({ text, link: `/${name}` });
const section = (text, items) => ({ text, items: items.filter(({ link }) => existsSync(`.${link.replace(/\/$/, "/index")}.md`)) });

export default defineConfig({
  title: "connect-wizard",
  description: "A guided wizard that links an account through StackOne's Hub, embedded in any page and white-labelled by data.",
  lang: "en",
  outDir: "../dist/docs",
  // Under a folder of a site: DOCS_BASE=/connect-wizard/ cargo xtask docs
  base: process.env.DOCS_BASE ?? "/",


  // A link in GitHub's view of this folder works here too.
  cleanUrls: false,
  head: [["meta", { name: "robots", content: "index" }]],
  themeConfig: {
    search: { provider: "local" },
    outline: [2, 3],
    externalLinkIcon: true,
    sidebar: [
      section("Start", [page("Get started", "index"), page("Embed the element", "embed"), page("Send a hosted link", "hosted-link"), page("Embed a frame", "frame")]),
      section("Make it yours", [page("Configuration", "configuration"), page("Theming and brands", "theming"), page("Guides", "guides"), page("Connectors", "connectors")]),
      section("Run it", [page("Events and funnel", "events"), page("Errors", "errors"), page("Security and policy", "security"), page("Self-hosting", "self-hosting"), page("Migrate from the official Hub", "migration")]),
      section("Judge it", [page("Size", "size"), page("Performance", "performance"), page("Conformance", "conformance"), page("Quality", "quality"), page("Gallery", "gallery"), page("Development", "development")]),
    ],
    docFooter: { prev: "Before", next: "Next" },
  },
});
