import { addToTrail, leaveTrail, showTrailInFlow, walkBy, walkedTrail } from "../actions/trails.ts";
import type { State } from "../store.ts";
import { texts } from "../texts.ts";
import { type Command, hasProject, hasSelection } from "./command.ts";

const { commands: words } = texts;
const walks = (state: State): boolean => hasProject(state) && walkedTrail(state) !== null;

/** Write and walk reading trails. */
export const trailCommands: readonly Command[] = [
  {
    id: "trail-add",
    title: words.trailAdd,
    group: "function",
    keys: ["a"],
    isEnabled: hasSelection,
    run: () => void addToTrail(),
  },
  {
    id: "trail-next",
    title: words.trailNext,
    group: "go",
    keys: ["Alt+ArrowDown"],
    isEnabled: walks,
    run: () => walkBy(1),
  },
  {
    id: "trail-previous",
    title: words.trailPrevious,
    group: "go",
    keys: ["Alt+ArrowUp"],
    isEnabled: walks,
    run: () => walkBy(-1),
  },
  { id: "trail-flow", title: words.trailFlow, group: "flow", isEnabled: walks, run: showTrailInFlow },
  { id: "trail-leave", title: words.trailLeave, group: "go", isEnabled: walks, run: leaveTrail },
];
