import type { Step, Walk } from './walk.ts';

/** What the machine of a walk has: servers and free ports of its own. */
export interface Machine {
  /** Of a PostgreSQL for this walk; 0 where the machine has none. */
  readonly postgres: number;
  /** Ports on which nothing listens. */
  readonly ports: readonly number[];
}

const README = 'README.md';
const guide = (name: string): string => `tools/docs/guides/${name}.md`;

const PORT_TAKEN = 'other programs of this machine may have the port';

/** The reader starts a simulator, and sets the variables that it prints. */
const simulator = (read: string, port: number, command: string): Step => ({
  read,
  take: command,
  put: { [command]: `${command} --port ${port}` },
  why: PORT_TAKEN,
  until: /Ctrl-C ends/,
});

/** The six kinds of users, each from the README to what they came for. */
export function walks({ postgres, ports }: Machine): Walk[] {
  const [cloud = 0, broker = 0, web = 0, n0 = 0, n1 = 0, n2 = 0, c0 = 0, c1 = 0, c2 = 0] = ports;
  const database = `postgres://me@127.0.0.1:${postgres}/energy`;
  const nats = [n0, n1, n2].map((port) => `nats://127.0.0.1:${port}`).join(',');
  const emptyDatabase: Step = {
    read: guide('database'),
    take: 'createdb --owner me energy',
    lines: /createuser|createdb/,
    put: {
      'sudo -u postgres createuser --pwprompt': `createuser -h 127.0.0.1 -p ${postgres} -U postgres`,
      'sudo -u postgres createdb': `createdb -h 127.0.0.1 -p ${postgres} -U postgres`,
    },
    why: 'PostgreSQL was there, as a server for this walk, which asks for no password',
  };
  const readings: Step = {
    read: guide('million-meters'),
    take: 'AS meters',
    put: { 'postgres://me@127.0.0.1/energy': database },
    why: PORT_TAKEN,
    prints: /^ +[1-9]\d+$/m,
  };
  return [
    {
      name: 'integrator',
      title: 'An integrator: the kWh of forty devices in PostgreSQL',
      needs: ['psql'],
      minutes: 10,
      steps: [
        emptyDatabase,
        { read: guide('database'), take: 'npm install --global @smart-me/cli', prints: /added \d+ packages/ },
        simulator(guide('database'), cloud, 'smart-me simulator --devices 49'),
        {
          read: guide('database'),
          take: 'smart-me ingest --poll --postgres',
          put: { 'postgres://me@127.0.0.1/energy': database },
          why: PORT_TAKEN,
          until: /started/,
        },
        {
          read: guide('database'),
          take: 'SELECT DISTINCT ON (device_id)',
          put: { 'postgres://me@127.0.0.1/energy': database },
          prints: /\((?:4\d|[5-9]\d) rows\)/,
        },
      ],
    },
    {
      name: 'web-developer',
      title: 'A web developer: meters for a page, and no key in it',
      needs: [],
      minutes: 10,
      steps: [
        { read: README, take: 'npm install @smart-me/account-api @smart-me/api-core', prints: /added/ },
        simulator(guide('home-assistant'), cloud, 'npx @smart-me/cli simulator'),
        { read: guide('in-the-browser'), take: 'async function meters', save: 'meters.ts' },
        {
          read: guide('in-the-browser'),
          take: 'PORT=3000 node meters.ts',
          lines: /^PORT/,
          put: { 'PORT=3000': `PORT=${web}` },
          why: PORT_TAKEN,
          until: /http:\/\/127/,
        },
        {
          read: guide('in-the-browser'),
          take: 'curl -s http://127.0.0.1:3000/',
          put: { '3000': `${web}` },
          why: PORT_TAKEN,
          prints: /"House connection".*"unit":"kWh"/,
        },
      ],
    },
    {
      name: 'goldpartner',
      title: 'An engineer of a Goldpartner: the devices of every customer',
      needs: [],
      minutes: 10,
      steps: [
        { read: guide('partner'), take: 'npm install @smart-me/partner-api', prints: /added/ },
        simulator(guide('home-assistant'), cloud, 'npx @smart-me/cli simulator'),
        { read: guide('partner'), take: 'devices.listOfUser', save: 'portfolio.mjs' },
        { read: guide('partner'), take: 'node portfolio.mjs', prints: /anna: Flat\nbeat: Flat/ },
      ],
    },
    {
      name: 'hobbyist',
      title: "A hobbyist: Home Assistant's topics",
      needs: ['mosquitto', 'mosquitto_sub'],
      minutes: 10,
      steps: [
        {
          read: guide('home-assistant'),
          take: 'mosquitto -p 1883',
          put: { '1883': `${broker}` },
          why: PORT_TAKEN,
          until: /running/,
        },
        simulator(guide('home-assistant'), cloud, 'npx @smart-me/cli simulator'),
        {
          read: guide('home-assistant'),
          take: 'mqtt --broker mqtt://127.0.0.1 --home-assistant',
          put: { 'mqtt://127.0.0.1': `mqtt://127.0.0.1:${broker}` },
          why: PORT_TAKEN,
          until: /started/,
        },
        {
          read: guide('home-assistant'),
          take: "mosquitto_sub -t 'homeassistant/#'",
          put: {
            mosquitto_sub: `timeout 15 mosquitto_sub -p ${broker} -W 5 -F '%t %.160p'`,
            ' -v': ' || true',
          },
          why: PORT_TAKEN + '; it ends after five seconds, and shows the beginning of each message',
          prints: /homeassistant\/[\s\S]*"kWh"[\s\S]*smart-me\//,
        },
      ],
    },
    {
      name: 'platform-team',
      title: 'A platform team: a thousand meters on three NATS servers, and one of them killed',
      needs: ['psql', 'nats-server'],
      minutes: 15,
      steps: [
        emptyDatabase,
        {
          read: guide('million-meters'),
          take: 'server_name: n0',
          put: {
            '0.0.0.0:4222': '127.0.0.1:PORT',
            '0.0.0.0:6222': '127.0.0.1:ROUTE',
            'server_name: n0': 'server_name: NAME',
            '/var/lib/nats': 'NAME',
            'nats://n0:6222, nats://n1:6222, nats://n2:6222': [c0, c1, c2]
              .map((port) => `nats://127.0.0.1:${port}`)
              .join(', '),
          },
          why: 'three servers on one machine differ in their ports',
          save: 'n.conf',
        },
        ...[
          [n0, c0],
          [n1, c1],
          [n2, c2],
        ].map(([port, route], index): Step => ({
          read: guide('million-meters'),
          take: 'nats-server -c n0.conf',
          put: {
            'nats-server -c n0.conf': `sed 's/PORT/${port}/;s/ROUTE/${route}/;s/NAME/n${index}/' n.conf > n${index}.conf; echo $$ > n${index}.pid; exec nats-server -c n${index}.conf`,
          },
          until: /Server is ready/,
        })),
        { read: guide('million-meters'), take: 'npm install --global @smart-me/cli', prints: /added/ },
        simulator(
          guide('million-meters'),
          cloud,
          'smart-me simulator --devices 1000 --readings-per-post 100',
        ),
        {
          read: guide('million-meters'),
          take: '--register http://127.0.0.1:8080',
          put: {
            '8080': `${web}`,
            'nats://n0:4222,nats://n1:4222,nats://n2:4222': nats,
            'postgres://me@127.0.0.1/energy': database,
          },
          why: PORT_TAKEN,
          until: /survives the loss of a server[\s\S]*started/,
        },
        readings,
        {
          read: guide('million-meters'),
          take: 'kill -9',
          put: { 'kill -9': 'kill -9 $(cat n1.pid)\nsleep 25' },
        },
        readings,
      ],
    },
    {
      name: 'other-language',
      title: 'A Java or Go developer: messages, codes and operations without TypeScript',
      needs: ['protoc', 'xxd'],
      minutes: 10,
      steps: [
        {
          read: guide('other-languages'),
          take: 'protoc -I package/proto --python_out',
          prints: /\.java/,
        },
        {
          read: guide('other-languages'),
          take: '--decode=smartme',
          prints: /DeviceDataArray|DeviceValues|Values/,
        },
        {
          read: guide('other-languages'),
          take: 'package/tables/codes.csv',
          prints: /kWh|Wh|ktive|ctive/,
        },
      ],
    },
  ];
}
