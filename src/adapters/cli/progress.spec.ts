import { describe, expect, it } from '@jest/globals';
import { Progress } from './progress.js';

function aScreen(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

describe('progress', () => {
  it('rewrites one line on a terminal', () => {
    const screen = aScreen(true);
    const progress = new Progress(screen, () => 0);
    progress.show('1 of 2');
    progress.done('2 of 2');
    expect(screen.written).toEqual(['\r\u001b[2K1 of 2', '\r\u001b[2K2 of 2\n']);
  });

  it('keeps a log short, and never swallows the last word', () => {
    let now = 0;
    const screen = aScreen(false);
    const progress = new Progress(screen, () => now, 1_000);
    for (now of [0, 400, 999, 1_000]) progress.show(`at ${now}`);
    progress.done('done');
    expect(screen.written).toEqual(['at 0\n', 'at 1000\n', 'done\n']);
  });
});
