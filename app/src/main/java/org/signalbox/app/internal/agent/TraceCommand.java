package org.signalbox.app.internal.agent;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.dra.trace.RequestTracer;
import org.signalbox.dra.trace.TraceFilter;
import org.signalbox.dra.trace.TraceFollower;
import org.signalbox.dra.trace.TracedRequest;
import tools.jackson.databind.JsonNode;

/**
 * {@code trace OPTIONS}: one line of JSON for each request that is answered, until the caller
 * leaves or has as many as it asked for. Runs on the caller's own thread.
 */
final class TraceCommand {

  /** How soon a caller that left is noticed when there is no traffic. */
  private static final Duration PULSE = Duration.ofSeconds(1);

  private final RequestTracer tracer;

  TraceCommand(RequestTracer tracer) {
    this.tracer = tracer;
  }

  /**
   * Follows.
   *
   * @param options an object with the members of {@link TraceOptions}
   */
  void follow(String options, ControlAnswers.Reply reply) throws IOException {
    TraceOptions asked = TraceOptions.read(CallJson.read(options));
    TraceLine lines = new TraceLine(asked.clear());
    try (TraceFollower follower = tracer.follow(asked.filter())) {
      long left = asked.count() == 0 ? Long.MAX_VALUE : asked.count();
      while (left > 0) {
        Optional<TracedRequest> next = follower.next(PULSE);
        long dropped = follower.takeDropped();
        if (dropped > 0) {
          reply.line(CallJson.line(CallJson.object().put("dropped", dropped)));
        }
        reply.line(next.map(lines::of).map(CallJson::line).orElse(""));
        left -= next.isPresent() ? 1 : 0;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What a caller asks for.
   *
   * @param filter which requests
   * @param count how many; 0: until it leaves
   * @param clear true to show subscribers unmasked
   */
  record TraceOptions(TraceFilter filter, long count, boolean clear) {

    static TraceOptions read(JsonNode options) {
      return new TraceOptions(
          new TraceFilter(
              text(options, "peer"),
              text(options, "user"),
              number(options, "application"),
              number(options, "command"),
              options.path("errors").booleanValue(false)),
          options.path("count").longValue(0),
          options.path("clear").booleanValue(false));
    }

    private static Optional<String> text(JsonNode options, String name) {
      return Optional.of(options.path(name).stringValue("")).filter(text -> !text.isEmpty());
    }

    private static Optional<Integer> number(JsonNode options, String name) {
      JsonNode value = options.path(name);
      return value.isNumber() ? Optional.of((int) value.longValue()) : Optional.empty();
    }
  }
}
