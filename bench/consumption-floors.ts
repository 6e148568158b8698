import { readFileSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';

/** What a client's month of consumption reads: the last sample, the contracts, its days, the last hours, what was before. */
export function consumptionMonthFloor(sqlite: Sqlite.Database): (clientId: number) => unknown {
  const office = sqlite.prepare<[], { time_zone: string }>('SELECT * FROM office');
  const last = sqlite.prepare<[], number>('SELECT max(last_s) FROM consumption_shares WHERE owner > 0');
  const contracts = sqlite.prepare<[number], { id: number }>(`
    SELECT contracts.id, plan.name, contracts.ip, contracts.ended_on FROM contracts
    JOIN catalog_entries plan ON plan.id = contracts.plan_id WHERE contracts.client_id = ? ORDER BY contracts.id`);
  // Each contract by itself: all of them in one statement are sorted, which takes longer.
  const days = sqlite.prepare<[number, number, number], { day: number; down: number; up: number }>(
    'SELECT day, down, up FROM consumption_days WHERE owner = ? AND day BETWEEN ? AND ?',
  );
  const hours = sqlite.prepare<[number, number, number], { down: number | null; up: number | null }>(
    'SELECT sum(down) AS down, sum(up) AS up FROM consumption_hours WHERE owner = ? AND hour BETWEEN ? AND ?',
  );
  const before = sqlite.prepare<[number, number]>('SELECT 1 FROM consumption_days WHERE owner = ? AND day < ? LIMIT 1');
  return (clientId) => {
    const lastS = last.pluck().get() ?? 0;
    const [day, hour] = [Math.floor(lastS / 86_400), Math.floor(lastS / 3600)];
    const points = Array.from({ length: 31 }, () => ({ down: 0, up: 0 }));
    const lastDay = { down: 0, up: 0 };
    let earlier = false;
    for (const { id } of contracts.all(clientId)) {
      for (const used of days.all(id, day - 30, day)) add(points[used.day - day + 30], used);
      add(lastDay, hours.get(id, hour - 23, hour));
      earlier ||= before.get(id, day - 30) !== undefined;
    }
    return [office.get(), points, lastDay, earlier];
  };
}

interface Used {
  down: number;
  up: number;
}

function add(sum: Used | undefined, used: { down: number | null; up: number | null } | undefined): void {
  if (!sum || !used) return;
  sum.down += used.down ?? 0;
  sum.up += used.up ?? 0;
}

/** A file's samples and their sums, a plain insert each, in one durable transaction; answers how many there were. */
export function samplesFloor(sqlite: Sqlite.Database, path: string): number {
  const file = readFileSync(path);
  const contractOf = new Map(
    sqlite
      .prepare<[], { id: number; ip: string }>('SELECT id, ip FROM contracts')
      .all()
      .map(({ id, ip }) => [ip, id]),
  );
  const sample = sqlite.prepare('INSERT INTO consumption_samples VALUES (?, ?, ?, ?, 1)');
  const hour = sqlite.prepare('INSERT INTO consumption_hours VALUES (?, ?, ?, ?)');
  const day = sqlite.prepare('INSERT INTO consumption_days VALUES (?, ?, ?, ?, ?)');
  type Sum = [owner: number, bucket: number, down: number, up: number, samples: number];
  const hours = new Map<string, Sum>();
  const days = new Map<string, Sum>();
  const addTo = (sums: Map<string, Sum>, owner: number, bucket: number, down: number, up: number) => {
    const key = `${owner} ${bucket}`;
    const sum = sums.get(key) ?? [owner, bucket, 0, 0, 0];
    sum[2] += down;
    sum[3] += up;
    sum[4] += 1;
    sums.set(key, sum);
  };
  let samples = 0;
  sqlite.transaction(() => {
    for (const line of file.toString('utf8').trimEnd().split('\n').slice(1)) {
      const [ip = '', time = '', down = '', up = ''] = line.split(';');
      const owner = contractOf.get(ip) ?? 0;
      const atS = Date.parse(time) / 1000;
      sample.run(owner, atS, Number(down), Number(up));
      addTo(hours, owner, Math.floor(atS / 3600), Number(down), Number(up));
      addTo(days, owner, Math.floor(atS / 86_400), Number(down), Number(up));
      samples += 1;
    }
    for (const [owner, bucket, down, up] of hours.values()) hour.run(owner, bucket, down, up);
    for (const sum of days.values()) day.run(...sum);
  })();
  if (samples < 1000) throw new Error(`the floor read ${samples} samples`);
  return samples;
}
