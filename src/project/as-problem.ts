import { type Problem, ProblemError } from "#model/problem.ts";

/** Any error as something to show a person. What isn't a known problem is a fault of the program and says so. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const { code, path, message } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === "ENOENT") return { text: `${path ?? "A file"} doesn't exist.`, hint: "Check the path." };
  if (code === "EACCES" || code === "EPERM")
    return { text: `${path ?? "A file"} may not be read or written.`, hint: "Check its permissions." };
  if (code === "EISDIR") return { text: `${path ?? "That"} is a folder, not a file.`, hint: "Choose a file." };
  if (code === "ENOSPC" || code === "SQLITE_FULL")
    return { text: "The disk is full.", hint: "Free some space and try again." };
  if (code?.startsWith("SQLITE_") === true) {
    return {
      text: `The project's store can't be used: ${message}.`,
      hint: "Open the project again; its folder may be gone.",
    };
  }
  return {
    text: `Something went wrong inside Callsketch: ${message ?? String(error)}`,
    hint: "Please report this with what you did.",
  };
}
