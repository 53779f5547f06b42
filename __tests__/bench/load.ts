import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';

export type Round = { requestsPerSecond: number; cpuMicrosecondsPerRequest: number };

const ticksPerSecond = 100;

/** Processor time of a process so far, its own and the kernel's for it (proc(5), fields 14 and 15 of stat). */
function cpuMicroseconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1_000_000;
}

const headers = { 'accept-encoding': 'br, gzip' };

function once(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${url}: ${response.statusCode}`)),
      );
    }).on('error', reject);
  });
}

/** So many requests, so many at a time, over connections that stay open. */
export async function load(url: string, pid: number, requests: number, atOnce = 16): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  let left = requests;
  const began = performance.now();
  const before = cpuMicroseconds(pid);
  const worker = async () => {
    while (left-- > 0) await once(url, agent);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - began) / 1_000;
  agent.destroy();
  return {
    requestsPerSecond: requests / seconds,
    cpuMicrosecondsPerRequest: (cpuMicroseconds(pid) - before) / requests,
  };
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
