import type { Profile } from "pprof-format";
import type { ImportedThread } from "#model/imported-profile.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import { StackProfile } from "../stacks/stack-profile.ts";
import { scaledValue } from "../time-unit.ts";
import { type PprofMeasure, pprofMeasures } from "./pprof-measures.ts";

/** What a decoded profile breaks, as a sentence without its end. */
export class PprofShapeError extends Error {
  override readonly name = "PprofShapeError";
}

/** A frame at a location: several where functions were inlined, root first. */
interface Place {
  readonly frame: number;
  /** 0 when unknown. */
  readonly line: number;
}

/** @throws PprofShapeError where ids lead nowhere or values can't be kept exactly */
export function pprofThread(profile: Profile, file: string): ImportedThread {
  const text = (index: number | bigint) => profile.stringTable.strings[Number(index)] ?? "";
  const types = profile.sampleType.map(({ type, unit }) => [text(type), text(unit)] as const);
  if (types.length === 0) throw new PprofShapeError("no type of sample");
  const negative = types.map((_, at) => profile.sample.some(({ value }) => signed(value[at] ?? 0) < 0));
  const measures = pprofMeasures(types, negative, text(profile.defaultSampleType));
  const stacks = new StackProfile(measures.map(({ measure }) => measure));
  const places = locationPlaces(profile, text, new FrameBook(stacks));
  const walk = new StackWalk(stacks, places);
  for (const sample of profile.sample) {
    if (sample.value.length !== types.length) {
      throw new PprofShapeError(`a sample with ${sample.value.length} values for ${types.length} types`);
    }
    const leaf = walk.leafOf(sample.locationId);
    for (let measure = 0; measure < measures.length; measure++) {
      const { value, sign, scale } = measures[measure] as PprofMeasure;
      const cost = scaledValue(Math.max(0, signed(sample.value[value] ?? 0) * sign), scale);
      if (cost === 0) continue;
      stacks.add(leaf.node, measure, cost);
      if (leaf.line >= 1) stacks.addLine(leaf.frame, leaf.line, measure, cost);
    }
  }
  return stacks.finish({ name: file });
}

/** Finds the nodes of stacks. What a stack has in common with the one before it, from the root on, is taken over. */
class StackWalk {
  readonly #stacks: StackProfile;
  readonly #places: PlacesAt;
  #before: readonly (number | bigint)[] = [];
  /** The nodes of the stack before, root first. */
  readonly #nodes: number[] = [];

  constructor(stacks: StackProfile, places: PlacesAt) {
    this.#stacks = stacks;
    this.#places = places;
  }

  /** The innermost node, frame and line of a stack, whose locations come leaf first. */
  leafOf(locations: readonly (number | bigint)[]): Place & { readonly node: number } {
    const [length, lengthBefore] = [locations.length, this.#before.length];
    let shared = 0;
    while (
      shared < length &&
      shared < lengthBefore &&
      locations[length - 1 - shared] === this.#before[lengthBefore - 1 - shared]
    ) {
      shared++;
    }
    let node = shared === 0 ? this.#stacks.root : (this.#nodes[shared - 1] as number);
    for (let at = shared; at < length; at++) {
      const inlined = this.#places(locations[length - 1 - at] as number | bigint);
      for (let index = 0; index < inlined.length; index++)
        node = this.#stacks.child(node, (inlined[index] as Place).frame);
      this.#nodes[at] = node;
    }
    this.#before = locations;
    const leaf = length === 0 ? undefined : this.#places(locations[0] as number | bigint).at(-1);
    return { node, frame: leaf?.frame ?? -1, line: leaf?.line ?? 0 };
  }
}

/** The library gives what needs more than four bytes as an unsigned bigint; pprof's values are signed. */
function signed(value: number | bigint): number {
  if (typeof value === "number") return value;
  const number = Number(BigInt.asIntN(64, value));
  if (!Number.isSafeInteger(number)) throw new PprofShapeError(`the value ${BigInt.asIntN(64, value)}, beyond 2^53`);
  return number;
}

type PlacesAt = (id: number | bigint) => readonly Place[];

function locationPlaces(profile: Profile, text: (index: number | bigint) => string, book: FrameBook): PlacesAt {
  const functions = new Map(profile.function.map((one) => [String(one.id), one]));
  const mappings = new Map(profile.mapping.map((one) => [String(one.id), text(one.filename)]));
  const locations = new Map(profile.location.map((one) => [Number(one.id), one]));
  const known = new Map<number, readonly Place[]>();
  const added = (id: number): readonly Place[] => {
    const location = locations.get(id);
    if (location === undefined) throw new PprofShapeError(`a sample at location ${id}, which isn't there`);
    const object = mappings.get(String(location.mappingId)) ?? "";
    if (location.line.length === 0) {
      const name = `0x${BigInt.asUintN(64, BigInt(location.address)).toString(16)}`;
      return [
        { frame: book.frame({ name, file: null, owner: object === "" ? null : object, external: false }), line: 0 },
      ];
    }
    // The innermost inlined function comes first in the file.
    return location.line.toReversed().map(({ functionId, line }) => {
      const of = functions.get(String(functionId));
      if (of === undefined) throw new PprofShapeError(`the function ${functionId}, which isn't there`);
      const start = Number(of.startLine);
      const definition = start >= 1 && Number.isSafeInteger(start) ? start : null;
      const at = Number(line);
      const executing = at >= 1 && Number.isSafeInteger(at) ? at : null;
      const filename = text(of.filename);
      const named = { name: text(of.name) || text(of.systemName), file: filename === "" ? null : filename };
      return { frame: book.frame({ ...named, definition, executing }), line: executing ?? 0 };
    });
  };
  return (id: number | bigint): readonly Place[] => {
    const key = Number(id);
    let places = known.get(key);
    if (places === undefined) {
      places = added(key);
      known.set(key, places);
    }
    return places;
  };
}
