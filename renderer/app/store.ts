import { create } from "zustand";
import { rememberedFrame } from "./remembered-frame.ts";
import { type EditsState, noEdits } from "./state/edits.ts";
import { type FrameState, firstFrame } from "./state/frame.ts";
import { type LoadedState, nothingLoaded } from "./state/loaded.ts";
import { noPlaces, type PlaceState } from "./state/place.ts";
import { noProject, type ProjectState } from "./state/project.ts";

/** Everything the window knows, one part a question. Actions change it, components read it, `keepLoaded` follows it. */
export interface State extends ProjectState, PlaceState, LoadedState, FrameState, EditsState {}

/** Read in components: `useStore((state) => state.place.view)`. */
export const useStore = create<State>()(() => ({
  ...noProject,
  ...noPlaces,
  ...nothingLoaded,
  ...firstFrame,
  ...rememberedFrame(),
  ...noEdits,
}));

/** The state now, for actions; components use `useStore`. */
export const get = useStore.getState;
/** Merges a part into the state. */
export const set = useStore.setState;
