// Shows the copy buttons and makes them copy. The pages work without it.
"use strict";
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = "Copied";
    } catch {
      // No permission: select it, so that the person can copy it by hand.
      getSelection().selectAllChildren(source);
      button.textContent = "Press Ctrl+C";
    }
  });
}
// A window that a script opened can close itself.
for (const button of document.querySelectorAll("[data-close]")) {
  button.hidden = false;
  button.addEventListener("click", () => close());
}
