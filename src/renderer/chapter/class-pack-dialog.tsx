import type { ClassPack } from '../../contract/class-pack';
import { formatHiddenLayers } from '../../contract/hidden-layers';
import { useApplication } from '../application-context';
import { Button } from '../ui/button';
import { ModalDialog } from '../ui/modal-dialog';
import { formatPercent } from '../ui/number-format';
import './number-table.css';
import { pages } from './pages';

/** What a class pack holds, and what can be done with it. */
export function ClassPackDialog({ pack }: { pack: ClassPack }) {
  const { classPack } = useApplication().chapter;
  const missing = classPack.missing(pack);
  const isUntouched = Object.keys(pack.chapter.pages).length === 0;
  return (
    <ModalDialog title="Class pack" onClose={() => classPack.close()}>
      <h3>Experiments</h3>
      {pack.experiments.length === 0 ? <p>It holds none.</p> : <Experiments pack={pack} />}
      <h3>Chapter</h3>
      {isUntouched ? <p>Nothing was done there.</p> : <Progress pack={pack} />}
      <p class="dialog-buttons">
        <Button isDisabled={isUntouched} onClick={() => classPack.takeProgress(pack)}>
          Add its progress to mine
        </Button>
        <Button
          class="button primary"
          isDisabled={missing.length === 0}
          onClick={() => void classPack.train(pack)}
        >
          Train what is missing here ({missing.length})
        </Button>
      </p>
    </ModalDialog>
  );
}

function Experiments({ pack }: { pack: ClassPack }) {
  return (
    <table class="number-table">
      <thead>
        <tr>
          <th scope="col">name</th>
          <th scope="col">hidden layers</th>
          <th scope="col">η</th>
          <th scope="col">epochs</th>
          <th scope="col">test images, best epoch</th>
        </tr>
      </thead>
      <tbody>
        {pack.experiments.map(({ name, hyperparameters, best }, index) => (
          <tr key={index}>
            <th scope="row">{name}</th>
            <td>{formatHiddenLayers(hyperparameters.hiddenLayers) || 'none'}</td>
            <td>{hyperparameters.learningRate}</td>
            <td>{hyperparameters.epochs}</td>
            <td>{best ? formatPercent(best.correct, best.total) : 'not trained'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The pages that were visited; pages of other versions are left out. */
function Progress({ pack }: { pack: ClassPack }) {
  return (
    <table class="number-table">
      <thead>
        <tr>
          <th scope="col">page</th>
          <th scope="col">exercises solved</th>
          <th scope="col">answered</th>
        </tr>
      </thead>
      <tbody>
        {pages.map(({ id, title, exercises }) => {
          const done = pack.chapter.pages[id];
          if (done === undefined) return null;
          const solved = exercises.filter((name) => done.solved.includes(name)).length;
          const answered = exercises.filter((name) => name in done.answers).length;
          return (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td>
                {solved} of {exercises.length}
              </td>
              <td>{answered}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
