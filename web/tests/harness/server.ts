/** Starts what the journeys run against, once for all of them. `WEB_URL` names a running app instead, `TRIPGEN_BIN`
 *  another server. The first account, which is the administrator's, is made here. */
import type { TestProject } from 'vitest/node';
import { startProgram } from './program';

declare module 'vitest' {
  interface ProvidedContext {
    webUrl: string;
    /** Who administers the server; without a name where nobody told who that is. */
    admin: { username: string; password: string };
  }
}

/** Makes the first account of a fresh server. */
async function firstAccount(url: string) {
  const admin = { username: 'operator', password: 'Harbour-2026!light' };
  const body = { name: 'Operator', email: 'operator@example.com', passwordConfirm: admin.password, termsAccepted: true };
  const answer = await fetch(`${url}/api/v1/users/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, ...admin }),
  });
  if (!answer.ok) throw new Error(`The first account could not be made: ${answer.status} ${await answer.text()}`);
  return admin;
}

export default async function start(project: TestProject) {
  const running = process.env['WEB_URL'];
  if (running) {
    project.provide('webUrl', running.replace(/\/$/, ''));
    project.provide('admin', { username: process.env['ADMIN_USER'] ?? '', password: process.env['ADMIN_PASSWORD'] ?? '' });
    return undefined;
  }
  const program = await startProgram();
  try {
    project.provide('webUrl', program.url);
    project.provide('admin', await firstAccount(program.url));
  } catch (reason) {
    await program.stop();
    throw reason;
  }
  return program.stop;
}
