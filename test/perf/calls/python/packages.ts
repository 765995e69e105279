/** A package from PyPI and what is run to record its calls. */
export interface BenchPackage {
  /** Whether it was never looked at while the rules were written: its row says how far they carry. */
  readonly heldOut?: boolean;
  readonly name: string;
  /** What pip installs for it, besides the package itself. */
  readonly needs: readonly string[];
  /** Whether the tests come with the source archive only, not with the installed package. */
  readonly testsInSource: boolean;
  /** What Python runs: `-m pytest ...`, paths relative to the tests' folder, or a script beside this file. */
  readonly run: readonly string[];
}

const quiet = ["-q", "--no-header", "-p", "no:cacheprovider", "--continue-on-collection-errors"];

const packagingTests = ["markers", "specifiers", "requirements", "version"].map((name) => `tests/test_${name}.py`);

/** Smallest first. */
export const benchPackages: readonly BenchPackage[] = [
  { name: "requests", needs: [], testsInSource: false, run: ["requests_workload.py"] },
  { name: "flask", needs: ["python-dotenv"], testsInSource: true, run: ["-m", "pytest", ...quiet, "tests"] },
  { name: "click", needs: [], testsInSource: true, run: ["-m", "pytest", ...quiet, "tests"] },
  { name: "pluggy", heldOut: true, needs: [], testsInSource: true, run: ["-m", "pytest", ...quiet, "testing"] },
  {
    name: "itsdangerous",
    heldOut: true,
    needs: ["freezegun"],
    testsInSource: true,
    run: ["-m", "pytest", ...quiet, "tests"],
  },
  { name: "sqlparse", needs: [], testsInSource: true, run: ["-m", "pytest", ...quiet, "tests"] },
  { name: "markdown", heldOut: true, needs: ["pyyaml"], testsInSource: true, run: ["-m", "pytest", ...quiet, "tests"] },
  { name: "tomlkit", heldOut: true, needs: ["pyyaml"], testsInSource: true, run: ["-m", "pytest", ...quiet, "tests"] },
  {
    name: "mistune",
    heldOut: true,
    needs: [],
    testsInSource: true,
    run: ["-m", "pytest", ...quiet, "-o", "pythonpath=.", "tests"],
  },
  {
    name: "jsonschema",
    needs: ["jsonschema-specifications"],
    testsInSource: false,
    run: ["-m", "pytest", ...quiet, "tests", "--ignore", "tests/test_jsonschema_test_suite.py"],
  },
  { name: "packaging", needs: [], testsInSource: true, run: ["-m", "pytest", ...quiet, ...packagingTests] },
  { name: "marshmallow", needs: ["simplejson"], testsInSource: true, run: ["-m", "pytest", ...quiet, "tests"] },
  { name: "jinja2", needs: [], testsInSource: true, run: ["-m", "pytest", ...quiet, "tests"] },
  {
    name: "werkzeug",
    heldOut: true,
    needs: ["ephemeral-port-reserve"],
    testsInSource: true,
    run: ["-m", "pytest", ...quiet, "tests", "--ignore", "tests/test_serving.py", "--ignore", "tests/live_apps"],
  },
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
