package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.SignalboxSetup;

/** Who may reach a door, and what the program refuses to start with. */
class ListenerRulesIT {

  private static final byte[] PING =
      "{\"method\":\"APIerSv1.Ping\",\"params\":[{}],\"id\":1}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "rpc.http=0.0.0.0:0, rpc.auth.users, rpc.anonymous",
    "rpc.tcp=0.0.0.0:0, rpc.anonymous, loopback",
    "console.listen=0.0.0.0:0, rpc.auth.users, console.anonymous",
    "sbi.listen=0.0.0.0:0, sbi.anonymous, sbi.tls.listen"
  })
  void shouldRefuseToListenBeyondLoopbackWithoutAuthentication(
      String setting, String firstWayOut, String secondWayOut) {
    // When
    String refusal =
        SignalboxProcess.refusal(SignalboxSetup.on(folder.resolve("data")).with(setting));

    // Then
    assertThat(refusal)
        .contains(firstWayOut, secondWayOut)
        .doesNotContain("signalbox ready", "at org.signalbox")
        .doesNotEndWith("exit status 0");
  }

  @ParameterizedTest
  @CsvSource({
    "rpc.htpp=127.0.0.1:0, rpc.http",
    "storage.databse=embedded, storage.database",
    "logging.level=loud, info"
  })
  void shouldRefuseAMisspeltSettingAndNameTheNearest(String setting, String nearest) {
    // When
    String refusal =
        SignalboxProcess.refusal(SignalboxSetup.on(folder.resolve("data")).with(setting));

    // Then
    assertThat(refusal)
        .contains(nearest)
        .doesNotContain("signalbox ready", "at org.signalbox")
        .doesNotEndWith("exit status 0");
  }

  @Test
  void shouldRefuseASecondInstanceOnTheSameDataFolder() {
    // Given
    SignalboxSetup setup = SignalboxSetup.on(folder.resolve("data"));
    try (SignalboxProcess first = SignalboxProcess.start(setup)) {

      // When
      String refusal = SignalboxProcess.refusal(setup);

      // Then
      assertThat(refusal).contains("data").doesNotContain("signalbox ready", "at org.signalbox");
      assertThat(first.http().call("APIerSv1.Ping", "{}").result().asString()).isEqualTo("Pong");
      assertThat(first.stop()).isIn(0, 143);
    }
  }

  @Test
  void shouldAskForCredentialsOverHttpOnceThereAreAny() throws IOException {
    // Given
    Path password = Files.writeString(folder.resolve("password"), "open sesame\n");
    Path token = Files.writeString(folder.resolve("token"), "t0ken-of-the-portal\n");
    SignalboxSetup setup =
        SignalboxSetup.on(folder.resolve("data"))
            .with(
                "rpc.http=0.0.0.0:0",
                "rpc.auth.users.billing.password-file=" + password,
                "rpc.auth.tokens.portal.token-file=" + token);
    try (SignalboxProcess signalbox = SignalboxProcess.start(setup);
        HttpRpcClient http = signalbox.http()) {

      // When
      int nobody = http.send(PING, List.of()).statusCode();
      int wrong = http.send(PING, basic("billing:sesame")).statusCode();
      int unknown = http.send(PING, basic("nobody:open sesame")).statusCode();
      int wrongToken = http.send(PING, bearer("t0ken-of-the-porta")).statusCode();
      var known = http.send(PING, basic("billing:open sesame"));
      var portal = http.send(PING, bearer("t0ken-of-the-portal"));

      // Then
      assertThat(List.of(nobody, wrong, unknown, wrongToken)).containsOnly(401);
      assertThat(known.body()).contains("Pong");
      assertThat(portal.body()).contains("Pong");
      assertThat(signalbox.output()).doesNotContain("open sesame", "t0ken-of-the-portal");
    }
  }

  private static List<String> basic(String userAndPassword) {
    byte[] bytes = userAndPassword.getBytes(StandardCharsets.UTF_8);
    return List.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  private static List<String> bearer(String token) {
    return List.of("Authorization", "Bearer " + token);
  }
}
