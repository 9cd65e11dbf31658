import { decide, type Perceptron } from './perceptron';

/** Of every gate: the weight of each wire, and the bias, so that it says 0 only when both wires carry 1. */
export const wireWeight = -2;
export const gateBias = 3;

/** Wires that a gate has room for. */
export const wiresOfGate = 2;

/**
 * A circuit of NAND gates without loops. Its sources of signals are numbered: first the inputs, then the gates.
 */
export interface NandCircuit {
  inputs: number;
  /** The sources of each gate's wires, at most two; twice the same is one wire of double weight. */
  gates: readonly (readonly number[])[];
  /** The source of each output; null: nothing is connected, and it says 0. */
  outputs: readonly (number | null)[];
}

/** The half adder: sum and carry of two bits from five gates, as in the book. */
export const halfAdder: NandCircuit = {
  inputs: 2,
  gates: [
    [0, 1],
    [0, 2],
    [2, 1],
    [3, 4],
    [2, 2],
  ],
  outputs: [5, 6],
};

/** The full adder: sum and carry of three bits from nine gates. */
export const fullAdder: NandCircuit = {
  inputs: 3,
  gates: [
    [0, 1],
    [0, 3],
    [3, 1],
    [4, 5],
    [6, 2],
    [6, 7],
    [7, 2],
    [8, 9],
    [3, 7],
  ],
  outputs: [10, 11],
};

/** A gate as the perceptron that it is: its different sources, with the weights of their wires added up. */
export function gatePerceptron(wires: readonly number[]): Perceptron & { sources: number[] } {
  const sources = [...new Set(wires)];
  const weights = sources.map((source) => wireWeight * wires.filter((wire) => wire === source).length);
  return { sources, weights, bias: gateBias };
}

/** The signals of all sources, for an input of zeros and ones. */
export function runCircuit({ inputs, gates }: NandCircuit, input: readonly number[]): number[] {
  const signals: number[] = [...input];
  const signalOf = (source: number): number => {
    signals[source] ??= (() => {
      const { sources, ...perceptron } = gatePerceptron(gates[source - inputs]);
      return decide(perceptron, sources.map(signalOf));
    })();
    return signals[source];
  };
  return Array.from({ length: inputs + gates.length }, (_, source) => signalOf(source));
}

/** What the outputs of a circuit say. */
export function outputsOf(circuit: NandCircuit, input: readonly number[]): number[] {
  const signals = runCircuit(circuit, input);
  return circuit.outputs.map((source) => (source === null ? 0 : signals[source]));
}

/** After how many steps each source has its signal: 0 for inputs, for a gate one more than its latest wire. */
export function stagesOf({ inputs, gates }: NandCircuit): number[] {
  const stages: number[] = Array.from({ length: inputs }, () => 0);
  const stageOf = (source: number): number => {
    stages[source] ??= 1 + Math.max(0, ...gates[source - inputs].map(stageOf));
    return stages[source];
  };
  return Array.from({ length: inputs + gates.length }, (_, source) => stageOf(source));
}

/** Whether a source may be wired to a gate: it must not depend on that gate. */
export function mayConnect({ inputs, gates }: NandCircuit, source: number, gate: number): boolean {
  const dependsOnGate = (one: number): boolean =>
    one === inputs + gate || (one >= inputs && gates[one - inputs].some(dependsOnGate));
  return !dependsOnGate(source);
}

/** The circuit with these wires into a gate, which `mayConnect` has to allow. */
export function withWires(circuit: NandCircuit, gate: number, wires: readonly number[]): NandCircuit {
  return { ...circuit, gates: circuit.gates.with(gate, wires) };
}

export function withGate(circuit: NandCircuit): NandCircuit {
  return { ...circuit, gates: [...circuit.gates, []] };
}

/** The circuit without a gate and the wires from it. */
export function withoutGate({ inputs, gates, outputs }: NandCircuit, gate: number): NandCircuit {
  const removed = inputs + gate;
  const renumbered = (source: number) => (source > removed ? source - 1 : source);
  return {
    inputs,
    gates: gates
      .filter((_, index) => index !== gate)
      .map((wires) => wires.filter((source) => source !== removed).map(renumbered)),
    outputs: outputs.map((source) => (source === null || source === removed ? null : renumbered(source))),
  };
}

/** A circuit as numbers: the count of gates, two wires for each, and the outputs; -1 where there is none. */
export function encodeCircuit({ gates, outputs }: NandCircuit): number[] {
  const wires = gates.flatMap((each) => Array.from({ length: wiresOfGate }, (_, index) => each[index] ?? -1));
  return [gates.length, ...wires, ...outputs.map((source) => source ?? -1)];
}

/** Reads them again; null where they are no circuit with so many inputs and outputs, or one with a loop. */
export function decodeCircuit(
  numbers: readonly number[],
  inputs: number,
  outputs: number,
  mostGates: number,
): NandCircuit | null {
  const [count] = numbers;
  const isSized =
    Number.isInteger(count) &&
    count >= 0 &&
    count <= mostGates &&
    numbers.length === 1 + wiresOfGate * count + outputs;
  const isSource = (one: number) => Number.isInteger(one) && one >= -1 && one < inputs + count;
  if (!isSized || !numbers.slice(1).every(isSource)) return null;
  const lastWire = 1 + wiresOfGate * count;
  let circuit: NandCircuit = {
    inputs,
    gates: Array.from({ length: count }, () => []),
    outputs: numbers.slice(lastWire).map((source) => (source === -1 ? null : source)),
  };
  for (let at = 1; at < lastWire; at++) {
    const gate = Math.floor((at - 1) / wiresOfGate);
    if (numbers[at] === -1) continue;
    if (!mayConnect(circuit, numbers[at], gate)) return null;
    circuit = withWires(circuit, gate, [...circuit.gates[gate], numbers[at]]);
  }
  return circuit;
}
