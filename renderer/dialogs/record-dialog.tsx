import { Plus, X } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import type { RecordRequest } from "#contract/answers.ts";
import type { Problem } from "#model/problem.ts";
import { record, recordSeries, stopRecording } from "../app/actions/record.ts";
import { argumentsOf, commandLineOf } from "../app/command-line.ts";
import { seriesOf } from "../app/series-of.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { ask } from "../engine/ask.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { DialogFrame } from "../widgets/dialog-frame.tsx";
import { ProblemPanel } from "../widgets/problem-panel.tsx";
import { ProgramOutput } from "./program-output.tsx";

const { record: words } = texts;
type Profiler = RecordRequest["profiler"];
type Parameters = readonly (readonly [string, string])[];
interface ProfilerState {
  readonly name: string;
  readonly available: boolean;
  readonly hint: string | null;
}

/** Runs a program of the project under a profiler. */
export function RecordDialog({ request }: { readonly request: RecordRequest | null }) {
  const recording = useStore((state) => state.recording);
  const [line, setLine] = useState(request === null ? "" : commandLineOf(request.argv));
  const [profiler, setProfiler] = useState<Profiler>(request?.profiler ?? null);
  const [label, setLabel] = useState(request?.label ?? "");
  const [parameters, setParameters] = useState<Parameters>(Object.entries(request?.parameters ?? {}));
  const [repeat, setRepeat] = useState(1);
  const [problem, setProblem] = useState<Problem | null>(null);
  const profilers = useProfilers();
  const argv = argumentsOf(line);
  const series = argv === null ? null : seriesOf(argv, parameters);
  const ready = argv !== null && argv.length > 0;
  const hint = profilers.find(({ name }) => name === profiler && profiler !== null)?.hint ?? null;
  useEffect(() => set({ output: [] }), []);

  const start = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready) return;
    const named = parameters.flatMap(([name, value]) => (name.trim() === "" ? [] : [[name.trim(), value] as const]));
    const folder = request?.folder ?? "";
    const wanted = { argv, folder, profiler, label: label.trim() || null, parameters: Object.fromEntries(named) };
    setProblem(null);
    setProblem(await (series === null ? record(wanted) : recordSeries({ ...wanted, ...series, repeat })));
  };
  return (
    <DialogFrame
      title={words.title}
      line={words.line}
      testId="record-dialog"
      canClose={!recording}
      foot={
        recording ? (
          <Button onClick={() => void stopRecording()} data-testid="record-stop">
            {words.stop}
          </Button>
        ) : (
          <Button look="primary" type="submit" form="record-form" disabled={!ready} data-testid="record-start">
            {series === null ? words.start : words.startSeries(series.values.length * repeat)}
          </Button>
        )
      }
    >
      <form id="record-form" className="record-form" onSubmit={(event) => void start(event)}>
        <label className="field">
          <span>{words.command}</span>
          <input
            className="input code"
            value={line}
            placeholder={words.commandExample}
            spellCheck={false}
            disabled={recording}
            onChange={(event) => setLine(event.target.value)}
            data-testid="record-command"
          />
        </label>
        <p className="small muted">
          {argv === null ? words.openQuote : argv.length > 0 ? <Argv argv={argv} /> : words.noShell}
        </p>
        <div className="field-pair">
          <label className="field">
            <span>{words.profiler}</span>
            <select
              className="input"
              value={profiler ?? ""}
              disabled={recording}
              onChange={(event) => setProfiler((event.target.value || null) as Profiler)}
              data-testid="record-profiler"
            >
              <option value="">{words.byProgram}</option>
              {profilers.map(({ name, available }) => (
                <option key={name} value={name}>
                  {available ? name : words.missing(name)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{words.label}</span>
            <input
              className="input"
              value={label}
              placeholder={words.labelExample}
              disabled={recording}
              onChange={(event) => setLabel(event.target.value)}
              data-testid="record-label"
            />
          </label>
        </div>
        {hint !== null && <p className="small muted">{hint}</p>}
        <ParameterFields parameters={parameters} onChange={setParameters} disabled={recording} />
        {series === null ? (
          <p className="small muted">{words.seriesHint}</p>
        ) : (
          <div className="line">
            <span className="small muted">{words.series(series.parameter, series.values.length)}</span>
            <label className="line small">
              {words.repeat}
              <select
                className="input"
                value={repeat}
                disabled={recording}
                onChange={(event) => setRepeat(Number(event.target.value))}
                data-testid="record-repeat"
              >
                {[1, 2, 3, 5].map((times) => (
                  <option key={times} value={times}>
                    {words.times(times)}
                  </option>
                ))}
              </select>
            </label>
          </div>
        )}
      </form>
      {problem !== null && <ProblemPanel problem={problem} />}
      <ProgramOutput />
    </DialogFrame>
  );
}

function Argv({ argv }: { readonly argv: readonly string[] }) {
  return argv.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: arguments have no identity
    <code key={index} className="argument">
      {part}
    </code>
  ));
}

interface ParameterFieldsProps {
  readonly parameters: Parameters;
  readonly onChange: (parameters: Parameters) => void;
  readonly disabled: boolean;
}

function ParameterFields({ parameters, onChange, disabled }: ParameterFieldsProps) {
  const change = (at: number, entry: readonly [string, string]): void =>
    onChange(parameters.map((old, index) => (index === at ? entry : old)));
  return (
    <fieldset className="field" disabled={disabled}>
      <legend className="muted">{words.parameters}</legend>
      {parameters.map(([name, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place while it is written
        <div className="field-row" key={at}>
          <input
            className="input"
            aria-label={words.parameterName}
            placeholder={words.parameterName}
            value={name}
            onChange={(event) => change(at, [event.target.value, value])}
          />
          <input
            className="input"
            aria-label={words.parameterValue}
            placeholder={words.parameterValue}
            value={value}
            onChange={(event) => change(at, [name, event.target.value])}
          />
          <IconButton
            label={words.removeParameter}
            onClick={() => onChange(parameters.filter((_, index) => index !== at))}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button look="link" onClick={() => onChange([...parameters, ["", ""]])} data-testid="add-parameter">
        <Plus aria-hidden /> {words.addParameter}
      </Button>
    </fieldset>
  );
}

function useProfilers(): readonly ProfilerState[] {
  const [profilers, setProfilers] = useState<readonly ProfilerState[]>([]);
  useEffect(() => {
    void ask("profilers").then((answer) => answer.ok && setProfilers(answer.value));
  }, []);
  return profilers;
}
