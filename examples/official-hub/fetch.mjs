// Fetches the official element, to compare it with ours: its script alone, out of the very package that was read when ours
// was made. Where npm has no network, that is said, and there is nothing to compare.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGE = "@stackone/hub@1.11.4";
const SHA512 = "qDl+GFfel27aiCndmqHHEug1pKXtldhhBy8JpbzTv/dAP6IPiGWJuX+KEJbJy7vUrR3ONgHPvvEkMfJJylpYCA==";
const SCRIPT = "dist/official.js";

mkdirSync("dist", { recursive: true });
cpSync("index.html", "dist/index.html");
if (!existsSync(SCRIPT)) {
  const folder = mkdtempSync(join(tmpdir(), "official-hub-"));
  try {
    const arguments_ = ["pack", "--silent", "--prefer-offline", "--pack-destination", folder, PACKAGE];
    const name = execFileSync("npm", arguments_, { encoding: "utf8" }).trim();
    const archive = join(folder, name);
    const digest = createHash("sha512").update(readFileSync(archive)).digest("base64");
    if (digest !== SHA512) throw new Error(`${PACKAGE} is not what it was: sha512-${digest}`);
    execFileSync("tar", ["-xzf", archive, "-C", folder]);
    cpSync(join(folder, "package/dist/webcomponent.js"), SCRIPT);
  } catch (error) {
    if (String(error).includes("is not what it was")) throw error;
    console.log(`${PACKAGE} was not fetched: ${error.message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
