import { describe, expect, it } from 'vitest';
import { allowedHosts } from '../../../electron/server/allowedHosts.ts';
import { StartFailure } from '../../../electron/server/exitCodes.ts';
import { parseServerOptions } from '../../../electron/server/serverOptions.ts';

function refusal(...args: string[]): string {
  try {
    parseServerOptions(args);
  } catch (error) {
    if (error instanceof StartFailure && error.exitCode === 2) return error.message;
    throw error;
  }
  throw new Error('was accepted');
}

describe('the command line of browser mode', () => {
  it('listens on a free loopback port when nothing is said', () => {
    expect(parseServerOptions([])).toEqual({
      listen: { kind: 'tcp', host: '127.0.0.1', port: 0 },
      dataDir: undefined,
      engineUrl: undefined,
      instance: 'default',
      allowedHosts: [],
      hostShell: false,
      openFiles: [],
      applyFiles: [],
    });
  });

  it('takes every option', () => {
    const args = ['--port', '4000', '--host', '::1', '--data', '/d', '--engine', 'unix:///e.sock'];
    const files = ['--apply', 'a.yaml', '--apply', 'b.yaml', '--open', 'c.yaml', 'd.yaml'];
    expect(
      parseServerOptions([
        ...args,
        ...files,
        '--allow-host',
        'Box:9000',
        '--instance',
        'test-1',
        '--host-shell',
      ]),
    ).toEqual({
      listen: { kind: 'tcp', host: '::1', port: 4000 },
      dataDir: '/d',
      engineUrl: 'unix:///e.sock',
      instance: 'test-1',
      allowedHosts: ['box:9000'],
      hostShell: true,
      openFiles: ['c.yaml', 'd.yaml'],
      applyFiles: ['a.yaml', 'b.yaml'],
    });
  });

  it.each([
    [['--prot', '1'], `Unknown option '--prot'. See --help.`],
    [['--port', 'x'], '--port must be a number from 0 to 65535, not "x". See --help.'],
    [['--port', '65536'], '--port must be a number from 0 to 65535, not "65536". See --help.'],
    [['--data', ''], '--data needs a value. See --help.'],
    [['--socket', '/s', '--port', '1'], '--socket excludes --port and --host. See --help.'],
    [
      ['--instance', 'a b'],
      '--instance takes up to 32 lower-case letters, digits and dashes, not "a b". See --help.',
    ],
    [['--allow-host', 'http://x'], '--allow-host takes a name or name:port, not "http://x". See --help.'],
    [
      ['--host', '0.0.0.0'],
      '--host 0.0.0.0 is not a loopback address; listen on 127.0.0.1 and reach it with ssh -L. See --help.',
    ],
    [
      ['--host', '127.evil.com'],
      '--host 127.evil.com is not a loopback address; listen on 127.0.0.1 and reach it with ssh -L. See --help.',
    ],
  ])('refuses %j with one line', (args, text) => {
    expect(refusal(...args)).toBe(text);
  });

  it('listens beyond loopback only with the flag that says what it means', () => {
    const options = parseServerOptions(['--host', '0.0.0.0', '--insecure-non-loopback']);
    expect(options?.listen).toEqual({ kind: 'tcp', host: '0.0.0.0', port: 0 });
  });
});

describe('the hosts answered to', () => {
  const hosts = (args: string[], port: number | undefined) => {
    const options = parseServerOptions(args);
    return options === undefined ? [] : [...allowedHosts(options, port)];
  };

  it('are the loopback names with the port, and what was allowed', () => {
    expect(hosts(['--allow-host', 'localhost:9000'], 4000)).toEqual([
      '127.0.0.1:4000',
      'localhost:4000',
      '[::1]:4000',
      'localhost:9000',
    ]);
  });

  it('have no port on a Unix socket, and may leave out port 80', () => {
    expect(hosts(['--socket', '/s'], undefined)).toEqual(['127.0.0.1', 'localhost', '[::1]']);
    expect(hosts([], 80)).toContain('localhost');
  });

  it('never include a wildcard address', () => {
    expect(hosts(['--host', '0.0.0.0', '--insecure-non-loopback'], 4000)).not.toContain('0.0.0.0:4000');
  });
});
