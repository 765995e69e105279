/**
 * Undo and redo of the menu belong to the text that is being written, where there is one, and only otherwise to the project.
 * Answers whether the command was meant for a text field and was carried out there.
 */
export function editText(command: string): boolean {
  if (command !== "undo" && command !== "redo") return false;
  const place = document.activeElement;
  const isText =
    place instanceof HTMLTextAreaElement ||
    (place instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit", "range"].includes(place.type)) ||
    (place instanceof HTMLElement && place.isContentEditable);
  // The one way in which the platform's own undo can be reached from outside a key press.
  return isText && document.execCommand(command);
}
