import type { FlowDiagramHandle } from "../diagram/diagram-props.ts";

/** The canvas that is on screen, for keys, menus and the palette; null while another view is shown. */
export const diagram: { current: FlowDiagramHandle | null } = { current: null };
