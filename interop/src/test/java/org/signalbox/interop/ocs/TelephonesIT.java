package org.signalbox.interop.ocs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.testsupport.PrivateNetwork;

/** The telephones bear what UDP and a proxy's workers do, and tell why a call failed. */
class TelephonesIT {

  private static final String CALLER = "+61400000001";

  @TempDir Path folder;
  private PrivateNetwork network;
  private Telephones telephones;

  @BeforeEach
  void open() {
    network = PrivateNetwork.open("ims.example");
    telephones =
        Telephones.start(
            network, folder, () -> new CallLogs("", "12:00 WARN  ledger - the disk is slow"));
  }

  @AfterEach
  void close() {
    telephones.close();
    network.close();
  }

  @Test
  void shouldGoOnTalkingWhenTheRingingComesBehindTheAnswer() {
    // Given
    try (OvertakingProxy proxy =
        OvertakingProxy.answering(network, "100 Trying", "200 OK", "180 Ringing")) {

      // When
      telephones.callAndHangUp(CALLER, Duration.ofSeconds(1));

      // Then
      assertThat(proxy.length()).isGreaterThan(Duration.ofMillis(900));
    }
  }

  @Test
  void shouldBeCutOffThoughTheRingingCameBehindTheAnswer() {
    // Given
    try (OvertakingProxy proxy =
        OvertakingProxy.hangingUp(network, "100 Trying", "200 OK", "180 Ringing")) {

      // When
      Duration length = telephones.callUntilCut(CALLER);

      // Then
      assertThat(length).isLessThan(Duration.ofSeconds(30));
      assertThat(proxy.heard()).containsOnly("INVITE", "ACK");
    }
  }

  @Test
  void shouldTellInTheFirstLineWhyACallFailed() {
    // Given
    try (OvertakingProxy proxy =
        OvertakingProxy.answering(network, "100 Trying", "402 Not charged, Result-Code 3004")) {

      // When
      AssertionError failure =
          catchThrowableOfType(
              AssertionError.class, () -> telephones.callAndHangUp(CALLER, Duration.ofSeconds(1)));

      // Then
      assertThat(String.valueOf(failure.getMessage()).lines().findFirst().orElseThrow())
          .startsWith("hangup of " + CALLER + ": Aborting call on unexpected message")
          .contains("received 'SIP/2.0 402 Not charged, Result-Code 3004;")
          .endsWith("; Kamailio: no complaint; node: no complaint");
      assertThat(failure).hasMessageContaining("Unexpected-Msg");
      assertThat(proxy.heard()).contains("INVITE").doesNotContain("BYE");
    }
  }
}
