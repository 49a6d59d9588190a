/**
 * What AWS runs around a handler on Node 24, in little: loads it, asks the Runtime API for events one by
 * one, and tells what came of each. Runs as a process of its own, with Lambda's environment.
 */
import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const api = `http://${needed('AWS_LAMBDA_RUNTIME_API')}/2018-06-01/runtime`;
/** One line for all: the event that is asked for may be hours away. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const handler = await loaded().catch(async (error) => {
  await post('init/error', shapeOf(error), error);
  console.error(JSON.stringify({ level: 'ERROR', message: 'Init Error', ...shapeOf(error) }));
  process.exit(1);
});

for (;;) {
  const { event, context } = await next();
  const path = `invocation/${context.awsRequestId}`;
  try {
    const result = await handler(event, context);
    // What the handler began and did not await may go on until the answer is posted, and no longer.
    await new Promise((resolve) => setImmediate(resolve));
    await post(`${path}/response`, result === undefined ? null : result, null);
  } catch (error) {
    console.error(JSON.stringify({ level: 'ERROR', message: 'Invoke Error', ...shapeOf(error) }));
    await post(`${path}/error`, shapeOf(error), error);
  }
}

/** The function that `_HANDLER` names (`index.handler`), from a file below `LAMBDA_TASK_ROOT`. */
async function loaded() {
  const [file, name] = needed('_HANDLER').split('.');
  const base = join(needed('LAMBDA_TASK_ROOT'), file);
  const path = ['.js', '.mjs', '.cjs'].map((end) => base + end).find((one) => existsSync(one));
  if (path === undefined) throw named('Runtime.ImportModuleError', `Cannot find module '${file}'`);
  const found = (await import(pathToFileURL(path).href))[name];
  if (typeof found !== 'function') {
    throw named('Runtime.HandlerNotFound', `${file}.${name} is undefined or not exported`);
  }
  // Node 24's runtime knows no callbacks any more.
  if (found.length >= 3) throw named('Runtime.CallbackHandlerDeprecated', 'callbacks are gone');
  return found;
}

async function next() {
  const { headers, text } = await asked('GET', 'invocation/next', {}, '');
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  const trace = headers['lambda-runtime-trace-id'];
  if (trace) process.env._X_AMZN_TRACE_ID = trace;
  else delete process.env._X_AMZN_TRACE_ID;
  const context = {
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
  return { event: JSON.parse(text), context };
}

async function post(path, value, error) {
  const headers = { 'content-type': 'application/json' };
  if (error !== null) headers['lambda-runtime-function-error-type'] = shapeOf(error).errorType;
  await asked('POST', path, headers, JSON.stringify(value));
}

function asked(method, path, headers, body) {
  return new Promise((resolve, reject) => {
    const sent = request(`${api}/${path}`, { method, headers, agent }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk)).on('error', reject);
      answer.on('end', () => {
        resolve({ headers: answer.headers, text: Buffer.concat(chunks).toString('utf8') });
      });
    });
    sent.on('error', reject).end(body);
  });
}

/** As AWS's own client tells of an error. */
function shapeOf(error) {
  if (!(error instanceof Error)) {
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }
  const { name, message, stack } = error;
  return { errorType: name, errorMessage: message, trace: stack?.split('\n') ?? [] };
}

function named(name, message) {
  return Object.assign(new Error(message), { name });
}

function needed(name) {
  const value = process.env[name];
  if (!value) throw named('Runtime.PlatformError', `${name} environment variable is not set`);
  return value;
}
