// @ts-check
import { expect, test } from '../support/fixtures.js';

test('the page loads from any path of a static host, and complains of nothing', async ({ page }) => {
  const response = await page.goto('./', { waitUntil: 'networkidle' });
  expect(response?.status()).toBe(200);
  await expect(page).toHaveTitle(/Crease/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('both parts of the core are fetched once, each from a file of its own', async ({ page, site }) => {
  /** @type {string[]} */
  const modules = [];
  page.on('response', (response) => {
    if (response.headers()['content-type'] === 'application/wasm') modules.push(response.url());
  });
  await page.goto('./', { waitUntil: 'networkidle' });
  expect(modules.map((url) => /(first|later)-[\w-]+\.wasm$/.exec(url)?.[1])).toEqual(['first', 'later']);
  for (const url of modules) expect(url).toContain(site);
});

test('what is asked of the core before its later part has come fetches that on the spot', async ({ page, complaints }) => {
  let asked = 0;
  await page.route(/later-[\w-]+\.wasm$/, (route) => {
    asked += 1;
    return asked === 1 ? route.abort() : route.continue();
  });
  await page.goto('./lossy/');
  // The figure itself may ask soon after, before anything is pressed.
  await expect.poll(() => asked).toBeGreaterThan(0);
  const root = page.locator('[data-chapter="lossy"]');
  // A press that comes before the figure lives is none.
  await expect(async () => {
    await root.getByRole('button', { name: '4 units', exact: true }).click();
    await expect(root.locator('data[data-live="kept"]')).toHaveAttribute('value', '1', { timeout: 2000 });
  }).toPass();
  expect(asked).toBe(2);
  // The first request was made to fail.
  complaints.splice(0);
});

test('a strict Content-Security-Policy is in force before anything is loaded', async ({ page, complaints }) => {
  await page.goto('./', { waitUntil: 'networkidle' });
  const first = page.locator('head > :is(meta[http-equiv], link, script, style)').first();
  await expect(first).toHaveAttribute('http-equiv', 'Content-Security-Policy');
  const policy = (await first.getAttribute('content'))?.split(';').map((directive) => directive.trim());
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).toContain("style-src 'self'");

  // It holds: an inline script is refused.
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "inline scripts run"';
    document.head.append(script);
  });
  await expect(page).not.toHaveTitle('inline scripts run');
  await expect.poll(() => complaints.splice(0)).toEqual([expect.stringContaining('Content Security Policy')]);
});

test('the declared icon is there', async ({ page, request }) => {
  await page.goto('./');
  const address = await page.locator('link[rel=icon]').evaluate((link) => /** @type {HTMLLinkElement} */ (link).href);
  const icon = await request.get(address);
  expect(icon.status()).toBe(200);
  expect(icon.headers()['content-type']).toBe('image/svg+xml');
});

test('what only side doors show is not fetched on other pages, whatever is done there', async ({ page }) => {
  /** @type {string[]} */
  const fetched = [];
  page.on('request', (request) => void (/apart|side_parts/.test(request.url()) && fetched.push(request.url())));
  for (const slug of ['', 'lossy/', 'negative/', 'range/', 'assembly-line/', 'play/']) {
    await page.goto(`./${slug}`);
    const root = page.locator('[data-chapter]').last();
    await expect(root.locator('data[data-readout], data[data-live]').first()).not.toHaveText('–');
    const step = root.locator('[data-action="step"]:visible').first();
    if ((await step.count()) > 0) await step.click();
    const goal = root.locator('[data-goal-status]').first();
    if ((await goal.count()) > 0) await expect(goal).not.toBeEmpty();
    // Another scene takes the place of this one, and goes again.
    await page.evaluate(() => {
      location.hash = '1;data=moons.200.10.1;net=4;act=relu;end';
    });
    await expect.poll(() => page.url()).toContain('moons');
    await page.goBack();
    expect(fetched, slug).toEqual([]);
  }
});
