import { expect } from '@playwright/test';
import { demoThreads } from '../sandbox/demo-mailbox.ts';
import { LogForm } from '../world/pages/log-form.ts';
import { NewCustomerForm } from '../world/pages/new-customer-form.ts';
import { domainOnTour } from '../world/tour-mailbox.ts';
import { test } from './test.ts';

const strangers = [
  ['Gmail', 'gmail', demoThreads.stranger, 'fonderia-aurora.example', 'Maria Rossi'],
  ['Outlook', 'outlook', demoThreads.strangerChinese, 'ruixin-plastics.example', '周婷'],
] as const;

for (const [name, surface, thread, domain, person] of strangers) {
  test(`${name}: a stranger becomes a customer with a contact, and the mail is logged to it`, async ({
    inbox,
    world,
  }) => {
    const own = domainOnTour(domain, inbox.number);
    const sidebar = await inbox.open(surface, thread);
    await new NewCustomerForm(sidebar).create();
    const customer = await world.customer(own);
    expect(customer).toMatchObject({ contacts: 1, owner: 'Zhao Min 赵敏' });
    expect(customer.code).toMatch(/^CUS\d{8}\d{3,}$/);
    await expect(await sidebar.card(customer.name)).toContainText(customer.code);
    await new LogForm(sidebar, customer.name).log({ next: { none: 'answered' } });
    expect(await world.facts.mailFollowUps(customer.id)).toHaveLength(1);

    await sidebar.page.reload();
    const chip = await sidebar.person(person);
    await expect(chip).toHaveAccessibleName(new RegExp(sidebar.words.people('mine')));
  });
}

test('the signature fills the form, and what was only suggested is marked to be verified', async ({
  inbox,
}) => {
  const sidebar = await inbox.open('gmail', demoThreads.stranger);
  const form = new NewCustomerForm(sidebar);
  const place = await form.open();
  await expect(form.field(place, 'name')).toHaveValue(/Fonderia Aurora/);
  await expect(form.field(place, 'contact.name')).toHaveValue('Maria Rossi');
  await expect(form.field(place, 'region_code')).toHaveValue(/Ital/);
  await expect(place.getByText(form.words('to_verify')).first()).toBeVisible();
});

test('an address that is none, and a missing name, are told at their fields and not sent', async ({
  inbox,
  world,
}) => {
  const sidebar = await inbox.open('gmail', demoThreads.stranger);
  const form = new NewCustomerForm(sidebar);
  const place = await form.open();
  await form.fillWhatIsMissing();
  await form.field(place, 'name').fill(' ');
  await form.field(place, 'contact.addresses').fill('maria at fonderia');
  await place.getByRole('button', { name: form.words('create'), exact: true }).click();
  await expect(place.getByText(/TB006/)).toBeVisible();
  await expect(place.getByText(/TB013/)).toBeVisible();
  expect(world.gate.calls('create_customer')).toEqual([]);
});

test('a customer that exists is found before it is made a second time', async ({ inbox }) => {
  const sidebar = await inbox.open('gmail', demoThreads.stranger);
  const form = new NewCustomerForm(sidebar);
  const place = await form.open();
  await form.fillWhatIsMissing();
  await form.fillName('Acme Packaging Co., Ltd.');
  await expect(place.getByText(form.words('duplicates'))).toBeVisible();
  await expect(place.getByText('Acme Packaging Co.', { exact: true })).toBeVisible();
});
