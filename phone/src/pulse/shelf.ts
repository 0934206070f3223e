/** Where the pulse keeps things: in IndexedDB, which the service worker can read as well. */
import { createStore, promisifyRequest, type UseStore } from "idb-keyval";

export interface Shelf {
  get<T>(key: string): Promise<T | undefined>;
  /** In one step, also between tabs. `undefined` takes the thing away. Gives what is there now. */
  change<T>(key: string, change: (before: T | undefined) => T | undefined): Promise<T | undefined>;
  all<T>(prefix: string): Promise<[key: string, value: T][]>;
}

const NAME = "in-this-room";

export class LastingShelf implements Shelf {
  private readonly use: UseStore = createStore(NAME, "pulse");

  get<T>(key: string): Promise<T | undefined> {
    return this.use("readonly", (store) => promisifyRequest<T | undefined>(store.get(key) as IDBRequest<T | undefined>));
  }

  change<T>(key: string, change: (before: T | undefined) => T | undefined): Promise<T | undefined> {
    return this.use("readwrite", async (store) => {
      const before = await promisifyRequest(store.get(key) as IDBRequest<T | undefined>);
      const after = change(before);
      if (after === undefined) await promisifyRequest(store.delete(key));
      else if (after !== before) await promisifyRequest(store.put(after, key));
      return after;
    });
  }

  all<T>(prefix: string): Promise<[string, T][]> {
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    return this.use("readonly", async (store) => {
      const [keys, values] = await Promise.all([
        promisifyRequest(store.getAllKeys(range)),
        promisifyRequest(store.getAll(range) as IDBRequest<T[]>),
      ]);
      return keys.map((key, at) => [key as string, values[at] as T]);
    });
  }
}

/** Where a browser forbids storage: things then last as long as the page. */
export class PassingShelf implements Shelf {
  private readonly things = new Map<string, unknown>();

  get<T>(key: string): Promise<T | undefined> {
    return Promise.resolve(structuredClone(this.things.get(key)) as T | undefined);
  }

  change<T>(key: string, change: (before: T | undefined) => T | undefined): Promise<T | undefined> {
    const after = change(structuredClone(this.things.get(key)) as T | undefined);
    if (after === undefined) this.things.delete(key);
    else this.things.set(key, structuredClone(after));
    return Promise.resolve(after);
  }

  all<T>(prefix: string): Promise<[string, T][]> {
    const found = [...this.things].filter(([key]) => key.startsWith(prefix));
    return Promise.resolve(structuredClone(found) as [string, T][]);
  }
}

/** The lasting one, unless this browser has none to give. */
export async function openShelf(): Promise<Shelf> {
  try {
    const shelf = new LastingShelf();
    await shelf.get("probe");
    return shelf;
  } catch {
    return new PassingShelf();
  }
}
