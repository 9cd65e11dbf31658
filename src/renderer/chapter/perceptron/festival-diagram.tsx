import { Diagram, DiagramNode, Wire } from '../diagram';
import { formatFigure } from '../figures';
import { questions, type PerceptronModel } from './perceptron-model';

const neuron = { x: 250, y: 110 };
const output = { x: 340, y: 110 };
const inputPlaces = [36, 110, 184].map((y) => ({ x: 130, y }));

/** Three answers, the perceptron that weighs them, and what it says. */
export function FestivalDiagram({ model }: { model: PerceptronModel }) {
  const input = model.input.value;
  const says = model.says.value;
  const answers = questions.map((question, index) => `${question} ${input[index] === 1 ? 'Yes' : 'No'}.`);
  return (
    <Diagram
      label={`Perceptron. ${answers.join(' ')} w·x + b = ${formatFigure(model.weighted.value)}; it says ${says}.`}
      width={370}
      height={220}
    >
      {inputPlaces.map((place, index) => (
        <Wire key={index} from={place} to={neuron} weight={model.weights.value[index]} />
      ))}
      <Wire from={neuron} to={output} isOn={says === 1} />
      {inputPlaces.map((place, index) => (
        <DiagramNode
          key={index}
          {...place}
          shape="box"
          text={String(input[index])}
          caption={questions[index]}
          isOn={input[index] === 1}
          name={`${questions[index]} ${input[index] === 1 ? 'Yes' : 'No'}`}
          isPressed={input[index] === 1}
          onPress={() => model.flip(index)}
        />
      ))}
      <DiagramNode
        {...neuron}
        shape="circle"
        text={formatFigure(model.form.value === 'bias' ? model.bias.value : 0 - model.bias.value)}
        caption={model.form.value}
        captionSide="above"
        isChosen
      />
      <DiagramNode {...output} shape="box" text={String(says)} isOn={says === 1} />
    </Diagram>
  );
}
