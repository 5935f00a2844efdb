import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { queryClient } from './app/router';
import { watchSession } from './app/sessionEnd';
import { watchConnection } from './shared/api/connection';
import { keepReadings } from './shared/api/offline';
import { startTranslations } from './shared/i18n/i18n';
import { preferredLanguage } from './shared/i18n/language';
import './shared/styles/tokens.css';
import './shared/styles/base.css';
import './shared/styles/print.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element for the app.');

watchConnection();
watchSession();
await Promise.all([startTranslations(preferredLanguage()), keepReadings(queryClient)]);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
// The letters come after the first paint: until then those of the system stand in, of nearly the same width. So they do
// where there is no connection and the letters were never loaded.
import('./shared/styles/font.css').catch(() => undefined);
if (import.meta.env.PROD) void import('./app/update').then(({ installWorker }) => installWorker());
