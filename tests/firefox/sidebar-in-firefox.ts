import { expect } from '@playwright/test';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';

/** The sidebar beside a mail in Firefox, as a person sees it: by what it says. */
export class SidebarInFirefox {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(button: string): Promise<void> {
    await this.#click(
      `//button[starts-with(normalize-space(),"${button}") or @aria-label="${button}"]`,
    );
  }

  /** One of a few that stand beside each other. */
  async choose(label: string): Promise<void> {
    await this.#click(`//label[starts-with(normalize-space(),"${label}")]`);
  }

  async fill(label: string, text: string): Promise<void> {
    const field = await this.#find(
      `//*[@id=//label[starts-with(normalize-space(),"${label}")]/@for]`,
    );
    await field.evaluate((element) => {
      if (element instanceof HTMLElement) element.focus();
      if (element instanceof HTMLInputElement) element.select();
      if (element instanceof HTMLTextAreaElement) element.select();
    });
    await this.#page.keyboard.type(text);
  }

  /** Waits until the sidebar says it. */
  async shows(text: string, timeout = 20_000): Promise<void> {
    await expect.poll(async () => this.text(), { timeout }).toContain(text);
  }

  /** All that it says at this moment; empty while it is not there. */
  async text(): Promise<string> {
    const frame = this.#frameOrNull();
    if (frame === null) return '';
    return frame.evaluate(() => document.body.innerText).catch(() => '');
  }

  async frame(): Promise<Frame> {
    await expect.poll(() => this.#frameOrNull()?.url() ?? null, { timeout: 20_000 }).not.toBeNull();
    const frame = this.#frameOrNull();
    if (frame === null) throw new Error('The sidebar went away.');
    return frame;
  }

  #frameOrNull(): Frame | null {
    return this.#page.frames().find((frame) => frame.url().endsWith('/sidebar.html')) ?? null;
  }

  async #click(path: string): Promise<void> {
    const found = await this.#find(path);
    await found.evaluate((element) => {
      if (element instanceof HTMLElement) element.click();
    });
  }

  async #find(path: string): Promise<ElementHandle<Node>> {
    const frame = await this.frame();
    const found = await frame
      .waitForSelector(`::-p-xpath(${path})`, { timeout: 15_000 })
      .catch(async (cause: unknown) => {
        throw new Error(`Nothing is at ${path}; there stands: ${await this.text()}`, { cause });
      });
    if (found === null) throw new Error(`Nothing is at ${path}.`);
    return found;
  }
}
