const { Command, Option, Argument, Help, CommanderError } = (await import(process.env.BENCH_ENTRY)).default;
let seen = 0;
const text = [];
function program() {
  const root = new Command("tool").version("1.2.3").description("a tool").exitOverride();
  root.configureOutput({ writeOut: (each) => text.push(each), writeErr: (each) => text.push(each) });
  root.option("-d, --debug", "debug").option("-n, --number <n>", "number", (each) => Number.parseInt(each, 10), 3);
  root.addOption(new Option("-c, --color <kind>", "colour").choices(["red", "blue"]).default("red").env("TOOL_COLOR"));
  root.addOption(new Option("--secret").hideHelp()).option("--no-cache", "no cache").option("-l, --list <items...>");
  root.addOption(new Option("--one").conflicts("two")).addOption(new Option("--two").implies({ debug: true }));
  root
    .hook("preAction", () => seen++)
    .hook("postAction", () => seen++)
    .hook("preSubcommand", () => seen++);
  root
    .command("add <first> [others...]")
    .alias("plus")
    .description("adds")
    .option("-x, --exact")
    .action((first, others, options, command) => (seen += command.name().length + others.length));
  root.command("slow").action(async () => (seen += await Promise.resolve(1)));
  root
    .command("nested")
    .command("inner")
    .argument("<n>", "n", Number)
    .action((n) => (seen += n));
  const extra = new Command("extra").addArgument(new Argument("[kind]", "kind").choices(["a", "b"]).default("a"));
  root.addCommand(extra.copyInheritedSettings(root).action(() => seen++));
  root.addHelpText("after", "\nmore");
  root.showSuggestionAfterError().helpCommand(true);
  return root;
}
const lines = [
  "add 1 2 3 -x",
  "plus 1",
  "nested inner 4",
  "extra b",
  "extra z",
  "--help",
  "help add",
  "--version",
  "--two add 1",
  "--one --two add 1",
  "-n 5 --color blue --list a b -- add 1",
  "--color green add 1",
  "--unknown",
  "ad 1",
  "add",
  "-dn7 add 1 2",
  "--no-cache --number=9 add 1",
];
for (const line of lines) {
  try {
    program().parse(line.split(" "), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    seen++;
  }
}
await program().parseAsync(["slow"], { from: "user" });
const help = new Help();
seen +=
  help.visibleCommands(program()).length + help.visibleOptions(program()).length + program().helpInformation().length;
console.log(`${seen} ${text.join("").length}`);
