let root: HTMLElement | null = null;

/**
 * Where menus and hints are put: inside the main landmark, so that a screen reader finds them in the page's outline. One
 * element for as long as the window lives, since a portal keeps the place that it was rendered with: a screen is rendered
 * while the one before is still on the page, and its menus would go to a landmark that is taken away.
 */
export function floatingRoot(): HTMLElement {
  if (root === null) {
    root = document.createElement("div");
    root.className = "floating-root";
  }
  if (!root.isConnected) (document.querySelector("main") ?? document.body).append(root);
  return root;
}

/** The ref of a main landmark: what floats goes there from now on. */
export function holdFloating(main: HTMLElement | null): void {
  main?.append(floatingRoot());
}
