import { costColor } from "#format/cost-color.ts";
import { type Theme, tokens } from "#format/tokens.ts";
import type { Scene } from "#model/scene.ts";
import { diagramWords } from "./diagram-words.ts";

const { legendEntries: words } = diagramWords;

interface LegendProps {
  readonly theme: Theme;
  /** What is explained: costs of one run, or the change between two. */
  readonly shows: "cost" | "module" | "difference" | "static";
  /** Leaves out what this picture doesn't have; everything is explained when it is left out. */
  readonly scene?: Scene;
}

/** What colours and patterns mean. Always in sight, in one line. */
export function Legend({ theme, shows, scene }: LegendProps) {
  const { line, ink } = tokens[theme];
  const has = marksOf(scene);
  return (
    <ul className="diagram-legend" aria-label={diagramWords.legend}>
      {shows === "cost" && <CostRamp theme={theme} whole={isPart(scene) ? words.part : words.whole} />}
      {shows === "difference" && <Differences theme={theme} />}
      <Line color={line} label={shows === "static" ? words.source : words.both} />
      {shows !== "static" && has.static && <Line color={line} dash="6 4" label={words.static} />}
      {has.possible && <Line color={line} dash="6 4" hollow label={words.possible} />}
      {has.hidden && <Line color={ink} dash="0.1 5" eye label={words.hidden} />}
      {has.residual && <Line color={line} dash="12 6" label={words.residual} />}
    </ul>
  );
}

/** Which marks a picture has. */
function marksOf(scene: Scene | undefined) {
  if (scene === undefined) return { static: true, possible: true, hidden: true, residual: true };
  const things = [...scene.nodes, ...scene.edges];
  return {
    static: things.some(({ provenance }) => provenance === "static"),
    possible: scene.edges.some(({ certainty, provenance }) => certainty === "possible" && provenance !== "measured"),
    hidden: things.some(({ provenance }) => provenance === "measured"),
    residual: scene.edges.some(({ residual }) => residual),
  };
}

/** Whether a picture shows some threads or a stretch of time of its run. */
function isPart(scene: Scene | undefined): boolean {
  return scene?.question.time !== undefined || scene?.question.threads !== undefined;
}

function CostRamp({ theme, whole }: { readonly theme: Theme; readonly whole: string }) {
  const shares = [0, 0.02, 0.08, 0.2, 0.4, 0.7, 1];
  return (
    <li>
      <span>{words.none}</span>
      <svg width="84" height="10" aria-hidden="true">
        {shares.map((share, index) => (
          <rect key={share} x={index * 12} width="12" height="10" fill={costColor(share, theme)} />
        ))}
      </svg>
      <span>{whole}</span>
    </li>
  );
}

function Differences({ theme }: { readonly theme: Theme }) {
  const { worse, better, equal } = tokens[theme];
  const marks = [
    { color: worse, label: words.worse },
    { color: better, label: words.better },
    { color: equal, label: words.equal },
  ];
  return marks.map(({ color, label }) => (
    <li key={label}>
      <svg width="10" height="10" aria-hidden="true">
        <rect width="10" height="10" rx="2" fill={color} />
      </svg>
      {label}
    </li>
  ));
}

interface LineProps {
  readonly color: string;
  readonly label: string;
  readonly dash?: string;
  readonly hollow?: boolean;
  readonly eye?: boolean;
}

function Line({ color, label, dash, hollow = false, eye = false }: LineProps) {
  return (
    <li>
      <svg width="34" height="10" aria-hidden="true">
        <line
          x1="1"
          x2="26"
          y1="5"
          y2="5"
          stroke={color}
          strokeWidth="2"
          strokeLinecap={eye ? "round" : "butt"}
          strokeDasharray={dash}
        />
        <path d="M33 5 L25 1.2 L25 8.8 Z" fill={hollow ? "none" : color} stroke={color} />
      </svg>
      {eye && (
        <svg width="14" height="10" viewBox="-7 -5 14 10" aria-hidden="true">
          <path d="M-6.5 0 Q0 -7 6.5 0 Q0 7 -6.5 0 Z" fill="none" stroke={color} strokeWidth="1.2" />
          <circle r="1.8" fill={color} />
        </svg>
      )}
      {label}
    </li>
  );
}
