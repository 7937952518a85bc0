package org.signalbox.app.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.signalbox.sbi.security.SecurityAlarm;
import org.signalbox.testsupport.Await;

/** Alarms reach an ordinary web server, which knows HTTP/1.1 alone. */
class SecurityAlarmsTest {

  private static final SecurityAlarm ALARM =
      new SecurityAlarm(
          SecurityAlarm.Kind.NEW_SENSITIVE,
          Instant.parse("2026-11-26T12:00:00Z"),
          "5b2a9e10-f61b-41f1-8c11-7d6e5f4a3b2c",
          "5b2a9e10-f61b-41f1-8c11-7d6e5f4a3b2c",
          "a new UDM has registered");

  @Test
  void shouldPostAnAlarmToAServerOfHttp11() throws IOException {
    // Given
    List<String> heard = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/alarms",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          heard.add(
              exchange.getProtocol()
                  + " "
                  + exchange.getRequestHeaders().getFirst("content-type")
                  + " "
                  + new String(body, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    URI webhook = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alarms");
    try (SecurityAlarms alarms = new SecurityAlarms(Optional.of(webhook))) {
      // When
      alarms.raise(ALARM);

      // Then
      Await.until(() -> !heard.isEmpty(), () -> "the alarm");
      assertThat(heard.getFirst())
          .startsWith("HTTP/1.1 application/json {\"alarm\":\"")
          .contains("\"message\":\"a new UDM has registered\"");
    } finally {
      server.stop(0);
    }
  }
}
