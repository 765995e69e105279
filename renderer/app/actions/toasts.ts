import type { Problem } from "#model/problem.ts";
import type { Toast } from "../state/frame.ts";
import { get, set } from "../store.ts";

let lastId = 0;

/** Says something in passing, with one thing to do about it at most. */
export function say(text: string, action: Toast["action"] = null): void {
  show({ id: ++lastId, kind: "info", text, hint: "", action });
}

/** Says what went wrong where no panel shows it. Stays until it is closed. */
export function sayProblem(problem: Problem, action: Toast["action"] = null): void {
  show({ id: ++lastId, kind: "problem", text: problem.text, hint: problem.hint, action });
}

/** Takes a message away. */
export function closeToast(id: number): void {
  set({ toasts: get().toasts.filter((toast) => toast.id !== id) });
}

function show(toast: Toast): void {
  const others = get().toasts.filter(({ text }) => text !== toast.text);
  set({ toasts: [...others.slice(-3), toast] });
}
