package org.signalbox.interop.sbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.RunningSignalbox;
import org.signalbox.testsupport.SignalboxCommandLine;
import org.signalbox.testsupport.SignalboxProcess;

/** {@code signalbox nrf}: people see who is registered, and what happens. */
@RunningSignalbox
class NrfCommandIT {

  private static final OpenNetworkFunction SCP = OpenNetworkFunction.suite().getFirst();
  private static final OpenNetworkFunction UDR = OpenNetworkFunction.suite().get(1);

  @Test
  void shouldListWhoIsRegistered(SignalboxProcess signalbox) {
    // Given
    String server = "127.0.0.1:" + signalbox.listener("rpc.http").getPort();
    try (RunningFunction function =
        new RunningFunction(UDR, signalbox.listener("sbi.listen"), new Random(1))) {
      function.register();

      // When
      SignalboxCommandLine table = SignalboxCommandLine.run("nrf", "ls", "--server", server);
      SignalboxCommandLine json =
          SignalboxCommandLine.run("nrf", "ls", "--type", "UDR", "--json", "--server", server);
      SignalboxCommandLine none =
          SignalboxCommandLine.run("nrf", "ls", "--type", "UPF", "--server", server);

      // Then
      assertThat(table.output()).contains("UDR", "REGISTERED", UDR.id(), "nudr-dr", "127.0.0.9");
      assertThat(json.output()).contains("\"HeartBeatSeconds\"", UDR.id());
      assertThat(none.output()).contains("no network functions are registered");
    }
  }

  @Test
  void shouldTellWhatHappens(SignalboxProcess signalbox) throws Exception {
    // Given
    String server = "127.0.0.1:" + signalbox.listener("rpc.http").getPort();
    AtomicBoolean isWatched = new AtomicBoolean(true);
    Thread acting = Thread.ofVirtual().start(() -> comeAndGoWhile(isWatched, signalbox));

    // When
    SignalboxCommandLine watch =
        SignalboxCommandLine.run("nrf", "watch", "--count", "2", "--server", server);
    isWatched.set(false);
    acting.join();

    // Then
    assertThat(watch.status()).isZero();
    assertThat(watch.output()).contains("SCP " + SCP.id()).containsAnyOf("REGISTERED", "LEFT");
  }

  private static void comeAndGoWhile(AtomicBoolean isWatched, SignalboxProcess signalbox) {
    while (isWatched.get()) {
      try (RunningFunction function =
          new RunningFunction(SCP, signalbox.listener("sbi.listen"), new Random(1))) {
        function.register();
        function.leave();
      }
    }
  }
}
