package org.signalbox.app.internal.node;

import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.security.AlarmPort;
import org.signalbox.sbi.security.SecurityAlarm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells an operator of alarms: in the log, as counters, and by a webhook where there is one. At
 * most {@value #POSTS_MAX} posts are under way; an alarm beyond that, or whose post fails, stands
 * in the log alone. Any thread; never waits.
 */
final class SecurityAlarms implements AlarmPort, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SecurityAlarms.class);
  private static final int POSTS_MAX = 16;

  private final Optional<URI> webhook;
  private final WebhookClient client = new WebhookClient();
  private final Semaphore posts = new Semaphore(POSTS_MAX);
  private final Map<SecurityAlarm.Kind, LongAdder> counts = new EnumMap<>(SecurityAlarm.Kind.class);

  SecurityAlarms(Optional<URI> webhook) {
    this.webhook = webhook;
    for (SecurityAlarm.Kind kind : SecurityAlarm.Kind.values()) {
      counts.put(kind, new LongAdder());
    }
  }

  @Override
  public void raise(SecurityAlarm alarm) {
    Objects.requireNonNull(counts.get(alarm.kind())).increment();
    LOG.atWarn()
        .addKeyValue("alarm", alarm.kind())
        .addKeyValue("client", alarm.client())
        .addKeyValue("subject", alarm.subject())
        .log(alarm.sentence());
    webhook.ifPresent(uri -> post(uri, alarm));
  }

  private void post(URI uri, SecurityAlarm alarm) {
    if (!posts.tryAcquire()) {
      return;
    }
    CompletableFuture<Void> _ =
        client
            .post(uri, SbiJson.write(json(alarm)))
            .handle((status, failure) -> {
              posts.release();
              if (failure != null || status >= 300) {
                LOG.atWarn()
                    .addKeyValue("webhook", uri.getHost())
                    .addKeyValue("alarm", alarm.kind())
                    .addKeyValue("fault", failure == null ? "status " + status : failure.toString())
                    .log("an alarm could not be posted");
              }
              return null;
            });
  }

  private static ObjectNode json(SecurityAlarm alarm) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("alarm", alarm.kind().toString())
        .put("at", alarm.at().toString())
        .put("client", alarm.client())
        .put("subject", alarm.subject())
        .put("message", alarm.sentence());
  }

  /** How many alarms of each kind there were. */
  Map<String, LongSupplier> counts() {
    Map<String, LongSupplier> byKind = new LinkedHashMap<>();
    counts.forEach((kind, count) -> byKind.put(kind.toString(), count::sum));
    return byKind;
  }

  @Override
  public void close() {
    client.close();
  }
}
