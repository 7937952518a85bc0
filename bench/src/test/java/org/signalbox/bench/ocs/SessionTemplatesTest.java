package org.signalbox.bench.ocs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;

/** Requests of the bench are those of the client, of sessions and subscribers of their own. */
class SessionTemplatesTest {

  private static final AvpKey REQUEST_NUMBER = AvpKey.of(415);
  private static final AvpKey SUBSCRIPTION = AvpKey.of(443);
  private static final AvpKey SUBSCRIPTION_DATA = AvpKey.of(444);

  private final SessionTemplates templates = new SessionTemplates();

  private DiameterMessage request(int request, SessionTemplates.Whose whose) {
    ByteBuffer out = ByteBuffer.allocate(4_096);
    out.putInt(0);
    templates.append(out, request, 77, whose);
    byte[] octets = new byte[out.position() - 4];
    out.get(4, octets);
    return DiameterMessage.owning(octets);
  }

  @ParameterizedTest
  @CsvSource({"0, 780", "1, 844", "2, 832"})
  void shouldHaveTheLengthThatTheClientSends(int request, int length) {
    // Given
    SessionTemplates.Whose whose = new SessionTemplates.Whose(7_654_321_098L, 12, 345_678);

    // When
    DiameterMessage message = request(request, whose);

    // Then
    assertThat(message.length()).isEqualTo(length);
    assertThat(message.avps().unsigned32(REQUEST_NUMBER)).hasValue(request);
  }

  @Test
  void shouldSayWhoseItIs() {
    // Given
    SessionTemplates.Whose whose = new SessionTemplates.Whose(7_654_321_098L, 12, 345_678);

    // When
    AvpList avps = request(0, whose).avps();

    // Then
    assertThat(avps.text(BaseAvp.SESSION_ID)).hasValue("smf.localdomain;7654321098;12;app_gy");
    assertThat(avps.at(List.of(SUBSCRIPTION, SUBSCRIPTION_DATA)))
        .extracting(avp -> avp.text())
        .containsExactly("001010000345678", "61400345678");
    assertThat(SessionTemplates.account(345_678)).isEqualTo("61400345678");
  }
}
