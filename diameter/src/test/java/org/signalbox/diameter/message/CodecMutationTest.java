package org.signalbox.diameter.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.Seeded;

/** Seeded mutations of real messages: whatever is decoded encodes to the same bytes. */
@Seeded
class CodecMutationTest {

  private static final int RUNS = 20_000;

  @Test
  void shouldEncodeWhateverItDecodedToTheSameBytes(SplittableRandom random) {
    for (int run = 0; run < RUNS; run++) {
      // Given
      byte[] bytes = mutated(sample(random).encoded(), random);

      // When
      DecodeResult result = MessageDecoder.decode(bytes.clone());

      // Then
      if (result instanceof DecodeResult.Decoded decoded) {
        assertThat(decoded.message().encoded()).as("run %d", run).isEqualTo(bytes);
        assertThat(decoded.message().edit().build().encoded().length)
            .as("run %d", run)
            .isEqualTo(bytes.length);
      }
    }
  }

  @Test
  void shouldReadEveryTypeFromAnyBytesWithoutFailing(SplittableRandom random) {
    for (int run = 0; run < RUNS / 4; run++) {
      // Given
      DecodeResult result = MessageDecoder.decode(mutated(sample(random).encoded(), random));

      // When
      long octets = result instanceof DecodeResult.Decoded d ? touch(d.message().avps()) : 0;

      // Then
      assertThat(octets).as("run %d", run).isNotNegative();
    }
  }

  private static long touch(AvpList avps) {
    long octets = 0;
    for (Avp avp : avps) {
      octets += avp.data().length + avp.text().length() + avp.toString().length();
      octets += avp.utf8().map(String::length).orElse(0);
      octets += avp.integer32().isPresent() ? 1 : 0;
      octets += avp.unsigned64().isPresent() ? 1 : 0;
      octets += avp.address().isPresent() ? 1 : 0;
      octets += avp.time().isPresent() ? 1 : 0;
      octets += avp.float64().isPresent() ? 1 : 0;
      octets += avp.group().fault().isPresent() ? 1 : touch(avp.group());
    }
    return octets;
  }

  private static byte[] mutated(byte[] bytes, SplittableRandom random) {
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      bytes[random.nextInt(4, bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static DiameterMessage sample(SplittableRandom random) {
    MessageBuilder builder =
        DiameterMessage.request(random.nextInt(), random.nextInt(1 << 24))
            .identifiers(random.nextInt(), random.nextInt());
    builder.text(BaseAvp.SESSION_ID, "s;".repeat(random.nextInt(20)));
    int avps = random.nextInt(8);
    for (int i = 0; i < avps; i++) {
      AvpKey key = new AvpKey(random.nextInt(), random.nextBoolean() ? 0 : random.nextInt());
      switch (random.nextInt(5)) {
        case 0 -> builder.integer32(key, random.nextInt());
        case 1 -> builder.integer64(key, random.nextLong());
        case 2 -> builder.text(key, "x".repeat(random.nextInt(30)));
        case 3 -> builder.time(key, Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE)));
        default ->
            builder.group(
                key,
                inside -> {
                  inside.octets(key, 0, "a".getBytes(StandardCharsets.US_ASCII));
                  inside.group(key, deeper -> deeper.integer32(key, 1));
                });
      }
    }
    return builder.build();
  }
}
