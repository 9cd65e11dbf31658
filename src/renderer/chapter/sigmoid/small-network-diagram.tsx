import { Diagram, DiagramNode, Wire } from '../diagram';
import { formatFigure } from '../figures';
import { layers, type SigmoidModel } from './sigmoid-model';

const inputs = [60, 180].map((y) => ({ x: 46, y }));
const hidden = [60, 180].map((y) => ({ x: 180, y }));
const output = { x: 310, y: 120 };

/** Two inputs, two hidden neurons and an output, as sigmoids and as perceptrons. */
export function SmallNetwork({ model }: { model: SigmoidModel }) {
  const c = model.c.value;
  const input = model.input.value;
  const [hiddenActivations, [outputActivation]] = model.activations.value;
  const [hiddenSays, [says]] = model.decisions.value;
  const text = (activation: number) => formatFigure(activation, 3);
  const bias = (value: number) => `b = ${formatFigure(c * value)}`;
  return (
    <Diagram
      label={
        `Network with inputs ${input.join(' ')}. As sigmoids, the hidden neurons give out ` +
        `${hiddenActivations.map(text).join(' and ')}, the output ${text(outputActivation)}. ` +
        `As perceptrons they say ${hiddenSays.join(' and ')}, and the output ${says}.`
      }
      width={360}
      height={240}
    >
      {hidden.map((to, neuron) =>
        inputs.map((from, index) => (
          <Wire
            key={`${neuron} ${index}`}
            from={from}
            to={to}
            weight={c * layers[0].weights[neuron][index]}
            at={index === neuron ? 0.5 : 0.3}
          />
        )),
      )}
      {hidden.map((from, neuron) => (
        <Wire key={neuron} from={from} to={output} weight={c * layers[1].weights[0][neuron]} />
      ))}
      {inputs.map((place, index) => (
        <DiagramNode
          key={index}
          {...place}
          shape="box"
          text={String(input[index])}
          caption={`x${'₁₂'[index]}`}
          isOn={input[index] === 1}
          name={`Input x${'₁₂'[index]}`}
          isPressed={input[index] === 1}
          onPress={() => model.flip(index)}
        />
      ))}
      {hidden.map((place, neuron) => (
        <DiagramNode
          key={neuron}
          {...place}
          shape="circle"
          text={hiddenActivations[neuron].toFixed(2)}
          below={String(hiddenSays[neuron])}
          caption={bias(layers[0].biases[neuron])}
          captionSide="above"
        />
      ))}
      <DiagramNode
        {...output}
        shape="circle"
        text={outputActivation.toFixed(2)}
        below={String(says)}
        caption={bias(layers[1].biases[0])}
        captionSide="above"
      />
    </Diagram>
  );
}
