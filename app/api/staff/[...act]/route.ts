import { acts, isAct } from '@/lib/desk/acts';
import { refuse } from '@/lib/http/answer';
import { json } from '@/lib/http/route';

type Context = { params: Promise<{ act: string[] }> };
const missing = () => json(refuse(404, 'unknown', 'There is no such address.'));

/** Everything that staff do; what they read has routes of its own. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const address = (await params).act.join('/');
  return isAct(address) ? acts[address].post(request, { params: Promise.resolve({}) }) : missing();
}

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const address = (await params).act.join('/');
  return isAct(address) ? new Response(null, { status: 405, headers: { allow: 'POST' } }) : missing();
}
