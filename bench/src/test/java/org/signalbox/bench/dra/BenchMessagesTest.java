package org.signalbox.bench.dra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;

class BenchMessagesTest {

  @Test
  void shouldSendRequestsOfThePublishedSize() {
    // When
    RequestTemplate request = BenchMessages.request(BenchMessages.clientHost(0));

    // Then
    assertThat(request.length()).isEqualTo(BenchMessages.REQUEST_LENGTH);
  }

  @Test
  void shouldWriteIdentifiersAndSubscriberIntoEachCopy() {
    // Given
    RequestTemplate template = BenchMessages.request(BenchMessages.clientHost(7));
    ByteBuffer out = ByteBuffer.allocate(template.length());

    // When
    template.append(out, 42);

    // Then
    DiameterMessage message = DiameterMessage.owning(out.array());
    assertThat(message.hopByHop()).isEqualTo(42);
    assertThat(message.endToEnd()).isEqualTo(42);
    assertThat(message.avps().text(BaseAvp.USER_NAME))
        .contains(BenchSubscribers.imsi(BenchSubscribers.ofRequest(42)));
    assertThat(message.avps().text(BaseAvp.ORIGIN_HOST)).contains(BenchMessages.clientHost(7));
  }

  @Test
  void shouldMeetEverySubscriberBeforeOneComesAgain() {
    // Given
    boolean[] met = new boolean[BenchSubscribers.COUNT];

    // When
    for (int i = 0; i < BenchSubscribers.COUNT; i++) {
      met[BenchSubscribers.ofRequest(i)] = true;
    }

    // Then
    assertThat(met).doesNotContain(false);
  }

  @Test
  void shouldKnowSubscribersByFifteenDigits() {
    // When
    String imsi = BenchSubscribers.imsi(999_999);

    // Then
    assertThat(imsi).isEqualTo("001010000999999");
  }

  @Test
  void shouldGrantUnitsToADataSession() {
    // When
    DiameterMessage answer = DiameterMessage.owning(BenchMessages.grant());

    // Then
    AvpKey service = AvpKey.of(456);
    assertThat(answer.avps().unsigned32(BaseAvp.RESULT_CODE)).hasValue(2001);
    assertThat(answer.avps().group(service).unsigned32(BaseAvp.RESULT_CODE)).hasValue(2001);
    assertThat(answer.avps().group(service).group(AvpKey.of(431)).unsigned64(AvpKey.of(421)))
        .hasValue(1_000_000);
  }
}
