/** The words of the app, so that a journey looks for what is on screen in the language that it runs in. */
import { createInstance } from 'i18next';
import type { Namespace } from '@/shared/i18n/namespaces';

const files = import.meta.glob<{ default: Record<string, unknown> }>('../../src/shared/i18n/{en,ko}/*.ts', { eager: true });

const resources: Record<string, Record<string, Record<string, unknown>>> = {};
for (const [path, file] of Object.entries(files)) {
  const [namespace = '', language = ''] = path.replace(/\.ts$/, '').split('/').reverse();
  (resources[language] ??= {})[namespace] = file.default;
}
const instance = createInstance();
await instance.init({ resources, interpolation: { escapeValue: false }, returnNull: false, showSupportNotice: false });

/** The words of a namespace in a language. */
export function words<Name extends Namespace>(language: 'ko' | 'en', namespace: Name) {
  return instance.getFixedT(language, namespace);
}
