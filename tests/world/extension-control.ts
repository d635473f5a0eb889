import type { BrowserContext, Page } from 'playwright';
import { answer, type ToBackground } from '../../shared/contracts/messages.ts';
import type { Language } from '../../shared/contracts/scalars.ts';

/**
 * A page of the extension from which a run speaks to the background in the product's own messages, for what is not under
 * test: being signed in before a mail is opened, or signed out after a test.
 */
export class ExtensionControl {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async open(context: BrowserContext, extensionId: string): Promise<ExtensionControl> {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${extensionId}/options.html`);
    return new ExtensionControl(page);
  }

  /** @throws Error with the code when the background refuses. */
  async send(message: ToBackground): Promise<unknown> {
    const reply = answer.parse(
      await this.#page.evaluate((sent) => chrome.runtime.sendMessage(sent), message),
    );
    if (reply.ok) return reply.value;
    throw new Error(`${message.type} was refused with ${reply.error.code}`);
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.send({ type: 'session.sign_in', args: { email, password } });
  }

  async signOut(): Promise<void> {
    await this.send({ type: 'session.sign_out' });
  }

  async setLanguage(language: Language): Promise<void> {
    await this.send({ type: 'preferences.set_language', language });
  }

  /** Empties a store of the profile's database: what one test lets the extension remember is not the next one's. */
  async forget(store: 'frames' | 'health'): Promise<void> {
    await this.#page.evaluate(
      (name) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('threadbook');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const change = opening.result.transaction(name, 'readwrite');
            change.objectStore(name).clear();
            change.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        }),
      store,
    );
  }

  /** Ends the background worker; the next message to it starts it anew. */
  async stopWorkers(): Promise<void> {
    const session = await this.#page.context().newCDPSession(this.#page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await session.detach();
  }

  /** Whether this is the page that messages are sent from. */
  isOn(page: Page): boolean {
    return page === this.#page;
  }

  async close(): Promise<void> {
    await this.#page.close();
  }
}
