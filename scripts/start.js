/** `npm start`: gets what the app needs and opens it. Only this file has to run on a Node that is too old. */
import process from 'node:process';

const [major, minor] = process.versions.node.split('.').map(Number);
const isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
if (!isSupported) {
  console.error(
    `Inkling needs Node 20.19, or 22.12 or newer; this is Node ${process.versions.node}. See https://nodejs.org/.`,
  );
  process.exit(1);
}
const { start } = await import('./start/start.js');
process.exit(await start(process.argv.slice(2)));
