import { clientNotFound, poolNotFound } from './errors';
import type { StoredPool, StoredClient } from './model';

/** Everything that this Cognito holds, in memory; it ends with the process. Pools of all regions of one account. */
export class Store {
  private readonly pools = new Map<string, StoredPool>();

  add(pool: StoredPool): void {
    this.pools.set(pool.id, pool);
  }

  /** The pools of one region, or of all. */
  list(region?: string): StoredPool[] {
    return [...this.pools.values()].filter((pool) => region === undefined || pool.region === region);
  }

  /** A pool by its id. Throws ResourceNotFoundException, also for one of another region than the request is signed for, as the service does. */
  pool(id: string, region?: string): StoredPool {
    const pool = this.pools.get(id);
    if (!pool || (region !== undefined && pool.region !== region)) throw poolNotFound(id);
    return pool;
  }

  /** A client of a pool. Throws ResourceNotFoundException when there is none. */
  client(pool: StoredPool, id: string): StoredClient {
    const client = pool.clients.get(id);
    if (!client) throw clientNotFound(id);
    return client;
  }

  find(poolId: string, clientId: string): { pool: StoredPool; client: StoredClient } | undefined {
    const pool = this.pools.get(poolId);
    const client = pool?.clients.get(clientId);
    return pool && client ? { pool, client } : undefined;
  }
}
