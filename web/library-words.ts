import type { Plugin } from 'vite';

type Said = {
  /** How the file's path ends. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
};

/** What the libraries say to screen readers in English, on pages of any language, and have no setting for. */
const SAID: readonly Said[] = [
  // The name of the drawing, such as "holder": what an icon means is said by what it stands on.
  { file: 'icons/es/components/AntdIconLight.js', from: '"aria-label": icon.name', to: '"aria-hidden": true' },
  { file: 'tabs/es/TabNavList/TabNode.js', from: '`Tab $', to: '`$' },
  { file: 'tabs/es/TabNavList/TabNode.js', from: '} of $', to: '} / $' },
  // The field itself says its number and takes arrow keys; these are for the mouse.
  {
    file: 'input-number/es/StepHandler.js',
    from: `"aria-label": isUpAction ? 'Increase Value' : 'Decrease Value'`,
    to: '"aria-hidden": true',
  },
];

/** Takes those words out as the console is built; a library that no longer says them stops the build. */
export function libraryWords(): Plugin {
  return {
    name: 'library-words',
    apply: 'build',
    transform(code, id) {
      const said = SAID.filter(({ file }) => id.replaceAll('\\', '/').endsWith(file));
      if (said.length === 0) return null;
      const gone = said.find(({ from }) => !code.includes(from));
      if (gone) throw new Error(`${gone.file} has other words now: see web/library-words.ts`);
      return { code: said.reduce((text, { from, to }) => text.replace(from, () => to), code), map: null };
    },
  };
}
