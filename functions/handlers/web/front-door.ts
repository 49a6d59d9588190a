/** The front door: what the product does, and how to begin. */
import { Hono } from 'hono';
import type { Zone } from '../../domain/time.ts';
import { homePage } from '../../pages/home.ts';
import { frameOf, show } from './show.ts';
import { visitorView } from './visitors.ts';
import type { Web } from './web.ts';

const stranger = { zone: 'UTC' as Zone, cadence: 'recommended' } as const;

/** Route `/`. */
export function frontDoor(web: Web): Hono {
  const app = new Hono();
  app.get('/', async (c) => {
    const view = await visitorView(c, web);
    const frame = frameOf(c, web, view?.session.person.id ?? null, view?.plan.asks.length);
    const { providers } = web;
    const accounts = view?.session.accounts ?? [];
    const { zone, cadence } = view?.session.person ?? stranger;
    return show(
      c,
      homePage({ ...frame, scripts: ['drop'] }, { providers, accounts, zone, cadence }),
    );
  });
  return app;
}
