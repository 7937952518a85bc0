package org.signalbox.rpc.cost;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signalbox.charging.AccountedCost;
import org.signalbox.charging.ChargingVersionPort;
import org.signalbox.core.Amount;
import org.signalbox.rating.CallPart;
import org.signalbox.rating.EventCost;
import org.signalbox.rating.ExplainStep;
import org.signalbox.rating.Explanation;
import org.signalbox.rating.PriceOutcome;
import org.signalbox.rating.PriceOutcome.Refusal;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.PricedUsage;
import org.signalbox.rating.Tariff;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.databind.JsonNode;

/**
 * {@code GetCost} and its relatives. Pure: the tariff in force when a request arrives answers it,
 * on the thread that read it.
 */
public final class CostMethods {

  private static final String EXPLAIN_OPTION = "*explain";

  private final ChargingVersionPort version;
  private final CostSettings settings;
  private final CostRequest request;

  private CostMethods(ChargingVersionPort version, CostSettings settings, InstantSource clock) {
    this.version = version;
    this.settings = settings;
    this.request = new CostRequest(settings, clock);
  }

  /**
   * All methods of this class.
   *
   * @param clock what {@code *now} and other relative times count from
   */
  public static List<RpcMethod> all(
      ChargingVersionPort version, CostSettings settings, InstantSource clock) {
    CostMethods methods = new CostMethods(version, settings, clock);
    return List.of(
        RpcMethod.inline("APIerSv1", "GetCost", methods::getCost),
        RpcMethod.inline("APIerSv1", "GetDataCost", methods::getDataCost),
        RpcMethod.inline("Responder", "GetCost", methods::getCallCost),
        RpcMethod.inline("SignalboxV1", "ExplainCost", methods::explainCost));
  }

  /** Answers what a piece of a call costs, without charging it. */
  public static RpcMethod.Handler dryRun(
      ChargingVersionPort version, CostSettings settings, InstantSource clock) {
    return new CostMethods(version, settings, clock)::getCallCost;
  }

  private RpcReply getCost(RpcParameters parameters) {
    RpcParameters named = parameters.as("AttrGetCost");
    PriceQuery query = request.ofGetCost(named);
    if (wantsExplanation(named)) {
      Explanation explanation = tariff().explain(query);
      return eventCost(query, explanation.outcome(), explanation.steps());
    }
    return eventCost(query, tariff().price(query), List.of());
  }

  private RpcReply eventCost(PriceQuery query, PriceOutcome outcome, List<ExplainStep> steps) {
    return switch (costed(query, outcome)) {
      case PricedUsage priced ->
          RpcReply.result(out ->
              EventCostJson.write(AccountedCost.unpaid(EventCost.of(priced, "", "")), steps, out));
      case PriceOutcome.Refused refused -> RpcReply.serverError(told(refused, steps));
    };
  }

  /** The bare reason, which clients compare; whoever asked for the steps gets them after it. */
  private static String told(PriceOutcome.Refused refused, List<ExplainStep> steps) {
    return Stream.concat(
            Stream.of(refused.reason().name()), steps.stream().map(ExplainStep::sentence))
        .collect(Collectors.joining("; "));
  }

  /** No usage costs nothing, also where there is no price: the reference answers so. */
  private static PriceOutcome costed(PriceQuery query, PriceOutcome outcome) {
    return query.usage() == 0 ? new PricedUsage(query, List.of(), Amount.ZERO) : outcome;
  }

  private RpcReply getDataCost(RpcParameters parameters) {
    PriceQuery query = request.ofGetDataCost(parameters.as("AttrGetDataCost"));
    if (!settings.isAllowed(query.tor(), query.usage())) {
      return RpcReply.serverError(Refusal.MAX_USAGE_EXCEEDED.name());
    }
    return switch (costed(query, tariff().price(query))) {
      case PricedUsage priced ->
          RpcReply.result(out -> DataCostJson.write(new CallPart(priced, 0, true), out));
      case PriceOutcome.Refused refused -> RpcReply.serverError(refused.reason().name());
    };
  }

  private RpcReply getCallCost(RpcParameters parameters) {
    CallPartQuery query = request.ofResponder(parameters.as("CallDescriptorWithAPIOpts"));
    PriceQuery call = query.call();
    if (!settings.isAllowed(call.tor(), query.usage())) {
      return RpcReply.failure(Refusal.MAX_USAGE_EXCEEDED.name());
    }
    return switch (costed(call, tariff().price(call))) {
      case PricedUsage priced -> {
        CallPart part = new CallPart(priced, query.before(), query.isFirst());
        yield RpcReply.result(out -> CallCostJson.write(part, query.account(), out));
      }
      case PriceOutcome.Refused refused -> RpcReply.failure(refused.reason().name());
    };
  }

  /** Takes {@code GetCost}'s parameters and tells the steps, also those to a refusal. */
  private RpcReply explainCost(RpcParameters parameters) {
    PriceQuery query = request.ofGetCost(parameters.as("AttrGetCost"));
    Explanation explanation = tariff().explain(query);
    return RpcReply.result(out -> ExplainJson.write(explanation, out));
  }

  private static boolean wantsExplanation(RpcParameters parameters) {
    return parameters
        .object("APIOpts", "map[string]interface {}")
        .member(EXPLAIN_OPTION)
        .filter(JsonNode::asBoolean)
        .isPresent();
  }

  private Tariff tariff() {
    return version.current().tariff();
  }
}
