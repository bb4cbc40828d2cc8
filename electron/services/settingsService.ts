// The settings record: read once, checked by its schema, saved whole on every change.

import {
  patchSettings,
  type Settings,
  type SettingsPatch,
  settingsSchema,
} from '../common/contract/settings.ts';
import { type Contract } from '../common/contract.ts';
import { latestValues, type Observable, ObservableValue } from '../common/observable.ts';
import type { ContractHandlers } from '../common/rpc/define.ts';
import type { ObjectStore } from '../engine/store/objectStore.ts';
import type { Logger } from './logger.ts';

export class SettingsService {
  readonly #store: ObjectStore;
  readonly #settings: ObservableValue<Settings>;

  constructor(store: ObjectStore, logger: Logger) {
    this.#store = store;
    this.#settings = new ObservableValue(readSettings(store.settings(), logger));
  }

  get settings(): Observable<Settings> {
    return this.#settings;
  }

  async update(patch: SettingsPatch): Promise<Settings> {
    const next = patchSettings(this.#settings.value, patch);
    await this.#store.write([{ kind: 'putSettings', json: JSON.stringify(next) }]);
    this.#settings.set(next);
    return next;
  }

  handlers(): ContractHandlers<Contract>['settings'] {
    return {
      watch: (_input, { signal }) => latestValues(this.#settings, signal),
      update: ({ patch }) => this.update(patch),
    };
  }
}

/** Defaults where nothing was saved, and where what was saved cannot be read: said in the log, never fatal. */
function readSettings(json: string | undefined, logger: Logger): Settings {
  const defaults = settingsSchema.parse({});
  if (json === undefined) return defaults;
  try {
    return settingsSchema.parse({ ...defaults, ...JSON.parse(json) });
  } catch (error) {
    logger.warn('The saved settings could not be read; the defaults are used', { error });
    return defaults;
  }
}
