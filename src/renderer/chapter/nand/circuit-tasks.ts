import { fullAdder, halfAdder, type NandCircuit } from '../../../engine/perceptron/nand-circuit';

/** A circuit to look at or to build. */
export interface CircuitTask {
  title: string;
  inputs: readonly string[];
  outputs: readonly string[];
  wants: (input: readonly number[]) => number[];
  /** What is on the bench at first. */
  start: NandCircuit;
  /** A circuit that does it. */
  answer: NandCircuit;
}

/** Sum and carry. */
function add(input: readonly number[]): number[] {
  const sum = input.reduce((total, bit) => total + bit, 0);
  return [sum & 1, sum >> 1];
}

export type TaskId = 'half-adder' | 'xor' | 'full-adder';

/** More gates than this have no room. */
export const mostGates = 12;

export const circuitTasks: Record<TaskId, CircuitTask> = {
  'half-adder': {
    title: 'Half adder',
    inputs: ['x₁', 'x₂'],
    outputs: ['sum', 'carry'],
    wants: add,
    start: halfAdder,
    answer: halfAdder,
  },
  xor: {
    title: 'XOR',
    inputs: ['x₁', 'x₂'],
    outputs: ['XOR'],
    wants: ([one, other]) => [one ^ other],
    start: { inputs: 2, gates: [], outputs: [null] },
    answer: { inputs: 2, gates: halfAdder.gates.slice(0, 4), outputs: [5] },
  },
  'full-adder': {
    title: 'Full adder',
    inputs: ['x₁', 'x₂', 'x₃'],
    outputs: ['sum', 'carry'],
    wants: add,
    start: { inputs: 3, gates: [], outputs: [null, null] },
    answer: fullAdder,
  },
};

export const taskIds = Object.keys(circuitTasks) as TaskId[];

/** "x₁" for an input, "A" for the first gate. */
export function sourceName({ inputs }: CircuitTask, source: number): string {
  return inputs[source] ?? gateName(source - inputs.length);
}

export function gateName(gate: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + gate);
}
