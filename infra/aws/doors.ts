/** What the world can reach: one HTTP API with three doors, each throttled, and its address. */
import { CfnOutput, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { OurFunction } from './our-function.ts';
import type { Settings } from './settings.ts';

/** Neither path nor query nor address: those of ours are secrets, and say who somebody is. */
const accessLog = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  bytes: '$context.responseLength',
};

const notifyKey = HttpRouteKey.with('/notify/{provider}', HttpMethod.POST);
const lookKey = HttpRouteKey.with('/look', HttpMethod.ANY);

/** The API of a stage. Functions are told its address, so that it is made before them. */
export class Doors extends Construct {
  readonly api: HttpApi;
  /** Where the product is for its persons, without a slash. */
  readonly publicUrl: string;
  private readonly settings: Settings;
  private readonly domain: DomainName | null;

  constructor(scope: Construct, settings: Settings) {
    super(scope, 'Doors');
    this.settings = settings;
    this.domain = this.domainOf(settings.domain);
    this.api = new HttpApi(this, 'Api', {
      apiName: `afterword-${settings.stage}`,
      createDefaultStage: false,
      // One address: links and sessions hold at one name only.
      disableExecuteApiEndpoint: settings.domain !== null,
    });
    this.publicUrl = settings.domain ? `https://${settings.domain.name}` : this.api.apiEndpoint;
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'Pages are for everybody, and our own sessions say whose they are; notifications are checked by the secret of their channel.',
    });
  }

  /** Opens the doors, and lets through what they can take. */
  lead(to: Readonly<Record<'notify' | 'look' | 'pages', OurFunction>>): void {
    const routes = [
      this.route('Notify', notifyKey, to.notify),
      this.route('Look', lookKey, to.look),
      this.route('Pages', HttpRouteKey.DEFAULT, to.pages),
    ];
    const { stage, pagesPerSecond, notificationsPerSecond } = this.settings;
    const made = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: pagesPerSecond, burstLimit: 2 * pagesPerSecond },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'Requests', {
            // Under this name AWS need not add each group to a policy that may not grow.
            logGroupName: `/aws/vendedlogs/afterword/${stage}/requests`,
            retention: RetentionDays.ONE_MONTH,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
      ...(this.domain === null ? {} : { domainMapping: { domainName: this.domain } }),
    });
    // A calendar file costs as much as ten pages.
    const looksPerSecond = Math.max(1, Math.round(pagesPerSecond / 10));
    (made.node.defaultChild as CfnStage).routeSettings = {
      [notifyKey.key]: throttled(notificationsPerSecond),
      [lookKey.key]: throttled(looksPerSecond),
    };
    // A limit for a route that is not there yet is refused.
    made.node.addDependency(...routes);
  }

  private route(id: string, routeKey: HttpRouteKey, to: OurFunction): HttpRoute {
    const integration = new HttpLambdaIntegration(`${id}Integration`, to.lambda);
    // Below the API, whose routes are open for the one reason given there.
    return new HttpRoute(this.api, id, { httpApi: this.api, routeKey, integration });
  }

  private domainOf(domain: Settings['domain']): DomainName | null {
    if (domain === null) return null;
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn);
    const made = new DomainName(this, 'Domain', { domainName: domain.name, certificate });
    new CfnOutput(Stack.of(this), 'DomainTarget', {
      description: `Where the DNS record of ${domain.name} has to lead (CNAME, or an alias)`,
      value: made.regionalDomainName,
    });
    return made;
  }
}

function throttled(perSecond: number): object {
  return { ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: 2 * perSecond };
}
