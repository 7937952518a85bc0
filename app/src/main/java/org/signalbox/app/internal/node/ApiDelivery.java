package org.signalbox.app.internal.node;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.signalbox.charging.outbox.DeliveryPort;
import org.signalbox.charging.outbox.OutboxItem;
import org.signalbox.rpc.RpcLimits;
import org.signalbox.rpc.RpcLoopback;
import org.signalbox.rpc.RpcRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls of {@code *cgr_rpc} to the node itself. What the API refuses is told in the log and done
 * with, as nobody will mend the call; what it had no time for is called again. Any thread.
 */
public final class ApiDelivery implements DeliveryPort {

  private static final Logger LOG = LoggerFactory.getLogger(ApiDelivery.class);

  /**
   * How errors read after which the same call may have another answer: the sentence of {@code
   * LedgerUnavailable}, {@code CdrStorageFailure} and {@code CdrsBehind}, and that of {@code
   * LedgerSilence}, after which the id of the request makes a repeat harmless.
   */
  private static final List<String> PASSING =
      List.of("it may be sent again", "no answer of the ledger");

  private final RpcLoopback api;

  public ApiDelivery(RpcRegistry registry, RpcLimits limits) {
    this.api = new RpcLoopback(registry, limits);
  }

  @Override
  public Optional<String> deliver(OutboxItem item) {
    byte[] request = item.body().getBytes(StandardCharsets.UTF_8);
    String error = error(api.answers(List.of(request)));
    if (PASSING.stream().anyMatch(error::contains)) {
      return Optional.of(error);
    }
    if (!error.isEmpty()) {
      LOG.atError()
          .addKeyValue("id", item.id())
          .addKeyValue("reason", error)
          .log("a *cgr_rpc was refused");
    }
    return Optional.empty();
  }

  private static String error(List<String> answers) {
    if (answers.isEmpty()) {
      return "no answer";
    }
    JsonNode error = JsonMapper.shared().readTree(answers.getFirst()).path("error");
    return error.isNull() ? "" : error.asString();
  }
}
