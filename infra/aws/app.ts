/** What `cdk.json` names: bundles the functions and writes the templates of one stage, without any account. */
import { App, Validations } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundleAll, type FunctionName } from './bundles.ts';
import { type Settings, settingsIn } from './settings.ts';
import { StageStack } from './stage-stack.ts';

const app = new App();
const settings = settingsOrSorry();
const bundles = await bundleAll();
const codeOf = (name: FunctionName): Code => Code.fromAsset(bundles[name].folder);
new StageStack(app, settings, {
  notify: codeOf('notify'),
  pages: codeOf('pages'),
  look: codeOf('look'),
  sync: codeOf('sync'),
  sweep: codeOf('sweep'),
});
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();

/** A setting that makes no sense is one sentence, not a stack of calls. */
function settingsOrSorry(): Settings {
  try {
    return settingsIn(app.node);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}
