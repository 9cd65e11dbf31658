import { hyperparameterChoices } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { formatCount } from '../ui/number-format';

/** What these hyper-parameters do otherwise than chapter 1, in a few words each; empty when nothing. */
export function describeAdvanced(hyperparameters: Hyperparameters): string[] {
  const { hiddenLayers, hiddenActivation, outputActivation, cost, initialWeights } = hyperparameters;
  const { l2, l1, dropout, momentum, schedule, patience, earlyStopping } = hyperparameters;
  const { shift, rotation, scaling, shear, elastic, strokeDigits } = hyperparameters;
  const words: [isSaid: boolean, text: string][] = [
    [
      hiddenActivation !== 'sigmoid' && hiddenLayers.length > 0,
      hyperparameterChoices.hiddenActivation.options[hiddenActivation],
    ],
    [outputActivation !== 'sigmoid', outputActivation],
    [cost !== 'quadratic', cost],
    [
      initialWeights !== 'standard-normal',
      `weights ${hyperparameterChoices.initialWeights.options[initialWeights]}`,
    ],
    [l2 > 0, `L2 λ ${l2}`],
    [l1 > 0, `L1 λ ${l1}`],
    [dropout > 0, `dropout ${dropout}`],
    [momentum > 0, `momentum ${momentum}`],
    [schedule === 'halving', `η halved after ${patience}`],
    [earlyStopping > 0, `early stopping after ${earlyStopping}`],
    [shift > 0, `shift ${shift}`],
    [rotation > 0, `rotation ${rotation}°`],
    [scaling > 0, `scaling ${scaling}`],
    [shear > 0, `shear ${shear}`],
    [elastic > 0, `elastic ${elastic}`],
    [strokeDigits > 0, `${formatCount(strokeDigits)} stroke digits`],
  ];
  return words.filter(([isSaid]) => isSaid).map(([, text]) => text);
}
