import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { onTestFinished } from 'vitest';
import type { BrowserWindow } from 'electron';
import type { RequestName } from '../../../src/contract/api';
import { requestChannel } from '../../../src/contract/channels';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { includedModels } from '../../../src/contract/models';
import { ModelActions } from '../../../src/main/model-actions';
import { createRequestHandlers } from '../../../src/main/request-handlers';
import { answerRequests } from '../../../src/main/requests';
import { encodeModel } from '../../../src/engine/formats/model-file';
import { FileLog } from '../../../src/services/file-log';
import { Workbench } from '../../../src/services/workbench';
import { createHome, small } from '../../services/home';
import { someModel } from '../../services/runs/some-run';
import { handlers, page, window } from '../electron';
import { pick } from '../mutations';
import type { Target } from '../target';
import { expectResult } from '../target';
import { mutateValue } from '../value-mutations';

const hyperparameters = { ...defaultHyperparameters, hiddenLayers: [2], epochs: 1 };
const digit = { digit: 3, strokes: [[[1, 2]]] };
const bytes = Uint8Array.of(1, 2, 3);
const run = { hyperparameters, speed: 'full', step: 'epoch' };

/** What the page sends, for every request. */
const examples: Record<RequestName, unknown[][]> = {
  'app.snapshot': [[]],
  'app.about': [[]],
  'app.show-log': [[]],
  'app.copy-diagnostics': [[]],
  'app.check-for-updates': [[]],
  'app.open-releases': [[]],
  'app.command-states': [[{ 'model.open': { isEnabled: true, label: 'Open', isChecked: false } }]],
  'app.presentation-size': [[true], [false]],
  'app.note-draft': [[hyperparameters]],
  'chapter.note-progress': [
    [{ page: 'nand', pages: { nand: { solved: ['xor'], answers: { xor: [1, 2] } } } }],
    [{ page: null, pages: {} }],
  ],
  'training.start': [[run]],
  'training.continue': [[{ epochs: 2, speed: 'full' }]],
  'training.branch': [[run]],
  'training.pause': [[]],
  'training.resume': [[]],
  'training.step': [['epoch']],
  'training.speed': [['full']],
  'runs.queue': [[{ hyperparameters, repeats: 2 }]],
  'runs.sweep': [
    [{ hyperparameters, axes: [{ name: 'learningRate', values: [1, 3] }], seeds: [1] }],
    [{ hyperparameters, axes: [{ name: 'hiddenLayers', values: [[2], []] }], seeds: [1, 2] }],
  ],
  'runs.stop-sweep': [['20260101-120000-0a0b0c0d']],
  'runs.show': [['20260101-120000-0a0b0c0d']],
  'runs.network': [['20260101-120000-0a0b0c0d']],
  'runs.curves': [[['20260101-120000-0a0b0c0d']]],
  'runs.kept-network': [['20260101-120000-0a0b0c0d', 3]],
  'runs.vote': [[['20260101-120000-0a0b0c0d', '20260101-120000-0a0b0c0e']]],
  'runs.stop': [['20260101-120000-0a0b0c0d']],
  'runs.resume': [['20260101-120000-0a0b0c0d']],
  'runs.label': [['20260101-120000-0a0b0c0d', { name: 'Mine', note: '', isStarred: true }]],
  'runs.delete': [[['20260101-120000-0a0b0c0d']]],
  'runs.restore': [[['20260101-120000-0a0b0c0d']]],
  'runs.limit': [[5_000_000], [null]],
  'model.open': [[]],
  'model.open-recent': [['/models/a.safetensors']],
  'model.open-content': [[{ name: 'a.safetensors', bytes: encodeModel(someModel(1)) }]],
  'model.give-activations': [[1, { hidden: 'relu', output: 'softmax' }]],
  'model.dismiss-question': [[1]],
  'model.try-activations': [[1, { hidden: 'tanh', output: 'sigmoid' }]],
  'model.open-included': includedModels.map((model) => [model]),
  'model.export': [[]],
  'my-digits.list': [[]],
  'my-digits.note-round': [[{ questions: [{ asked: 3, label: null, drawing: digit }], at: 0 }], [null]],
  'my-digits.add': [[[digit]]],
  'my-digits.relabel': [[[1, 2], 4]],
  'my-digits.delete': [[[1]]],
  'my-digits.bring-back': [[]],
  'my-digits.export': [[]],
  'my-digits.teach': [[]],
  'my-digits.give-up-teaching': [[]],
  'clipboard.write-text': [['text']],
  'data.choose-folder': [[]],
  'data.download': [[]],
  'data.use-synthetic': [[]],
  'data.nearest': [[{ input: new Float32Array(784), digits: [1, 2], count: 3 }]],
  'chapter.save-pack': [
    [
      {
        format: 'inkling class pack',
        version: 1,
        experiments: [{ name: 'a', hyperparameters: defaultHyperparameters }],
        chapter: { page: null, pages: {} },
      },
    ],
  ],
  'chapter.open-pack': [[]],
  'measure.baseline': [[{ name: 'svm', c: 1, gamma: 0.02, learnsValidation: false }]],
  'measure.encodings': [[{ hyperparameters: { ...defaultHyperparameters, epochs: 1 }, seeds: [1] }]],
  'measure.stop': [[]],
  'data.images': [[{ split: 'test', first: 0, count: 10 }]],
  'drawing.save': [[{ suggestedName: 'a.json', png: bytes, svg: '<svg/>', json: '{}' }]],
  'drawing.open': [[]],
  'picture.open': [[]],
  'report.save': [[['run-000001']]],
  'file.save-png': [[{ suggestedName: 'a.png', bytes }]],
  'file.save-svg': [[{ suggestedName: 'a.svg', text: '<svg/>' }]],
  'file.save-csv': [[{ suggestedName: 'a.csv', text: 'a,b' }]],
};

/** These take a second each, and have no arguments to spoil. */
const slow: readonly RequestName[] = ['data.download', 'data.use-synthetic'];
const quick = (Object.keys(examples) as RequestName[]).filter((name) => !slow.includes(name));
/** Then everything begins anew, so that what one case leaves behind does not slow the others. */
const casesOfWorkbench = 300;

/** All requests in any order with spoiled arguments, to the handlers and services of main. */
export const requestTarget: Target = {
  name: 'a request of the page',
  share: 60,
  prepare: () => {
    let left = 0;
    let leave = () => Promise.resolve();
    onTestFinished(() => leave());
    return Promise.resolve((random) => {
      const name = pick(random.integerBelow(2000) === 0 ? slow : quick, random);
      const isWhole = random.integerBelow(4) === 0;
      const example = pick(examples[name], random);
      const parameters = isWhole ? example : mutateValue(example, random);
      return Promise.resolve({
        input: () => inspect([name, parameters], { depth: 20 }),
        check: async () => {
          if (left-- === 0) {
            await leave();
            leave = await begin();
            left = casesOfWorkbench;
          }
          const handle = handlers.get(requestChannel(name))!;
          const sent = Array.isArray(parameters) ? parameters : [parameters];
          expectResult(await handle({ senderFrame: page }, ...sent));
        },
      });
    });
  },
};

/** A new app with empty folders; its trainer always ends by itself. Returns how to leave it. */
async function begin(): Promise<() => Promise<void>> {
  const home = await createHome();
  const log = new FileLog(join(home.folder, 'logs'));
  const workbench = new Workbench({
    ...{ userDataFolder: home.userDataFolder, resourcesFolder: home.resourcesFolder, appVersion: '0.0.0' },
    ...{ fork: endingTrainer, emit: () => undefined, log },
    published: { files: small.published, mirrors: ['http://localhost/'] },
    fetch: () => Promise.reject(new Error('There is no network.')),
  });
  await workbench.start();
  const theWindow = window as unknown as BrowserWindow;
  const actions = new ModelActions(theWindow, workbench);
  const shown = () => undefined;
  const all = createRequestHandlers({
    window: theWindow,
    workbench,
    actions,
    log,
    showPresentationSize: () => undefined,
    showCommandStates: shown,
  });
  handlers.clear();
  answerRequests(theWindow, all, log);
  return async () => {
    await workbench.close(null);
    // Requests that nobody waits for may still be writing; the folder is removed once more at the end.
    await rm(home.folder, { recursive: true, force: true }).catch(() => undefined);
  };
}

function endingTrainer() {
  const listeners: ((code: number) => void)[] = [];
  return {
    post: () => void setImmediate(() => listeners.forEach((listener) => listener(1))),
    onMessage: () => undefined,
    onExit: (listener: (code: number) => void) => void listeners.push(listener),
    kill: () => undefined,
  };
}
