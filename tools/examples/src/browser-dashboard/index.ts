export { bundlePages } from './bundle-pages.ts';
export { type PageServer, type PageServerOptions, type PageSettings, servePages } from './page-server.ts';
