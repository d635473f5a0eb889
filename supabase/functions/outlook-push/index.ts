import { readEnvironment } from '../_shared/read-environment.ts';
import { handler } from './handler.ts';

const deps = readEnvironment((name) => Deno.env.get(name));
Deno.serve((request) => handler(request, deps));
