import { servePort } from "../../../main/engine/serve-port.ts";
import { shellPort } from "../../../main/engine/shell-port.ts";

// An engine's process without a store, for the boundary's own tests: it answers what it was asked, and dies on request.
servePort(
  shellPort(),
  (emit) => ({
    async handle(name, args: readonly unknown[]) {
      if (name === "deleteNote") process.exit(9);
      if (name === "runs") throw new Error("a fault inside");
      if (name === "notes") emit({ kind: "changed", what: "notes" });
      return { ok: true, value: { name, args, types: args.map((value) => Object.prototype.toString.call(value)) } };
    },
    async close() {},
  }),
  () => process.exit(0),
);
