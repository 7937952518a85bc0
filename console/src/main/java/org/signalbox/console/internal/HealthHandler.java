package org.signalbox.console.internal;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.List;
import java.util.stream.Collectors;
import org.signalbox.console.HealthPort;

/** {@code /health}: 200 when every part does its work, 503 otherwise; which, as JSON. */
public final class HealthHandler implements HttpService {

  private final HealthPort health;

  public HealthHandler(HealthPort health) {
    this.health = health;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    List<HealthPort.Check> checks = health.checks();
    boolean healthy = checks.stream().allMatch(HealthPort.Check::healthy);
    String parts = checks.stream().map(HealthHandler::member).collect(Collectors.joining(","));
    String body = "{\"status\":\"%s\",\"parts\":{%s}}\n".formatted(status(healthy), parts);
    return HttpResponse.of(
        healthy ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE, MediaType.JSON, body);
  }

  private static String member(HealthPort.Check check) {
    return "%s:{\"status\":\"%s\",\"detail\":%s}"
        .formatted(quoted(check.part()), status(check.healthy()), quoted(check.detail()));
  }

  private static String status(boolean healthy) {
    return healthy ? "up" : "down";
  }

  /** A JSON string; parts and details are short texts of our own. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '"' || character == '\\') {
        quoted.append('\\').append(character);
      } else {
        quoted.append(character < ' ' ? ' ' : character);
      }
    }
    return quoted.append('"').toString();
  }
}
