const frames = [
  { name: "Calculator.calculate", file: "taxes/calculator.py", line: 8 },
  { name: "Calculator.amount_of", file: "taxes/calculator.py", line: 12 },
  { name: "Calculator.due_of", file: "taxes/calculator.py", line: 19 },
];

/** A speedscope file of the example's functions: two threads, the first busy with `amount_of` and then with `due_of`. */
export const timedProfile = JSON.stringify({
  $schema: "https://www.speedscope.app/file-format-schema.json",
  shared: { frames },
  profiles: [thread("MainThread", [[0, 1], [0, 1], [0], [0, 2], [0, 2]]), thread("Worker", [[0], [0, 1, 2]])],
});

function thread(name: string, samples: readonly (readonly number[])[]) {
  const weights = samples.map(() => 100 / samples.length);
  return { type: "sampled", name, unit: "milliseconds", startValue: 0, endValue: 100, samples, weights };
}
