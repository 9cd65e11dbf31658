import { batch, computed, signal, type Signal } from '@preact/signals';
import {
  decodeCircuit,
  encodeCircuit,
  mayConnect,
  outputsOf,
  runCircuit,
  stagesOf,
  wiresOfGate,
  withGate,
  withoutGate,
  withWires,
  type NandCircuit,
} from '../../../engine/perceptron/nand-circuit';
import { binaryInputs, checkTruthTable } from '../../../engine/perceptron/perceptron';
import type { PageModel } from '../chapter-page';
import { Exercise, type Verdict } from '../exercise';
import type { PageRecord } from '../progress-model';
import { circuitTasks, mostGates, type TaskId } from './circuit-tasks';

/** The greatest number of a source that an answer can hold. */
const largestSource = 64;

/** Circuits of NAND gates: a half adder to look at, and two to build. */
export class NandModel implements PageModel {
  readonly task = signal<TaskId>('half-adder');
  /** Whether two wires from one source are drawn as one of weight -4. */
  readonly isMerged = signal(false);
  /** Whether inputs are drawn as neurons that only give out their value. */
  readonly isInputLayer = signal(false);
  /** How many steps the signals have gone; null: all the way. */
  readonly step = signal<number | null>(null);
  /** The gate on the bench. */
  readonly chosen = signal(0);
  readonly #inputs = signal<Record<TaskId, readonly number[]>>({
    'half-adder': [1, 1],
    xor: [1, 0],
    'full-adder': [1, 0, 1],
  });
  readonly #circuits: Record<TaskId, Signal<NandCircuit>>;
  readonly circuit = computed(() => this.#circuits[this.task.value].value);
  readonly input = computed(() => this.#inputs.value[this.task.value]);
  readonly signals = computed(() => runCircuit(this.circuit.value, this.input.value));
  readonly stages = computed(() => stagesOf(this.circuit.value));
  readonly depth = computed(() => Math.max(...this.stages.value));
  /** The signal of each source, or null where it has not arrived yet. */
  readonly arrived = computed(() =>
    this.signals.value.map((value, source) =>
      this.stages.value[source] <= (this.step.value ?? Infinity) ? value : null,
    ),
  );
  readonly table = computed(() =>
    binaryInputs(this.circuit.value.inputs).map((input) => ({
      input,
      says: outputsOf(this.circuit.value, input),
      wants: circuitTasks[this.task.value].wants(input),
    })),
  );
  readonly exercises: readonly Exercise[];

  constructor(record: PageRecord) {
    const start = (id: TaskId) => signal(lastCircuit(record, id) ?? circuitTasks[id].start);
    this.#circuits = {
      'half-adder': start('half-adder'),
      xor: start('xor'),
      'full-adder': start('full-adder'),
    };
    this.exercises = (['xor', 'full-adder'] as const).map(
      (id) =>
        new Exercise(
          {
            name: id,
            answer: () => encodeCircuit(this.#circuits[id].value),
            check: () => verdictOf(id, this.#circuits[id].peek()),
            showAnswer: () => {
              this.show(id);
              this.#circuits[id].value = circuitTasks[id].answer;
            },
          },
          record,
        ),
    );
  }

  show(id: TaskId): void {
    batch(() => {
      this.task.value = id;
      this.chosen.value = 0;
      this.step.value = null;
    });
  }

  flip(index: number): void {
    const { input, task } = this;
    this.#inputs.value = {
      ...this.#inputs.value,
      [task.value]: input.value.with(index, 1 - input.value[index]),
    };
  }

  /** Lets the signals go one step on; from the end, back to the inputs. */
  goOn(): void {
    const next = this.step.value === null ? 0 : this.step.value + 1;
    this.step.value = next > this.depth.value ? 0 : next;
  }

  get canAdd(): boolean {
    return this.circuit.value.gates.length < mostGates;
  }

  addGate(): void {
    if (!this.canAdd) return;
    batch(() => {
      this.#change(withGate);
      this.chosen.value = this.circuit.value.gates.length - 1;
    });
  }

  removeGate(gate: number): void {
    batch(() => {
      this.#change((circuit) => withoutGate(circuit, gate));
      this.chosen.value = Math.max(0, Math.min(this.chosen.value, this.circuit.value.gates.length - 1));
    });
  }

  /** The sources that may be wired to a gate. */
  sourcesFor(gate: number): number[] {
    return this.signals.value
      .map((_, source) => source)
      .filter((one) => mayConnect(this.circuit.value, one, gate));
  }

  /** Puts a wire into a gate: into free room, or in place of the older one. False where it would make a loop. */
  connect(source: number, gate: number): boolean {
    if (!mayConnect(this.circuit.value, source, gate)) return false;
    const wires = [...this.circuit.value.gates[gate], source].slice(-wiresOfGate);
    this.#change((circuit) => withWires(circuit, gate, wires));
    return true;
  }

  /** Changes one of a gate's wires; null removes it. */
  setWire(gate: number, index: number, source: number | null): void {
    const wires: (number | null)[] = [...this.circuit.value.gates[gate]];
    wires[index] = source;
    const left = wires.filter((one) => one !== null && one !== undefined);
    this.#change((circuit) => withWires(circuit, gate, left));
  }

  setOutput(index: number, source: number | null): void {
    this.#change((circuit) => ({ ...circuit, outputs: circuit.outputs.with(index, source) }));
  }

  /** The circuit as it was at first. */
  startAgain(): void {
    this.#change(() => circuitTasks[this.task.value].start);
    this.chosen.value = 0;
  }

  #change(make: (circuit: NandCircuit) => NandCircuit): void {
    const circuit = this.#circuits[this.task.value];
    batch(() => {
      circuit.value = make(circuit.value);
      this.step.value = null;
    });
  }
}

function lastCircuit(record: PageRecord, id: TaskId): NandCircuit | null {
  const { inputs, outputs } = circuitTasks[id];
  for (let gates = 0; gates <= mostGates; gates++) {
    const numbers = record.lastAnswer(id, 1 + wiresOfGate * gates + outputs.length, [-1, largestSource]);
    if (numbers !== undefined) return decodeCircuit(numbers, inputs.length, outputs.length, mostGates);
  }
  return null;
}

function verdictOf(id: TaskId, circuit: NandCircuit): Verdict {
  const { wants, inputs } = circuitTasks[id];
  const { right, total, firstWrong } = checkTruthTable(
    inputs.length,
    (input) => outputsOf(circuit, input),
    wants,
  );
  if (firstWrong === null) {
    const count = circuit.gates.length;
    return {
      isRight: true,
      headline: `Right in all ${total} cases.`,
      detail: `You used ${count} ${count === 1 ? 'gate' : 'gates'}.`,
    };
  }
  const { input, said, wanted } = firstWrong;
  return {
    isRight: false,
    headline: `${right} of ${total} cases.`,
    detail: `Look at ${input.join(' ')}: it says ${said.join(' ')}, and should say ${wanted.join(' ')}.`,
  };
}
