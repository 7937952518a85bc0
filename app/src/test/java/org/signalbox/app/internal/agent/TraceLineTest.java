package org.signalbox.app.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.dra.trace.TracedRequest;

/** What a line of a trace shows of subscribers. */
class TraceLineTest {

  private static final int SWX = 16_777_265;
  private static final int MULTIMEDIA_AUTH = 303;

  @Test
  void shouldMaskTheNumberThatAnAnswerWritesWithoutItsRealm() {
    // Given
    MessageBuilder request = DiameterMessage.request(SWX, MULTIMEDIA_AUTH);
    request.text(BaseAvp.USER_NAME, "0001010000000001@nai.epc.mnc001.mcc001.3gppnetwork.org");
    TracedRequest traced =
        new TracedRequest(
            Instant.EPOCH,
            "epdg01",
            request.build(),
            Optional.empty(),
            List.of("aaa01"),
            new TracedRequest.Answer(
                5003, false, "0001010000000001 is barred", Duration.ofMillis(1)));

    // When
    String line = new TraceLine(false).of(traced).toString();

    // Then
    assertThat(line).doesNotContain("0001010000000001").contains("000101********** is barred");
  }
}
