import { useComputed, useSignal } from '@preact/signals';
import { gateBias, gatePerceptron, wireWeight } from '../../../engine/perceptron/nand-circuit';
import { Diagram, DiagramNode, Wire, type DiagramDrag } from '../diagram';
import { circuitTasks, gateName, sourceName } from './circuit-tasks';
import { layoutCircuit, placeAt, type CircuitLayout } from './circuit-layout';
import type { NandModel } from './nand-model';

/** The circuit: inputs to flip, gates to choose, and wires to draw from one to the other. */
export function CircuitFigure({ model }: { model: NandModel }) {
  const task = circuitTasks[model.task.value];
  const { inputs, gates, outputs } = model.circuit.value;
  const layout = useComputed(() => layoutCircuit(model.circuit.value)).value;
  const drawn = useSignal<DiagramDrag | null>(null);
  const signals = model.arrived.value;
  const text = (source: number | null) => (source === null ? '0' : String(signals[source] ?? '?'));
  const drag = (present: DiagramDrag) => {
    const source = placeAt(layout.sources, present.from);
    drawn.value = present.isOver || source === null ? null : present;
    if (present.isOver && source !== null) finishWire(model, layout, source, present.to);
  };
  const said = outputs.map((source, index) => `${task.outputs[index]} ${text(source)}`).join(', ');
  const inputText = model.input.value.map((value, index) => `${task.inputs[index]} ${value}`).join(', ');
  return (
    <Diagram
      label={`${task.title} of ${gates.length} NAND gates. Inputs: ${inputText}. Outputs: ${said}.`}
      width={layout.width}
      height={layout.height}
      onDrag={drag}
    >
      {gates.map((wires, gate) => (
        <GateWires key={gate} model={model} layout={layout} gate={gate} wires={wires} />
      ))}
      {outputs.map(
        (source, index) =>
          source !== null && (
            <Wire
              key={`output ${index}`}
              from={layout.sources[source]}
              to={layout.outputs[index]}
              isOn={signals[source] === 1}
              onPress={() => model.setOutput(index, null)}
            />
          ),
      )}
      {drawn.value && <Wire from={drawn.value.from} to={drawn.value.to} isOn />}
      {Array.from({ length: inputs }, (_, index) => (
        <DiagramNode
          key={`input ${index}`}
          {...layout.sources[index]}
          shape={model.isInputLayer.value ? 'circle' : 'box'}
          text={text(index)}
          caption={task.inputs[index]}
          isOn={signals[index] === 1}
          name={`Input ${task.inputs[index]}`}
          isPressed={signals[index] === 1}
          onPress={() => model.flip(index)}
        />
      ))}
      {gates.map((wires, gate) => (
        <DiagramNode
          key={`gate ${gate}`}
          {...layout.sources[inputs + gate]}
          shape="circle"
          text={String(gateBias)}
          caption={`${gateName(gate)} says ${text(inputs + gate)}`}
          captionSide="above"
          isChosen={gate === model.chosen.value}
          name={`Gate ${gateName(gate)}, wired to ${wireText(wires.map((wire) => sourceName(task, wire)))}, says ${text(inputs + gate)}`}
          isPressed={gate === model.chosen.value}
          onPress={() => (model.chosen.value = gate)}
        />
      ))}
      {outputs.map((source, index) => (
        <DiagramNode
          key={`shown ${index}`}
          {...layout.outputs[index]}
          shape="box"
          text={text(source)}
          caption={task.outputs[index]}
          captionSide="above"
          isOn={source !== null && signals[source] === 1}
        />
      ))}
    </Diagram>
  );
}

function wireText(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.join(' and ');
}

/** A wire was drawn from a source to this point. */
function finishWire(
  model: NandModel,
  layout: CircuitLayout,
  source: number,
  to: { x: number; y: number },
): void {
  const { inputs } = model.circuit.peek();
  const output = placeAt(layout.outputs, to);
  if (output !== null) return model.setOutput(output, source);
  const target = placeAt(layout.sources, to);
  if (target !== null && target >= inputs) model.connect(source, target - inputs);
}

interface GateWiresProps {
  model: NandModel;
  layout: CircuitLayout;
  gate: number;
  wires: readonly number[];
}

function GateWires({ model, layout, gate, wires }: GateWiresProps) {
  const end = layout.sources[model.circuit.value.inputs + gate];
  const isOn = (source: number) => model.arrived.value[source] === 1;
  const { sources, weights } = gatePerceptron(wires);
  if (model.isMerged.value && sources.length < wires.length) {
    return (
      <Wire
        from={layout.sources[sources[0]]}
        to={end}
        weight={weights[0]}
        isOn={isOn(sources[0])}
        onPress={() => model.setWire(gate, 0, null)}
      />
    );
  }
  // The upper wire ends above the lower one.
  const order = wires
    .map((_, index) => index)
    .sort((one, other) => layout.sources[wires[one]].y - layout.sources[wires[other]].y);
  return (
    <>
      {order.map((index, place) => (
        <Wire
          key={index}
          from={layout.sources[wires[index]]}
          to={{ x: end.x, y: end.y + (wires.length === 1 ? 0 : place === 0 ? -9 : 9) }}
          weight={gate === model.chosen.value ? wireWeight : undefined}
          isOn={isOn(wires[index])}
          onPress={() => model.setWire(gate, index, null)}
        />
      ))}
    </>
  );
}
