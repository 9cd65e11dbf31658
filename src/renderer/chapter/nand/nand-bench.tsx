import { gateBias, gatePerceptron, wiresOfGate } from '../../../engine/perceptron/nand-circuit';
import { weightedInput } from '../../../engine/perceptron/perceptron';
import { Button } from '../../ui/button';
import { formatFigure } from '../figures';
import { TruthTable } from '../truth-table';
import { circuitTasks, gateName, sourceName } from './circuit-tasks';
import type { NandModel } from './nand-model';
import './nand.css';

/** The chosen gate and its wires, what the outputs show, and the whole truth table. */
export function NandBench({ model }: { model: NandModel }) {
  const task = circuitTasks[model.task.value];
  const { gates, outputs } = model.circuit.value;
  const chosen = model.chosen.value;
  const all = model.signals.value.map((_, source) => source);
  return (
    <>
      <div class="bench-rows gate-on-bench">
        {gates.length === 0 ? (
          <p class="soft">There are no gates yet.</p>
        ) : (
          <>
            <h3>Gate {gateName(chosen)}</h3>
            {Array.from({ length: wiresOfGate }, (_, index) => (
              <SourceField
                key={index}
                label={`Wire ${index + 1} from`}
                value={gates[chosen][index] ?? null}
                sources={model.sourcesFor(chosen)}
                nameOf={(source) => sourceName(task, source)}
                onChange={(source) => model.setWire(chosen, index, source)}
              />
            ))}
            <p class="soft gate-sum">{gateText(model)}</p>
          </>
        )}
        <div class="bench-buttons">
          <Button isDisabled={!model.canAdd} onClick={() => model.addGate()}>
            Add a gate
          </Button>
          {gates.length > 0 && (
            <button type="button" class="button" onClick={() => model.removeGate(chosen)}>
              Remove {gateName(chosen)}
            </button>
          )}
          <button type="button" class="button" onClick={() => model.startAgain()}>
            Start again
          </button>
        </div>
      </div>
      <div class="bench-rows">
        {outputs.map((source, index) => (
          <SourceField
            key={index}
            label={`${task.outputs[index]} from`}
            value={source}
            sources={all}
            nameOf={(one) => sourceName(task, one)}
            onChange={(one) => model.setOutput(index, one)}
          />
        ))}
        <label class="choice">
          <input
            type="checkbox"
            checked={model.isMerged.value}
            onChange={({ currentTarget }) => (model.isMerged.value = currentTarget.checked)}
          />
          Two wires from one source as one of −4
        </label>
        <label class="choice">
          <input
            type="checkbox"
            checked={model.isInputLayer.value}
            onChange={({ currentTarget }) => (model.isInputLayer.value = currentTarget.checked)}
          />
          Inputs as a layer of neurons
        </label>
      </div>
      <TruthTable
        caption={`${task.title}: what it says in every case, and what is wanted`}
        inputs={task.inputs}
        columns={[`says ${task.outputs.join(', ')}`, 'wanted']}
        rows={model.table.value.map(({ input, says, wants }) => ({
          input,
          cells: [says.join(' '), wants.join(' ')],
          isRight: says.join() === wants.join(),
        }))}
        present={model.input.value}
      />
    </>
  );
}

/** "1 · (−2) + 1 · (−2) + 3 = −1 ≤ 0: it says 0." */
function gateText({ circuit, chosen, signals }: NandModel): string {
  const { sources, ...perceptron } = gatePerceptron(circuit.value.gates[chosen.value]);
  const input = sources.map((source) => signals.value[source]);
  const z = weightedInput(perceptron, input);
  const terms = perceptron.weights.map((weight, index) => `${input[index]} · (${formatFigure(weight)})`);
  const sum = [...terms, gateBias].join(' + ');
  return `${sum}${terms.length > 0 ? ` = ${formatFigure(z)}` : ''} ${z > 0 ? '> 0: it says 1' : '≤ 0: it says 0'}.`;
}

interface SourceFieldProps {
  label: string;
  value: number | null;
  sources: readonly number[];
  nameOf: (source: number) => string;
  onChange: (source: number | null) => void;
}

function SourceField({ label, value, sources, nameOf, onChange }: SourceFieldProps) {
  return (
    <label class="source-field">
      <span>{label}</span>
      <select
        value={value ?? ''}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === '' ? null : Number(currentTarget.value))
        }
      >
        <option value="">nothing</option>
        {sources.map((source) => (
          <option key={source} value={source}>
            {nameOf(source)}
          </option>
        ))}
      </select>
    </label>
  );
}
