// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { CrmApi } from '../../../shared/api/crm-api.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { Template } from '../../../shared/contracts/template-operations.ts';
import { page } from '../people/testing/thread.ts';
import {
  cleanUpAfterEach,
  member,
  renderFeature,
  uuidOf,
} from '../workspace/testing/render-feature.tsx';
import { TemplatesView } from './templates-view.tsx';

cleanUpAfterEach();

const ours: Template = {
  ...{ template_id: uuidOf(500), kind: 'template', title: 'Ours', language: 'en', shared: true },
  ...{ body: 'Dear {{contact.name}}', version: 3 },
};
const mine: Template = { ...ours, template_id: uuidOf(501), title: 'Mine', shared: false };

type Save = OperationArgs<'saveTemplate'>;

/** A database of templates: versions are held as the real one holds them. */
function shelf(...known: Template[]) {
  let standing = known;
  const saved: Save[] = [];
  return {
    saved,
    change: (id: string, words: Partial<Template>) => {
      standing = standing.map((one) =>
        one.template_id === id ? { ...one, ...words, version: one.version + 1 } : one,
      );
    },
    crm: {
      findTemplates: async ({ template_id }) =>
        standing.filter((one) => template_id === undefined || one.template_id === template_id),
      saveTemplate: async (args) => {
        saved.push(args);
        const { op_id, template_id, version, ...words } = args;
        const now = standing.find((one) => one.template_id === template_id);
        if (now !== undefined && now.version !== version)
          throw new CrmError('TB040', 'version', { by: 'Chen Yu' });
        const next = {
          ...words,
          template_id: template_id ?? uuidOf(600 + saved.length),
          version: (now?.version ?? 0) + 1,
        };
        standing = [...standing.filter((one) => one !== now), next];
        return { template_id: next.template_id, version: next.version };
      },
      removeTemplate: async ({ template_id }) => {
        standing = standing.filter((one) => one.template_id !== template_id);
        return { template_id };
      },
    } satisfies Partial<CrmApi>,
  };
}

const show = (
  crm: Partial<CrmApi>,
  role: Membership['role'] = 'rep',
  drafts?: Map<string, string>,
) =>
  renderFeature(
    <TemplatesView snapshot={page} membership={{ ...member, role }} customerId={null} />,
    { crm, ...(drafts === undefined ? {} : { drafts }) },
  );

async function editing(title: string) {
  fireEvent.click(await screen.findByRole('button', { name: new RegExp(`^${title}`) }));
  fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  return screen.findByRole('form', { name: title });
}
const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }));

describe('writing a template', () => {
  test('needs a title and a text; a field is put in where the caret is', async () => {
    const { crm, saved } = shelf();
    show(crm);
    fireEvent.click(await screen.findByRole('button', { name: 'New template' }));
    await screen.findByRole('form', { name: 'New template' });
    save();
    expect(await screen.findAllByText(/TB006/)).toHaveLength(2);
    fill('Title', ' Quote ');
    fill('Text', 'Dear , hello');
    const text = screen.getByLabelText<HTMLTextAreaElement>('Text');
    text.setSelectionRange(5, 5);
    fireEvent.click(screen.getByRole('button', { name: 'Contact’s name' }));
    expect(text.value).toBe('Dear {{contact.name}}, hello');
    await waitFor(() => expect(text.selectionStart).toBe('Dear {{contact.name}}'.length));
    fireEvent.change(screen.getByLabelText('Kind'), { target: { value: 'objection' } });
    save();
    expect(await screen.findByText('Saved: Quote.')).toBeTruthy();
    expect(saved).toMatchObject([
      {
        ...{ template_id: null, version: null, kind: 'objection', title: 'Quote' },
        ...{ body: 'Dear {{contact.name}}, hello', language: 'en', shared: false },
      },
    ]);
    expect(await screen.findByRole('button', { name: /^Quote/ })).toBeTruthy();
  });

  test.each([
    [
      'Dear {{contact.nmae}}',
      'There is no field “contact.nmae”. (TB050)',
      /does not exist. \(TB050\)/,
    ],
    [
      'Dear {{contact.name',
      'This is not closed: “{{contact.name”. (TB051)',
      /not close it. \(TB051\)/,
    ],
  ])(
    'says while one types what is wrong with %s, and does not send it',
    async (body, told, refused) => {
      const { crm, saved } = shelf();
      show(crm);
      fireEvent.click(await screen.findByRole('button', { name: 'New template' }));
      await screen.findByRole('form', { name: 'New template' });
      fill('Title', 'Wrong');
      fill('Text', body);
      expect(await screen.findByText(told)).toBeTruthy();
      save();
      expect(await screen.findByText(refused)).toBeTruthy();
      expect(screen.getByLabelText<HTMLTextAreaElement>('Text').value).toBe(body);
      expect(saved).toEqual([]);
    },
  );

  test('shows the refusal of a database that knows fewer fields beside the text', async () => {
    const { crm } = shelf();
    const refuse = () => Promise.reject(new CrmError('TB050', 'body', { unknown: 'today' }));
    show({ ...crm, saveTemplate: refuse });
    fireEvent.click(await screen.findByRole('button', { name: 'New template' }));
    await screen.findByRole('form', { name: 'New template' });
    fill('Title', 'Day');
    fill('Text', '{{today}}');
    save();
    expect(await screen.findByText(/TB050/)).toBeTruthy();
    expect(screen.getByLabelText('Text').getAttribute('aria-invalid')).toBe('true');
  });

  test('that was broken off is there again', async () => {
    const drafts = new Map<string, string>();
    const { crm } = shelf();
    const view = show(crm, 'rep', drafts);
    fireEvent.click(await screen.findByRole('button', { name: 'New template' }));
    await screen.findByRole('form', { name: 'New template' });
    fill('Title', 'Half done');
    view.unmount();
    show(crm, 'rep', drafts);
    fireEvent.click(await screen.findByRole('button', { name: 'New template' }));
    expect(await screen.findByDisplayValue('Half done')).toBeTruthy();
  });
});

describe('a template that is there', () => {
  test('of the organisation is changed and shared by managers alone', async () => {
    const { crm } = shelf(ours, mine);
    const view = show(crm);
    fireEvent.click(await screen.findByRole('button', { name: /^Ours/ }));
    await screen.findByRole('form', { name: 'Ours' });
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
    view.unmount();
    const rep = show(crm);
    await editing('Mine');
    expect(screen.queryByLabelText('Who can use it')).toBeNull();
    rep.unmount();
    show(crm, 'manager');
    await editing('Mine');
    expect(screen.getByLabelText<HTMLSelectElement>('Who can use it').value).toBe('own');
  });

  test('that somebody else changed meanwhile is merged, or both texts are shown', async () => {
    const { crm, saved, change } = shelf(ours);
    show(crm, 'manager');
    await editing('Ours');
    fill('Text', 'Dear {{contact.name}}!');
    change(ours.template_id, { title: 'Ours, newer' });
    save();
    await screen.findByText(/^Saved/);
    expect(saved.at(-1)).toMatchObject({ title: 'Ours, newer', body: 'Dear {{contact.name}}!' });

    await editing('Ours, newer');
    fill('Text', 'Mine now');
    change(ours.template_id, { body: 'Theirs now' });
    save();
    expect(await screen.findByText('Theirs now')).toBeTruthy();
    expect(screen.getByText('Mine now')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Save mine' }));
    await screen.findByText(/^Saved/);
    expect(saved.at(-1)).toMatchObject({ title: 'Ours, newer', body: 'Mine now' });
  });

  test('is removed at once and comes back with one press', async () => {
    const { crm, saved } = shelf(mine);
    show(crm);
    await editing('Mine');
    fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
    const undo = await screen.findByRole('button', { name: 'Undo' });
    await waitFor(() => expect(document.activeElement).toBe(undo));
    expect(screen.queryByRole('button', { name: /^Mine/ })).toBeNull();
    fireEvent.click(undo);
    expect(await screen.findByRole('button', { name: /^Mine/ })).toBeTruthy();
    expect(saved).toMatchObject([{ title: 'Mine', template_id: null, shared: false }]);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('searchbox')));
  });

  test('whose removal is refused stays, with the code of the refusal', async () => {
    const { crm } = shelf(mine);
    show({ ...crm, removeTemplate: () => Promise.reject(new CrmError('TB002', 'template_id')) });
    await editing('Mine');
    fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect((await screen.findByRole('alert')).textContent).toContain('TB002');
  });
});
