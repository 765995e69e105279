import type { Progress } from "#model/progress.ts";

/** How far something has come; moves to and fro while the end isn't known. */
export function ProgressLine({ progress, label }: { readonly progress: Progress | null; readonly label: string }) {
  const all = progress?.all ?? null;
  const share = progress === null || all === null || all === 0 ? null : Math.min(1, progress.done / all);
  return (
    <div
      className={`progress-line ${share === null ? "unknown" : ""}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(share === null ? {} : { "aria-valuenow": Math.round(share * 100) })}
    >
      <span style={share === null ? {} : { width: `${share * 100}%` }} />
    </div>
  );
}
