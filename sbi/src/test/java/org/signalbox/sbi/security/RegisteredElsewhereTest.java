package org.signalbox.sbi.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.sbi.security.Gate.SMF;
import static org.signalbox.sbi.security.Gate.peer;
import static org.signalbox.sbi.security.Gate.profile;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who registered at another instance a moment ago is known here once it asks. */
class RegisteredElsewhereTest {

  private static final String QUERY = "target-nf-type=UDM&requester-nf-type=SMF";

  @TempDir Path folder;
  private Gate gate;

  @BeforeEach
  void open() {
    gate = Gate.shared(folder, SecurityPolicy.USUAL);
  }

  @AfterEach
  void close() {
    gate.close();
  }

  @Test
  void shouldLetSearchWhoRegisteredAtAnotherInstanceAMomentAgo() {
    // Given
    gate.registerElsewhere(profile(SMF, "SMF", ""));

    // When
    int status = gate.search(peer(SMF, "SMF", "10.0.0.2"), QUERY);

    // Then
    assertThat(status).isEqualTo(200);
  }

  @Test
  void shouldRefuseWhoIsRegisteredNowhere() {
    // When
    int status = gate.search(peer(SMF, "SMF", "10.0.0.2"), QUERY);

    // Then
    assertThat(status).isEqualTo(403);
  }

  @Test
  void shouldRefuseAFalseClaimOfWhoRegisteredAtAnotherInstance() {
    // Given
    gate.registerElsewhere(profile(SMF, "SMF", ""));

    // When
    int status =
        gate.search(peer(SMF, "SMF", "10.0.0.2"), "target-nf-type=UDM&requester-nf-type=AMF");

    // Then
    assertThat(status).isEqualTo(403);
    assertThat(gate.kinds()).contains(SecurityAlarm.Kind.FALSE_CLAIM);
  }

  /** Else who asks all the time would have the database asked all the time. */
  @Test
  void shouldLookForTheSameOneOnceASecond() {
    // Given
    gate.search(peer(SMF, "SMF", "10.0.0.2"), QUERY);
    gate.registerElsewhere(profile(SMF, "SMF", ""));
    int atOnce = gate.search(peer(SMF, "SMF", "10.0.0.2"), QUERY);
    gate.clock.advance(Duration.ofSeconds(1));

    // When
    int later = gate.search(peer(SMF, "SMF", "10.0.0.2"), QUERY);

    // Then
    assertThat(atOnce).isEqualTo(403);
    assertThat(later).isEqualTo(200);
  }
}
