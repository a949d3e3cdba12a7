export {
  findPostgres,
  type PostgresServer,
  startPostgres,
  type StartPostgresOptions,
} from './server/start-postgres.ts';
