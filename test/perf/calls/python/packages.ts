/** A package from PyPI and what is run to record its calls. */
export interface BenchPackage {
  readonly name: string;
  /** What pip installs for it, besides the package itself. */
  readonly needs: readonly string[];
  /** Whether the tests come with the source archive only, not with the installed package. */
  readonly testsInSource: boolean;
  /** What Python runs: `-m pytest ...`, paths relative to the tests' folder, or a script beside this file. */
  readonly run: readonly string[];
}

const quiet = ["-q", "--no-header", "-p", "no:cacheprovider", "--continue-on-collection-errors"];

/** Smallest first. */
export const benchPackages: readonly BenchPackage[] = [
  { name: "requests", needs: [], testsInSource: false, run: ["requests_workload.py"] },
  { name: "flask", needs: ["python-dotenv"], testsInSource: true, run: ["-m", "pytest", ...quiet, "tests"] },
  { name: "click", needs: [], testsInSource: true, run: ["-m", "pytest", ...quiet, "tests"] },
  {
    name: "networkx",
    needs: [],
    testsInSource: false,
    run: ["-m", "pytest", ...quiet, "classes", "algorithms/shortest_paths", "algorithms/tests", "readwrite"],
  },
  {
    name: "sympy",
    needs: [],
    testsInSource: false,
    run: [
      "-m",
      "pytest",
      ...quiet,
      "core/tests/test_basic.py",
      "core/tests/test_function.py",
      "sets/tests",
      "logic/tests",
    ],
  },
];
