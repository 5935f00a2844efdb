/// <reference types="vite/client" />
/// <reference types="vite-plugin-pwa/client" />

/** Names the interface that the app was built for: what was kept of another one is not read. */
declare const __API_DIGEST__: string;
