/** `npm run test:spec -- desktop`: builds the app and runs the specs whose names contain this word. */
import process from 'node:process';
import { runChosenSpecs } from './test/end-to-end.js';

process.exitCode = await runChosenSpecs(process.argv.slice(2));
