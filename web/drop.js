// Takes a file that is dropped on a field for a key of several lines, as if its text had been pasted there. The program says
// what it is, and what is wrong with it.

/** No key is larger, in bytes. */
const LARGEST = 64 * 1024;

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {Blob} file
 */
export async function take(input, file) {
  if (file.size > LARGEST) return console.warn("connect-wizard: a file of this size is no key.");
  input.value = await file.text();
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  input.focus();
}
