import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeCircuit,
  encodeCircuit,
  fullAdder,
  gatePerceptron,
  halfAdder,
  mayConnect,
  outputsOf,
  runCircuit,
  stagesOf,
  withGate,
  withoutGate,
  withWires,
  type NandCircuit,
} from '../../../src/engine/perceptron/nand-circuit';
import { binaryInputs } from '../../../src/engine/perceptron/perceptron';

const bitsOf = (sum: number) => [sum & 1, sum >> 1];

describe('runCircuit', () => {
  it('adds two bits, and three', () => {
    for (const circuit of [halfAdder, fullAdder]) {
      for (const input of binaryInputs(circuit.inputs)) {
        const sum = input.reduce((total, bit) => total + bit, 0);
        expect(outputsOf(circuit, input)).toEqual(bitsOf(sum));
      }
    }
  });

  it('makes every gate the Boolean NAND of its wires, whatever the order of the gates', () => {
    const backwards: NandCircuit = { inputs: 2, gates: [[3, 1], [0, 1], []], outputs: [2, null] };
    for (const input of binaryInputs(2)) {
      const signals = runCircuit(backwards, input);
      expect(signals[3]).toBe(Number(!(input[0] && input[1])));
      expect(signals[2]).toBe(Number(!(signals[3] && input[1])));
      expect(signals[4]).toBe(1);
      expect(outputsOf(backwards, input)).toEqual([signals[2], 0]);
    }
  });
});

describe('gatePerceptron', () => {
  it('merges two wires from one source into one of weight -4, with the same answer', () => {
    expect(gatePerceptron([2, 2])).toEqual({ sources: [2], weights: [-4], bias: 3 });
    expect(gatePerceptron([0, 1])).toEqual({ sources: [0, 1], weights: [-2, -2], bias: 3 });
    const not: NandCircuit = { inputs: 1, gates: [[0, 0]], outputs: [1] };
    expect([0, 1].map((bit) => outputsOf(not, [bit])[0])).toEqual([1, 0]);
  });
});

describe('stagesOf', () => {
  it('counts the steps until each signal is there', () => {
    expect(stagesOf(halfAdder)).toEqual([0, 0, 1, 2, 2, 3, 2]);
    expect(Math.max(...stagesOf(fullAdder))).toBe(6);
  });
});

describe('mayConnect', () => {
  it('allows no loop, direct or not', () => {
    expect(mayConnect(halfAdder, 2, 0)).toBe(false);
    expect(mayConnect(halfAdder, 5, 0)).toBe(false);
    expect(mayConnect(halfAdder, 6, 3)).toBe(true);
    expect(mayConnect(halfAdder, 1, 0)).toBe(true);
  });
});

describe('withoutGate', () => {
  it('takes its wires along, and renumbers the rest', () => {
    const without = withoutGate(halfAdder, 0);
    expect(without).toEqual({ inputs: 2, gates: [[0], [1], [2, 3], []], outputs: [4, 5] });
    expect(withoutGate(halfAdder, 4).outputs).toEqual([5, null]);
    expect(withoutGate(withGate(halfAdder), 5)).toEqual(halfAdder);
  });
});

describe('decodeCircuit', () => {
  it('reads what encodeCircuit wrote', () => {
    expect(decodeCircuit(encodeCircuit(halfAdder), 2, 2, 12)).toEqual(halfAdder);
    expect(decodeCircuit(encodeCircuit(fullAdder), 3, 2, 12)).toEqual(fullAdder);
    const partly = withWires(withGate(withoutGate(halfAdder, 4)), 4, [2]);
    expect(decodeCircuit(encodeCircuit(partly), 2, 2, 12)).toEqual(partly);
  });

  it('refuses loops, unknown sources and wrong lengths, and reads nothing that cannot run', () => {
    for (const numbers of [[], [1], [1, 2, 0, 0, 0], [1, 0, 9, 0, 0], [0.5], [2, 3, 0, 2, 0, 0, 0], [99]])
      expect(decodeCircuit(numbers, 2, 2, 12)).toBeNull();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2, max: 8 }), { maxLength: 14 }), (numbers) => {
        const circuit = decodeCircuit(numbers, 2, 2, 4);
        if (circuit !== null) expect(outputsOf(circuit, [1, 0])).toHaveLength(2);
      }),
    );
  });
});
