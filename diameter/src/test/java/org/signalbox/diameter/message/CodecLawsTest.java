package org.signalbox.diameter.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.Seeded;

/** What holds for every valid message, whatever is in it. */
@Seeded
class CodecLawsTest {

  private static final int RUNS = 5_000;

  private static DiameterMessage decoded(byte[] octets) {
    return switch (MessageDecoder.decode(octets.clone())) {
      case DecodeResult.Decoded(DiameterMessage message) -> message;
      case DecodeResult.Faulty faulty -> throw new AssertionError(faulty.fault().reason());
      case DecodeResult.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
    };
  }

  @Test
  void shouldEncodeADecodedMessageToItsOctets(SplittableRandom random) {
    for (int run = 0; run < RUNS; run++) {
      // Given
      byte[] octets = ArbitraryMessage.octets(random);

      // When
      DiameterMessage message = decoded(octets);

      // Then
      assertThat(message.encoded()).as("run %d", run).isEqualTo(octets);
      assertThat(message.edit().build().encoded()).as("run %d, edited", run).isEqualTo(octets);
    }
  }

  @Test
  void shouldRestoreAMessageThatARelayChanged(SplittableRandom random) {
    for (int run = 0; run < RUNS; run++) {
      // Given
      byte[] octets = ArbitraryMessage.octets(random);
      DiameterMessage message = decoded(octets);
      AvpKey route = AvpKey.of(282, 4711);

      // When
      DiameterMessage relayed =
          decoded(
              message
                  .withHopByHop(random.nextInt())
                  .retransmitted()
                  .append(route, new byte[random.nextInt(300)])
                  .encoded());

      // Then
      DiameterMessage restored =
          relayed
              .edit()
              .remove(route)
              .build()
              .withHopByHop(message.hopByHop())
              .withFlags(message.flags());
      assertThat(restored.encoded()).as("run %d", run).isEqualTo(octets);
    }
  }

  @Test
  void shouldReadTheSameAvpsByCursorAndByList(SplittableRandom random) {
    for (int run = 0; run < RUNS; run++) {
      // Given
      DiameterMessage message = decoded(ArbitraryMessage.octets(random));
      List<Avp> walked = new ArrayList<>();

      // When
      AvpCursor cursor = message.cursor();
      while (cursor.next()) {
        walked.add(cursor.avp());
      }

      // Then
      assertThat(walked).as("run %d", run).isEqualTo(message.avps().stream().toList());
      int octets = walked.stream().mapToInt(avp -> avp.encoded().length).sum();
      assertThat(octets + DiameterMessage.HEADER_LENGTH).isEqualTo(message.length());
    }
  }

  @Test
  void shouldBuildAReadableRefusalOfAnyRequest(SplittableRandom random) {
    for (int run = 0; run < RUNS; run++) {
      // Given
      byte[] octets = ArbitraryMessage.octets(random);
      DiameterMessage request = decoded(octets).withFlags(CommandFlags.REQUEST);

      // When
      DiameterMessage refusal =
          decoded(
              ErrorAnswer.of(request, Origin.of("a.b", "b"), ResultCode.TOO_BUSY, "x").encoded());

      // Then
      assertThat(refusal.endToEnd())
          .as("run %d", run)
          .isEqualTo(ByteBuffer.wrap(octets).getInt(16));
      assertThat(refusal.isError()).isTrue();
      assertThat(refusal.avps().all(BaseAvp.PROXY_INFO))
          .isEqualTo(request.avps().all(BaseAvp.PROXY_INFO));
    }
  }
}
