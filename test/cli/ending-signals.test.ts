import { describe, expect, it } from 'vitest';
import type { EndingSignal } from '../../src/cli/ending-signals';
import { EndingSignals } from '../../src/cli/ending-signals';

function hear() {
  const heard: string[] = [];
  let time = 0;
  const signals = new EndingSignals({ now: () => time, exit: (signal) => heard.push(`exit ${signal}`) });
  const receive = (signal: EndingSignal, afterMs = 0) => {
    time += afterMs;
    signals.receive(signal);
  };
  return { heard, receive, listen: () => signals.listen((signal) => heard.push(`end ${signal}`)) };
}

describe('EndingSignals', () => {
  it('lets the command end in order at the first signal, and ends it at once at the second', () => {
    const { heard, receive, listen } = hear();
    listen();
    receive('SIGINT');
    receive('SIGINT', 600);
    expect(heard).toEqual(['end SIGINT', 'exit SIGINT']);
  });

  it('takes a Ctrl-C that npx passes on for the same one', () => {
    const { heard, receive, listen } = hear();
    listen();
    receive('SIGINT');
    receive('SIGINT', 20);
    expect(heard).toEqual(['end SIGINT']);
  });

  it.each(['SIGPIPE', 'output-lost'] as const)(
    'does not take each further line that cannot be written for a second signal: %s',
    (signal) => {
      const { heard, receive, listen } = hear();
      listen();
      receive(signal);
      receive(signal, 1000);
      receive('SIGTERM', 1000);
      expect(heard).toEqual([`end ${signal}`, 'exit SIGTERM']);
    },
  );

  it('ends the program where no command listens, or none listens any more', () => {
    const { heard, receive, listen } = hear();
    receive('SIGPIPE');
    listen()();
    receive('SIGTERM');
    expect(heard).toEqual(['exit SIGPIPE', 'exit SIGTERM']);
  });
});
