/** What is known of a speedscope file by the tool that wrote it. */
export interface SpeedscopeWriter {
  /** What `line` of a frame is. */
  readonly lineKind: "definition" | "executing";
  /** False when the stacks were laid one after another without regard to when they happened. */
  readonly keepsOrder: boolean;
  /** What profiles in the unit `none` count. */
  readonly plainMeasure: "samples" | "allocations";
}

/** Tells the writer's habits. Of an unknown one a line is taken as executing, so that no function falls apart. */
export function speedscopeWriter(exporter: string | null, name: string | null): SpeedscopeWriter {
  const tool = /^\w+/.exec(exporter ?? "")?.[0] ?? "";
  const isMemray = tool === "memray" || (name?.includes("memray") ?? false);
  return {
    lineKind: tool === "pyinstrument" ? "definition" : "executing",
    keepsOrder: tool !== "pyinstrument" && !isMemray,
    plainMeasure: isMemray ? "allocations" : "samples",
  };
}
