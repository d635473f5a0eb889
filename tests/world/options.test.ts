import { describe, expect, it } from 'vitest';
import { hasDisplay, readOptions, WrongOption } from './options.ts';

describe('the options of npm start', () => {
  it('opens a window where there is a display, and plays the tour where there is none', () => {
    expect(readOptions([], { hasDisplay: true }).headless).toBe(false);
    expect(readOptions([], { hasDisplay: false }).headless).toBe(true);
    expect(readOptions(['--headless'], { hasDisplay: true }).headless).toBe(true);
  });

  it('keeps the data unless it is told to begin anew', () => {
    expect(readOptions([], { hasDisplay: true })).toMatchObject({
      fresh: false,
      dataDir: '.local',
    });
    expect(readOptions(['--fresh'], { hasDisplay: true }).fresh).toBe(true);
  });

  it.each([[['--port', 'high']], [['--port', '70000']], [['--db-port', '-1']], [['--headles']]])(
    'refuses %j with a line for the person',
    (argv) => {
      expect(() => readOptions(argv, { hasDisplay: true })).toThrow(WrongOption);
    },
  );

  it('knows a display by X, by Wayland, or by a system that always has one', () => {
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
    expect(hasDisplay({}, 'darwin')).toBe(true);
  });
});
