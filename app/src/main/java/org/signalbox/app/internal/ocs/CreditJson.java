package org.signalbox.app.internal.ocs;

import java.util.List;
import java.util.Locale;
import org.signalbox.app.internal.call.CallJson;
import tools.jackson.databind.node.ObjectNode;

/** A walk as JSON. All methods are pure. */
public final class CreditJson {

  private CreditJson() {}

  /** The whole walk. */
  public static ObjectNode of(CreditRequests requests, List<CreditStep> steps, CreditOutcome end) {
    ObjectNode json = CallJson.object();
    json.put("session", requests.session());
    json.put("unit", requests.plan().service().unit());
    var all = json.putArray("steps");
    steps.forEach(step -> all.add(step(step)));
    json.put("end", end.end().name().toLowerCase(Locale.ROOT));
    json.put("result", end.code());
    json.put("used", end.used());
    end.cost().ifPresent(cost -> json.put("cost", cost));
    return json;
  }

  private static ObjectNode step(CreditStep step) {
    ObjectNode json = CallJson.object();
    CreditAnswer answer = step.answer();
    json.put("request", step.step().type().shown());
    json.put("number", step.step().number());
    json.put("at", step.at());
    step.step().used().ifPresent(units -> json.put("used", units));
    json.put("result", answer.result());
    answer.serviceResult().ifPresent(code -> json.put("serviceResult", code));
    answer.granted().ifPresent(units -> json.put("granted", units));
    answer.validity().ifPresent(seconds -> json.put("validity", seconds));
    answer.finalUnit().ifPresent(action -> json.put("finalUnit", action));
    answer.cost().ifPresent(cost -> json.put("cost", cost));
    answer.message().ifPresent(text -> json.put("message", text));
    return json;
  }
}
