package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RunningSignalbox;
import org.signalbox.testsupport.SignalboxProcess;

/** What monitors read. */
@RunningSignalbox
class ObservabilityIT {

  private static HttpRpcClient console(SignalboxProcess signalbox) {
    return new HttpRpcClient(signalbox.listener("console.listen"));
  }

  @Test
  void shouldGiveEveryMetricHelpAndType(SignalboxProcess signalbox) {
    // Given
    try (HttpRpcClient console = console(signalbox)) {

      // When
      String metrics = console.get("/metrics").body();

      // Then
      Set<String> helped = names(metrics, "(?m)^# HELP (\\S+) \\S");
      Set<String> typed = names(metrics, "(?m)^# TYPE (\\S+) \\S");
      List<String> bare =
          names(metrics, "(?m)^([a-zA-Z_:][^{ #]*)").stream()
              .filter(name -> !isDeclared(name, helped) || !isDeclared(name, typed))
              .toList();
      assertThat(typed).hasSizeGreaterThan(5);
      assertThat(bare).isEmpty();
    }
  }

  private static Set<String> names(String metrics, String pattern) {
    return Pattern.compile(pattern)
        .matcher(metrics)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static boolean isDeclared(String name, Set<String> declared) {
    return declared.contains(name)
        || declared.contains(name.replaceFirst("_(total|bucket|count|sum|created|info)$", ""));
  }

  @Test
  void shouldCountCalls(SignalboxProcess signalbox, HttpRpcClient rpc) {
    // Given
    try (HttpRpcClient console = console(signalbox)) {
      String before = console.get("/metrics").body();

      // When
      for (int i = 0; i < 5; i++) {
        rpc.call("APIerSv1.Ping", "{}").result();
      }

      // Then
      assertThat(console.get("/metrics").body()).isNotEqualTo(before).contains("signalbox_");
    }
  }

  @Test
  void shouldBeHealthy(SignalboxProcess signalbox) {
    // Given
    try (HttpRpcClient console = console(signalbox)) {

      // When
      HttpResponse<String> health = console.get("/health");

      // Then
      assertThat(health.statusCode()).isEqualTo(200);
    }
  }
}
