import { describe, expect, test } from 'vitest';
import { isCommonSharedDomain, loadSharedDomains } from './shared-domains.ts';
import { commonSharedDomainsText } from './words/common-shared-domains.ts';

describe('domains of strangers', () => {
  test.each([
    'gmail.com',
    'outlook.com',
    'qq.com',
    'vip.qq.com',
    '163.com',
    'vip.163.com',
    '126.com',
    'yeah.net',
    '188.com',
    'sina.com',
    'sina.cn',
    'sohu.com',
    '139.com',
    '189.cn',
    'wo.cn',
    '21cn.com',
    'aliyun.com',
    'foxmail.com',
    'tom.com',
    'hey.com',
    'duck.com',
    'docomo.ne.jp',
    'daum.net',
    'proton.me',
  ])('%s is known without loading anything', (domain) =>
    expect(isCommonSharedDomain(domain)).toBe(true),
  );

  test.each(['acme.example', 'notgmail.com', 'gmail.com.example', 'example.com', ''])(
    '%s is not: whole names are compared',
    (domain) => expect(isCommonSharedDomain(domain)).toBe(false),
  );
});

test('the full list holds the common ones, in lower case', async () => {
  const all = await loadSharedDomains();
  for (const domain of commonSharedDomainsText.split(' ')) expect(all.has(domain)).toBe(true);
  expect(all.size).toBeGreaterThan(8000);
  for (const domain of all) expect(domain).toBe(domain.trim().toLowerCase());
});
