package org.signalbox.rpc.cdr;

import java.nio.file.Path;
import org.signalbox.charging.ChargingFixture;
import org.signalbox.rpc.ExactJson;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcRegistry;
import org.signalbox.rpc.RpcReply;
import tools.jackson.databind.JsonNode;

/** The methods on CDRs, called without a door. JSON may be written with single quotes. */
final class CdrApi implements AutoCloseable {

  private final ChargingFixture charging;
  private int resultsMax = CdrContext.RESULTS_MAX_DEFAULT;

  CdrApi(Path folder) {
    charging = new ChargingFixture(folder);
  }

  ChargingFixture charging() {
    return charging;
  }

  void setResultsMax(int changed) {
    resultsMax = changed;
  }

  /** The answer: the result as JSON, or the error text behind {@code error: }. */
  String call(String method, String parameters) {
    CdrContext context =
        new CdrContext(charging.ports(), charging.rules(), charging.clock(), resultsMax);
    RpcRegistry registry = RpcRegistry.of(CdrMethods.all(context));
    if (!(registry.find(method) instanceof RpcRegistry.Found found)) {
      throw new AssertionError("no method " + method);
    }
    JsonNode argument = ExactJson.read(parameters.replace('\'', '"'));
    try {
      return switch (found.method().handler().handle(RpcParameters.ofArgument(argument))) {
        case RpcReply.Result result -> ExactJson.text(result.body());
        case RpcReply.Failure failure -> "error: " + failure.text();
      };
    } catch (MalformedParameters e) {
      return "error: " + e.getMessage();
    }
  }

  /** The result, which must be there. */
  JsonNode result(String method, String parameters) {
    String answer = call(method, parameters);
    if (answer.startsWith("error: ")) {
      throw new AssertionError(method + " " + answer);
    }
    return ExactJson.read(answer);
  }

  /** The call of the posts, with an own id and more members. */
  static String postsCall(String originId, String more) {
    return """
    {'Direction':'*out','Category':'call','RequestType':'*raw','ToR':'*monetary',
     'Tenant':'cgrates.org','Account':'1002','Subject':'1002','Destination':'61411111',
     'AnswerTime':'2022-02-15 13:07:39','SetupTime':'2022-02-15 13:07:30','Usage':'181s',
     'OriginID':'%s'%s}\
    """
        .formatted(originId, more);
  }

  @Override
  public void close() {
    charging.close();
  }
}
