package org.signalbox.sbi.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.sbi.security.Gate.AMF;
import static org.signalbox.sbi.security.Gate.SCP;
import static org.signalbox.sbi.security.Gate.SMF;
import static org.signalbox.sbi.security.Gate.peer;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfType;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.SbiPeer;
import org.signalbox.sbi.http.SbiResponse;

/** Who brings the requests of others, and what becomes of it where their senders are not proven. */
class ScpCarriageTest {

  private static final SbiPeer PROXY = peer(SCP, "SCP", "10.0.0.4");
  private static final ProblemDetails NOTHING = ProblemDetails.of(403, "it proves nothing");
  private static final ProblemDetails TOO_MANY = ProblemDetails.of(429, "there are too many");

  @TempDir private Path folder;
  private Gate gate;

  @BeforeEach
  void open() {
    SecurityPolicy usual = SecurityPolicy.USUAL;
    gate =
        new Gate(
            folder,
            new SecurityPolicy(
                Map.of(NfType.of("SCP"), Set.of(NfInstanceId.parse(AMF).orElseThrow())),
                usual.addresses(),
                usual.anywhere(),
                usual.sensitive(),
                usual.readers(),
                new SecurityPolicy.RequestRate(1, 2),
                usual.networks(),
                usual.services()));
  }

  @AfterEach
  void close() {
    gate.close();
  }

  private boolean isScp(SbiPeer peer) {
    return gate.guard.isScp(peer.identity().orElseThrow());
  }

  @Test
  void shouldTakeTheWordOfTheOperatorForAnScp() {
    // When
    boolean isScp = isScp(peer(AMF, "AMF", "10.0.0.1"));

    // Then
    assertThat(isScp).isTrue();
    assertThat(isScp(PROXY)).as("by its certificate").isTrue();
    assertThat(isScp(peer(SMF, "SMF", "10.0.0.2"))).isFalse();
  }

  @Test
  void shouldTellOfAnScpThatBringsWhatProvesNothing() {
    // When
    SbiResponse answer = gate.guard.unproven(PROXY, NOTHING, true);

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(gate.alarms)
        .singleElement()
        .satisfies(alarm -> {
          assertThat(alarm.kind()).hasToString("unproven-sender");
          assertThat(alarm.client()).isEqualTo(SCP);
        });
  }

  @Test
  void shouldTellOfTooMuchWhereThatIsNew() {
    // When
    SbiResponse first = gate.guard.unproven(PROXY, TOO_MANY, true);
    SbiResponse next = gate.guard.unproven(PROXY, TOO_MANY, false);

    // Then
    assertThat(first.status()).isEqualTo(429);
    assertThat(next.headers()).containsEntry("retry-after", "1");
    assertThat(gate.kinds()).containsExactly(SecurityAlarm.Kind.TOO_MANY_REQUESTS);
  }

  @Test
  void shouldCountItAgainstTheRateOfTheScp() {
    // Given
    gate.guard.unproven(PROXY, NOTHING, true);
    gate.guard.unproven(PROXY, NOTHING, true);

    // When
    SbiResponse answer = gate.guard.unproven(PROXY, NOTHING, true);

    // Then
    assertThat(answer.status()).isEqualTo(429);
    assertThat(gate.kinds())
        .containsExactly(
            SecurityAlarm.Kind.UNPROVEN_SENDER,
            SecurityAlarm.Kind.UNPROVEN_SENDER,
            SecurityAlarm.Kind.TOO_MANY_REQUESTS);
  }
}
