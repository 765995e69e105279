/** Where menus and hints are put: inside the main landmark, so that a screen reader finds them in the page's outline. */
export function floatingRoot(): HTMLElement {
  return document.querySelector("main") ?? document.body;
}
