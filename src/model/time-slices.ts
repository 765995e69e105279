/** How long work may go on before others have their turn, in ms: well under the time of one frame. */
const sliceMs = 5;

/**
 * Divides work that is done in one go where that is several times as fast as piece by piece (a look at each of many
 * files), so that whatever else the thread has to answer never waits for long.
 */
export class TimeSlices {
  #end = performance.now() + sliceMs;

  /** Ends the slice when its time is over: to be awaited between two pieces of work. Null when there is time left. */
  pause(): Promise<void> | null {
    if (performance.now() < this.#end) return null;
    return new Promise((resolve) => {
      setImmediate(() => {
        this.#end = performance.now() + sliceMs;
        resolve();
      });
    });
  }
}
