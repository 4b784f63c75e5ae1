import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import './app/base.css';
import { startWords } from './app/words.ts';

const root = document.getElementById('root');
if (!root) throw new Error('a page without a place for the console');
await startWords();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
