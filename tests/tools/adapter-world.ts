import type { CDPSession, Page } from 'playwright';
import * as z from 'zod/mini';
import { type InboxSnapshot, inboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';

/**
 * The adapter in a tab, in a world of its own as a content script is: it shares the page's document and nothing of the
 * page's scripts, and no policy of the page applies to it.
 */
export class AdapterWorld {
  readonly page: Page;
  readonly #devtools: CDPSession;
  readonly #bundle: string;
  readonly #isApart: boolean;
  #world: Promise<number | undefined> | null = null;

  private constructor(page: Page, devtools: CDPSession, bundle: string, isApart: boolean) {
    this.page = page;
    this.#devtools = devtools;
    this.#bundle = bundle;
    this.#isApart = isApart;
  }

  /**
   * @param bundle see adapter-bundle.ts
   * @param isApart false: in the page's own world, where its scripts can put anything in the adapter's way
   */
  static async beside(page: Page, bundle: string, isApart = true): Promise<AdapterWorld> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Page.enable');
    const world = new AdapterWorld(page, devtools, bundle, isApart);
    // A new document ends the worlds of the one before; a mere change of the address does not.
    devtools.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) world.#world = null;
    });
    return world;
  }

  /** What the adapter reads now; null where the page is none of ours. @throws Error when reading throws. */
  async read(): Promise<InboxSnapshot | null> {
    const read = await this.evaluate('threadbookAdapter.readPage(document, location)');
    return z.nullable(inboxSnapshot).parse(read);
  }

  /** The value of an expression in the adapter's world, as JSON holds it. @throws Error when it throws. */
  async evaluate(expression: string): Promise<unknown> {
    this.#world ??= this.#enter();
    return this.#run(expression, await this.#world);
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  async #enter(): Promise<number | undefined> {
    const executionContextId = this.#isApart ? await this.#worldApart() : undefined;
    await this.#run(
      `${this.#bundle};globalThis.threadbookAdapter = threadbookAdapter; 0`,
      executionContextId,
    );
    return executionContextId;
  }

  async #worldApart(): Promise<number> {
    const { frameTree } = await this.#devtools.send('Page.getFrameTree');
    const { executionContextId } = await this.#devtools.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'threadbook-adapter',
    });
    return executionContextId;
  }

  async #run(expression: string, contextId: number | undefined): Promise<unknown> {
    const { result, exceptionDetails } = await this.#devtools.send('Runtime.evaluate', {
      expression,
      ...(contextId === undefined ? {} : { contextId }),
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }
}
